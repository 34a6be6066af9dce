package uitest

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Unseen lists what the keyboard goes on to, with Tab, without its being in view, and the fields that it would not leave.
func Unseen(c fyne.Canvas) (unseen []string) {
	been := map[fyne.Focusable]bool{}
	for c.FocusNext(); c.Focused() != nil && !been[c.Focused()]; c.FocusNext() {
		been[c.Focused()] = true
		focused := c.Focused().(fyne.CanvasObject)
		if !inView(c, focused) {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(focused)
			unseen = append(unseen, fmt.Sprintf("%T at %v is not in view: %s", focused, at, Outline(focused)))
		}
		if _, writes := focused.(entry); writes && focused.(fyne.Tabbable).AcceptsTab() {
			unseen = append(unseen, fmt.Sprintf("%T keeps the keyboard: %s", focused, Outline(focused)))
		}
	}
	if len(been) == 0 {
		unseen = append(unseen, "the keyboard goes to nothing")
	}
	return unseen
}

// inView says whether an object that a canvas shows is scrolled away by nothing: it is seen whole, or fills what it is
// scrolled with.
func inView(c fyne.Canvas, o fyne.CanvasObject) bool {
	layers := append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...)
	whole := area{0, 0, c.Size().Width, c.Size().Height}
	for _, layer := range layers {
		if found, seen := look(layer, o, fyne.Position{}, whole); found {
			return seen
		}
	}
	return false
}

// look searches what an object is made of for another, of which what lies in view is seen.
func look(in, o fyne.CanvasObject, at fyne.Position, view area) (found, seen bool) {
	if in == nil || !in.Visible() {
		return false, false
	}
	at = at.Add(in.Position())
	own := area{at.X, at.Y, at.X + in.Size().Width, at.Y + in.Size().Height}
	if in == o {
		height := min(own.bottom-own.top, view.bottom-view.top)
		part := own.within(view)
		return true, !part.empty() && part.bottom-part.top >= height-hair
	}
	if _, scrolls := in.(*container.Scroll); scrolls {
		view = view.within(own)
	}
	for _, child := range Children(in) {
		if found, seen = look(child, o, at, view); found {
			return found, seen
		}
	}
	return false, false
}
