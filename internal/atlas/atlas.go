package atlas

import (
	"fmt"
	"sync"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/pack"
)

// Atlas is a map and its gazetteer: the built-in ones, or those of a reference pack. It does not change after it was read, and may be used by many goroutines.
type Atlas struct {
	credits []aid.Text // of sources besides those of the built-in map
	layers  *pack.Layers
	shapes  []shape // oblasts, then neighbours
	units   unitTable
	places  []Place
	nearby  cells
	names   func() *index        // made at the first search
	survey  func() *survey       // made at the first question about a point
	ranked  func() []rankedPlace // made at the first name on a map
	levels  levels               // of the map's geometry, each made when its zoom is first drawn
}

// Builtin returns the atlas that the program carries. It is read at the first call, in about 20 ms; later
// calls return the same value. An error means that the program file is damaged: it wraps pack.ErrDamaged.
func Builtin() (*Atlas, error) { return builtin() }

var builtin = sync.OnceValues(func() (*Atlas, error) {
	return New(assets.GeoLayers, assets.GeoSettlements, assets.GeoUnits)
})

// New reads an atlas from packed layers and settlements (package pack) and a table of units: lines of KATOTTG code,
// Ukrainian and English name between tabs; a line that begins with # is a comment. credits name the sources that it has
// besides those of the built-in map. An error wraps pack.ErrDamaged.
func New(layers, settlements []byte, units string, credits ...aid.Text) (*Atlas, error) {
	a := &Atlas{credits: credits}
	var err error
	if a.layers, err = pack.DecodeLayers(layers); err != nil {
		return nil, err
	}
	if a.units, err = readUnits(units); err != nil {
		return nil, err
	}
	packed, err := pack.DecodeSettlements(settlements)
	if err != nil {
		return nil, err
	}
	a.places = make([]Place, len(packed))
	for i, s := range packed {
		a.places[i] = newPlace(s)
	}
	for _, o := range a.layers.Oblasts {
		unit, ok := a.units.find(o.Code)
		if !ok {
			return nil, fmt.Errorf("reading the atlas: oblast %s is not in the table of units: %w", o.Code, pack.ErrDamaged)
		}
		a.shapes = append(a.shapes, newShape(a.layers, o, unit))
	}
	for _, n := range a.layers.Neighbours {
		a.shapes = append(a.shapes, newShape(a.layers, n, Unit{Code: n.Code, UK: n.UK, EN: n.EN, Level: Country}))
	}
	a.nearby = newCells(a.places)
	a.names = sync.OnceValue(func() *index { return newIndex(a, packed, assets.GeoOldNames) })
	if err := a.checkUnits(); err != nil {
		return nil, err
	}
	a.survey = sync.OnceValue(a.takeSurvey)
	a.ranked = sync.OnceValue(func() []rankedPlace { return rankPlaces(a.places) })
	a.levels = newLevels(a.layers, a.places)
	return a, nil
}

// Bounds is a rectangle of longitudes and latitudes in degrees, WGS 84.
type Bounds struct{ South, West, North, East float64 }

// Sheet is the area that the built-in map covers: Ukraine and a margin of its neighbours.
var Sheet = Bounds{South: 43.5, West: 20.5, North: 53.5, East: 42}

// Ukraine is the rectangle around Ukraine.
var Ukraine = Bounds{South: 44.2, West: 22.1, North: 52.4, East: 40.3}

// Contains says whether a point lies in the rectangle or on its edge.
func (b Bounds) Contains(p aid.Point) bool {
	return p.Lat >= b.South && p.Lat <= b.North && p.Lon >= b.West && p.Lon <= b.East
}

// point converts a packed position to degrees.
func point(v pack.Vertex) aid.Point {
	return aid.Point{Lat: float64(v.Lat) / pack.Scale, Lon: float64(v.Lon) / pack.Scale}
}
