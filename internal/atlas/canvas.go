package atlas

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"golang.org/x/image/vector"
)

// canvas is a picture being drawn. World pixels of a level become its own by a factor and an origin.
type canvas struct {
	image  *image.RGBA
	raster *vector.Rasterizer
	origin vec     // of the picture, in its own pixels from the world's corner
	factor float64 // picture pixels in a pixel of the level
	view   rect    // what the picture shows, in pixels of the level
	drawn  bool    // something was added to raster
	clip   [2][]vec
}

var rasters = sync.Pool{New: func() any { return &vector.Rasterizer{} }}

func newCanvas(width, height int, origin vec, factor float64) *canvas {
	c := &canvas{
		image:  image.NewRGBA(image.Rect(0, 0, width, height)),
		raster: rasters.Get().(*vector.Rasterizer),
		origin: origin,
		factor: factor,
	}
	c.view = rect{origin.x / factor, origin.y / factor, (origin.x + float64(width)) / factor, (origin.y + float64(height)) / factor}
	c.raster.Reset(width, height)
	return c
}

// done gives the picture away; the canvas may not be used any more.
func (c *canvas) done() *image.RGBA {
	rasters.Put(c.raster)
	return c.image
}

func (c *canvas) paint(with color.RGBA) {
	draw.Draw(c.image, c.image.Rect, image.NewUniform(with), image.Point{}, draw.Src)
}

// fill fills closed rings. Rings of one call must not overlap in opposite directions.
func (c *canvas) fill(rings []path, with color.RGBA) {
	for _, ring := range rings {
		if ring.box.meets(c.view) {
			local := make([]vec, len(ring.points))
			for i, p := range ring.points {
				local[i] = c.local(p)
			}
			c.add(local)
		}
	}
	c.flush(with)
}

// stroke draws lines of a width in pixels of the picture.
func (c *canvas) stroke(lines []path, width float64, with color.RGBA) {
	for _, line := range lines {
		c.trace(line, width)
	}
	c.flush(with)
}

// trace adds the outline of a line: one quadrangle for a segment, and discs at the joints of thick lines.
func (c *canvas) trace(line path, width float64) {
	half := width / 2
	margin := (half + 1) / c.factor
	if !line.box.grown(margin).meets(c.view) {
		return
	}
	bounds := rect{-half, -half, float64(c.image.Rect.Dx()) + half, float64(c.image.Rect.Dy()) + half}
	previous := c.local(line.points[0])
	for _, p := range line.points[1:] {
		next := c.local(p)
		box := rect{min(previous.x, next.x), min(previous.y, next.y), max(previous.x, next.x), max(previous.y, next.y)}
		if box.grown(0.5).meets(bounds) {
			c.segment(previous, next, width)
			if width > 1.8 {
				c.add(disc(previous, half))
			}
		}
		previous = next
	}
}

// disc approximates a circle, in the same direction as the quadrangles of trace.
func disc(centre vec, radius float64) []vec {
	sides := 8 + int(min(40, radius))
	points := make([]vec, sides)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(sides))
		points[i] = vec{centre.x + radius*cos, centre.y + radius*sin}
	}
	return points
}

func (c *canvas) dot(centre vec, radius float64, with color.RGBA) {
	c.add(disc(centre, radius))
	c.flush(with)
}

func (c *canvas) local(p vec) vec { return vec{p.x*c.factor - c.origin.x, p.y*c.factor - c.origin.y} }

// add clips a polygon in picture pixels to the picture, because the rasteriser panics on what lies outside, and adds it
// to what flush will draw.
func (c *canvas) add(polygon []vec) {
	width, height := float64(c.image.Rect.Dx()), float64(c.image.Rect.Dy())
	inside := true
	for _, p := range polygon {
		if p.x < 0 || p.y < 0 || p.x > width || p.y > height {
			inside = false
			break
		}
	}
	if !inside {
		polygon = c.clipped(polygon, width, height)
	}
	if len(polygon) < 3 {
		return
	}
	c.raster.MoveTo(float32(polygon[0].x), float32(polygon[0].y))
	for _, p := range polygon[1:] {
		c.raster.LineTo(float32(p.x), float32(p.y))
	}
	c.raster.ClosePath()
	c.drawn = true
}

// clipped cuts a polygon at the four edges of the picture in turn (Sutherland and Hodgman).
func (c *canvas) clipped(polygon []vec, width, height float64) []vec {
	edges := [4]func(vec) float64{ // positive inside
		func(p vec) float64 { return p.x },
		func(p vec) float64 { return width - p.x },
		func(p vec) float64 { return p.y },
		func(p vec) float64 { return height - p.y },
	}
	for i, depth := range edges {
		out := c.clip[i%2][:0]
		for j, p := range polygon {
			q := polygon[(j+1)%len(polygon)]
			from, to := depth(p), depth(q)
			if from >= 0 {
				out = append(out, p)
			}
			if (from >= 0) != (to >= 0) {
				t := from / (from - to)
				cut := vec{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)}
				out = append(out, vec{min(width, max(0, cut.x)), cut.y})
			}
		}
		c.clip[i%2] = out
		polygon = out
	}
	for i, p := range polygon {
		polygon[i] = vec{min(width, max(0, p.x)), min(height, max(0, p.y))}
	}
	return polygon
}

func (c *canvas) flush(with color.RGBA) {
	if !c.drawn {
		return
	}
	c.raster.Draw(c.image, c.image.Rect, image.NewUniform(with), image.Point{})
	c.raster.Reset(c.image.Rect.Dx(), c.image.Rect.Dy())
	c.drawn = false
}
