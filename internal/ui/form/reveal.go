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
	layer := c.Content()
	if top := c.Overlays().Top(); top != nil {
		layer = top
	}
	scrolls, _ := aroundIn(layer, o)
	return scrolls
}

// aroundIn looks for the object itself: where it is says nothing, for what is scrolled away lies under what stands beside it.
func aroundIn(in, o fyne.CanvasObject) (scrolls []*container.Scroll, found bool) {
	if in == o {
		return nil, true
	}
	for _, part := range Parts(in) {
		if !part.Visible() {
			continue
		}
		if scrolls, found = aroundIn(part, o); found {
			if scroll, is := in.(*container.Scroll); is {
				scrolls = append(scrolls, scroll)
			}
			return scrolls, true
		}
	}
	return nil, false
}

// Parts are the objects that an object is made of, as far as they are known: of a container, and of a widget that has a
// method Parts. Fyne shows a widget's renderer to nobody.
func Parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *container.ThemeOverride:
		return []fyne.CanvasObject{o.Content}
	case *widget.PopUp:
		return []fyne.CanvasObject{o.Content}
	case interface{ Parts() []fyne.CanvasObject }:
		return o.Parts()
	}
	return nil
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
