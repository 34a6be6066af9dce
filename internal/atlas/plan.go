package atlas

import (
	"image"
	"math"
	"strings"

	"focalpoint/internal/aid"
)

// plan is a figure whose parts have their sizes: blocks from the top to the bottom of the page. Lengths are pixels of the
// picture; unit is how many of them make one of a usual screen.
type plan struct {
	r             *Renderer
	set           *typesetter
	figure        Figure
	unit          float64
	width, height int
	view          View
	groups        []group
	numbered      bool
	blocks        []block
}

// block is a part of the page.
type block struct {
	height float64
	draw   func(page drawing, inset insert, top float64)
}

// insert draws a window of the world on the page, with its upper left corner at a point.
type insert func(w window, at vec, paint func(drawing))

// Sizes in pixels of a usual screen.
const (
	pageMargin = 24
	mapShape   = 0.6  // the map's height for its width
	mostListed = 24   // marks that are numbered and listed
	nearestMap = 10.5 // zoom of a map of one place
	markRadius = 6.5
	listRadius = 9.5 // of a mark with a number in it
)

func (v vec) pixel() image.Point { return image.Pt(int(math.Round(v.x)), int(math.Round(v.y))) }

func (r *Renderer) plan(f Figure, unit float64) (*plan, error) {
	set, err := letters()
	if err != nil {
		return nil, ErrNoFont
	}
	p := &plan{r: r, set: set, figure: f, unit: unit}
	p.width = int(math.Round(float64(min(MaxFigure, max(MinFigure, f.Width))) * unit))
	p.figure.Marks = nil
	for _, m := range f.Marks {
		if m.Point.Valid() {
			m.Kind = min(max(0, m.Kind), max(0, len(f.Kinds)-1))
			p.figure.Marks = append(p.figure.Marks, m)
		}
	}
	p.numbered = len(p.figure.Marks) > 0 && len(p.figure.Marks) <= mostListed
	p.frameMap()
	p.blocks = append(p.blocks, p.header(), p.mapBlock(), p.legend())
	if p.numbered {
		p.blocks = append(p.blocks, p.list())
	}
	p.blocks = append(p.blocks, p.footer())
	height := 0.0
	for _, b := range p.blocks {
		height += b.height
	}
	p.height = int(math.Ceil(height))
	return p, nil
}

func (p *plan) draw(page drawing, inset insert) {
	page.paint(p.r.style.Page)
	top := 0.0
	for _, b := range p.blocks {
		b.draw(page, inset, top)
		top += b.height
	}
}

// inner is the width between the margins.
func (p *plan) inner() float64 { return float64(p.width) - 2*p.px(pageMargin) }

// px is a length on a usual screen in pixels of the picture.
func (p *plan) px(v float64) float64 { return v * p.unit }

func (p *plan) face(size float64, bold bool) face { return face{bold: bold, size: p.px(size)} }

// frameMap chooses the part of the world: all marks, or all of Ukraine when they lie far apart.
func (p *plan) frameMap() {
	points := make([]aid.Point, 0, len(p.figure.Marks))
	for _, m := range p.figure.Marks {
		points = append(points, m.Point)
		if m.Around > 0 {
			plane := newPlane(m.Point)
			north, east := m.Around/plane.north, m.Around/plane.east
			points = append(points, aid.Point{Lat: m.Point.Lat - north, Lon: m.Point.Lon - east}, aid.Point{Lat: m.Point.Lat + north, Lon: m.Point.Lon + east})
		}
	}
	bounds := Around(points...)
	if bounds.North-bounds.South > 3.5 || bounds.East-bounds.West > 7 {
		points = append(points, aid.Point{Lat: Ukraine.South, Lon: Ukraine.West}, aid.Point{Lat: Ukraine.North, Lon: Ukraine.East})
		bounds = Around(points...)
	}
	width := int(p.inner())
	p.view = Fit(bounds, width, int(math.Round(float64(width)*mapShape)), p.unit, nearestMap)
	p.groups = newGroups(p.onMap(), p.radius, p.px(14))
}

// radius is that of a group of so many marks, in pixels of the picture.
func (p *plan) radius(marks int) float64 {
	if p.numbered {
		return p.px(listRadius)
	}
	return p.px(groupRadius(marks))
}

// onMap is where the marks lie, in pixels from the world's corner.
func (p *plan) onMap() []vec {
	zoom := p.view.worldZoom()
	points := make([]vec, len(p.figure.Marks))
	for i, m := range p.figure.Marks {
		points[i].x, points[i].y = Project(m.Point, zoom)
	}
	return points
}

func (p *plan) header() block {
	title, subtitle := p.face(21, true), p.face(13, false)
	lines := p.wrapped(title, p.figure.Title, p.inner(), 2)
	height := p.px(18) + p.px(27)*float64(len(lines)) + p.px(8)
	if p.figure.Subtitle != "" {
		height += p.px(20)
	}
	return block{height, func(page drawing, _ insert, top float64) {
		var texts []script
		y := top + p.px(18)
		for _, line := range lines {
			y += p.px(27)
			texts = append(texts, p.text(title, line, p.px(pageMargin), y-p.px(6)))
		}
		if p.figure.Subtitle != "" {
			line := p.shortened(subtitle, p.figure.Subtitle, p.inner())
			s := p.text(subtitle, line, p.px(pageMargin), y+p.px(14))
			s.ink = p.r.style.Village
			texts = append(texts, s)
		}
		page.write(p.set, texts)
	}}
}

func (p *plan) text(f face, line string, x, y float64) script {
	return script{face: f, line: line, at: vec{x, y}, ink: p.r.style.City}
}

// footer is the notes, the attribution and the date.
func (p *plan) footer() block {
	note, small := p.face(12, false), p.face(10.5, false)
	var notes []string
	for _, n := range p.figure.Notes {
		notes = append(notes, p.wrapped(note, n, p.inner(), 3)...)
	}
	dateWidth := p.set.width(small, p.figure.Date)
	sources := p.wrapped(small, p.r.Attribution(), p.inner()-dateWidth-p.px(16), 3)
	height := p.px(18)*float64(len(notes)) + p.px(24) + p.px(14)*float64(len(sources))
	return block{height, func(page drawing, _ insert, top float64) {
		var texts []script
		for i, n := range notes {
			texts = append(texts, p.text(note, n, p.px(pageMargin), top+p.px(14)+p.px(18)*float64(i)))
		}
		y := top + height - p.px(18)
		date := p.text(small, p.figure.Date, float64(p.width)-p.px(pageMargin)-dateWidth, y)
		date.hold, date.ink = holdEnd, p.r.style.Village
		for i, line := range sources {
			source := p.text(small, line, p.px(pageMargin), y-p.px(14)*float64(len(sources)-1-i))
			source.ink = p.r.style.Village
			texts = append(texts, source)
		}
		page.write(p.set, append(texts, date))
	}}
}

// wrapped breaks a text into lines of a width; what does not fit into so many lines is left out after an ellipsis.
func (p *plan) wrapped(f face, text string, width float64, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && len(lines) < most-1 && p.set.width(f, longer) > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	for i := range lines {
		lines[i] = p.shortened(f, lines[i], width)
	}
	return lines
}

// shortened is a text that fits into a width, with an ellipsis where something is missing.
func (p *plan) shortened(f face, text string, width float64) string {
	if p.set.width(f, text) <= width {
		return text
	}
	room := width - p.set.width(f, "…")
	for i, letter := range text {
		if room -= p.set.advance(f, letter); room < 0 {
			return strings.TrimRight(text[:i], " ,.;:–-") + "…"
		}
	}
	return text
}
