package mapview

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// plate is a short text on a light ground, readable over any map.
type plate struct {
	paper *canvas.Rectangle
	text  *canvas.Text
}

func newPlate() *plate {
	p := &plate{canvas.NewRectangle(color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xDD}), canvas.NewText("", color.NRGBA{R: 0x1B, G: 0x24, B: 0x30, A: 0xFF})}
	p.paper.CornerRadius = 4
	p.text.TextSize = fynetheme.CaptionTextSize() - 1
	return p
}

func (p *plate) set(text string) {
	p.text.Text = text
	p.paper.Show()
	p.text.Show()
	p.text.Refresh()
}

func (p *plate) hide() {
	p.paper.Hide()
	p.text.Hide()
}

func (p *plate) MinSize() fyne.Size { return p.text.MinSize().AddWidthHeight(10, 4) }

func (p *plate) moveTo(pos fyne.Position) {
	p.paper.Resize(p.MinSize())
	p.paper.Move(pos)
	p.text.Resize(p.text.MinSize())
	p.text.Move(pos.AddXY(5, 2))
}

// scaleBar shows how long a round distance is.
type scaleBar struct {
	halo, bar *canvas.Line
	label     *plate
}

func newScaleBar() *scaleBar {
	line := func(c color.Color, width float32) *canvas.Line {
		l := canvas.NewLine(c)
		l.StrokeWidth = width
		return l
	}
	return &scaleBar{line(color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xDD}, 5), line(color.NRGBA{R: 0x1B, G: 0x24, B: 0x30, A: 0xFF}, 2), newPlate()}
}

func (s *scaleBar) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.halo, s.bar, s.label.paper, s.label.text}
}

// scaleLength is about how long the bar is.
const scaleLength = 90

func (s *scaleBar) lay(m *Map, at fyne.Position) {
	perPixel := metresPerPixel(m.centre.Lat, m.zoom)
	distance := round(perPixel * scaleLength)
	length := float32(distance / perPixel)
	for _, l := range []*canvas.Line{s.halo, s.bar} {
		l.Position1, l.Position2 = at, at.AddXY(length, 0)
		l.Refresh()
	}
	text := fmt.Sprintf("%.0f %s", distance, m.texts.Metres)
	if distance >= 1000 {
		text = fmt.Sprintf("%.0f %s", distance/1000, m.texts.Kilometres)
	}
	s.label.set(text)
	s.label.moveTo(at.SubtractXY(0, s.label.MinSize().Height+5))
}

// round is 1, 2 or 5 times a power of ten, at most d.
func round(d float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(d)))
	for _, step := range []float64{5, 2} {
		if d >= step*power {
			return step * power
		}
	}
	return power
}

// pinPictures keeps the few pictures of pins that are needed.
var pinPictures sync.Map // of pinLook -> *image.RGBA

type pinLook struct {
	fill     color.NRGBA
	selected bool
}

func pinPicture(fill color.NRGBA, selected bool) *image.RGBA {
	look := pinLook{fill, selected}
	if picture, here := pinPictures.Load(look); here {
		return picture.(*image.RGBA)
	}
	picture, _ := pinPictures.LoadOrStore(look, drawPin(fill, selected))
	return picture.(*image.RGBA)
}
