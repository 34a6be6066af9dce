package atlas

import (
	"image/color"
	"strconv"
)

// entry is a line of the legend: a picture and what it means.
type entry struct {
	text    string
	picture func(d drawing, at vec)
}

// The sizes of legend and list, in pixels of a usual screen.
const (
	lineHeight = 24
	signRoom   = 26 // for the picture before a text
	columnWide = 420
	wider      = 0.92 // of the room is used, because a reader of an SVG may have another, wider font
)

// legend is what the marks mean, in as many rows as it takes.
func (p *plan) legend() block {
	f := p.face(12, false)
	type placedEntry struct {
		entry
		at vec
	}
	var all []placedEntry
	x, row := 0.0, 0
	for _, e := range p.entries() {
		e.text = p.shortened(f, e.text, p.inner()-p.px(signRoom))
		width := p.px(signRoom) + p.set.width(f, e.text) + p.px(22)
		if x > 0 && x+width-p.px(22) > p.inner() {
			x, row = 0, row+1
		}
		all = append(all, placedEntry{e, vec{x, p.px(lineHeight) * float64(row)}})
		x += width
	}
	height := p.px(10)
	if len(all) > 0 {
		height += p.px(lineHeight)*float64(row+1) + p.px(6)
	}
	return block{height, func(page drawing, _ insert, top float64) {
		var texts []script
		for _, e := range all {
			middle := vec{p.px(pageMargin+10) + e.at.x, top + p.px(10+lineHeight/2) + e.at.y}
			e.picture(page, middle)
			texts = append(texts, p.text(f, e.text, p.px(pageMargin+signRoom)+e.at.x, middle.y+f.size*0.36))
		}
		page.write(p.set, texts)
	}}
}

// entries are the lines of the legend for what is on this map.
func (p *plan) entries() []entry {
	var all []entry
	counts := make([]int, len(p.figure.Kinds))
	hollow, around, several := false, false, false
	zoom := p.view.worldZoom()
	for _, m := range p.figure.Marks {
		if m.Kind < len(counts) {
			counts[m.Kind]++
		}
		hollow = hollow || m.Hollow
		around = around || m.Around/metresPerPixel(m.Point.Lat, zoom) >= p.px(markRadius+3)
	}
	for _, g := range p.groups {
		several = several || len(g.marks) > 1
	}
	for i, kind := range p.figure.Kinds {
		if counts[i] == 0 {
			continue
		}
		all = append(all, entry{kind.Name + ": " + strconv.Itoa(counts[i]), func(d drawing, at vec) {
			p.single(d, Mark{Kind: i}, at, p.px(markRadius), "")
		}})
	}
	for _, shade := range p.figure.Shades {
		all = append(all, entry{shade.Name, func(d drawing, at vec) { p.swatch(d, at, shade.Colour) }})
	}
	if several && !p.numbered {
		all = append(all, entry{p.figure.Words.Several, func(d drawing, at vec) {
			d.discs([]circle{{at, p.px(9)}}, inkOfNumbers)
			d.discs([]circle{{at, p.px(6.6)}}, white)
			p.centred(d, p.face(8.5, true), "9", at, inkOfNumbers)
		}})
	}
	if hollow {
		all = append(all, entry{p.figure.Words.Hollow, func(d drawing, at vec) {
			d.discs([]circle{{at, p.px(markRadius + 1.6)}}, white)
			d.discs([]circle{{at, p.px(markRadius)}}, inkOfNumbers)
			d.discs([]circle{{at, p.px(markRadius - 2.2)}}, white)
		}})
	}
	if around {
		all = append(all, entry{p.figure.Words.Around, func(d drawing, at vec) {
			d.discs([]circle{{at, p.px(8)}}, faded(p.r.style.Village, 36))
			ring := disc(at, p.px(8))
			d.dashed([]path{newPath(append(ring, ring[0]))}, p.px(1), p.px(3), p.px(3), p.r.style.Village)
		}})
	}
	return all
}

// swatch is a piece of a filled area.
func (p *plan) swatch(d drawing, at vec, with color.RGBA) {
	box := func(half float64) [][]vec {
		x, y := p.px(half), p.px(half*0.75)
		return [][]vec{{{at.x - x, at.y - y}, {at.x + x, at.y - y}, {at.x + x, at.y + y}, {at.x - x, at.y + y}}}
	}
	d.polygons(box(9), p.r.style.OblastBorder)
	d.polygons(box(8), with)
}

// list is the numbered marks in columns, read from the top to the bottom.
func (p *plan) list() block {
	f := p.face(12, false)
	marks := p.figure.Marks
	columns := min(len(marks), max(1, int(p.inner()/p.px(columnWide))))
	rows := (len(marks) + columns - 1) / columns
	width := p.inner() / float64(columns)
	height := p.px(lineHeight)*float64(rows) + p.px(8)
	return block{height, func(page drawing, _ insert, top float64) {
		var texts []script
		for i, m := range marks {
			x, y := p.px(pageMargin)+width*float64(i/rows), top+p.px(lineHeight)*(float64(i%rows)+0.5)
			p.single(page, m, vec{x + p.px(10), y}, p.px(8.2), strconv.Itoa(i+1))
			texts = append(texts, p.text(f, p.shortened(f, m.Text, (width-p.px(signRoom+10))*wider), x+p.px(signRoom), y+f.size*0.36))
		}
		page.write(p.set, texts)
	}}
}
