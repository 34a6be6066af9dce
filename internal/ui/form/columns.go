package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/theme"
)

// Columns puts objects into so many columns of the same width, and into fewer where a column would be narrower than a
// length that was measured for text of the usual size.
func Columns(most int, least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&breaking{arrangement: columns{most: most, least: least}}, objects...)
}

// columns is the arrangement of Columns.
type columns struct {
	most  int
	least float32
}

func (c columns) wish(objects []fyne.CanvasObject) float32 {
	n := float32(c.most)
	return n*max(theme.Length(c.least), narrowest(objects)) + (n-1)*fynetheme.Padding()
}

func (c columns) run(objects []fyne.CanvasObject, size fyne.Size, place bool) (y float32) {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	gap, least := fynetheme.Padding(), max(theme.Length(c.least), narrowest(objects))
	n := max(1, c.most)
	for lines := 1; n > 1 && (size.Width+gap)/float32(n)-gap+hair < least; lines++ {
		n = (c.most + lines) / (lines + 1)
	}
	width := (size.Width+gap)/float32(n) - gap
	for len(shown) > 0 {
		line := shown[:min(n, len(shown))]
		height := float32(0)
		for _, o := range line {
			height = max(height, HeightAt(o, width))
		}
		if y == 0 && len(line) == len(shown) {
			height = max(height, size.Height)
		}
		for i, o := range line {
			if place {
				o.Resize(fyne.NewSize(width, height))
				o.Move(fyne.NewPos(float32(i)*(width+gap), y))
			}
		}
		shown = shown[len(line):]
		y += height + gap
	}
	return max(0, y-gap)
}
