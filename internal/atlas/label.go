package atlas

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strings"

	"focalpoint/internal/aid"
)

// label is a name that wants a place on the map.
type label struct {
	lines  []string
	face   face
	ink    func(*Style) color.RGBA
	at     aid.Point
	dot    float64 // radius of its settlement's dot, 0 for the name of an area
	beside float64 // radius of a mark that is drawn by somebody else
	always bool    // the dot is drawn even where the name finds no room
}

// labels returns the names for a zoom, the most important first.
func (a *Atlas) labels(zoom float64, lang string) []label {
	var all []label
	all = append(all, a.countryLabels(zoom, lang)...)
	ranked := a.ranked()
	show := func(from, to rank) {
		for _, r := range ranked {
			if r.rank < from || r.rank > to || rankStyles[r.rank].from > zoom+0.01 {
				continue
			}
			all = append(all, settlementLabel(r, lang, zoom))
		}
	}
	show(capital, metropol)
	all = append(all, waterLabels(zoom, lang)...)
	show(centre, centre)
	all = append(all, a.oblastLabels(zoom, lang)...)
	show(town, village)
	return all
}

// rankedPlace is a settlement and its importance.
type rankedPlace struct {
	*Place
	rank rank
}

// rankPlaces orders settlements, the most important first.
func rankPlaces(places []Place) []rankedPlace {
	ranked := make([]rankedPlace, len(places))
	for i := range places {
		ranked[i] = rankedPlace{&places[i], rankOf(&places[i])}
	}
	slices.SortStableFunc(ranked, func(a, b rankedPlace) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.Population, a.Population))
	})
	return ranked
}

func settlementLabel(r rankedPlace, lang string, zoom float64) label {
	style := rankStyles[r.rank]
	return label{
		lines: []string{r.Name(lang)}, face: style.face(zoom), ink: r.rank.ink, at: r.Point, dot: style.dot,
		always: zoom >= rankStyles[village].from || r.rank <= centre,
	}
}

func (a *Atlas) countryLabels(zoom float64, lang string) []label {
	var all []label
	if zoom < 6 {
		name := inLanguage(lang, "УКРАЇНА", "UKRAINE")
		all = append(all, label{
			lines: []string{name}, face: face{bold: true, size: 13 + 2*(zoom-4), tracking: 3 + 3*(zoom-4)}, at: aid.Point{Lat: 49.15, Lon: 31.3},
			ink: func(s *Style) color.RGBA { return s.CountryName },
		})
	}
	if zoom < 4.5 || zoom > 9 {
		return all
	}
	for _, n := range a.layers.Neighbours {
		all = append(all, label{
			lines: []string{strings.ToUpper(inLanguage(lang, n.UK, n.EN))}, face: face{bold: true, size: 10 + 0.6*(zoom-5), tracking: 1.5}, at: point(n.Label),
			ink: func(s *Style) color.RGBA { return s.AbroadName },
		})
	}
	return all
}

func (a *Atlas) oblastLabels(zoom float64, lang string) []label {
	if zoom < 5.8 || zoom > 9 {
		return nil
	}
	var all []label
	for _, o := range a.layers.Oblasts {
		if o.Code == "UA80" || o.Code == "UA85" {
			continue // the city's own name stands there
		}
		name := strings.ToUpper(inLanguage(lang, o.UK, o.EN))
		lines := []string{name}
		if i := strings.LastIndexByte(name, ' '); i > 0 {
			lines = []string{name[:i], name[i+1:]}
		}
		all = append(all, label{
			lines: lines, face: face{size: 9 + 0.8*(zoom-6), tracking: 1.2 + 0.6*(zoom-6)}, at: point(o.Label),
			ink: func(s *Style) color.RGBA { return s.OblastName },
		})
	}
	return all
}

func waterLabels(zoom float64, lang string) []label {
	var all []label
	for _, w := range waters {
		if zoom < w.from-0.01 || zoom > w.to+0.01 {
			continue
		}
		name := inLanguage(lang, w.uk, w.en)
		all = append(all, label{
			lines: strings.Fields(name), face: face{slanted: true, size: w.size + min(4, 0.8*(zoom-w.from)), tracking: 0.8}, at: w.at,
			ink: func(s *Style) color.RGBA { return s.WaterName },
		})
	}
	return all
}

// placed is a label with its place, in pixels of the world.
type placed struct {
	label
	dotAt    vec
	named    bool  // the name found room
	baseline []vec // where each line begins
	box      rect  // of everything that is drawn
}

// placement puts names where they do not cover each other. Names are placed for the whole map, the most important
// first, so that neighbouring tiles agree on a name that crosses their border.
type placement struct {
	set     *typesetter
	zoom    float64 // of the picture
	enlarge float64 // how much larger than on the screen everything is set
	spacing float64 // the least distance between names, in pixels
	taken   map[[2]int][]rect
	result  []placed
}

func newPlacement(set *typesetter, zoom, enlarge float64) *placement {
	spacing := 2.0
	if zoom < 10.5 {
		spacing = 5 // an overview should breathe
	}
	return &placement{set: set, zoom: zoom, enlarge: enlarge, spacing: spacing * enlarge, taken: map[[2]int][]rect{}}
}

// gridSize is the width of the cells in which taken places are looked up, in pixels.
const gridSize = 96

func (p *placement) free(r rect) bool {
	free := true
	p.cells(r, func(cell [2]int) {
		for _, other := range p.taken[cell] {
			free = free && !other.meets(r)
		}
	})
	return free
}

func (p *placement) take(r rect) {
	p.cells(r, func(cell [2]int) { p.taken[cell] = append(p.taken[cell], r) })
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
	if l.dot > 0 && !l.always && !p.free(done.box) {
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
		if !p.free(padded) || frame != nil && !frame.holds(box) {
			continue
		}
		for i := range l.lines {
			done.baseline = append(done.baseline, vec{
				corner.x + (width-widths[i])/2,
				math.Round(corner.y + l.face.size*0.86 + leading*float64(i)),
			})
		}
		done.named = true
		p.take(box.grown(p.spacing / 2))
		done.box = rect{min(done.box.x0, box.x0), min(done.box.y0, box.y0), max(done.box.x1, box.x1), max(done.box.y1, box.y1)}.grown(3 * p.enlarge)
		break
	}
	if done.named || l.always && l.dot > 0 {
		if l.dot > 0 {
			p.take(rect{done.dotAt.x, done.dotAt.y, done.dotAt.x, done.dotAt.y}.grown(l.dot + p.enlarge))
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
		ink: func(s *Style) color.RGBA { return s.City },
	}, frame)
}
