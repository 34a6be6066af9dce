package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/theme"
)

// thumb is a bar at the right edge of rows that says which part of all of them is in view; and the layout of both.
type thumb struct {
	bar              *canvas.Rectangle
	first, seen, all int
	size             fyne.Size // of the rows
}

const thumbWidth = 4

func newThumb() *thumb {
	bar := canvas.NewRectangle(theme.Of(fynetheme.ColorNameScrollBar))
	bar.CornerRadius = thumbWidth / 2
	return &thumb{bar: bar}
}

// set says what is in view; where that is everything, there is no bar.
func (t *thumb) set(first, seen, all int) {
	t.first, t.seen, t.all = first, seen, all
	t.bar.Hidden = seen >= all
	t.place()
}

func (t *thumb) place() {
	row := t.size.Height / float32(max(t.all, 1))
	t.bar.Resize(fyne.NewSize(thumbWidth, row*float32(min(t.seen, t.all))))
	t.bar.Move(fyne.NewPos(t.size.Width-thumbWidth, row*float32(t.first)))
	t.bar.Refresh()
}

// Layout gives the rows everything, and the bar its place on them.
func (t *thumb) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t.size = size
	objects[0].Resize(size)
	t.place()
}

// MinSize is the rows'.
func (t *thumb) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
