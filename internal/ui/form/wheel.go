package form

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over a field and takes the turns of the mouse wheel. Fyne gives them to the field, which mostly has nothing to
// scroll: the page would stand still wherever the pointer meets a field.
type wheel struct {
	widget.BaseWidget
	field *Entry
	text  *container.Scroll // with which the text of the field is scrolled; nil: it is not
}

func newWheel(field *Entry, parts []fyne.CanvasObject) *wheel {
	w := &wheel{field: field}
	for _, o := range parts {
		if scroll, is := o.(*container.Scroll); is {
			w.text = scroll
		}
	}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled moves the first that can be moved: the text of the field, or what the field is scrolled with.
func (w *wheel) Scrolled(turn *fyne.ScrollEvent) {
	for _, scroll := range append([]*container.Scroll{w.text}, around(w.field.whole)...) {
		if scroll != nil && scroll.Content != nil && moves(scroll, turn.Scrolled) {
			scroll.Scrolled(turn)
			return
		}
	}
}

// moves says whether something is left to be scrolled where a turn leads.
func moves(scroll *container.Scroll, by fyne.Delta) bool {
	free := scroll.Content.MinSize().Subtract(scroll.Size())
	at, far, way := scroll.Offset.Y, free.Height, by.DY
	if math.Abs(float64(by.DX)) > math.Abs(float64(by.DY)) {
		at, far, way = scroll.Offset.X, free.Width, by.DX
	}
	return way > 0 && at > 0 || way < 0 && at < far
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// CreateRenderer draws Fyne's entry, with the wheel over it.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{WidgetRenderer: e.Entry.CreateRenderer()}
	r.wheel = newWheel(e, r.WidgetRenderer.Objects())
	return r
}

type entryRenderer struct {
	fyne.WidgetRenderer
	wheel   *wheel
	objects []fyne.CanvasObject
}

// Layout gives the wheel the whole field.
func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.wheel.Resize(size)
}

// Objects are Fyne's, and the wheel over them. They are asked for with every frame.
func (r *entryRenderer) Objects() []fyne.CanvasObject {
	parts := r.WidgetRenderer.Objects()
	if last := len(r.objects) - 1; last < 0 || !slices.Equal(r.objects[:last], parts) {
		r.objects = append(slices.Clone(parts), r.wheel)
	}
	return r.objects
}
