package mapview

import (
	"cmp"
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// tileLayer shows the tiles of a view. For those that are not drawn yet it shows what was on the screen before, and
// below that the same place from tiles of lower zooms, so that the map is never blank.
type tileLayer struct {
	m      *Map
	frames frames
	zoom   int
	tiles  map[key]*tile
	before []*tile // of other zooms, in the order in which they are drawn
	wanted []key

	list    []fyne.CanvasObject
	changed bool // since list was made
	covers  bool // tiles cover all of the view: nothing behind them is seen
}

// tile is a tile on the screen.
type tile struct {
	key     key
	frame   *canvas.Image
	picture *image.RGBA
	up      int // of a stand-in: how many zooms lower it was drawn; 0: the tile itself
}

// mostBefore bounds what is kept from before while a person zooms faster than tiles are drawn.
const mostBefore = 96

// mostGrown is how many zooms lower than the view a whole tile from before may be. Each zoom doubles its sides, and a
// canvas without a graphics card scales all of it, not only what is seen: eight zooms would be gigabytes.
const mostGrown = 3

// coarser is how many zooms lower the tiles are that are drawn first, as stand-ins: a screen has a few of them.
const coarser = 2

func newTileLayer(m *Map) *tileLayer { return &tileLayer{m: m, tiles: map[key]*tile{}, changed: true} }

// objects are in the order in which they are drawn: stand-ins, what was there before, tiles.
func (l *tileLayer) objects() []fyne.CanvasObject {
	if !l.changed {
		return l.list
	}
	l.changed = false
	clear(l.list)
	l.list = l.list[:0]
	for _, t := range l.tiles {
		if t.up > 0 {
			l.list = append(l.list, t.frame)
		}
	}
	for _, t := range l.before {
		l.list = append(l.list, t.frame)
	}
	for _, t := range l.tiles {
		if t.up == 0 {
			l.list = append(l.list, t.frame)
		}
	}
	return l.list
}

// lay shows a view, which may be on the way to another.
func (l *tileLayer) lay(now view) {
	if zoom := l.m.Zoom(); zoom != l.zoom {
		l.leave()
		l.zoom = zoom
	}
	goal := viewOf(camera{l.m.aim.at, float64(l.zoom)}, now.size)
	visible := goal.tiles(l.zoom, 0)
	if now.zoom == goal.zoom && now != goal { // a glide shows what lies on its way
		for _, k := range now.tiles(l.zoom, 0) {
			if !slices.Contains(visible, k) {
				visible = append(visible, k)
			}
		}
	}
	l.m.cache.want(l.wish(goal, visible))
	exact := l.exact()
	complete := true
	for _, k := range visible {
		t := l.show(k)
		complete = complete && t != nil && t.up == 0
	}
	l.covers = complete && now.within()
	for k, t := range l.tiles {
		if !slices.Contains(visible, k) {
			delete(l.tiles, k)
			l.drop(t)
			continue
		}
		now.lay(t)
		t.filter(exact && t.up == 0)
	}
	l.before = slices.DeleteFunc(l.before, func(t *tile) bool {
		now.lay(t)
		gone := complete || !now.shows(t.frame) || now.zoom-float64(t.key.z) > mostGrown
		if gone {
			l.drop(t)
		}
		return gone
	})
}

// exact says whether a tile of the map's zoom has a pixel for each of the screen's.
func (l *tileLayer) exact() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(l.m)
	return c != nil && c.Scale() == 1
}

// filter has a tile drawn pixel for pixel, for which a computer without a graphics card needs half the time, or smoothly.
// Tiles from before keep theirs: the change costs as much as a new picture, and they are gone in a moment.
func (t *tile) filter(exact bool) {
	mode := canvas.ImageScaleFastest
	if exact {
		mode = canvas.ImageScalePixels
	}
	if t.frame.ScaleMode != mode {
		t.frame.ScaleMode = mode
		t.frame.Refresh()
	}
}

// leave keeps what is shown until the tiles of another zoom are there.
func (l *tileLayer) leave() {
	for k, t := range l.tiles {
		delete(l.tiles, k)
		if t.up > 0 {
			l.drop(t)
		} else {
			l.before = append(l.before, t)
		}
	}
	for len(l.before) > mostBefore {
		l.drop(l.before[0])
		l.before = slices.Delete(l.before, 0, 1)
	}
	l.changed = true
}

func (l *tileLayer) drop(t *tile) {
	l.frames.give(t.frame)
	l.changed = true
}

// wish adds to the visible tiles what is wanted besides: before them a few coarse ones, which stand in for many, and after
// them those around the screen.
func (l *tileLayer) wish(goal view, visible []key) []key {
	if l.m.cache.atOnce {
		return visible
	}
	l.wanted = l.wanted[:0]
	if l.zoom-coarser >= l.m.minZoom {
		for _, k := range visible {
			if parent := k.parent(coarser); !slices.Contains(l.wanted, parent) {
				l.wanted = append(l.wanted, parent)
			}
		}
	}
	first := len(l.wanted)
	l.wanted = append(l.wanted, visible...)
	middle, side := goal.world(goal.middle()), math.Exp2(float64(l.zoom))
	away := func(k key) float64 {
		return math.Hypot(float64(k.x)+0.5-middle.x*side, float64(k.y)+0.5-middle.y*side)
	}
	slices.SortFunc(l.wanted[first:], func(a, b key) int { return cmp.Compare(away(a), away(b)) })
	for _, k := range goal.tiles(l.zoom, tileSize/2) {
		if !slices.Contains(visible, k) {
			l.wanted = append(l.wanted, k)
		}
	}
	return l.wanted
}

// show is the tile or its stand-in; nil where there is neither.
func (l *tileLayer) show(k key) *tile {
	t, picture, up := l.tiles[k], l.m.cache.get(k), 0
	if t != nil && t.up == 0 && (picture == nil || t.picture == picture) {
		return t // also when the cache has dropped it meanwhile
	}
	if picture == nil {
		if t != nil && t.up <= 1 {
			return t
		}
		if picture, up = l.m.cache.standIn(k); picture == nil || t != nil && up >= t.up {
			return t
		}
	}
	l.changed = true
	if t == nil {
		t = &tile{key: k, frame: l.frames.take(picture)}
		l.tiles[k] = t
	} else {
		show(t.frame, picture)
	}
	t.picture, t.up = picture, up
	return t
}

// tiles are the tiles of a zoom that a view of it shows, or that lie near its edge.
func (v view) tiles(zoom int, edge float64) (keys []key) {
	last := 1<<zoom - 1
	from := func(at float64) int { return max(0, int((at-edge)/tileSize)) }
	to := func(at float64) int { return min(last, int((at+edge)/tileSize)) }
	for x := from(v.left); x <= to(v.left+float64(v.size.Width)); x++ {
		for y := from(v.top); y <= to(v.top+float64(v.size.Height)); y++ {
			keys = append(keys, key{zoom, x, y})
		}
	}
	return keys
}

// within says whether all of the view lies in the world, which tiles end with.
func (v view) within() bool {
	side := tileSize * math.Exp2(v.zoom)
	return v.left >= 0 && v.top >= 0 && v.left+float64(v.size.Width) <= side && v.top+float64(v.size.Height) <= side
}

// lay puts a tile of any zoom where it belongs. Its edges are whole units of the screen, each that of its neighbour, so
// that there is no gap between them.
func (v view) lay(t *tile) {
	side := tileSize * math.Exp2(v.zoom-float64(t.key.z))
	edge := func(i int, from float64) float32 { return float32(math.Round(float64(i)*side - from)) }
	x, y := edge(t.key.x, v.left), edge(t.key.y, v.top)
	t.frame.Resize(fyne.NewSize(edge(t.key.x+1, v.left)-x, edge(t.key.y+1, v.top)-y))
	t.frame.Move(fyne.NewPos(x, y))
}

// shows says whether any of a picture is on the widget.
func (v view) shows(frame *canvas.Image) bool {
	at, size := frame.Position(), frame.Size()
	return at.X < v.size.Width && at.Y < v.size.Height && at.X+size.Width > 0 && at.Y+size.Height > 0
}
