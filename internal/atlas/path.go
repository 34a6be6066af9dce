package atlas

import (
	"math"

	"focalpoint/internal/atlas/pack"
)

// vec is a position in pixels of the world at some zoom.
type vec struct{ x, y float64 }

// rect is a rectangle in the same pixels.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) meets(o rect) bool { return r.x0 < o.x1 && o.x0 < r.x1 && r.y0 < o.y1 && o.y0 < r.y1 }

func (r rect) holds(o rect) bool { return r.x0 <= o.x0 && r.y0 <= o.y0 && r.x1 >= o.x1 && r.y1 >= o.y1 }

func (r rect) grown(by float64) rect { return rect{r.x0 - by, r.y0 - by, r.x1 + by, r.y1 + by} }

// path is a line or closed ring with its box, which tells whether a tile needs to look at it.
type path struct {
	points []vec
	box    rect
	from   float64 // how far along a longer line it begins, so that dashes go on from piece to piece
}

func newPath(points []vec) path {
	p := path{points: points, box: rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}}
	for _, v := range points {
		p.box = rect{min(p.box.x0, v.x), min(p.box.y0, v.y), max(p.box.x1, v.x), max(p.box.y1, v.y)}
	}
	return p
}

// pieces cuts a long line into paths of a few dozen points, so that a tile draws only what is near it.
func pieces(points []vec) []path {
	const most = 48
	var paths []path
	along := 0.0
	for len(points) > 1 {
		n := min(len(points), most)
		piece := newPath(points[:n])
		piece.from = along
		paths = append(paths, piece)
		along += length(points[:n])
		points = points[n-1:]
	}
	return paths
}

func length(points []vec) float64 {
	sum := 0.0
	for i := 1; i < len(points); i++ {
		sum += math.Hypot(points[i].x-points[i-1].x, points[i].y-points[i-1].y)
	}
	return sum
}

// clockwise says in which direction a ring goes, on a map with north at the top.
func clockwise(ring []vec) bool {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum > 0
}

func projectLine(line pack.Line, zoom float64) []vec {
	points := make([]vec, len(line))
	for i, v := range line {
		points[i].x, points[i].y = Project(point(v), zoom)
	}
	return points
}

// simplify leaves out vertices that lie within the tolerance, in pixels, of the line without them (Douglas and Peucker).
// The ends stay.
func simplify(points []vec, tolerance float64) []vec {
	if len(points) < 3 {
		return points
	}
	keep := make([]bool, len(points))
	keep[0], keep[len(points)-1] = true, true
	type span struct{ from, to int }
	open := []span{{0, len(points) - 1}}
	for len(open) > 0 {
		s := open[len(open)-1]
		open = open[:len(open)-1]
		furthest, distance := 0, tolerance
		for i := s.from + 1; i < s.to; i++ {
			if d := toChord(points[i], points[s.from], points[s.to]); d > distance {
				furthest, distance = i, d
			}
		}
		if furthest > 0 {
			keep[furthest] = true
			open = append(open, span{s.from, furthest}, span{furthest, s.to})
		}
	}
	var kept []vec
	for i, p := range points {
		if keep[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

// rounded cuts the corners of a line two or three times (Chaikin), where the zoom is so near that they would look sharp. It is for
// rivers and built-up areas, never for borders. The ends stay.
func rounded(points []vec, zoom float64) []vec {
	if zoom < 8 {
		return points
	}
	rounds := 2
	if zoom >= 12 {
		rounds = 3
	}
	for range rounds {
		if len(points) < 3 {
			return points
		}
		cut := make([]vec, 0, 2*len(points))
		cut = append(cut, points[0])
		for i := range len(points) - 1 {
			a, b := points[i], points[i+1]
			cut = append(cut, vec{0.75*a.x + 0.25*b.x, 0.75*a.y + 0.25*b.y}, vec{0.25*a.x + 0.75*b.x, 0.25*a.y + 0.75*b.y})
		}
		points = append(cut, points[len(points)-1])
	}
	return points
}

// toChord is the distance from p to the segment from a to b.
func toChord(p, a, b vec) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = min(1, max(0, ((p.x-a.x)*dx+(p.y-a.y)*dy)/length))
	}
	return math.Hypot(p.x-a.x-along*dx, p.y-a.y-along*dy)
}
