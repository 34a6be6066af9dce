package atlas

import (
	"math"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/pack"
)

// shape is the outline of a unit, ready for questions about points.
type shape struct {
	unit  Unit
	box   Bounds
	first int      // the southernmost band
	bands [][]edge // the edges that each band of latitude meets, from the south
	rings [][]pack.Vertex
}

// edge is a side of an outline.
type edge struct{ a, b pack.Vertex }

// bandHeight is how much latitude a band has, in packed units: about 5 km.
const bandHeight = 500

func newShape(layers *pack.Layers, area pack.Area, unit Unit) shape {
	s := shape{unit: unit, box: Bounds{South: 90, West: 180, North: -90, East: -180}}
	for _, ring := range area.Rings {
		line := layers.Points(ring)
		for _, v := range line {
			p := point(v)
			s.box = Bounds{min(s.box.South, p.Lat), min(s.box.West, p.Lon), max(s.box.North, p.Lat), max(s.box.East, p.Lon)}
		}
		s.rings = append(s.rings, line)
	}
	if len(s.rings) == 0 {
		return s
	}
	s.first = bandOf(s.box.South)
	s.bands = make([][]edge, bandOf(s.box.North)-s.first+1)
	for e := range s.edges {
		lower, upper := min(e.a.Lat, e.b.Lat), max(e.a.Lat, e.b.Lat)
		for band := bandOf(float64(lower) / pack.Scale); band <= bandOf(float64(upper)/pack.Scale); band++ {
			s.bands[band-s.first] = append(s.bands[band-s.first], e)
		}
	}
	return s
}

func bandOf(lat float64) int { return int(math.Floor(lat * pack.Scale / bandHeight)) }

// edges yields the sides of all rings.
func (s *shape) edges(yield func(edge) bool) {
	for _, ring := range s.rings {
		for i, a := range ring {
			if !yield(edge{a, ring[(i+1)%len(ring)]}) {
				return
			}
		}
	}
}

// contains is the even-odd rule on longitudes and latitudes. Only the edges in the point's band of latitude matter.
func (s *shape) contains(p aid.Point) bool {
	if !s.box.Contains(p) {
		return false
	}
	band := bandOf(p.Lat) - s.first
	if band < 0 || band >= len(s.bands) {
		return false
	}
	lat, lon := p.Lat*pack.Scale, p.Lon*pack.Scale
	odd := false
	for _, e := range s.bands[band] {
		aLat, bLat := float64(e.a.Lat), float64(e.b.Lat)
		if (aLat > lat) != (bLat > lat) && lon < float64(e.b.Lon-e.a.Lon)*(lat-aLat)/(bLat-aLat)+float64(e.a.Lon) {
			odd = !odd
		}
	}
	return odd
}

// onSheetEdge says whether an edge is where the map ends, which is no border.
func (e edge) onSheetEdge() bool {
	a, b := point(e.a), point(e.b)
	return a.Lon == b.Lon && (a.Lon <= Sheet.West || a.Lon >= Sheet.East) || a.Lat == b.Lat && (a.Lat <= Sheet.South || a.Lat >= Sheet.North)
}

// plane is a flat map around a point, in metres. It is true enough for a few tens of kilometres.
type plane struct {
	origin      aid.Point
	north, east float64 // metres in a degree
}

func newPlane(origin aid.Point) plane {
	const degree = 111_195 // metres in a degree of a sphere of 6,371 km
	return plane{origin, degree, degree * max(0.01, math.Cos(origin.Lat*math.Pi/180))}
}

func (m plane) place(p aid.Point) (x, y float64) {
	return (p.Lon - m.origin.Lon) * m.east, (p.Lat - m.origin.Lat) * m.north
}

// toSegment is the distance from the origin to a segment.
func (m plane) toSegment(a, b aid.Point) float64 {
	ax, ay := m.place(a)
	bx, by := m.place(b)
	dx, dy := bx-ax, by-ay
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = min(1, max(0, -(ax*dx+ay*dy)/length))
	}
	return math.Hypot(ax+along*dx, ay+along*dy)
}
