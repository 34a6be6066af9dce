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
	tiles Tiles
	post  func(func())  // hands a call to the window's goroutine
	ready func()        // called there after new tiles have arrived
	slots chan struct{} // one for each painter

	mu     sync.Mutex
	kept   map[key]*list.Element // of *painted
	order  *list.List            // latest used first
	bytes  int
	wanted map[key]bool // what the screen shows and is not drawn yet
	queued map[key]bool // handed to a painter
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
			go c.paint(k)
		}
	}
}

func (c *cache) paint(k key) {
	c.slots <- struct{}{}
	defer func() { <-c.slots }()
	c.mu.Lock()
	stillWanted := c.wanted[k]
	c.mu.Unlock()
	var picture *image.RGBA
	if stillWanted {
		picture = c.tiles.Tile(k.z, k.x, k.y)
	}
	c.mu.Lock()
	delete(c.queued, k)
	if picture != nil {
		c.keep(k, picture)
	}
	c.mu.Unlock()
	if picture != nil {
		c.post(c.ready)
	}
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
	clear(c.kept)
	c.order.Init()
	c.bytes = 0
}
