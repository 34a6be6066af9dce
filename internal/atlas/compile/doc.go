// Package compile makes the content of a reference pack from what institutions publish: borders as GeoJSON, the Ministry's
// codifier (KATOTTG) and, if there is one, a list of settlements with coordinates. What none of them says, it takes from
// the built-in map.
package compile
