package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/theme"
)

// Tall gives an object a least height, measured for text of the usual size.
func Tall(usual float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&tall{func() float32 { return theme.Length(usual) }}, o)
}

// Lines keeps the height of as many lines of a label as RowLines says, for a row of a list.
func Lines(label *widget.Label) fyne.CanvasObject {
	return container.New(&tall{func() float32 {
		line := fyne.MeasureText("1", fynetheme.Size(label.SizeName), label.TextStyle).Height
		return 2*fynetheme.InnerPadding() + float32(RowLines())*line
	}}, label)
}

// tall is the layout of Tall and Lines.
type tall struct{ least func() float32 }

// Layout gives the object the whole room.
func (*tall) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize has the least height.
func (t *tall) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, max(least.Height, t.least()))
}

// RowLines is how many lines a row of a list keeps for facts that take one at the usual size of text.
func RowLines() int {
	if theme.Length(1) > 1.1 {
		return 2
	}
	return 1
}
