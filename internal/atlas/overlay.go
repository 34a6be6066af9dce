package atlas

import (
	"image"
	"image/color"
	"math"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/tileset"
)

// Overlay is tiles that are drawn over the map: a *tileset.Set is one. Its methods are called by many goroutines.
type Overlay interface {
	About() tileset.About
	// Tile is that of a column from the west and a row from the north, or one of a lower zoom that covers it.
	Tile(z, x, y int) (tileset.Tile, bool)
}

// Over returns a renderer in the same style and language that draws tiles over the map, the last ones on top, and over
// them the borders of Ukraine and its units. Our names stand above them, unless the tiles bring their own.
func (r *Renderer) Over(overlays ...Overlay) *Renderer {
	over := *r
	over.overlays = append(slices.Clone(r.overlays), overlays...)
	return &over
}

// Attribution is the line that has to stand beside the map: its own, and that of the tiles.
func (r *Renderer) Attribution() string {
	lines := []string{r.atlas.Attribution(r.lang)}
	for _, o := range r.overlays {
		if line := o.About().Attribution; line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, " ")
}

// sheetTile is a tile that lies on the map, and where, in pixels of a level.
type sheetTile struct {
	tileset.Tile
	about tileset.About
	box   rect
}

// cover lists the tiles that lie in a window of a level, each once: pictures as sharp as the window, vector tiles as they
// are made for the zoom on a usual screen.
func (r *Renderer) cover(w *window, level, zoom float64) []sheetTile {
	var tiles []sheetTile
	for _, o := range r.overlays {
		about, z := o.About(), int(level)
		if about.Vector {
			z = int(math.Round(zoom))
		}
		side := TileSize * math.Exp2(level-float64(z))
		known := map[[3]int]bool{}
		for y := math.Floor(w.view.y0 / side); y*side < w.view.y1; y++ {
			for x := math.Floor(w.view.x0 / side); x*side < w.view.x1; x++ {
				tile, ok := o.Tile(z, int(x), int(y))
				key := [3]int{tile.Z, tile.X, tile.Y}
				if !ok || known[key] {
					continue
				}
				known[key] = true
				size := TileSize * math.Exp2(level-float64(tile.Z))
				at := vec{float64(tile.X) * size, float64(tile.Y) * size}
				tiles = append(tiles, sheetTile{tile, about, rect{at.x, at.y, at.x + size, at.y + size}})
			}
		}
	}
	return tiles
}

// land is the rectangle that the tile's file says to cover, in pixels of a level.
func (t *sheetTile) land(level float64) path {
	var a, b vec
	a.x, a.y = Project(aid.Point{Lat: t.about.North, Lon: t.about.West}, level)
	b.x, b.y = Project(aid.Point{Lat: t.about.South, Lon: t.about.East}, level)
	return newPath([]vec{a, {b.x, a.y}, b, {a.x, b.y}})
}

// lay draws tiles over the map: pictures, and then vector tiles.
func (r *Renderer) lay(d drawing, tiles []sheetTile, l *level, zoom, enlarge float64) {
	var vectors []sheetTile
	for _, t := range tiles {
		if t.Picture != nil {
			d.picture(veiled(t.Picture, r.style.Veil), t.box)
		} else {
			vectors = append(vectors, t)
		}
	}
	if len(vectors) > 0 {
		r.features(d, vectors, l.zoom, zoom, enlarge)
	}
}

// veiled covers a picture with a translucent colour where it is not transparent, so that a bright one does not dazzle in
// the dark.
func veiled(m *image.RGBA, veil color.RGBA) *image.RGBA {
	if veil.A == 0 {
		return m
	}
	covered := image.NewRGBA(m.Rect)
	left, cover := 255-uint32(veil.A), [3]uint32{uint32(veil.R), uint32(veil.G), uint32(veil.B)}
	for i := 0; i+3 < len(m.Pix); i += 4 {
		alpha := uint32(m.Pix[i+3])
		for j, v := range cover {
			covered.Pix[i+j] = uint8((uint32(m.Pix[i+j])*left + v*alpha) / 255)
		}
		covered.Pix[i+3] = m.Pix[i+3]
	}
	return covered
}
