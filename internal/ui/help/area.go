package help

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"focalpoint/internal/ui/form"
)

// area is a rectangle by its edges, in the units of the screen.
type area struct{ left, top, right, bottom float32 }

func areaOf(at fyne.Position, size fyne.Size) area {
	return area{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

func (a area) within(b area) area {
	return area{max(a.left, b.left), max(a.top, b.top), min(a.right, b.right), min(a.bottom, b.bottom)}
}

func (a area) width() float32  { return max(0, a.right-a.left) }
func (a area) height() float32 { return max(0, a.bottom-a.top) }

// content is its width times its height.
func (a area) content() float32 { return a.width() * a.height() }

func (a area) scaled(by float32) area {
	return area{a.left * by, a.top * by, a.right * by, a.bottom * by}
}

// leastSeen is how wide and high at least the part of an object must be that is seen: nobody is pointed to a sliver.
const leastSeen = 12

// seen are the parts that can be seen of objects on a page; empty where nothing can.
func seen(page fyne.CanvasObject, objects [len(parts)]fyne.CanvasObject) (areas [len(parts)]area) {
	origin := fyne.NewPos(0, 0).Subtract(page.Position()) // the page begins below the menu
	for i, o := range objects {
		if o == nil {
			continue
		}
		if a := find(page, o, origin, areaOf(fyne.Position{}, page.Size())); min(a.width(), a.height()) >= leastSeen {
			areas[i] = a
		}
	}
	return areas
}

// find is the part of an object that is seen in another one, of which only room is seen. The driver finds objects too, but
// does not say what is scrolled away, nor whether an object is shown at all.
func find(in, wanted fyne.CanvasObject, at fyne.Position, room area) area {
	if in == nil || !in.Visible() {
		return area{}
	}
	at = at.Add(in.Position())
	own := areaOf(at, in.Size()).within(room)
	if in == wanted {
		return own
	}
	if _, scrolls := in.(*container.Scroll); scrolls {
		room = own
	}
	for _, part := range form.Parts(in) {
		if found := find(part, wanted, at, room); found != (area{}) {
			return found
		}
	}
	return area{}
}
