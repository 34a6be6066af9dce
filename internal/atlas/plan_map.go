package atlas

import (
	"image/color"
	"math"
	"strconv"

	"focalpoint/internal/aid"
)

// mapBlock is the map with its marks, a scale bar, and where in Ukraine it is.
func (p *plan) mapBlock() block {
	height := float64(p.view.Height)
	return block{height, func(page drawing, inset insert, top float64) {
		at := vec{p.px(pageMargin), math.Round(top)}
		w := p.view.window()
		inset(w, at, func(d drawing) { p.drawMap(d) })
		p.frame(page, rect{at.x, at.y, at.x + float64(p.view.Width), at.y + height})
	}}
}

// frame draws a thin line around something on the page.
func (p *plan) frame(page drawing, r rect) {
	page.stroke([]path{newPath([]vec{{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}, {r.x0, r.y0}})}, p.px(1), p.r.style.ForeignLine)
}

func (p *plan) drawMap(d drawing) {
	named := p.r.ground(d, p.r.atlas.levels[p.view.level()](), p.view.Zoom, p.unit)
	p.surroundings(d)
	box := rect{0, 0, float64(p.view.Width), float64(p.view.Height)}
	bar := p.newScaleBar(box)
	locator := p.locator(box)
	origin := d.frame().origin
	placement := newPlacement(p.set, p.view.worldZoom(), p.unit)
	world := func(r rect) rect { return rect{r.x0 + origin.x, r.y0 + origin.y, r.x1 + origin.x, r.y1 + origin.y} }
	placement.take(world(bar.box), noLabel)
	placement.take(world(locator), noLabel)
	for _, g := range p.groups {
		placement.mark(p.extent(g).grown(p.px(2)))
	}
	inside := world(box).grown(-p.px(3))
	var names []label
	if !named {
		names = p.r.atlas.labels(p.view.Zoom, p.r.lang)
	}
	for i := range names {
		names[i].always = false // between many marks, a dot without its name says nothing
	}
	placement.addAll(names, &inside)
	p.r.settlements(d, p.set, placement.result, p.unit)
	for _, g := range p.groups {
		p.mark(d, g, vec{g.at.x - origin.x, g.at.y - origin.y})
	}
	bar.draw(p, d)
	p.drawLocator(d, locator)
}

// surroundings draws the circles in which the true places of marks lie, once where several have the same.
func (p *plan) surroundings(d drawing) {
	type area struct {
		at     aid.Point
		radius float64
	}
	w := d.frame()
	known := map[area]bool{}
	byColour := map[Sign][]circle{}
	var rings []path
	for _, m := range p.figure.Marks {
		a := area{m.Point, m.Around}
		if m.Around <= 0 || known[a] {
			continue
		}
		known[a] = true
		const widest = 1e5 // pixels: covers any picture
		zoom := p.view.worldZoom()
		c := circle{radius: min(widest, m.Around/metresPerPixel(m.Point.Lat, zoom))}
		if c.radius < p.px(markRadius+3) {
			continue // hidden by the mark
		}
		c.at.x, c.at.y = Project(m.Point, zoom)
		c.at.x, c.at.y = c.at.x-w.origin.x, c.at.y-w.origin.y
		sign := p.sign(m)
		byColour[sign] = append(byColour[sign], c)
		ring := disc(c.at, c.radius)
		for i, v := range ring {
			ring[i] = w.level(v)
		}
		rings = append(rings, newPath(append(ring, ring[0])))
	}
	for sign := range Sign(len(signs)) {
		d.discs(byColour[sign], faded(sign.Colour(), 36))
	}
	d.dashed(rings, p.px(1), p.px(3), p.px(3), p.r.style.Village)
}

func (p *plan) sign(m Mark) Sign {
	if m.Kind < len(p.figure.Kinds) {
		return p.figure.Kinds[m.Kind].Sign.known()
	}
	return Disc
}

// mark draws one mark, or the number of marks in a group.
func (p *plan) mark(d drawing, g group, at vec) {
	first := p.figure.Marks[g.marks[0]]
	switch {
	case len(g.marks) > 1 && p.numbered:
		p.pill(d, at, ranges(g.marks))
	case len(g.marks) > 1:
		p.count(d, at, g)
	case p.numbered:
		p.single(d, first, at, p.px(listRadius), strconv.Itoa(g.marks[0]+1))
	default:
		p.single(d, first, at, p.px(markRadius), "")
	}
}

// extent is the part of the world that a group covers.
func (p *plan) extent(g group) rect {
	box := rect{g.at.x, g.at.y, g.at.x, g.at.y}.grown(p.radius(len(g.marks)))
	if len(g.marks) > 1 && p.numbered {
		half := p.pillHalf(ranges(g.marks))
		box.x0, box.x1 = box.x0-half, box.x1+half
	}
	return box
}

// pillHalf is half of the straight part of a pill with a text.
func (p *plan) pillHalf(text string) float64 {
	return max(0, p.set.width(p.face(10.5, true), text)/2-p.px(4))
}

// white is the rim of marks in both styles.
var white = color.RGBA{R: 255, G: 255, B: 255, A: 255}

// single draws a mark; a hollow one is an outline, and its number is dark.
func (p *plan) single(d drawing, m Mark, at vec, radius float64, number string) {
	sign := p.sign(m)
	sign.draw(d, at, radius, p.px(1.6), white)
	sign.draw(d, at, radius, 0, sign.Colour())
	ink := white
	if m.Hollow {
		sign.draw(d, at, radius, -p.px(2.2), white)
		ink = sign.Colour()
	}
	size := 10.5
	if len(number) > 1 {
		size = 9.5
	}
	p.centred(d, p.face(size, true), number, vec{at.x, at.y + signs[sign].middle*radius}, ink)
}

func (p *plan) centred(d drawing, f face, text string, at vec, ink color.RGBA) {
	if text == "" {
		return
	}
	d.write(p.set, []script{{face: f, line: text, hold: holdMiddle, ink: ink, at: vec{at.x - p.set.width(f, text)/2, at.y + f.size*0.36}}})
}

// count draws a group as its number in a ring, whose parts show the kinds of its marks.
func (p *plan) count(d drawing, at vec, g group) {
	radius := p.radius(len(g.marks))
	d.discs([]circle{{at, radius + p.px(1.6)}}, white)
	var kinds [len(signs)]int
	for _, i := range g.marks {
		kinds[p.sign(p.figure.Marks[i])]++
	}
	from := 0.0
	for sign, n := range kinds {
		if n == 0 {
			continue
		}
		to := from + float64(n)/float64(len(g.marks))
		d.polygons([][]vec{ringPart(at, radius-p.px(3.2), radius, from, to)}, Sign(sign).Colour())
		from = to
	}
	d.discs([]circle{{at, radius - p.px(3.2)}}, white)
	size := 10.5
	if len(g.marks) > 999 {
		size = 8.5
	}
	p.centred(d, p.face(size, true), strconv.Itoa(len(g.marks)), at, inkOfNumbers)
}

// inkOfNumbers is black on the white of groups, in both styles.
var inkOfNumbers = color.RGBA{R: 0x1B, G: 0x24, B: 0x30, A: 255}

// ringPart is a part of a ring, in parts of a full turn from the top.
func ringPart(at vec, inner, outer, from, to float64) []vec {
	steps := 2 + int(40*(to-from))
	points := make([]vec, 0, 2*steps+2)
	add := func(radius, turn float64) {
		sin, cos := math.Sincos(2*math.Pi*turn - math.Pi/2)
		points = append(points, vec{at.x + radius*cos, at.y + radius*sin})
	}
	for i := range steps + 1 {
		add(outer, from+(to-from)*float64(i)/float64(steps))
	}
	for i := range steps + 1 {
		add(inner, to+(from-to)*float64(i)/float64(steps))
	}
	return points
}

// pill draws the numbers of marks that lie in one place.
func (p *plan) pill(d drawing, at vec, text string) {
	f := p.face(10.5, true)
	half, radius := p.pillHalf(text), p.px(listRadius)
	shape := func(grown float64) []vec {
		r := radius + grown
		var points []vec
		for i := range 25 {
			sin, cos := math.Sincos(math.Pi*float64(i)/24 - math.Pi/2)
			points = append(points, vec{at.x + half + r*cos, at.y + r*sin})
		}
		for i := range 25 {
			sin, cos := math.Sincos(math.Pi*float64(i)/24 + math.Pi/2)
			points = append(points, vec{at.x - half + r*cos, at.y + r*sin})
		}
		return points
	}
	d.polygons([][]vec{shape(p.px(1.6))}, white)
	d.polygons([][]vec{shape(0)}, inkOfNumbers)
	p.centred(d, f, text, at, white)
}

// ranges writes numbers of marks, counted from one: 1–3, 5. After three ranges an ellipsis stands for the rest.
func ranges(marks []int) string {
	text := ""
	for i, shown := 0, 0; i < len(marks); shown++ {
		if text != "" {
			text += ", "
		}
		if shown == 3 {
			return text + "…"
		}
		last := i
		for last+1 < len(marks) && marks[last+1] == marks[last]+1 {
			last++
		}
		text += strconv.Itoa(marks[i] + 1)
		if last > i {
			text += "–" + strconv.Itoa(marks[last]+1)
		}
		i = last + 1
	}
	return text
}
