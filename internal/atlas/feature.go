package atlas

import (
	"math"

	"focalpoint/internal/atlas/mvt"
)

// features draws vector tiles. Each rule is drawn for all tiles at once, because the shapes of a tile reach a little into
// its neighbours.
func (r *Renderer) features(d drawing, tiles []sheetTile, level, zoom, enlarge float64) {
	sorted := make([][]path, len(tileRules))
	for i := range tiles {
		r.sortFeatures(sorted, &tiles[i], d.frame(), level, zoom)
	}
	near := enlarge * math.Pow(1.3, zoom-14) // lines become thicker near by
	const finest = 0.7                       // pixels
	rims := false
	for i, rule := range tileRules {
		if rule.of == road && !rims {
			rims = true
			r.rims(d, sorted, near, enlarge)
		}
		width := max(finest*enlarge, rule.width*near)
		switch {
		case len(sorted[i]) == 0:
		case rule.width == 0:
			d.fill(sorted[i], rule.ink(&r.style))
		case rule.dash > 0:
			d.dashed(sorted[i], width, rule.dash*enlarge, rule.dash*enlarge, rule.ink(&r.style))
		default:
			d.stroke(sorted[i], width, rule.ink(&r.style))
		}
	}
}

// rims draws the edges of all roads under the roads, so that crossings are open.
func (r *Renderer) rims(d drawing, sorted [][]path, near, enlarge float64) {
	const narrowest = 1.6 // pixels
	for i, rule := range tileRules {
		if width := rule.width * near; rule.rim && width >= narrowest*enlarge && len(sorted[i]) > 0 {
			d.stroke(sorted[i], width+1.4*enlarge, r.style.RoadRim)
		}
	}
}

// sortFeatures adds the shapes of a tile to the rules by which they are drawn.
func (r *Renderer) sortFeatures(sorted [][]path, t *sheetTile, w *window, level, zoom float64) {
	for i := range t.Layers {
		layer := &t.Layers[i]
		of := subjects[layer.Name]
		if of == 0 || of == boundary && len(r.atlas.layers.Raions) > 0 { // the pack's own borders are better
			continue
		}
		onMap := placing{t.box, (t.box.x1 - t.box.x0) / float64(layer.Extent), w.view.grown(24 / w.factor)}
		for j := range layer.Features {
			f := &layer.Features[j]
			if of == boundary && disputed(layer, f) {
				continue
			}
			for _, key := range [2]ruleKey{{of, classOf(of, layer, f)}, {of, ""}} {
				for _, rule := range rulesOf[key] {
					if zoom < tileRules[rule].from-0.01 {
						continue
					}
					switch {
					case f.Kind == mvt.Polygon && tileRules[rule].width == 0:
						sorted[rule] = onMap.areas(sorted[rule], f.Parts)
					case f.Kind == mvt.Line && of == boundary:
						sorted[rule] = append(sorted[rule], r.inUkraine(onMap.lines(nil, f.Parts), level)...)
					case f.Kind == mvt.Line && tileRules[rule].width > 0:
						sorted[rule] = onMap.lines(sorted[rule], f.Parts)
					}
				}
			}
		}
	}
}

// classOf is the finest class of a feature for which there is a rule; a space, which is none, where there is no rule.
func classOf(of subject, layer *mvt.Layer, f *mvt.Feature) string {
	for _, key := range classKeys {
		if class := layer.Value(f, key); class != "" && rulesOf[ruleKey{of, class}] != nil {
			return class
		}
	}
	return " "
}

// disputed says whether somebody claims a border that is none, or it runs through the sea.
func disputed(layer *mvt.Layer, f *mvt.Feature) bool {
	for _, key := range []string{"disputed", "maritime", "claimed_by", "disputed_name"} {
		switch layer.Value(f, key) {
		case "", "0", "false", "no":
		default:
			return true
		}
	}
	return false
}

// inUkraine keeps the parts of lines that lie in Ukraine.
func (r *Renderer) inUkraine(lines []path, level float64) []path {
	var inside []path
	for _, line := range lines {
		from := 0
		for i := 1; i <= len(line.points); i++ {
			if i < len(line.points) && r.ukrainian(middle(line.points[i-1], line.points[i]), level) {
				continue
			}
			if i-from > 1 {
				inside = append(inside, newPath(line.points[from:i]))
			}
			from = i
		}
	}
	return inside
}

func middle(a, b vec) vec { return vec{(a.x + b.x) / 2, (a.y + b.y) / 2} }

func (r *Renderer) ukrainian(v vec, level float64) bool {
	at := Unproject(v.x, v.y, level)
	for i := range r.atlas.layers.Oblasts {
		if r.atlas.shapes[i].contains(at) {
			return true
		}
	}
	return false
}

// placing turns a tile's units into pixels of a level.
type placing struct {
	tile rect
	unit float64 // pixels
	view rect    // what can be seen, and a margin: a shape may reach far beyond it
}

func (p *placing) at(v mvt.Vertex) vec {
	return vec{p.tile.x0 + float64(v.X)*p.unit, p.tile.y0 + float64(v.Y)*p.unit}
}

// box is that of a part.
func (p *placing) box(part []mvt.Vertex) rect {
	west, north, east, south := part[0].X, part[0].Y, part[0].X, part[0].Y
	for _, v := range part[1:] {
		west, north, east, south = min(west, v.X), min(north, v.Y), max(east, v.X), max(south, v.Y)
	}
	from, to := p.at(mvt.Vertex{X: west, Y: north}), p.at(mvt.Vertex{X: east, Y: south})
	return rect{from.x, from.y, to.x, to.y}
}

func (p *placing) points(part []mvt.Vertex) []vec {
	points := make([]vec, len(part))
	for i, v := range part {
		points[i] = p.at(v)
	}
	return points
}

// areas adds rings that can be seen, but not specks.
func (p *placing) areas(to []path, parts [][]mvt.Vertex) []path {
	const speck = 0.4 // pixels
	for _, part := range parts {
		box := p.box(part)
		if len(part) > 2 && box.meets(p.view) && max(box.x1-box.x0, box.y1-box.y0) > speck {
			to = append(to, path{points: p.points(part), box: box})
		}
	}
	return to
}

// lines adds the parts of lines that can be seen.
func (p *placing) lines(to []path, parts [][]mvt.Vertex) []path {
	for _, part := range parts {
		box := p.box(part)
		switch {
		case len(part) < 2 || !box.grown(1).meets(p.view):
		case p.view.holds(box):
			to = append(to, path{points: p.points(part), box: box})
		default:
			to = append(to, cropped(p.points(part), p.view)...)
		}
	}
	return to
}

// cropped keeps the parts of a line that lie in a box, with how far along the line each of them begins.
func cropped(line []vec, box rect) []path {
	var parts []path
	var open []vec
	along, from := 0.0, 0.0
	end := func() {
		if len(open) > 1 {
			part := newPath(open)
			part.from = from
			parts = append(parts, part)
		}
		open = nil
	}
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		enter, leave := crossing(a, b, box)
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if enter < leave {
			on := func(t float64) vec { return vec{a.x + t*(b.x-a.x), a.y + t*(b.y-a.y)} }
			if enter > 0 || open == nil {
				end()
				open, from = []vec{on(enter)}, along+enter*length
			}
			open = append(open, on(leave))
		}
		if leave < 1 || enter >= leave {
			end()
		}
		along += length
	}
	end()
	return parts
}

// crossing is between which parts of a segment it lies in a box (Liang and Barsky); it does not where the first is not
// less than the second.
func crossing(a, b vec, box rect) (enter, leave float64) {
	leave = 1
	for _, side := range [4][2]float64{ // how deep the segment goes through a side, and how deep it begins
		{b.x - a.x, a.x - box.x0}, {a.x - b.x, box.x1 - a.x}, {b.y - a.y, a.y - box.y0}, {a.y - b.y, box.y1 - a.y},
	} {
		through, depth := side[0], side[1]
		switch {
		case through > 0:
			enter = max(enter, -depth/through)
		case through < 0:
			leave = min(leave, depth/-through)
		case depth < 0:
			return 1, 0
		}
	}
	return enter, leave
}
