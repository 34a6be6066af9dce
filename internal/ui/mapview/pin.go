package mapview

import (
	"image"
	"image/color"
	"image/draw"
	"math"

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
	pinDetail  = 3
	pinTouch   = 22 // how far from its middle a pin can be grasped
	pinDefault = 0xC0392B
)

// drawPin draws a drop with a white edge and a white eye; its tip is the place.
func drawPin(fill color.NRGBA, selected bool) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, pinWidth*pinDetail, pinHeight*pinDetail))
	edge := color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}
	if selected {
		edge = color.NRGBA{R: 0x12, G: 0x1A, B: 0x24, A: 0xFF}
	}
	drop(picture, 0.5, edge)
	drop(picture, 2.5, fill)
	disc(picture, pinWidth/2, pinWidth/2, 4, color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF})
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
