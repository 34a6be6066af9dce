package atlas

import (
	"cmp"
	"math"
	"slices"

	"focalpoint/internal/aid"
)

// placed is a label with its place, in pixels of the world.
type placed struct {
	label
	dotAt    vec
	baseline []vec    // where each line begins; empty where the name found no room
	turned   []turned // the letters of a river's name, instead of lines
	box      rect     // of everything that is drawn
}

// scripts are the lines of a name on a picture whose origin is a point of the world.
func (n *placed) scripts(s *Style, set *typesetter, origin vec) []script {
	ink, halo := n.colours(s)
	if len(n.turned) > 0 {
		letters := make([]turned, len(n.turned))
		for i, l := range n.turned {
			letters[i] = turned{l.letter, vec{l.at.x - origin.x, l.at.y - origin.y}, l.turn}
		}
		return []script{{face: n.face, line: n.lines[0], turned: letters, ink: ink, halo: halo}}
	}
	all := make([]script, len(n.baseline))
	for i, at := range n.baseline {
		all[i] = script{face: n.face, line: n.lines[i], at: vec{at.x - origin.x, at.y - origin.y}, hold: holdMiddle, ink: ink, halo: halo}
		switch {
		case n.dot == 0:
		case at.x > n.dotAt.x:
			all[i].hold = holdStart
		case at.x+set.width(n.face, n.lines[i]) < n.dotAt.x:
			all[i].hold = holdEnd
		}
	}
	return all
}

// placement puts names where they do not cover each other. Names are placed for the whole map, the most important
// first, so that neighbouring tiles agree on a name that crosses their border.
type placement struct {
	set     *typesetter
	zoom    float64 // of the picture
	enlarge float64 // how much larger than on the screen everything is set
	spacing float64 // the least distance between names, in pixels
	taken   map[[2]int][]area
	marks   []rect // drawn by somebody else
	result  []placed
}

// area is a piece of the map that is taken by a name or a dot.
type area struct {
	rect
	owner int // number of the label, or noLabel
}

// noLabel owns what no label may cover.
const noLabel = -1

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
func (p *placement) free(r rect, owner int) bool {
	free := true
	p.cells(r, func(cell [2]int) {
		for _, other := range p.taken[cell] {
			free = free && (other.owner == owner || !other.meets(r))
		}
	})
	return free
}

func (p *placement) take(r rect, owner int) {
	p.cells(r, func(cell [2]int) { p.taken[cell] = append(p.taken[cell], area{r, owner}) })
}

// reserve takes the place of a mark around a point, so that only its own name comes near it.
func (p *placement) reserve(at aid.Point, radius float64, owner int) {
	x, y := Project(at, p.zoom)
	p.take(rect{x, y, x, y}.grown(radius), owner)
}

// mark takes the place of a mark: a settlement under it is named beside it, without a dot.
func (p *placement) mark(box rect) {
	p.marks = append(p.marks, box)
	p.take(box, noLabel)
}

// over returns the mark that covers a dot or touches it.
func (p *placement) over(dot rect) (mark rect, covered bool) {
	for _, m := range p.marks {
		if m.meets(dot) {
			return m, true
		}
	}
	return rect{}, false
}

// addAll places labels in their order. Dots of large places come before all names.
func (p *placement) addAll(labels []label, frame *rect) {
	for i, l := range labels {
		if l.large {
			p.reserve(l.at, (l.dot+1)*p.enlarge, i)
		}
	}
	for i, l := range labels {
		p.add(i, l, frame)
	}
}

func (p *placement) cells(r rect, visit func([2]int)) {
	for y := int(math.Floor(r.y0 / gridSize)); y <= int(math.Floor(r.y1/gridSize)); y++ {
		for x := int(math.Floor(r.x0 / gridSize)); x <= int(math.Floor(r.x1/gridSize)); x++ {
			visit([2]int{x, y})
		}
	}
}

// add places one label, which owns its dot by its number. Names outside the frame are not placed; nil is no frame.
func (p *placement) add(number int, l label, frame *rect) {
	l.face.size *= p.enlarge
	l.face.tracking *= p.enlarge
	l.dot *= p.enlarge
	done := placed{label: l}
	done.dotAt.x, done.dotAt.y = Project(l.at, p.zoom)
	done.box = rect{done.dotAt.x, done.dotAt.y, done.dotAt.x, done.dotAt.y}.grown(l.dot + 1.5*p.enlarge)
	if mark, covered := p.over(done.box); covered && l.dot > 0 {
		done.dotAt, done.dot, done.box = vec{(mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2}, 0, mark
		l.dot, l.beside = 0, (mark.x1-mark.x0)/2+p.spacing
	}
	if frame != nil && l.course == nil && !frame.meets(done.box) {
		return
	}
	if l.dot > 0 && !l.always && !p.free(done.box, number) {
		return
	}
	switch {
	case len(l.lines) == 0:
		return
	case l.course != nil:
		p.addCourse(number, l, frame)
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
		if !p.inside(l.within, rect{corner.x, corner.y, corner.x + width, corner.y + height}) {
			continue
		}
		if !p.free(padded, number) || frame != nil && !frame.holds(box) {
			continue
		}
		for i := range l.lines {
			done.baseline = append(done.baseline, vec{
				corner.x + (width-widths[i])/2,
				math.Round(corner.y + l.face.size*0.86 + leading*float64(i)),
			})
		}
		p.take(box.grown(p.spacing/2), number)
		done.box = rect{min(done.box.x0, box.x0), min(done.box.y0, box.y0), max(done.box.x1, box.x1), max(done.box.y1, box.y1)}.grown(3 * p.enlarge)
		break
	}
	if done.baseline != nil || l.always && l.dot > 0 {
		if l.dot > 0 && !l.large {
			p.reserve(l.at, l.dot+p.enlarge, number)
		}
		p.result = append(p.result, done)
	}
}

// inside says whether most of a name lies in an area, judged by four points around its middle.
func (p *placement) inside(area *shape, name rect) bool {
	if area == nil {
		return true
	}
	x, y, side := (name.x0+name.x1)/2, (name.y0+name.y1)/2, (name.x1-name.x0)*0.4
	for _, v := range []vec{{x, name.y0}, {x, name.y1}, {x - side, y}, {x + side, y}} {
		if !area.contains(Unproject(v.x, v.y, p.zoom)) {
			return false
		}
	}
	return true
}

// areaOffsets are how far an area's name may move from the middle of the area, in widths and heights of the name, the
// smallest first.
var areaOffsets = func() []vec {
	var all []vec
	for _, x := range []float64{0, -0.25, 0.25, -0.5, 0.5, -0.8, 0.8} {
		for _, y := range []float64{0, -0.5, 0.5, -1, 1, -1.6, 1.6} {
			all = append(all, vec{x, y})
		}
	}
	slices.SortStableFunc(all, func(a, b vec) int { return cmp.Compare(math.Hypot(a.x, a.y/2), math.Hypot(b.x, b.y/2)) })
	return all
}()

// corners lists the upper left corners that a name may have, the best first: beside its dot, or around the middle of
// its area.
func corners(l label, at vec, width, height float64) []vec {
	if l.dot == 0 && l.beside == 0 {
		var around []vec
		for _, o := range areaOffsets {
			around = append(around, vec{at.x + width*(o.x-0.5), at.y + height*(o.y-0.5)})
		}
		return around
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
