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
	rings [][]aid.Point
}

func newShape(layers *pack.Layers, area pack.Area, unit Unit) shape {
	s := shape{unit: unit, box: Bounds{South: 90, West: 180, North: -90, East: -180}}
	for _, ring := range area.Rings {
		line := layers.Points(ring)
		points := make([]aid.Point, len(line))
		for i, v := range line {
			p := point(v)
			points[i] = p
			s.box = Bounds{min(s.box.South, p.Lat), min(s.box.West, p.Lon), max(s.box.North, p.Lat), max(s.box.East, p.Lon)}
		}
		s.rings = append(s.rings, points)
	}
	return s
}

// contains is the even-odd rule on longitudes and latitudes.
func (s *shape) contains(p aid.Point) bool {
	if !s.box.Contains(p) {
		return false
	}
	odd := false
	for _, ring := range s.rings {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			if (a.Lat > p.Lat) != (b.Lat > p.Lat) && p.Lon < (b.Lon-a.Lon)*(p.Lat-a.Lat)/(b.Lat-a.Lat)+a.Lon {
				odd = !odd
			}
		}
	}
	return odd
}

// distance is how far a point is from the outline, in metres, or infinite where that is surely more than limit. Edges of
// the map sheet are no border.
func (s *shape) distance(p aid.Point, limit float64) float64 {
	plane := newPlane(p)
	reach := Bounds{p.Lat - limit/plane.north, p.Lon - limit/plane.east, p.Lat + limit/plane.north, p.Lon + limit/plane.east}
	nearest := math.Inf(1)
	if s.box.South > reach.North || s.box.North < reach.South || s.box.West > reach.East || s.box.East < reach.West {
		return nearest
	}
	for _, ring := range s.rings {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			if min(a.Lat, b.Lat) > reach.North || max(a.Lat, b.Lat) < reach.South ||
				min(a.Lon, b.Lon) > reach.East || max(a.Lon, b.Lon) < reach.West || onSheetEdge(a, b) {
				continue
			}
			nearest = min(nearest, plane.toSegment(a, b))
		}
	}
	return nearest
}

func onSheetEdge(a, b aid.Point) bool {
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
