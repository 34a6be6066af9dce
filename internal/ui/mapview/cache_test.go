package mapview

import (
	"image"
	"testing"
)

// The cache never holds more bytes than it may, also of tiles that there are none of.
func TestCacheIsBoundedInBytes(t *testing.T) {
	c := newCache(nil, nil, nil)
	big := image.NewRGBA(image.Rect(0, 0, 512, 512))
	for i := range 200 {
		c.keep(&painted{key{14, i, 0}, big})
		c.keep(&painted{key{14, i, 1}, nil})
		if c.bytes > cacheBytes {
			t.Fatalf("%d bytes after %d tiles", c.bytes, i)
		}
	}
	if c.order.Len() != len(c.kept) || c.get(key{14, 0, 0}) != nil || c.get(key{14, 199, 0}) == nil {
		t.Errorf("%d tiles in order, %d by key; the latest are to be there and the first not", c.order.Len(), len(c.kept))
	}
	c.forget(nil)
	if c.bytes != 0 || len(c.kept) != 0 {
		t.Errorf("%d bytes in %d tiles after forgetting", c.bytes, len(c.kept))
	}
}

// A screen that wants more tiles than the cache may hold has them all, and none is drawn again and again.
func TestCacheHoldsWhatALargeScreenWants(t *testing.T) {
	c := newCache(nil, nil, nil)
	big := image.NewRGBA(image.Rect(0, 0, 512, 512))
	keys := make([]key, 2*cacheBytes/len(big.Pix))
	for i := range keys {
		keys[i] = key{14, i, 0}
	}
	c.keep(&painted{key{3, 0, 0}, big}) // of before
	c.enqueue(keys)
	for _, k := range keys {
		c.keep(&painted{k, big})
	}
	c.enqueue(keys)
	if len(c.queue) > 0 || len(c.kept) != len(keys) {
		t.Errorf("%d of %d tiles are to be drawn again, %d are kept", len(c.queue), len(keys), len(c.kept))
	}
	c.enqueue(keys[:1])
	c.keep(&painted{key{5, 0, 0}, big})
	if c.bytes > cacheBytes || c.get(keys[0]) == nil {
		t.Errorf("%d bytes are kept after a small screen", c.bytes)
	}
}
