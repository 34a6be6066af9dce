package mapview

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// tileLayer shows the tiles of a view, and the tiles of the zoom before while those are being drawn.
type tileLayer struct {
	m     *Map
	tiles map[key]*canvas.Image
	under map[key]*canvas.Image // of another zoom, larger or smaller than they were drawn
	zoom  int
}

// mostStretch is how many zooms away a tile is still worth showing; much larger ones would be slow to draw.
const mostStretch = 2

func newTileLayer(m *Map) *tileLayer {
	return &tileLayer{m: m, tiles: map[key]*canvas.Image{}, under: map[key]*canvas.Image{}}
}

func (l *tileLayer) objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(l.under)+len(l.tiles))
	for _, tile := range l.under {
		objects = append(objects, tile)
	}
	for _, tile := range l.tiles {
		objects = append(objects, tile)
	}
	return objects
}

func (l *tileLayer) lay(v view) {
	if v.zoom != l.zoom {
		if len(l.tiles) > 0 {
			l.under = l.tiles
		}
		if most := v.zoom - l.zoom; most < -mostStretch || most > mostStretch {
			clear(l.under)
		}
		l.tiles = map[key]*canvas.Image{}
	}
	l.zoom = v.zoom
	visible := v.tiles()
	l.m.cache.want(visible)
	shown, complete := map[key]*canvas.Image{}, true
	for _, k := range visible {
		tile := l.tile(k)
		if complete = complete && tile != nil; tile != nil {
			v.lay(tile, k)
			shown[k] = tile
		}
	}
	l.tiles = shown
	if complete {
		clear(l.under)
	}
	for k, tile := range l.under {
		v.lay(tile, k)
		if !v.shows(tile) {
			delete(l.under, k)
		}
	}
}

// tile is the picture of a tile, the one that is shown already where it is still right; nil while it is not drawn.
func (l *tileLayer) tile(k key) *canvas.Image {
	tile, picture := l.tiles[k], l.m.cache.get(k)
	if picture == nil || tile != nil && tile.Image == picture {
		return tile
	}
	tile = canvas.NewImageFromImage(picture)
	tile.ScaleMode = canvas.ImageScaleFastest
	return tile
}

// tiles are the tiles that a view shows.
func (v view) tiles() (keys []key) {
	last := 1<<v.zoom - 1
	from := func(at float64) int { return max(0, int(at/tileSize)) }
	to := func(at float64) int { return min(last, int(at/tileSize)) }
	for x := from(v.left); x <= to(v.left+float64(v.size.Width)); x++ {
		for y := from(v.top); y <= to(v.top+float64(v.size.Height)); y++ {
			keys = append(keys, key{v.zoom, x, y})
		}
	}
	return keys
}

// lay puts a tile of any zoom where it belongs.
func (v view) lay(tile *canvas.Image, k key) {
	side := tileSize * math.Exp2(float64(v.zoom-k.z))
	tile.Resize(fyne.NewSquareSize(float32(side)))
	tile.Move(fyne.NewPos(float32(math.Round(float64(k.x)*side-v.left)), float32(math.Round(float64(k.y)*side-v.top))))
}

// shows says whether any of a tile is on the widget.
func (v view) shows(tile *canvas.Image) bool {
	at, size := tile.Position(), tile.Size()
	return at.X < v.size.Width && at.Y < v.size.Height && at.X+size.Width > 0 && at.Y+size.Height > 0
}
