package mapview

import (
	"container/list"
	"image"
	"sync"
)

// Tiles draws the map: Web Mercator tiles of 256 pixels. Tile is called from several goroutines.
type Tiles interface {
	Tile(z, x, y int) *image.RGBA
}

// key names a tile.
type key struct{ z, x, y int }

// painters is how many tiles are drawn at the same time.
const painters = 2

// cacheBytes bounds the tiles that are kept: about 250 of them.
const cacheBytes = 64 << 20

// cache draws tiles off the window's goroutine and keeps the latest used ones.
type cache struct {
	post   func(func())  // hands a call to the window's goroutine
	ready  func()        // called there after new tiles have arrived
	slots  chan struct{} // one for each painter
	atOnce bool          // tiles are drawn when they are wanted, by who wants them

	mu      sync.Mutex
	tiles   Tiles
	edition int                   // of tiles: what was begun with older ones is dropped
	kept    map[key]*list.Element // of *painted
	order   *list.List            // latest used first
	bytes   int
	wanted  map[key]bool // what the screen shows and is not drawn yet
	queued  map[key]bool // handed to a painter
	telling bool         // ready is on its way to the window's goroutine
}

type painted struct {
	key     key
	picture *image.RGBA
}

func newCache(tiles Tiles, post func(func()), ready func()) *cache {
	return &cache{
		tiles: tiles, post: post, ready: ready, slots: make(chan struct{}, painters),
		kept: map[key]*list.Element{}, order: list.New(), wanted: map[key]bool{}, queued: map[key]bool{},
	}
}

// want says which tiles the screen shows: those that are not there yet are drawn, and those that were scrolled away
// before their turn are not.
func (c *cache) want(keys []key) {
	missing := c.missing(keys)
	for _, k := range missing {
		if c.atOnce {
			c.paint(k)
		} else {
			go c.paint(k)
		}
	}
}

// missing queues the tiles that are neither there nor queued.
func (c *cache) missing(keys []key) (missing []key) {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.wanted)
	for _, k := range keys {
		if _, here := c.kept[k]; here {
			continue
		}
		c.wanted[k] = true
		if !c.queued[k] {
			c.queued[k] = true
			missing = append(missing, k)
		}
	}
	return missing
}

func (c *cache) paint(k key) {
	c.slots <- struct{}{}
	defer func() { <-c.slots }()
	tiles, edition, wanted := c.begin(k)
	if wanted && c.finish(k, tiles.Tile(k.z, k.x, k.y), edition) && !c.atOnce {
		c.post(c.tell)
	}
}

// begin says whether the tile is still wanted. One that is not leaves the queue in the same moment, so that it can be
// wanted again.
func (c *cache) begin(k key) (tiles Tiles, edition int, wanted bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.wanted[k] {
		delete(c.queued, k)
		return nil, 0, false
	}
	return c.tiles, c.edition, true
}

// finish keeps a tile, unless it shows what the map no longer does. It says whether the window is to be told: it is not
// told twice of what it will see in one go.
func (c *cache) finish(k key, picture *image.RGBA, edition int) (tell bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.queued, k)
	if picture == nil {
		delete(c.wanted, k)
		return false
	}
	if edition == c.edition {
		c.keep(k, picture)
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
func (c *cache) keep(k key, picture *image.RGBA) {
	delete(c.wanted, k)
	c.kept[k] = c.order.PushFront(&painted{k, picture})
	c.bytes += len(picture.Pix)
	for c.bytes > cacheBytes && c.order.Len() > 1 {
		oldest := c.order.Back()
		tile := c.order.Remove(oldest).(*painted)
		delete(c.kept, tile.key)
		c.bytes -= len(tile.picture.Pix)
	}
}

// get is a tile that is there, or nil.
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

// forget drops every tile, because they are to be drawn differently.
func (c *cache) forget(tiles Tiles) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tiles = tiles
	c.edition++
	clear(c.kept)
	c.order.Init()
	c.bytes = 0
}
