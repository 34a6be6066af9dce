package atlas

import (
	"image/color"
	"math"
	"strconv"

	"focalpoint/internal/atlas/pack"
)

// scaleBar is a round length on the map, true in its middle.
type scaleBar struct {
	box    rect // of all of it
	length float64
	text   string
}

// newScaleBar puts a bar of at most 120 pixels into the lower left corner.
func (p *plan) newScaleBar(box rect) scaleBar {
	metres := metresPerPixel(p.view.Centre.Lat, p.view.worldZoom())
	round := roundLength(metres * p.px(120))
	text := strconv.Itoa(int(round)) + "\u00A0" + p.figure.Words.Metres
	if round >= 1000 {
		text = strconv.Itoa(int(round/1000)) + "\u00A0" + p.figure.Words.Kilometres
	}
	bar := scaleBar{length: round / metres, text: text}
	width := bar.length + p.px(20) + p.set.width(p.face(11, false), text)
	bar.box = rect{box.x0 + p.px(8), box.y1 - p.px(32), box.x0 + p.px(8) + width, box.y1 - p.px(8)}
	return bar
}

// roundLength is the largest of 1, 2 and 5 times a power of ten that is not longer.
func roundLength(metres float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(max(1, metres))))
	for _, step := range []float64{5, 2} {
		if metres >= step*power {
			return step * power
		}
	}
	return power
}

func (b scaleBar) draw(p *plan, d drawing) {
	w := d.frame()
	x, y := b.box.x0+p.px(6), b.box.y1-p.px(8)
	tick := p.px(5)
	line := []vec{{x, y - tick}, {x, y}, {x + b.length, y}, {x + b.length, y - tick}}
	for i, v := range line {
		line[i] = w.level(v)
	}
	d.stroke([]path{newPath(line)}, p.px(3.6), p.r.style.Halo)
	d.stroke([]path{newPath(line)}, p.px(1.4), p.r.style.City)
	text := p.text(p.face(11, false), b.text, x+b.length+p.px(7), y)
	text.halo = p.r.style.Halo
	d.write(p.set, []script{text})
}

// A map nearer than this zoom gets a small map of Ukraine that shows where it is.
const locatorFrom = 6.8

// locator is where the small map is drawn: in the corner that covers the fewest marks; nowhere in an overview.
func (p *plan) locator(box rect) rect {
	if p.view.Zoom < locatorFrom {
		return rect{}
	}
	width, height, gap := math.Round(p.px(150)), math.Round(p.px(104)), p.px(8)
	origin := p.view.window().origin
	var best rect
	fewest := math.MaxInt
	for _, corner := range []vec{
		{box.x1 - gap - width, box.y1 - gap - height}, {box.x1 - gap - width, box.y0 + gap}, {box.x0 + gap, box.y0 + gap},
	} {
		r := rect{math.Round(corner.x), math.Round(corner.y), math.Round(corner.x) + width, math.Round(corner.y) + height}
		covered := 0
		for _, g := range p.groups {
			if r.grown(p.px(14)).meets(rect{g.at.x - origin.x, g.at.y - origin.y, g.at.x - origin.x + 0.1, g.at.y - origin.y + 0.1}) {
				covered += len(g.marks)
			}
		}
		if covered < fewest {
			best, fewest = r, covered
		}
	}
	return best
}

func (p *plan) drawLocator(d drawing, box rect) {
	if box == (rect{}) {
		return
	}
	s, outer := &p.r.style, d.frame()
	view := Fit(Ukraine, int(box.x1-box.x0), int(box.y1-box.y0), p.unit/4, MaxZoom) // a quarter of the usual margin
	world := view.worldZoom()
	l := p.r.atlas.levels[view.level()]()
	w := view.window()
	// The small map is drawn on the large one: its pixels are moved there, and from there to the large one's level.
	moved := func(lines []path) []path {
		all := make([]path, len(lines))
		for i, line := range lines {
			points := make([]vec, len(line.points))
			for j, v := range line.points {
				at := w.local(v)
				points[j] = outer.level(vec{at.x + box.x0, at.y + box.y0})
			}
			all[i] = newPath(points)
		}
		return all
	}
	corners := []vec{{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}}
	country := moved(l.country)
	d.polygons([][]vec{corners}, s.Abroad)
	d.fill(country, s.Land)
	d.stroke(moved(l.lines[pack.OblastBorder]), p.px(0.5), s.OblastBorder)
	d.stroke(country, p.px(0.9), s.StateBorder)
	at := func(v vec) vec { // from the large map's pixels to the small one's place
		factor := math.Exp2(world - p.view.worldZoom())
		return vec{(v.x+outer.origin.x)*factor - w.origin.x + box.x0, (v.y+outer.origin.y)*factor - w.origin.y + box.y0}
	}
	from, to := at(vec{}), at(vec{float64(outer.width), float64(outer.height)})
	if least := p.px(9); to.x-from.x < least { // still to be seen
		middle := vec{(from.x + to.x) / 2, (from.y + to.y) / 2}
		from, to = vec{middle.x - least/2, middle.y - least*mapShape/2}, vec{middle.x + least/2, middle.y + least*mapShape/2}
	}
	p.outline(d, rect{from.x, from.y, to.x, to.y}, 1.6, Wedge.Colour())
	p.outline(d, box, 1, s.ForeignLine)
}

func (p *plan) outline(d drawing, r rect, width float64, with color.RGBA) {
	line := []vec{{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}, {r.x0, r.y0}}
	for i, v := range line {
		line[i] = d.frame().level(v)
	}
	d.stroke([]path{newPath(line)}, p.px(width), with)
}
