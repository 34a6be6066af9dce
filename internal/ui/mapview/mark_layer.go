package mapview

import (
	"fmt"
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// markLayer shows the circles, pins and clusters. Pins of one look share their picture, and the objects are used again.
type markLayer struct {
	m        *Map
	objects  []fyne.CanvasObject
	pictures map[pinLook]*image.RGBA
	pins     []*canvas.Image
	laid     gathering // what the objects show
}

func newMarkLayer(m *Map) *markLayer {
	return &markLayer{m: m, pictures: map[pinLook]*image.RGBA{}}
}

func (l *markLayer) lay(v view) {
	groups := l.m.groups()
	if now := l.m.gathered; l.laid.groups != nil && l.laid.view == now.view && l.laid.edition == now.edition && l.laid.selected == now.selected {
		return
	}
	l.laid = l.m.gathered
	var circles, pins []fyne.CanvasObject
	used := 0
	for _, g := range groups {
		if g.count > 1 {
			pins = append(pins, clusterMark(g)...)
			continue
		}
		pin := l.m.pins[g.pin]
		if pin.Radius > 0 {
			circles = append(circles, precisionMark(g.at, float32(pin.Radius/metresPerPixel(pin.Point.Lat, v.zoom)), pin.ink()))
		}
		pins = append(pins, l.pin(used, g.at, pinLook{pin.ink(), pin.ID == l.m.selected}))
		used++
	}
	l.objects = append(circles, pins...)
}

// pin is the picture of a pin, one of those that were used before.
func (l *markLayer) pin(used int, at fyne.Position, look pinLook) *canvas.Image {
	picture := l.pictures[look]
	if picture == nil {
		picture = look.draw()
		l.pictures[look] = picture
	}
	if used == len(l.pins) {
		l.pins = append(l.pins, canvas.NewImageFromImage(picture))
	}
	mark := l.pins[used]
	if mark.Image != picture {
		mark.Image = picture
		mark.Refresh()
	}
	size := look.size()
	mark.Resize(size)
	mark.Move(at.SubtractXY(size.Width/2, size.Height))
	return mark
}

func precisionMark(at fyne.Position, radius float32, fill color.NRGBA) fyne.CanvasObject {
	circle := canvas.NewCircle(color.NRGBA{R: fill.R, G: fill.G, B: fill.B, A: 0x22})
	circle.StrokeColor, circle.StrokeWidth = color.NRGBA{R: fill.R, G: fill.G, B: fill.B, A: 0xAA}, 1
	circle.Resize(fyne.NewSquareSize(2 * radius))
	circle.Move(at.SubtractXY(radius, radius))
	return circle
}

func clusterMark(g group) []fyne.CanvasObject {
	radius := g.radius()
	circle := canvas.NewCircle(fynetheme.Color(fynetheme.ColorNamePrimary))
	circle.StrokeColor, circle.StrokeWidth = fynetheme.Color(fynetheme.ColorNameForegroundOnPrimary), 2
	circle.Resize(fyne.NewSquareSize(2 * radius))
	circle.Move(g.at.SubtractXY(radius, radius))
	count := canvas.NewText(fmt.Sprint(g.count), fynetheme.Color(fynetheme.ColorNameForegroundOnPrimary))
	count.TextSize, count.TextStyle.Bold = fynetheme.CaptionTextSize(), true
	size := count.MinSize()
	count.Move(g.at.SubtractXY(size.Width/2, size.Height/2))
	count.Resize(size)
	return []fyne.CanvasObject{circle, count}
}
