package atlas

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"focalpoint/internal/aid"
)

// fadeWidth is over how many degrees rivers and borders abroad fade away at the edge of the sheet.
const fadeWidth = 1.5

// fadeEdges lets what is drawn of the neighbours end softly in the west, east and north, where our knowledge ends. In
// the south the sheet ends in the sea.
func (c *canvas) fadeEdges(zoom float64, with color.RGBA) {
	local := func(lat, lon float64) vec {
		var v vec
		v.x, v.y = Project(aid.Point{Lat: lat, Lon: lon}, zoom)
		return c.local(v)
	}
	outer, inner := local(Sheet.North, Sheet.West), local(Sheet.North-fadeWidth/1.5, Sheet.West+fadeWidth)
	southEast := local(Sheet.South, Sheet.East)
	width, height := c.image.Rect.Dx(), c.image.Rect.Dy()
	land := int(min(float64(height), max(0, southEast.y))) // the sea reaches further, south of it
	c.fade(inner.x, outer.x, width, with, func(x int) image.Rectangle { return image.Rect(x, 0, x+1, land) })
	c.fade(southEast.x-(inner.x-outer.x), southEast.x, width, with, func(x int) image.Rectangle { return image.Rect(x, 0, x+1, land) })
	c.fade(inner.y, outer.y, height, with, func(y int) image.Rectangle { return image.Rect(0, y, width, y+1) })
}

// fade covers strips of the picture, one pixel wide each: not at all at bare, wholly at covered and beyond it.
func (c *canvas) fade(bare, covered float64, strips int, with color.RGBA, strip func(int) image.Rectangle) {
	from, to := int(max(0, math.Floor(bare))), strips
	if covered < bare {
		from, to = 0, int(min(float64(strips), max(0, math.Ceil(bare))))
	}
	for i := from; i < to; i++ {
		if part := min(1, (float64(i)+0.5-bare)/(covered-bare)); part > 0 {
			draw.Draw(c.image, strip(i), image.NewUniform(faded(with, uint32(255*part))), image.Point{}, draw.Over)
		}
	}
}
