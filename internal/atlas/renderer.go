package atlas

import (
	"image"
	"image/color"
	"math"
	"slices"
	"sync"

	"focalpoint/internal/atlas/pack"
)

// Renderer draws the base map in one style and language. It may be used by many goroutines.
type Renderer struct {
	atlas    *Atlas
	style    Style
	lang     string
	tint     Tint
	names    [MaxZoom + 1]func() *tileLabels
	overlays []Overlay // from the ground up
}

// NewRenderer returns a renderer with names in English for lang "en", otherwise in Ukrainian. It costs nothing; the
// first tile of a zoom takes some tens of milliseconds longer than the next ones.
func NewRenderer(a *Atlas, style Style, lang string) *Renderer {
	r := &Renderer{atlas: a, style: style, lang: lang}
	for z := range r.names {
		r.names[z] = sync.OnceValue(func() *tileLabels { return r.placeNames(z) })
	}
	return r
}

// tileLabels is the placed names of one zoom by the tiles that they touch, in the order in which they are drawn.
type tileLabels struct {
	placed []placed
	byTile map[[2]int][]int
}

func (r *Renderer) placeNames(zoom int) *tileLabels {
	set, err := letters()
	if err != nil {
		return &tileLabels{} // a map without names: the fonts are damaged, and the window says so itself
	}
	placement := newPlacement(set, float64(zoom), 1)
	placement.addAll(r.atlas.labels(float64(zoom), r.lang), nil)
	names := &tileLabels{placed: placement.result, byTile: map[[2]int][]int{}}
	for i, p := range names.placed {
		for y := int(math.Floor(p.box.y0 / TileSize)); y <= int(math.Floor(p.box.y1/TileSize)); y++ {
			for x := int(math.Floor(p.box.x0 / TileSize)); x <= int(math.Floor(p.box.x1/TileSize)); x++ {
				names.byTile[[2]int{x, y}] = append(names.byTile[[2]int{x, y}], i)
			}
		}
	}
	return names
}

// Tile draws the tile of a zoom (MinZoom to MaxZoom, others are drawn as the nearest of these), column x from the west
// and row y from the north, TileSize pixels square.
func (r *Renderer) Tile(z, x, y int) *image.RGBA {
	z = min(MaxZoom, max(MinZoom, z))
	c := newCanvas(TileSize, TileSize, vec{float64(x) * TileSize, float64(y) * TileSize}, 1)
	named := r.ground(c, r.atlas.levels[z](), float64(z), 1)
	if set, err := letters(); err == nil && !named {
		names := r.names[z]()
		here := make([]placed, 0, 32)
		for _, i := range names.byTile[[2]int{x, y}] {
			here = append(here, names.placed[i])
		}
		r.settlements(c, set, here, 1)
	}
	return c.done()
}

// ground draws everything but settlements and names, and says whether the tiles over the map bring names of their own.
func (r *Renderer) ground(c drawing, l *level, zoom, enlarge float64) (named bool) {
	thick := enlarge * (0.8 + 0.07*max(0, zoom-5)) // lines become a little thicker near by
	tiles := r.cover(c.frame(), l.zoom, zoom)
	r.land(c, l, tiles, zoom, thick, enlarge)
	r.lay(c, tiles, l, zoom, enlarge)
	r.borders(c, l, zoom, thick, enlarge)
	return slices.ContainsFunc(tiles, func(t sheetTile) bool { return t.about.OwnNames })
}

// land draws land and water; under tiles with waters of their own, only the land.
func (r *Renderer) land(c drawing, l *level, tiles []sheetTile, zoom, thick, enlarge float64) {
	s := &r.style
	c.paint(s.Sea)
	whole := slices.IndexFunc(tiles, func(t sheetTile) bool { return t.about.OwnWater })
	if whole >= 0 {
		c.fill([]path{tiles[whole].land(l.zoom)}, s.Land)
	}
	c.fill(l.beyond, s.Abroad)
	c.fill(l.neighbours, s.Abroad)
	// The two drawings of the state border differ: without this band, the sea would show between them.
	const seam = 2 * 2500 // metres
	w := c.frame()
	c.stroke(l.lines[pack.StateBorder], seam/w.scale(l.zoom), s.Abroad)
	c.fill(l.country, s.Land)
	r.tinting(c, l)
	if zoom >= 6.5 && whole < 0 {
		c.fill(l.urban, s.Urban)
	}
	if whole < 0 {
		c.circles(l.builtUp, l.country, s.Land, s.Urban)
	}
	c.stroke(l.lines[pack.ForeignBorder], thick, s.ForeignLine)
	if whole < 0 {
		r.rivers(c, l, zoom, enlarge)
		c.fill(l.lakes, s.Sea)
	}
	if edges := w.edges(l.zoom); len(edges) > 0 {
		c.fade(edges, s.Abroad)
	}
	if whole < 0 {
		c.stroke(l.lines[pack.Coast], thick, s.Coast)
	}
}

// borders draws the borders of Ukraine and its units.
func (r *Renderer) borders(c drawing, l *level, zoom, thick, enlarge float64) {
	s := &r.style
	r.units(c, l, zoom, thick, enlarge)
	if zoom > 9 && len(r.atlas.layers.Raions) == 0 { // the band says how exact the built-in line is
		c.stroke(l.lines[pack.OblastBorder], min(40*enlarge, 700/c.frame().scale(l.zoom)), faded(s.OblastBorder, 34))
	}
	if zoom > 6.5 {
		c.dashed(l.lines[pack.OblastBorder], thick*1.1, 7*enlarge, 4*enlarge, s.OblastBorder)
	} else {
		c.stroke(l.lines[pack.OblastBorder], thick, s.OblastBorder)
	}
	c.stroke(l.lines[pack.StateBorder], enlarge*min(9, 3+zoom-4), s.StateRibbon)
	c.stroke(l.lines[pack.StateBorder], thick*1.4, s.StateBorder)
}

// units draws the borders of raions and hromadas, which only a reference pack has: hromadas dotted, and not before there
// is room for them.
func (r *Renderer) units(c drawing, l *level, zoom, thick, enlarge float64) {
	if zoom > 8.9 {
		c.dashed(l.lines[pack.HromadaBorder], thick*0.8, 2*enlarge, 2.5*enlarge, r.style.UnitBorder)
	}
	if zoom > 6.9 {
		c.stroke(l.lines[pack.RaionBorder], thick*0.7, r.style.UnitBorder)
	}
}

// rivers draws the larger ones first in an overview, and makes them wider with every zoom.
func (r *Renderer) rivers(c drawing, l *level, zoom, enlarge float64) {
	for rank := range uint8(10) {
		width := enlarge * (0.35 + 0.32*(zoom-4)) * (1.5 - float64(rank)/10)
		if zoom < 5.5 && rank > 6 || width < 0.3 {
			continue
		}
		var lines []path
		for _, river := range l.rivers {
			if river.rank == rank {
				lines = append(lines, river.path)
			}
		}
		c.stroke(lines, min(4.5*enlarge, max(0.6*enlarge, width)), r.style.River)
	}
}

// settlements draws dots, and then names.
func (r *Renderer) settlements(d drawing, set *typesetter, names []placed, enlarge float64) {
	s, origin := &r.style, d.frame().origin
	dots := func(radius func(placed) float64, with color.RGBA) {
		var all []circle
		for _, n := range names {
			if r := radius(n); r > 0 {
				all = append(all, circle{vec{n.dotAt.x - origin.x, n.dotAt.y - origin.y}, r})
			}
		}
		d.discs(all, with)
	}
	dots(func(n placed) float64 {
		if n.dot == 0 {
			return 0
		}
		return n.dot + 1.1*enlarge
	}, s.DotRim)
	dots(func(n placed) float64 { return n.dot }, s.Dot)
	dots(func(n placed) float64 {
		if n.dot < 4*enlarge {
			return 0
		}
		return n.dot * 0.45 // the capital is a ring
	}, s.DotRim)
	texts := make([]script, 0, len(names))
	for _, n := range names {
		texts = append(texts, n.scripts(s, set, origin)...)
	}
	d.write(set, texts)
}
