package atlas

import (
	"image/color"
	"math"

	"focalpoint/internal/aid"
)

// placed is a label with its place, in pixels of the world.
type placed struct {
	label
	dotAt    vec
	baseline []vec // where each line begins; empty where the name found no room
	box      rect  // of everything that is drawn
}

// placement puts names where they do not cover each other. Names are placed for the whole map, the most important
// first, so that neighbouring tiles agree on a name that crosses their border.
type placement struct {
	set     *typesetter
	zoom    float64 // of the picture
	enlarge float64 // how much larger than on the screen everything is set
	spacing float64 // the least distance between names, in pixels
	taken   map[[2]int][]area
	result  []placed
}

// area is a piece of the map that is taken: by a name, or by the dot of the settlement at a point.
type area struct {
	rect
	owner aid.Point
}

func newPlacement(set *typesetter, zoom, enlarge float64) *placement {
	spacing := 2.0
	if zoom < 10.5 {
		spacing = 5 // an overview should breathe
	}
	return &placement{set: set, zoom: zoom, enlarge: enlarge, spacing: spacing * enlarge, taken: map[[2]int][]area{}}
}

// gridSize is the width of the cells in which taken places are looked up, in pixels.
const gridSize = 96

// free says whether nobody but the owner has taken a piece of the map.
func (p *placement) free(r rect, owner aid.Point) bool {
	free := true
	p.cells(r, func(cell [2]int) {
		for _, other := range p.taken[cell] {
			free = free && (other.owner == owner || !other.meets(r))
		}
	})
	return free
}

func (p *placement) take(r rect, owner aid.Point) {
	p.cells(r, func(cell [2]int) { p.taken[cell] = append(p.taken[cell], area{r, owner}) })
}

// reserve takes the place of a mark around a point, so that only its own name comes near it.
func (p *placement) reserve(at aid.Point, radius float64) {
	x, y := Project(at, p.zoom)
	p.take(rect{x, y, x, y}.grown(radius), at)
}

// addAll places labels in their order. Dots that are drawn in any case come before all names.
func (p *placement) addAll(labels []label, frame *rect) {
	for _, l := range labels {
		if l.always && l.dot > 0 {
			p.reserve(l.at, (l.dot+1)*p.enlarge)
		}
	}
	for _, l := range labels {
		p.add(l, frame)
	}
}

func (p *placement) cells(r rect, visit func([2]int)) {
	for y := int(math.Floor(r.y0 / gridSize)); y <= int(math.Floor(r.y1/gridSize)); y++ {
		for x := int(math.Floor(r.x0 / gridSize)); x <= int(math.Floor(r.x1/gridSize)); x++ {
			visit([2]int{x, y})
		}
	}
}

// add places one label. Names outside the frame are not placed; nil is no frame.
func (p *placement) add(l label, frame *rect) {
	l.face.size *= p.enlarge
	l.face.tracking *= p.enlarge
	l.dot *= p.enlarge
	l.beside *= p.enlarge
	done := placed{label: l}
	done.dotAt.x, done.dotAt.y = Project(l.at, p.zoom)
	done.box = rect{done.dotAt.x, done.dotAt.y, done.dotAt.x, done.dotAt.y}.grown(l.dot + 1.5*p.enlarge)
	if frame != nil && !frame.meets(done.box) {
		return
	}
	if l.dot > 0 && !l.always && !p.free(done.box, l.at) {
		return
	}
	width, widths := 0.0, make([]float64, len(l.lines))
	for i, line := range l.lines {
		widths[i] = p.set.width(l.face, line)
		width = max(width, widths[i])
	}
	leading := l.face.size * 1.15
	height := leading*float64(len(l.lines)-1) + l.face.size
	for _, corner := range corners(l, done.dotAt, width, height) {
		box := rect{corner.x, corner.y, corner.x + width, corner.y + height}
		padded := box.grown(p.spacing)
		if l.within != nil && !l.within.contains(Unproject(corner.x+width/2, corner.y+height/2, p.zoom)) {
			continue
		}
		if !p.free(padded, l.at) || frame != nil && !frame.holds(box) {
			continue
		}
		for i := range l.lines {
			done.baseline = append(done.baseline, vec{
				corner.x + (width-widths[i])/2,
				math.Round(corner.y + l.face.size*0.86 + leading*float64(i)),
			})
		}
		p.take(box.grown(p.spacing/2), l.at)
		done.box = rect{min(done.box.x0, box.x0), min(done.box.y0, box.y0), max(done.box.x1, box.x1), max(done.box.y1, box.y1)}.grown(3 * p.enlarge)
		break
	}
	if done.baseline != nil || l.always && l.dot > 0 {
		if l.dot > 0 && !l.always {
			p.reserve(l.at, l.dot+p.enlarge)
		}
		p.result = append(p.result, done)
	}
}

// corners lists the upper left corners that a name may have, the best first: beside its dot, or around the middle of
// its area.
func corners(l label, at vec, width, height float64) []vec {
	if l.dot == 0 && l.beside == 0 {
		middle := vec{at.x - width/2, at.y - height/2}
		return []vec{middle, {middle.x, middle.y - 1.4*height}, {middle.x, middle.y + 1.4*height}, {middle.x - width*0.4, middle.y}, {middle.x + width*0.4, middle.y},
			{middle.x - width*0.3, middle.y - height*1.2}, {middle.x + width*0.3, middle.y + height*1.2}}
	}
	gap := max(l.dot, l.beside) + 3
	level := at.y - height*0.53
	return []vec{
		{at.x + gap, level},
		{at.x - gap - width, level},
		{at.x - width/2, at.y - gap - height*0.95},
		{at.x - width/2, at.y + gap - height*0.1},
		{at.x + gap*0.7, at.y - gap*0.7 - height*0.85},
		{at.x + gap*0.7, at.y + gap*0.4 - height*0.05},
		{at.x - gap*0.7 - width, at.y - gap*0.7 - height*0.85},
		{at.x - gap*0.7 - width, at.y + gap*0.4 - height*0.05},
	}
}

// pin places the name of a pin, whose own place is taken already.
func (p *placement) pin(pin Pin, frame *rect) {
	p.add(label{
		lines: []string{pin.Label}, face: face{bold: true, size: 12}, at: pin.Point, beside: pinRadius + 2,
		ink: func(s *Style) (letters, halo color.RGBA) { return s.City, s.Halo },
	}, frame)
}
