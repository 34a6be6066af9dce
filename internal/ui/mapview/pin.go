package mapview

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"golang.org/x/image/vector"
)

// Pin is a place on the map.
type Pin struct {
	ID     string // not empty, and no other pin's
	Title  string
	Point  Point
	Radius float64     // metres; what is meant may lie this far away, which a circle shows; 0: the exact point
	Colour color.NRGBA // the zero value is the map's own
	Sign   Sign        // says what the colour says, for those who do not see colours
}

// name is how a pin is called in a list.
func (p *Pin) name() string {
	if p.Title == "" {
		return coordinates(p.Point)
	}
	return p.Title
}

// reach is how large the circle's radius is, in parts of the world's side.
func (p *Pin) reach() float64 {
	return p.Radius / metresPerPixel(p.Point.Lat, 0) / worldSide(0)
}

// The size of a pin on the screen, and the resolution at which it is drawn.
const (
	pinWidth   = 26
	pinHeight  = 34
	pinGrowth  = 1.25 // of the selected pin
	pinDetail  = 2    // pixels a unit: twice as many are made half as many without ragged edges
	pinTouch   = 22   // how far from its middle a pin can be grasped
	pinDefault = 0xC0392B
)

// ink is the colour in which a pin is drawn.
func (p *Pin) ink() color.NRGBA {
	if p.Colour == (color.NRGBA{}) {
		return color.NRGBA{R: pinDefault >> 16, G: pinDefault >> 8 & 0xFF, B: pinDefault & 0xFF, A: 0xFF}
	}
	return p.Colour
}

// Picture is the pin as it stands on the map, for a legend, and how large it is there.
func (p *Pin) Picture() (picture *image.RGBA, size fyne.Size) {
	look := pinLook{fill: p.ink(), sign: p.Sign}
	return look.draw(), look.size()
}

// pinLook tells apart the pictures of pins.
type pinLook struct {
	fill     color.NRGBA
	sign     Sign
	selected bool
}

// size is how large a pin is on the screen.
func (l pinLook) size() fyne.Size {
	if l.selected {
		return fyne.NewSize(pinWidth*pinGrowth, pinHeight*pinGrowth)
	}
	return fyne.NewSize(pinWidth, pinHeight)
}

var (
	white = color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}
	dark  = color.NRGBA{R: 0x12, G: 0x1A, B: 0x24, A: 0xFF}
)

// draw draws a drop with a white edge and its sign; its tip is the place. The selected one has a dark line around the
// white one, so that it stands out from a light map and from a dark one.
func (l pinLook) draw() *image.RGBA {
	d := newDrawing(l.size())
	if l.selected {
		d.drop(0, dark)
		d.drop(1.6, white)
		d.drop(3.4, l.fill)
	} else {
		d.drop(0.5, white)
		d.drop(2.5, l.fill)
	}
	ink := white
	if luminance(l.fill) > 0.4 {
		ink = dark
	}
	l.sign.draw(d, pinWidth/2, pinWidth/2, ink)
	return d.picture
}

// luminance is how light a colour is, 0 to 1, about as WCAG counts it.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 { return math.Pow(float64(v)/0xFF, 2.2) }
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// drawing draws shapes in the units of a pin that is not selected.
type drawing struct {
	picture *image.RGBA
	scale   float64
}

func newDrawing(size fyne.Size) *drawing {
	picture := image.NewRGBA(image.Rect(0, 0, int(size.Width*pinDetail), int(size.Height*pinDetail)))
	return &drawing{picture, float64(size.Width) * pinDetail / pinWidth}
}

// corner is a point of a shape.
type corner struct{ x, y float64 }

// fill fills a shape.
func (d *drawing) fill(c color.NRGBA, shape []corner) {
	r := vector.NewRasterizer(d.picture.Rect.Dx(), d.picture.Rect.Dy())
	for i, p := range shape {
		x, y := float32(p.x*d.scale), float32(p.y*d.scale)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(d.picture, d.picture.Rect, image.NewUniform(c), image.Point{})
}

// arc is a part of a circle, from an angle by an angle.
func arc(x, y, radius, from, by float64) (shape []corner) {
	const steps = 48
	for i := range steps + 1 {
		turn := from + by*float64(i)/steps
		shape = append(shape, corner{x + radius*math.Cos(turn), y + radius*math.Sin(turn)})
	}
	return shape
}

// drop fills the shape of a pin, made smaller by inset on every side.
func (d *drawing) drop(inset float64, c color.NRGBA) {
	centre, radius := float64(pinWidth)/2, float64(pinWidth)/2-inset
	tip := float64(pinHeight) - inset*1.6
	angle := math.Acos(radius / (tip - centre)) // where the straight sides touch the circle
	d.fill(c, append(arc(centre, centre, radius, math.Pi/2+angle, 2*math.Pi-2*angle), corner{centre, tip}))
}

func (d *drawing) disc(x, y, radius float64, c color.NRGBA) {
	d.fill(c, arc(x, y, radius, 0, 2*math.Pi))
}

// stroke draws a line with round ends and corners.
func (d *drawing) stroke(width float64, c color.NRGBA, line ...corner) {
	for i, b := range line {
		d.disc(b.x, b.y, width/2, c)
		if i == 0 {
			continue
		}
		a := line[i-1]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		dx, dy := (b.y-a.y)/length*width/2, (a.x-b.x)/length*width/2
		d.fill(c, []corner{{a.x + dx, a.y + dy}, {b.x + dx, b.y + dy}, {b.x - dx, b.y - dy}, {a.x - dx, a.y - dy}})
	}
}
