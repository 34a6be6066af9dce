package atlas

import (
	"cmp"
	"image/color"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/pack"
)

// label is a name that wants a place on the map.
type label struct {
	lines   []string
	face    face
	colours func(*Style) (letters, halo color.RGBA)
	at      aid.Point
	dot     float64     // radius of its settlement's dot, 0 for the name of an area
	beside  float64     // radius of a mark that covers the dot, in pixels of the picture
	always  bool        // the dot is drawn even where the name finds no room
	large   bool        // no other name may cover the dot, even of a place that is placed before
	within  *shape      // the area that the middle of the name may not leave, or nil
	course  []pack.Line // the river that the name follows, or nil
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
	show(town, smallTown)
	all = append(all, a.riverLabels(zoom, lang)...)
	show(largeVillage, village)
	return all
}

// rankedPlace is a settlement and its importance.
type rankedPlace struct {
	*Place
	rank rank
}

// rankPlaces orders settlements, the most important first.
func rankPlaces(places []Place) []rankedPlace {
	twice := repeated(places)
	ranked := make([]rankedPlace, 0, len(places))
	for i := range places {
		if !places[i].locality && !twice[i] {
			ranked = append(ranked, rankedPlace{&places[i], rankOf(&places[i])})
		}
	}
	slices.SortStableFunc(ranked, func(a, b rankedPlace) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), -compareTruth(isOblastCapital(a.Place), isOblastCapital(b.Place)), cmp.Compare(b.Population, a.Population))
	})
	return ranked
}

// repeated finds settlements that the gazetteer surely holds twice: one of two namesakes with its code, and within 6 km
// of it another without.
func repeated(places []Place) map[int]bool {
	const near = 6000 // metres
	known := map[string][]aid.Point{}
	for i := range places {
		if p := &places[i]; p.Code != "" {
			known[p.UK] = append(known[p.UK], p.Point)
		}
	}
	twice := map[int]bool{}
	for i := range places {
		p := &places[i]
		if p.Code != "" {
			continue
		}
		for _, at := range known[p.UK] {
			if newPlane(p.Point).toSegment(at, at) < near {
				twice[i] = true
			}
		}
	}
	return twice
}

// compareTruth orders false before true.
func compareTruth(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}

func settlementLabel(r rankedPlace, lang string, zoom float64) label {
	style := rankStyles[r.rank]
	return label{
		lines: []string{r.Name(lang)}, face: style.face(zoom), colours: r.rank.colours, at: r.Point, dot: style.dot,
		always: zoom >= rankStyles[village].from || r.rank == capital || zoom >= rankStyles[centre].from && isOblastCapital(r.Place),
		large:  r.rank <= centre,
	}
}

func (a *Atlas) countryLabels(zoom float64, lang string) []label {
	var all []label
	if zoom < 6 {
		name := inLanguage(lang, "УКРАЇНА", "UKRAINE")
		all = append(all, label{
			lines: []string{name}, face: face{bold: true, size: 13 + 2*(zoom-4), tracking: 3 + 3*(zoom-4)}, at: aid.Point{Lat: 49.15, Lon: 31.3},
			colours: func(s *Style) (letters, halo color.RGBA) { return s.CountryName, s.Halo },
		})
	}
	if zoom < 4.5 || zoom > 9 {
		return all
	}
	for _, n := range a.layers.Neighbours {
		all = append(all, label{
			lines: []string{strings.ToUpper(inLanguage(lang, n.UK, n.EN))}, face: face{bold: true, size: 10 + 0.6*(zoom-5), tracking: 1.5}, at: point(n.Label),
			colours: func(s *Style) (letters, halo color.RGBA) { return s.AbroadName, s.Abroad },
		})
	}
	return all
}

func (a *Atlas) oblastLabels(zoom float64, lang string) []label {
	if zoom < 5.8 || zoom > 9 {
		return nil
	}
	var all []label
	for i, o := range a.layers.Oblasts {
		if o.Code == "UA80" || o.Code == "UA85" {
			continue // the city's own name stands there
		}
		all = append(all, label{
			within: &a.shapes[i],
			lines:  oblastLines(inLanguage(lang, o.UK, o.EN)), face: face{size: 9 + 0.8*(zoom-6), tracking: 1.2 + 0.6*(zoom-6)}, at: point(o.Label),
			colours: func(s *Style) (letters, halo color.RGBA) { return s.OblastName, s.Halo },
		})
	}
	return all
}

// oblastLines sets each word of a name on a line of its own, but not "of".
func oblastLines(name string) []string {
	lines := strings.Split(strings.ToUpper(strings.Replace(name, " of ", " of_", 1)), " ")
	for i, line := range lines {
		lines[i] = strings.Replace(line, "_", " ", 1)
	}
	return lines
}

func waterLabels(zoom float64, lang string) []label {
	var all []label
	for _, w := range waters {
		if zoom < w.from-0.01 || zoom > w.to+0.01 {
			continue
		}
		lines := []string{inLanguage(lang, w.uk, w.en)}
		if i := strings.LastIndexByte(lines[0], ' '); i > 0 {
			lines = []string{lines[0][:i], lines[0][i+1:]}
		}
		all = append(all, label{
			lines: lines, face: face{slanted: true, size: w.size + min(4, 0.8*(zoom-w.from)), tracking: 0.8}, at: w.at,
			colours: func(s *Style) (letters, halo color.RGBA) { return s.WaterName, s.Sea },
		})
	}
	return all
}

func (a *Atlas) riverLabels(zoom float64, lang string) []label {
	if zoom < 6.8 {
		return nil
	}
	var all []label
	for _, river := range a.layers.Rivers {
		if river.UK == "" {
			continue // not in Ukraine
		}
		all = append(all, label{
			lines: []string{inLanguage(lang, river.UK, river.EN)}, face: face{slanted: true, size: 10 + min(3, 0.5*(zoom-7)), tracking: 1}, course: river.Lines,
			colours: func(s *Style) (letters, halo color.RGBA) { return s.WaterName, s.Halo },
		})
	}
	return all
}
