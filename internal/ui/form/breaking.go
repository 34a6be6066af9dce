package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// arrangement is what a breaking layout does with its objects.
type arrangement interface {
	wisher
	// run returns how high the objects are at a width, or more where size has more, and puts them there if place is said.
	run(objects []fyne.CanvasObject, size fyne.Size, place bool) (height float32)
}

// breaking is a layout whose height follows from the width that it was given last.
type breaking struct {
	arrangement
	width float32
}

// Layout places the objects.
func (b *breaking) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	b.run(objects, size, true)
}

// MinSize is as wide as the widest object must be, and as high as all are at the width.
func (b *breaking) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := b.width
	if width == 0 {
		width = b.wish(objects)
	}
	return fyne.NewSize(narrowest(objects), b.run(objects, fyne.NewSize(width, 0), false))
}

// hair is what is lost by rounding.
const hair = 0.5

// HeightAt is how high an object must be at a width, in the units of the screen. One whose height may follow from it is left at that width.
func HeightAt(o fyne.CanvasObject, width float32) float32 {
	if size := o.Size(); size.Width != width && wraps(o) {
		o.Resize(fyne.NewSize(width, size.Height))
	}
	return o.MinSize().Height
}

// wraps says whether the height of an object may follow from its width.
func wraps(o fyne.CanvasObject) bool {
	if label, is := o.(*widget.Label); is {
		return label.Wrapping != fyne.TextWrapOff
	}
	return true
}
