package atlas

import (
	"image/color"
	"math"
)

// dashed counts the dashes of a line from its beginning, so that neighbouring tiles agree on them.
func (c *canvas) dashed(lines []path, width, dash, gap float64, with color.RGBA) {
	margin := (width/2 + 1) / c.factor
	for _, line := range lines {
		if line.box.grown(margin).meets(c.view) {
			c.traceDashes(line, width, dash, gap)
		}
	}
	c.flush(with)
}

func (c *canvas) traceDashes(line path, width, dash, gap float64) {
	seen := rect{0, 0, float64(c.width), float64(c.height)}.grown(width)
	along := line.from * c.factor
	a := c.local(line.points[0])
	for _, next := range line.points[1:] {
		b := c.local(next)
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if box := (rect{min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)}); length > 0 && box.grown(0.5).meets(seen) {
			at := func(distance float64) vec {
				t := distance / length
				return vec{a.x + t*(b.x-a.x), a.y + t*(b.y-a.y)}
			}
			// from is where the dash that covers the segment's beginning, or the last one before it, begins.
			for from := -math.Mod(along, dash+gap); from < length; from += dash + gap {
				if from+dash > 0 {
					c.segment(at(max(0, from)), at(min(length, from+dash)), width)
				}
			}
		}
		along += length
		a = b
	}
}
