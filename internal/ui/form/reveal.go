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
	for _, scroll := range around(o) {
		scroll.ScrollToOffset(fyne.NewPos(scroll.Offset.X, offset(scroll, placeIn(scroll, o).Y, o.Size().Height)))
	}
}

// around is what an object is scrolled with, the inner before the outer; nothing where no canvas shows it.
func around(o fyne.CanvasObject) []*container.Scroll {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return nil
	}
	if top := c.Overlays().Top(); top != nil {
		return aroundIn(top, o)
	}
	return aroundIn(c.Content(), o)
}

// aroundIn looks into containers only: nothing that is scrolled is a part of a widget.
func aroundIn(layer, o fyne.CanvasObject) (found []*container.Scroll) {
	switch layer := layer.(type) {
	case *fyne.Container:
		for _, child := range layer.Objects {
			if child.Visible() {
				found = append(found, aroundIn(child, o)...)
			}
		}
	case *widget.PopUp:
		return aroundIn(layer.Content, o)
	case *container.Scroll:
		found = aroundIn(layer.Content, o)
		at, size := placeIn(layer, o), layer.Content.Size()
		if len(found) > 0 || at.X >= 0 && at.Y >= 0 && at.X < size.Width && at.Y < size.Height {
			found = append(found, layer)
		}
	}
	return found
}

// placeIn is where an object is in what is scrolled.
func placeIn(scroll *container.Scroll, o fyne.CanvasObject) fyne.Position {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(scroll.Content))
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
