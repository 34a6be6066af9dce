package mapview

import (
	"fmt"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// scaleLength is about how long the bar is.
const scaleLength = 90

// scaleBar shows how long a round distance is.
type scaleBar struct {
	halo, bar *canvas.Line
	label     *plate
}

func newScaleBar() *scaleBar {
	line := func(width float32) *canvas.Line {
		l := canvas.NewLine(color.Transparent)
		l.StrokeWidth = width
		return l
	}
	return &scaleBar{line(5), line(2), newPlate()}
}

func (s *scaleBar) objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{s.halo, s.bar}, s.label.objects()...)
}

// lay draws the bar from a position to the right, with its length above. Mercator stretches to the north: the bar is right
// in the middle of the map.
func (s *scaleBar) lay(m *Map, at fyne.Position) {
	perPixel := metresPerPixel(unproject(m.now.at).Lat, m.now.zoom)
	distance := roundDistance(perPixel * scaleLength)
	length := float32(distance / perPixel)
	s.halo.StrokeColor, s.bar.StrokeColor = veil(fynetheme.ColorNameOverlayBackground), fynetheme.Color(fynetheme.ColorNameForeground)
	for _, l := range []*canvas.Line{s.halo, s.bar} {
		l.Position1, l.Position2 = at, at.AddXY(length, 0)
	}
	s.label.show(m.texts.distance(distance))
	s.label.moveTo(at.SubtractXY(0, s.label.size().Height+5))
}

// distance writes metres, or kilometres where there are enough of them.
func (t Texts) distance(metres float64) string {
	if metres >= 1000 {
		return fmt.Sprintf("%.0f %s", metres/1000, t.Kilometres)
	}
	return fmt.Sprintf("%.0f %s", metres, t.Metres)
}

// roundDistance is 1, 2 or 5 times a power of ten, at most d.
func roundDistance(d float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(d)))
	for _, step := range []float64{5, 2} {
		if d >= step*power {
			return step * power
		}
	}
	return power
}
