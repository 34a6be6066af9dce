package compile

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/pack"
)

// ErrUnknownUnit says that a border belongs to a code that the codifier has not.
var ErrUnknownUnit = fmt.Errorf("%w: borders of a unit that the codifier does not have", ErrCodifier)

// unitShape is the border of a raion or hromada.
type unitShape struct {
	prefix string
	rings  []pack.Line
}

// readBorders reads features by the category of their code in the codifier. Borders of oblasts are left out: those of
// their raions are their borders.
func readBorders(files []io.Reader, property string, c codifier) (raions, hromadas []unitShape, err error) {
	for _, file := range files {
		features, err := outline.ReadFeatures(file)
		if err != nil {
			return nil, nil, err
		}
		for _, f := range features {
			code := latin.Replace(f.Text(property))
			e, known := c.find(code)
			if !known {
				return nil, nil, fmt.Errorf("%w: %s %.40q", ErrUnknownUnit, property, code)
			}
			f.Orient()
			if len(f.Lines) == 0 {
				continue // smaller than the packed form can tell
			}
			switch e.category {
			case 'P':
				raions = append(raions, unitShape{code[:6], f.Lines})
			case 'H':
				hromadas = append(hromadas, unitShape{code[:9], f.Lines})
			}
		}
	}
	return joined(raions), joined(hromadas), nil
}

// joined sorts shapes by code, and makes one of those of the same unit.
func joined(shapes []unitShape) []unitShape {
	slices.SortStableFunc(shapes, func(a, b unitShape) int { return cmp.Compare(a.prefix, b.prefix) })
	var all []unitShape
	for _, s := range shapes {
		if n := len(all); n > 0 && all[n-1].prefix == s.prefix {
			all[n-1].rings = append(all[n-1].rings, s.rings...)
			continue
		}
		all = append(all, s)
	}
	return all
}

// addBorders draws raions and hromadas into the layers. Where all raions of two neighbouring oblasts are known, the border
// between them takes the place of the built-in one.
func addBorders(layers *pack.Layers, raions, hromadas []unitShape, whole map[string]bool) {
	layers.Arcs = slices.Clone(layers.Arcs)
	drawn := topology(raions, func(a, b string) pack.Kind {
		switch {
		case a[:4] == b[:4]:
			return pack.RaionBorder
		case whole[a[:4]] && whole[b[:4]]:
			return pack.OblastBorder
		default:
			return pack.Hidden // the built-in line stays
		}
	})
	layers.Raions = drawn.Areas(layers, described(raions))
	drawnHromadas := topology(hromadas, func(a, b string) pack.Kind {
		if a[:6] == b[:6] {
			return pack.HromadaBorder
		}
		return pack.Hidden // a raion's
	})
	layers.Hromadas = drawnHromadas.Areas(layers, described(hromadas))
	hideCoarse(layers, whole)
	if whole[kyivOblast] {
		addKyiv(layers, drawn)
	}
}

func topology(shapes []unitShape, between func(a, b string) pack.Kind) *outline.Topology {
	rings := make([][]pack.Line, len(shapes))
	for i, s := range shapes {
		rings[i] = s.rings
	}
	touching := newFinder(shapes)
	return outline.NewTopology(rings, func(e outline.Edge, of []int) pack.Kind {
		if len(of) > 1 {
			return between(shapes[of[0]].prefix, shapes[of[1]].prefix)
		}
		if other, found := touching.beside(e.Middle(), of[0]); found {
			return between(shapes[of[0]].prefix, shapes[other].prefix)
		}
		return pack.Hidden // the coast or the state border, which are drawn already
	})
}

func described(shapes []unitShape) func(i int) pack.Area {
	return func(i int) pack.Area { return pack.Area{Code: shapes[i].prefix} }
}

// Kyiv has no raions of its own, and is the hole in the oblast around it.
const kyiv, kyivOblast = "UA80", "UA32"

// addKyiv gives the city the border of the hole, if there is one.
func addKyiv(layers *pack.Layers, raions *outline.Topology) bool {
	i := slices.IndexFunc(layers.Oblasts, func(a pack.Area) bool { return a.Code == kyiv })
	if i < 0 {
		return false
	}
	for _, edges := range raions.OuterRings() {
		ring := pack.Line{edges[0].A}
		for _, e := range edges {
			ring = append(ring, e.B)
		}
		if outline.SignedArea(ring) > 0 || !outline.Inside(layers.Oblasts[i].Label, []pack.Line{ring}) {
			continue
		}
		refs := raions.Ring(layers, edges)
		for _, ref := range refs {
			layers.Arcs[max(ref, ^ref)].Kind = pack.OblastBorder
		}
		hideOf(layers, layers.Oblasts[i])
		layers.Oblasts = slices.Clone(layers.Oblasts)
		layers.Oblasts[i].Rings = []pack.Ring{refs}
		return true
	}
	return false
}

// hideOf hides the built-in borders of an oblast.
func hideOf(layers *pack.Layers, oblast pack.Area) {
	for _, ref := range slices.Concat(oblast.Rings...) {
		if arc := &layers.Arcs[max(ref, ^ref)]; arc.Kind == pack.OblastBorder {
			arc.Kind = pack.Hidden
		}
	}
}

// hideCoarse hides the built-in borders between two oblasts whose raions are all known.
func hideCoarse(layers *pack.Layers, whole map[string]bool) {
	exact := make([]int, len(layers.Arcs)) // how many such oblasts an arc belongs to
	for _, oblast := range layers.Oblasts {
		for _, ring := range oblast.Rings {
			for _, ref := range ring {
				if whole[oblast.Code] {
					exact[max(ref, ^ref)]++
				}
			}
		}
	}
	for i, n := range exact {
		if n == 2 && layers.Arcs[i].Kind == pack.OblastBorder {
			layers.Arcs[i].Kind = pack.Hidden
		}
	}
}

// wholeOblasts are the prefixes of the oblasts of which every raion has a border.
func wholeOblasts(c codifier, raions []unitShape) map[string]bool {
	whole, missing := map[string]bool{}, map[string]bool{}
	for _, e := range c {
		if e.category != 'P' {
			continue
		}
		oblast := e.code[:4]
		if slices.ContainsFunc(raions, func(s unitShape) bool { return strings.HasPrefix(e.code, s.prefix) }) {
			whole[oblast] = true
		} else {
			missing[oblast] = true
		}
	}
	for oblast := range missing {
		delete(whole, oblast)
	}
	return whole
}

// boundsOf is the rectangle around borders; without any, Ukraine's.
func boundsOf(shapes ...[]unitShape) atlas.Bounds {
	b := atlas.Bounds{South: 90, West: 180, North: -90, East: -180}
	for _, s := range slices.Concat(shapes...) {
		for _, ring := range s.rings {
			for _, v := range ring {
				lat, lon := float64(v.Lat)/pack.Scale, float64(v.Lon)/pack.Scale
				b = atlas.Bounds{South: min(b.South, lat), West: min(b.West, lon), North: max(b.North, lat), East: max(b.East, lon)}
			}
		}
	}
	if b.South > b.North {
		return atlas.Ukraine
	}
	return b
}
