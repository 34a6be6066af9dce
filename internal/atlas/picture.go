package atlas

import (
	"image"
	"image/color"
	"math"

	"focalpoint/internal/aid"
)

// View is what a picture shows. Width and Height are pixels of the picture; Scale is how many of them make one on a
// usual screen (2 for print or a dense screen; 0 is 1), and Zoom counts in those.
type View struct {
	Centre        aid.Point
	Zoom          float64
	Width, Height int
	Scale         float64
}

// The largest picture that is drawn, in pixels of one side.
const maxPicture = 8192

func (v View) limited() View {
	if v.Scale <= 0 || math.IsNaN(v.Scale) {
		v.Scale = 1
	}
	v.Scale = min(v.Scale, 8)
	v.Width, v.Height = min(maxPicture, max(1, v.Width)), min(maxPicture, max(1, v.Height))
	if !v.Centre.Valid() {
		v.Centre = Ukraine.Centre()
	}
	if math.IsNaN(v.Zoom) {
		v.Zoom = MinZoom
	}
	v.Zoom = min(MaxZoom+2, max(2, v.Zoom))
	return v
}

// Centre is the middle of the rectangle.
func (b Bounds) Centre() aid.Point {
	return aid.Point{Lat: (b.South + b.North) / 2, Lon: (b.West + b.East) / 2}
}

// Fit returns the closest view, no closer than zoom 12, of a width and height in pixels that shows the whole rectangle
// with a margin around it.
func Fit(b Bounds, width, height int, scale float64) View {
	v := View{Width: width, Height: height, Scale: scale, Zoom: 12}.limited()
	margin := 24 * v.Scale
	for v.Zoom = 12; v.Zoom > 3; v.Zoom -= 0.05 {
		effective := v.Zoom + math.Log2(v.Scale)
		x0, y0 := Project(aid.Point{Lat: b.North, Lon: b.West}, effective)
		x1, y1 := Project(aid.Point{Lat: b.South, Lon: b.East}, effective)
		v.Centre = Unproject((x0+x1)/2, (y0+y1)/2, effective)
		if x1-x0 <= float64(v.Width)-2*margin && y1-y0 <= float64(v.Height)-2*margin {
			break
		}
	}
	return v
}

// Around returns the rectangle around points; of none, Ukraine.
func Around(points ...aid.Point) Bounds {
	if len(points) == 0 {
		return Ukraine
	}
	b := Bounds{South: 90, West: 180, North: -90, East: -180}
	for _, p := range points {
		b = Bounds{min(b.South, p.Lat), min(b.West, p.Lon), max(b.North, p.Lat), max(b.East, p.Lon)}
	}
	return b
}

// Pin is a mark on a picture.
type Pin struct {
	Point  aid.Point
	Colour color.RGBA
	Label  string  // beside the pin, may be empty
	Around float64 // radius in metres of a circle that says how exact the pin is; 0 for none
}

// pinRadius is in pixels of a usual screen.
const pinRadius = 6

// Picture draws one picture of the map with pins on it and the attribution in its corner. The names of pins come before
// those of the map, and a name that does not fit whole is left out. Sides are limited to 8,192 pixels.
func (r *Renderer) Picture(v View, pins []Pin) *image.RGBA {
	v = v.limited()
	zoom := v.Zoom + math.Log2(v.Scale) // the zoom whose world has the picture's pixels
	z := min(MaxZoom, max(MinZoom, int(math.Ceil(zoom))))
	x, y := Project(v.Centre, zoom)
	origin := vec{math.Round(x - float64(v.Width)/2), math.Round(y - float64(v.Height)/2)}
	c := newCanvas(v.Width, v.Height, origin, math.Exp2(zoom-float64(z)))
	r.ground(c, r.atlas.levels[z](), v.Zoom, v.Scale)
	for _, pin := range pins {
		r.precision(c, pin, zoom, v.Scale)
	}
	if set, err := letters(); err == nil {
		r.pictureNames(c, set, v, zoom, pins)
	}
	for _, pin := range pins {
		at := c.world(pin.Point, zoom)
		c.dot(vec{at.x, at.y + v.Scale}, (pinRadius+2)*v.Scale, color.RGBA{A: 40})
		c.dot(at, (pinRadius+1.6)*v.Scale, color.RGBA{R: 255, G: 255, B: 255, A: 255})
		c.dot(at, pinRadius*v.Scale, pin.Colour)
	}
	return c.done()
}

// world is where a point lies on the picture.
func (c *canvas) world(p aid.Point, zoom float64) vec {
	x, y := Project(p, zoom)
	return vec{x - c.origin.x, y - c.origin.y}
}

func (r *Renderer) precision(c *canvas, pin Pin, zoom, scale float64) {
	if pin.Around <= 0 {
		return
	}
	const widest = 1e5 // pixels: covers any picture
	radius := min(widest, pin.Around/metresPerPixel(pin.Point.Lat, zoom))
	centre := c.world(pin.Point, zoom)
	c.dot(centre, radius, faded(pin.Colour, 40))
	ring := disc(centre, radius)
	for i, p := range ring {
		ring[i] = vec{(p.x + c.origin.x) / c.factor, (p.y + c.origin.y) / c.factor}
	}
	c.stroke([]path{newPath(append(ring, ring[0]))}, scale, faded(pin.Colour, 160))
}

// faded returns the colour with an alpha of 0 to 255.
func faded(c color.RGBA, alpha uint32) color.RGBA {
	part := func(v uint8) uint8 { return uint8(uint32(v) * alpha / 255) }
	return color.RGBA{R: part(c.R), G: part(c.G), B: part(c.B), A: part(c.A)}
}

func (r *Renderer) pictureNames(c *canvas, set *typesetter, v View, zoom float64, pins []Pin) {
	placement := newPlacement(set, zoom, v.Scale)
	frame := rect{c.origin.x, c.origin.y, c.origin.x + float64(v.Width), c.origin.y + float64(v.Height)}
	note := face{size: 9 * v.Scale}
	text := Attribution(r.lang)
	width := set.width(note, text)
	corner := rect{frame.x1 - width - 10*v.Scale, frame.y1 - 16*v.Scale, frame.x1, frame.y1}
	placement.take(corner, noLabel)
	inside := frame.grown(-3 * v.Scale)
	var labels []label
	for _, pin := range pins {
		labels = append(labels, pinLabel(pin))
	}
	placement.addAll(append(labels, r.atlas.labels(v.Zoom, r.lang)...), &inside)
	r.write(c, set, placement.result, v.Scale)
	at := vec{float64(v.Width) - width - 5*v.Scale, float64(v.Height) - 5*v.Scale}
	c.text(set, note, at, text, r.style.Halo, true)
	c.text(set, note, at, text, r.style.Village, false)
}
