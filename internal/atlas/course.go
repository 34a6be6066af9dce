package atlas

import (
	"math"
	"sort"
)

// turned is a letter of a name that follows a river: its origin in pixels of the world, and its direction.
type turned struct {
	letter rune
	at     vec
	turn   uint8
}

// A river's name is repeated after some distance, and stands a little above the line.
const (
	repeatName = 700.0 // pixels
	lift       = 3.5
)

// sharpBend is the most that two neighbouring letters may turn, in radians: more would push them into each other.
const sharpBend = 0.17

// addCourse writes a river's name along it wherever the river is straight enough and nothing else is there.
func (p *placement) addCourse(number int, l label, frame *rect) {
	width := p.set.width(l.face, l.lines[0])
	for _, line := range l.course {
		points := rounded(simplify(projectLine(line, p.zoom), tolerance), p.zoom)
		river := newRuler(points)
		for start := width / 2; start+1.5*width < river.length; start += width / 3 {
			if p.addTurned(number, l, river, start, width, frame) {
				start += repeatName * p.enlarge
			}
		}
	}
}

// addTurned tries to write the name on the stretch of the river that begins at a distance from its source.
func (p *placement) addTurned(number int, l label, river ruler, start, width float64, frame *rect) bool {
	from, to := river.at(start), river.at(start+width)
	if math.Hypot(to.x-from.x, to.y-from.y) < 0.95*width {
		return false
	}
	backwards := to.x < from.x // letters go from left to right
	done := placed{label: l, dotAt: from, box: rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}}
	along, previous := 0.0, math.NaN()
	for _, letter := range l.lines[0] {
		advance := p.set.advance(l.face, letter)
		middle := start + along + advance/2
		if backwards {
			middle = start + width - along - advance/2
		}
		along += advance + l.face.tracking
		a, b := river.at(middle-l.face.size), river.at(middle+l.face.size)
		if backwards {
			a, b = b, a
		}
		angle := math.Atan2(b.y-a.y, b.x-a.x)
		if math.Abs(angle-previous) > sharpBend {
			return false
		}
		previous = angle
		sin, cos := math.Sincos(angle)
		at := river.at(middle)
		above := lift * p.enlarge
		origin := vec{at.x - cos*advance/2 + sin*above, at.y - sin*advance/2 - cos*above}
		centre := vec{at.x + sin*(above+l.face.size*0.35), at.y - cos*(above+l.face.size*0.35)}
		box := rect{centre.x, centre.y, centre.x, centre.y}.grown(l.face.size * 0.6)
		if !p.free(box.grown(p.spacing/2), number) || frame != nil && !frame.holds(box) {
			return false
		}
		turn := uint8(int(math.Round(angle/(2*math.Pi)*turns)) & (turns - 1))
		done.turned = append(done.turned, turned{letter, origin, turn})
		done.box = rect{min(done.box.x0, box.x0), min(done.box.y0, box.y0), max(done.box.x1, box.x1), max(done.box.y1, box.y1)}
	}
	p.take(done.box, noLabel)
	done.box = done.box.grown(3 * p.enlarge)
	p.result = append(p.result, done)
	return true
}

// ruler measures distances along a line.
type ruler struct {
	points []vec
	from   []float64 // distance of each point from the first
	length float64
}

func newRuler(points []vec) ruler {
	r := ruler{points: points, from: make([]float64, len(points))}
	for i := 1; i < len(points); i++ {
		r.length += math.Hypot(points[i].x-points[i-1].x, points[i].y-points[i-1].y)
		r.from[i] = r.length
	}
	return r
}

// at is the point at a distance from the first one; before it and after the last one the line goes no further.
func (r ruler) at(distance float64) vec {
	i := sort.SearchFloat64s(r.from, distance)
	if i == 0 {
		return r.points[0]
	}
	if i >= len(r.points) {
		return r.points[len(r.points)-1]
	}
	a, b := r.points[i-1], r.points[i]
	t := (distance - r.from[i-1]) / (r.from[i] - r.from[i-1])
	return vec{a.x + t*(b.x-a.x), a.y + t*(b.y-a.y)}
}
