package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/theme"
)

// What is left free around an object that is scrolled into view, at the usual size of text: above, the name of a field has
// its place.
const (
	freeAbove = 48
	freeBelow = 16
)

// Reveal scrolls an object into view, whatever it is scrolled with. Fyne does not do so when the keyboard goes on to an
// object: what can take the focus calls it when it does.
func Reveal(o fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	layer := c.Content()
	if top := c.Overlays().Top(); top != nil {
		layer = top
	}
	revealIn(layer, o)
}

// revealIn scrolls what a layer is scrolled with, the inner before the outer. It looks into containers only: nothing that
// is scrolled is a part of a widget.
func revealIn(layer, o fyne.CanvasObject) {
	switch layer := layer.(type) {
	case *fyne.Container:
		for _, child := range layer.Objects {
			if child.Visible() {
				revealIn(child, o)
			}
		}
	case *widget.PopUp:
		revealIn(layer.Content, o)
	case *container.Scroll:
		revealIn(layer.Content, o)
		driver := fyne.CurrentApp().Driver()
		at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(layer.Content))
		if size := layer.Content.Size(); at.X >= 0 && at.Y >= 0 && at.X < size.Width && at.Y < size.Height {
			layer.ScrollToOffset(fyne.NewPos(layer.Offset.X, offset(layer, at.Y, o.Size().Height)))
		}
	}
}

// offset is how far down a content is scrolled when an object at a height of it is to be seen: where that is hidden, even
// in part, as little further as will do, and its upper edge rather than its lower one.
func offset(scroll *container.Scroll, top, height float32) float32 {
	room, from := scroll.Size().Height, scroll.Offset.Y
	bottom := top + height
	if top >= from && bottom <= from+room {
		return from
	}
	from = max(from, bottom+theme.Length(freeBelow)-room)
	from = min(from, top-theme.Length(freeAbove))
	return max(0, min(from, scroll.Content.MinSize().Height-room))
}
