package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/mapview"
)

// passes is after how many rounds everything has its place: a height that follows from a width moves what stands around it.
const passes = 6

// Settle lays everything out until nothing moves, as a window on a screen does before it is drawn. A window of the tests
// lays out once.
func Settle(canvas fyne.Canvas) {
	for range passes {
		settle(canvas.Content())
		for _, overlay := range canvas.Overlays().List() {
			settle(overlay)
		}
	}
}

func settle(o fyne.CanvasObject) {
	if o == nil || !o.Visible() {
		return
	}
	if _, drawn := o.(*mapview.Map); drawn {
		return
	}
	for _, child := range Children(o) {
		settle(child)
	}
	switch o := o.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
	case fyne.Widget:
		test.WidgetRenderer(o).Layout(o.Size())
	}
}
