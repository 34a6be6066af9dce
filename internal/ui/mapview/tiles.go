package mapview

import (
	"container/list"
	"image"
	"image/draw"
	"runtime"
	"sync"
)

// Tiles draws the map: square Web Mercator tiles, shown 256 units of the screen large. Tile is called from several
// goroutines, never from the window's; nil is a tile that there is none of. What it returns is not changed afterwards.
type Tiles interface {
	Tile(z, x, y int) *image.RGBA
}

// key names a tile.
type key struct{ z, x, y int }

// parent is the tile some zooms lower that the tile is a part of.
func (k key) parent(up int) key { return key{k.z - up, k.x >> up, k.y >> up} }

// painters is how many tiles are drawn at the same time: half of the processors, so that the window has its own.
var painters = min(max(1, runtime.NumCPU()/2), 4)

// cacheBytes bounds the tiles that are kept: about 250 of them. A screen so large that it wants more has what it wants.
const cacheBytes = 64 << 20

// cache draws tiles off the window's goroutine and keeps the latest used ones.
type cache struct {
	post   func(func()) // hands a call to the window's goroutine
	ready  func()       // called there after new tiles have arrived
	atOnce bool         // tiles are drawn when they are wanted, by who wants them

	mu      sync.Mutex
	tiles   Tiles
	edition int                   // of tiles: what was begun with older ones is dropped
	kept    map[key]*list.Element // of *painted
	order   *list.List            // latest used first
	bytes   int
	least   int   // how many are wanted
	queue   []key // what is wanted and not begun yet, the most wanted first
	drawing map[key]bool
	working int  // painters
	telling bool // ready is on its way to the window's goroutine
}

// painted is a tile that is kept, also one that there is none of.
type painted struct {
	key     key
	picture *image.RGBA
}

// bytes is what it takes, with its place in the cache.
func (p *painted) bytes() int {
	const place = 256
	if p.picture == nil {
		return place
	}
	return len(p.picture.Pix) + place
}

func newCache(tiles Tiles, post func(func()), ready func()) *cache {
	return &cache{tiles: tiles, post: post, ready: ready, kept: map[key]*list.Element{}, order: list.New(), drawing: map[key]bool{}}
}

// want says which tiles are to be there, the most wanted first. Those that were asked for before and are not asked for
// again are not drawn any more, unless they have been begun.
func (c *cache) want(keys []key) {
	start := c.enqueue(keys)
	if c.atOnce {
		if start > 0 {
			c.paint()
		}
		return
	}
	for range start {
		go c.paint()
	}
}

// enqueue says how many painters are to be started.
func (c *cache) enqueue(keys []key) (start int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.least, c.queue = len(keys), c.queue[:0]
	for _, k := range keys {
		if element, here := c.kept[k]; here {
			c.order.MoveToFront(element)
		} else if !c.drawing[k] {
			c.queue = append(c.queue, k)
		}
	}
	start = min(painters-c.working, len(c.queue))
	if c.atOnce {
		start = min(1, len(c.queue))
	}
	c.working += start
	return start
}

// paint draws what is wanted until there is no more.
func (c *cache) paint() {
	for {
		k, tiles, edition, more := c.next()
		if !more {
			return
		}
		if c.finish(k, tiles.Tile(k.z, k.x, k.y), edition) && !c.atOnce {
			c.post(c.tell)
		}
	}
}

func (c *cache) next() (k key, tiles Tiles, edition int, more bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.queue) == 0 {
		c.working--
		return k, nil, 0, false
	}
	k = c.queue[0]
	c.queue = append(c.queue[:0], c.queue[1:]...)
	c.drawing[k] = true
	return k, c.tiles, c.edition, true
}

// finish keeps a tile, unless it shows what the map no longer does. It says whether the window is to be told: it is not
// told twice of what it will see in one go.
func (c *cache) finish(k key, picture *image.RGBA, edition int) (tell bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.drawing, k)
	if edition == c.edition {
		c.keep(&painted{k, picture})
	}
	tell = !c.telling
	c.telling = true
	return tell
}

// tell runs on the window's goroutine.
func (c *cache) tell() {
	c.mu.Lock()
	c.telling = false
	c.mu.Unlock()
	c.ready()
}

// keep adds a tile and drops the ones not used for longest. The lock is held.
func (c *cache) keep(tile *painted) {
	c.kept[tile.key] = c.order.PushFront(tile)
	c.bytes += tile.bytes()
	for c.bytes > cacheBytes && c.order.Len() > c.least {
		oldest := c.order.Remove(c.order.Back()).(*painted)
		delete(c.kept, oldest.key)
		c.bytes -= oldest.bytes()
	}
}

// get is the picture of a tile that is there, or nil.
func (c *cache) get(k key) *image.RGBA {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, here := c.kept[k]
	if !here {
		return nil
	}
	c.order.MoveToFront(element)
	return element.Value.(*painted).picture
}

// mostEnlarged is how many zooms a stand-in may be lower than the tile: its pixels are then 32 as large.
const mostEnlarged = 5

// standIn is the part of a kept tile of a lower zoom that shows the place of a tile which is not drawn yet, and how many
// zooms lower it is; nil where there is none.
func (c *cache) standIn(k key) (picture *image.RGBA, up int) {
	for up = 1; up <= min(mostEnlarged, k.z); up++ {
		if parent := c.get(k.parent(up)); parent != nil {
			return part(parent, k, up), up
		}
	}
	return nil, 0
}

// part copies the part of a tile that shows one of a higher zoom: Fyne draws only whole pictures.
func part(parent *image.RGBA, k key, up int) *image.RGBA {
	side := max(1, parent.Rect.Dx()>>up)
	mask := 1<<up - 1
	picture := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.Draw(picture, picture.Rect, parent, parent.Rect.Min.Add(image.Pt((k.x&mask)*side, (k.y&mask)*side)), draw.Src)
	return picture
}

// forget drops every tile, because they are to be drawn differently.
func (c *cache) forget(tiles Tiles) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tiles = tiles
	c.edition++
	clear(c.kept)
	c.order.Init()
	c.bytes = 0
	c.queue = c.queue[:0]
}
