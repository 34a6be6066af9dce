package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
)

// panel lies over the map on a ground of its own, readable over any map. What is done on it does not reach the map below.
type panel struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

var (
	_ fyne.Tappable       = (*panel)(nil)
	_ fyne.DoubleTappable = (*panel)(nil)
	_ fyne.Draggable      = (*panel)(nil)
	_ fyne.Scrollable     = (*panel)(nil)
	_ desktop.Mouseable   = (*panel)(nil)
	_ desktop.Hoverable   = (*panel)(nil)
)

func newPanel(content fyne.CanvasObject) *panel {
	p := &panel{content: content}
	p.ExtendBaseWidget(p)
	return p
}

// AccessibilityLabel is all that stands on the panel.
func (p *panel) AccessibilityLabel() string { return form.Speak(spoken(p.content)...) }

// AccessibilityRole is text: screen readers do not look into widgets.
func (*panel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func spoken(o fyne.CanvasObject) (words []string) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			if child.Visible() {
				words = append(words, spoken(child)...)
			}
		}
	case fyne.Accessible:
		words = append(words, o.AccessibilityLabel())
	}
	return words
}

// CreateRenderer draws the ground below the content.
func (p *panel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(newGround(), container.NewPadded(p.content)))
}

// Tapped is for the panel alone, as are the others.
func (*panel) Tapped(*fyne.PointEvent) {}

// DoubleTapped does nothing.
func (*panel) DoubleTapped(*fyne.PointEvent) {}

// Dragged does nothing.
func (*panel) Dragged(*fyne.DragEvent) {}

// DragEnd does nothing.
func (*panel) DragEnd() {}

// Scrolled does nothing.
func (*panel) Scrolled(*fyne.ScrollEvent) {}

// MouseDown does nothing.
func (*panel) MouseDown(*desktop.MouseEvent) {}

// MouseUp does nothing.
func (*panel) MouseUp(*desktop.MouseEvent) {}

// MouseIn does nothing.
func (*panel) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (*panel) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (*panel) MouseOut() {}
