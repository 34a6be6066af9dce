package mapview

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"golang.org/x/image/vector"

	"focalpoint/internal/aid"
)

// Pin is a place on the map.
type Pin struct {
	ID     string
	Title  string
	Point  aid.Point
	Radius float64     // metres; what is published may lie this far away; 0: the exact point
	Colour color.NRGBA // the zero value is the map's own
}

// The size of a pin on the screen, and the resolution at which it is drawn.
const (
	pinWidth   = 26
	pinHeight  = 34
	pinGrowth  = 1.25 // of the selected pin
	pinDetail  = 4
	pinTouch   = 22 // how far from its middle a pin can be grasped
	pinDefault = 0xC0392B
)

// ink is the colour in which a pin is drawn.
func (p Pin) ink() color.NRGBA {
	if p.Colour == (color.NRGBA{}) {
		return color.NRGBA{R: pinDefault >> 16, G: pinDefault >> 8 & 0xFF, B: pinDefault & 0xFF, A: 0xFF}
	}
	return p.Colour
}

// pinLook tells apart the pictures of pins.
type pinLook struct {
	fill     color.NRGBA
	selected bool
}

// size is how large a pin is on the screen.
func (l pinLook) size() fyne.Size {
	if l.selected {
		return fyne.NewSize(pinWidth*pinGrowth, pinHeight*pinGrowth)
	}
	return fyne.NewSize(pinWidth, pinHeight)
}

// draw draws a drop with a white edge and a white eye; its tip is the place. The selected one has a dark line around the
// white one, so that it stands out from a light map and from a dark one.
func (l pinLook) draw() *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, pinWidth*pinDetail, pinHeight*pinDetail))
	white, dark := color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}, color.NRGBA{R: 0x12, G: 0x1A, B: 0x24, A: 0xFF}
	if l.selected {
		drop(picture, 0, dark)
		drop(picture, 1.6, white)
		drop(picture, 3.4, l.fill)
	} else {
		drop(picture, 0.5, white)
		drop(picture, 2.5, l.fill)
	}
	disc(picture, pinWidth/2, pinWidth/2, 4, white)
	return picture
}

// drop fills the shape of a pin, made smaller by inset on every side.
func drop(picture *image.RGBA, inset float64, c color.NRGBA) {
	centre, radius := float64(pinWidth)/2, float64(pinWidth)/2-inset
	tip := float64(pinHeight) - inset*1.6
	angle := math.Acos(radius / (tip - centre)) // where the straight sides touch the circle
	r := vector.NewRasterizer(picture.Bounds().Dx(), picture.Bounds().Dy())
	const steps = 48
	for i := range steps + 1 {
		turn := math.Pi/2 + angle + (2*math.Pi-2*angle)*float64(i)/steps
		x, y := pinDetail*(centre+radius*math.Cos(turn)), pinDetail*(centre+radius*math.Sin(turn))
		if i == 0 {
			r.MoveTo(float32(x), float32(y))
		} else {
			r.LineTo(float32(x), float32(y))
		}
	}
	r.LineTo(float32(pinDetail*centre), float32(pinDetail*tip))
	r.ClosePath()
	r.Draw(picture, picture.Bounds(), image.NewUniform(c), image.Point{})
}

func disc(picture *image.RGBA, x, y, radius float64, c color.NRGBA) {
	r := vector.NewRasterizer(picture.Bounds().Dx(), picture.Bounds().Dy())
	r.DrawOp = draw.Over
	const steps = 32
	for i := range steps {
		turn := 2 * math.Pi * float64(i) / steps
		px, py := float32(pinDetail*(x+radius*math.Cos(turn))), float32(pinDetail*(y+radius*math.Sin(turn)))
		if i == 0 {
			r.MoveTo(px, py)
		} else {
			r.LineTo(px, py)
		}
	}
	r.ClosePath()
	r.Draw(picture, picture.Bounds(), image.NewUniform(c), image.Point{})
}
