// Package outline turns the polygons of GeoJSON files into packed areas that share their borders: it is the way from what
// institutions publish to package pack, for the built-in map and for reference packs.
package outline
