// Package atlas is geography without a network: the base map drawn as pictures, the gazetteer, administrative units,
// and the notations in which people write coordinates.
//
// Everything comes from assets/geo (see assets/ATTRIBUTION.md and package pack), or from a reference pack (package
// reference), which may know the borders of raions and hromadas. What the built-in map knows, measured against the
// national codifier of 29,704 settlements: the oblast of a point is right in 98.8 % of cases, and almost every error lies
// within 3 km of a drawn border, which Where reports. The raion is that of the nearest settlement: right in 94 % of
// cases, 98 % within 1 km of it, so it is a suggestion. 57 % of all settlements are known, and 451 of 459 cities. Three
// in four of the known ones carry their KATOTTG code and hromada: those whose name leaves no doubt, of which 99.8 % lie
// in the right raion against polygons of another source, and 99 % in the right hromada.
package atlas
