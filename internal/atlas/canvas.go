package atlas

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	scale "golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/vector"
)

// canvas is a picture of pixels being drawn.
type canvas struct {
	window
	image  *image.RGBA
	raster *vector.Rasterizer
	points []vec // of the polygons that flush will draw,
	ends   []int // and where in points each of them ends
	clip   [2][]vec
}

var rasters = sync.Pool{New: func() any { return &vector.Rasterizer{} }}

func newCanvas(width, height int, origin vec, factor float64) *canvas {
	return &canvas{
		window: newWindow(width, height, origin, factor),
		image:  image.NewRGBA(image.Rect(0, 0, width, height)),
		raster: rasters.Get().(*vector.Rasterizer),
	}
}

// done gives the picture away; the canvas may not be used any more.
func (c *canvas) done() *image.RGBA {
	rasters.Put(c.raster)
	return c.image
}

func (c *canvas) paint(with color.RGBA) {
	draw.Draw(c.image, c.image.Rect, image.NewUniform(with), image.Point{}, draw.Src)
}

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
	bounds := rect{-half, -half, float64(c.width) + half, float64(c.height) + half}
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

// segment adds the outline of one straight stroke.
func (c *canvas) segment(a, b vec, width float64) {
	dx, dy := b.x-a.x, b.y-a.y
	if length := math.Hypot(dx, dy); length > 0 {
		nx, ny := -dy/length*width/2, dx/length*width/2
		c.add([]vec{{a.x + nx, a.y + ny}, {a.x - nx, a.y - ny}, {b.x - nx, b.y - ny}, {b.x + nx, b.y + ny}})
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

func (c *canvas) polygons(all [][]vec, with color.RGBA) {
	for _, polygon := range all {
		c.add(polygon)
	}
	c.flush(with)
}

func (c *canvas) discs(all []circle, with color.RGBA) {
	for _, each := range all {
		c.add(disc(each.at, each.radius))
	}
	c.flush(with)
}

func (c *canvas) circles(all []circle, _ []path, land, with color.RGBA) {
	for _, each := range all {
		box := rect{each.at.x, each.at.y, each.at.x, each.at.y}.grown(each.radius)
		if box.meets(c.view) {
			c.add(disc(c.local(each.at), each.radius*c.factor))
		}
	}
	if len(c.ends) == 0 {
		return
	}
	box := c.rasterise()
	mask := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	c.raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for i, alpha := range mask.Pix {
		from := c.image.PixOffset(box.Min.X+i%mask.Stride, box.Min.Y+i/mask.Stride)
		at := c.image.Pix[from : from+4 : from+4]
		if alpha == 0 || at[0] != land.R || at[1] != land.G || at[2] != land.B {
			continue
		}
		cover := uint32(alpha) * faint / 255
		for j, v := range [3]uint8{with.R, with.G, with.B} {
			at[j] = uint8((uint32(at[j])*(255-cover) + uint32(v)*cover) / 255)
		}
	}
}

func (c *canvas) fade(edges []ramp, with color.RGBA) {
	for _, edge := range edges {
		strips := c.width
		if edge.down {
			strips = c.height
		}
		from, to := int(min(float64(strips), max(0, math.Floor(edge.bare)))), strips
		if edge.covered < edge.bare {
			from, to = 0, int(min(float64(strips), max(0, math.Ceil(edge.bare))))
		}
		for i := from; i < to; i++ {
			strip := image.Rect(i, 0, i+1, int(min(float64(c.height), max(0, edge.end))))
			if edge.down {
				strip = image.Rect(0, i, c.width, i+1)
			}
			if part := min(1, (float64(i)+0.5-edge.bare)/(edge.covered-edge.bare)); part > 0 {
				draw.Draw(c.image, strip, image.NewUniform(faded(with, uint32(255*part))), image.Point{}, draw.Over)
			}
		}
	}
}

func (c *canvas) picture(m *image.RGBA, over rect) {
	from, to := c.local(vec{over.x0, over.y0}), c.local(vec{over.x1, over.y1})
	wide, high := (to.x-from.x)/float64(m.Rect.Dx()), (to.y-from.y)/float64(m.Rect.Dy())
	if wide == 1 && high == 1 {
		draw.Draw(c.image, m.Rect.Add(image.Pt(int(from.x), int(from.y))), m, m.Rect.Min, draw.Over)
		return
	}
	how := scale.ApproxBiLinear
	if wide < 0.5 {
		how = scale.BiLinear // looks at every pixel
	}
	how.Transform(c.image, f64.Aff3{wide, 0, from.x, 0, high, from.y}, m, m.Rect, scale.Over, nil)
}

// add clips a polygon in picture pixels to the picture, because the rasteriser panics on what lies outside, and adds it
// to what flush will draw.
func (c *canvas) add(polygon []vec) {
	box := rect{0, 0, float64(c.width), float64(c.height)}
	for _, p := range polygon {
		if p.x < 0 || p.y < 0 || p.x > box.x1 || p.y > box.y1 {
			polygon = clipped(polygon, box, &c.clip)
			break
		}
	}
	if len(polygon) < 3 {
		return
	}
	c.points = append(c.points, polygon...)
	c.ends = append(c.ends, len(c.points))
}

func (c *canvas) flush(with color.RGBA) {
	if len(c.ends) > 0 {
		box := c.rasterise()
		c.raster.Draw(c.image, box, image.NewUniform(with), image.Point{})
	}
}

// rasterise takes what was added, and returns the part of the picture that it touches: the rasteriser looks at every
// pixel of its own picture, which is no larger than that.
func (c *canvas) rasterise() image.Rectangle {
	bounds := newPath(c.points).box
	box := image.Rect(int(bounds.x0), int(bounds.y0), min(c.width, int(bounds.x1)+1), min(c.height, int(bounds.y1)+1))
	c.raster.Reset(box.Dx(), box.Dy())
	local := func(v vec) (x, y float32) {
		return float32(v.x - float64(box.Min.X)), float32(v.y - float64(box.Min.Y))
	}
	from := 0
	for _, end := range c.ends {
		c.raster.MoveTo(local(c.points[from]))
		for _, v := range c.points[from+1 : end] {
			c.raster.LineTo(local(v))
		}
		c.raster.ClosePath()
		from = end
	}
	c.points, c.ends = c.points[:0], c.ends[:0]
	return box
}

// faded returns the colour with an alpha of 0 to 255.
func faded(c color.RGBA, alpha uint32) color.RGBA {
	part := func(v uint8) uint8 { return uint8(uint32(v) * alpha / 255) }
	return color.RGBA{R: part(c.R), G: part(c.G), B: part(c.B), A: part(c.A)}
}
