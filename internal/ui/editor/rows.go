package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// rows is a layout that stands objects on each other at their least height, overlap units closer than edge to edge.
type rows struct{ overlap float32 }

// stack stands fields on each other, closer than a VBox.
func stack(fields ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rows{overlap: 5}, fields...)
}

// atLeast is a layout that gives an object this width, or more where it needs more.
type atLeast float32

// Layout fills the width.
func (atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is the object's, widened.
func (a atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(max(least.Width, float32(a)), least.Height)
}

// Layout places them.
func (r *rows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		// The width first: the height of a wrapped text follows from it.
		o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height - r.overlap
	}
}

// MinSize is as wide as the widest and as high as all of them.
func (r *rows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, shown := fyne.Size{}, 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	size.Height -= r.overlap * float32(max(shown-1, 0))
	return size
}
