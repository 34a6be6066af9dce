// Package mvt reads vector tiles: Mapbox Vector Tile, version 2.1 (github.com/mapbox/vector-tile-spec), with limits on
// everything that a tile may claim.
package mvt

import "errors"

var (
	// ErrDamaged is returned when the bytes are no vector tile.
	ErrDamaged = errors.New("the vector tile is damaged")
	// ErrTooLarge is returned when a tile holds more than is drawn.
	ErrTooLarge = errors.New("the vector tile holds too much")
)

// Limits of one tile.
const (
	maxLayers   = 256
	maxFeatures = 200_000
	maxVertices = 1_000_000
	maxValues   = 200_000 // of one layer, and as many keys
	maxExtent   = 1 << 16
)

// Layer is features of one sort.
type Layer struct {
	Name     string
	Extent   int // width and height of the tile in the units of its vertices
	Features []Feature

	keys   []string
	values []string
}

// Kind is what a feature's parts are.
type Kind uint8

// The kinds of features, as the format numbers them.
const (
	Unknown Kind = iota
	Point
	Line
	Polygon
)

// Vertex is a position in units of the layer's extent, from the north-west corner of the tile.
type Vertex struct{ X, Y int32 }

// Feature is a thing on the map: points, lines, or closed rings of which the last vertex is not repeated. Outer rings go
// clockwise on the map, holes the other way.
type Feature struct {
	Kind  Kind
	Parts [][]Vertex

	tags []uint32 // pairs of a key's and a value's number in the layer
}

// Value returns what a feature says under a key, as text: numbers in decimal, "true" and "false"; empty where it does not
// say anything.
func (l *Layer) Value(f *Feature, key string) string {
	for i := 0; i+1 < len(f.tags); i += 2 {
		if k := f.tags[i]; int(k) < len(l.keys) && l.keys[k] == key && int(f.tags[i+1]) < len(l.values) {
			return l.values[f.tags[i+1]]
		}
	}
	return ""
}
