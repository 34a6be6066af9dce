package tileset

import "sync"

// place names a tile.
type place struct{ z, x, y int }

// kept is a tile that was decoded, or could not be.
type kept struct {
	tile Tile
	good bool
}

// cacheSize is how many tiles are kept: at most 4 MB each, usually a quarter of one. Enlarged tiles are asked for again
// and again, and a tile that is drawn in both styles twice.
const cacheSize = 12

// cache keeps the tiles that were decoded last.
type cache struct {
	mu     sync.Mutex
	places [cacheSize]place
	tiles  [cacheSize]*kept
	oldest int
}

func (c *cache) get(at place) (kept, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, p := range c.places {
		if p == at && c.tiles[i] != nil {
			return *c.tiles[i], true
		}
	}
	return kept{}, false
}

func (c *cache) put(at place, tile kept) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.places[c.oldest], c.tiles[c.oldest] = at, &tile
	c.oldest = (c.oldest + 1) % cacheSize
}
