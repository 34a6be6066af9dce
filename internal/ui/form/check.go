package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Check is Fyne's, with its text in as many lines as it takes. It hands function keys on to the window while it has the
// focus.
type Check struct {
	widget.Check
	OnEscape func()    // what Escape does while it has the focus; nil: nothing
	OnFocus  func()    // is told that it has the focus, as in a row of a list that is to scroll to it; nil: nobody
	name     string    // for screen readers, where it has no text
	reach    fyne.Size // of box and text: what can be clicked; zero while it is not laid out
}

// NewCheck is a box to tick, with a text beside it.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained scrolls it into view.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	Reveal(c)
	if c.OnFocus != nil {
		c.OnFocus()
	}
}

// TypedKey does what Fyne's does with other keys.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyEscape && c.OnEscape != nil:
		c.OnEscape()
	case !FunctionKey(c, key):
		c.Check.TypedKey(key)
	}
}

// SetName says what the box is called.
func (c *Check) SetName(name string) { c.name = name }

// AccessibilityLabel is what the box is called.
func (c *Check) AccessibilityLabel() string { return Speak(c.name, c.Text) }

// AccessibilityRole is that of a button: Fyne knows no boxes.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped ticks the box, or clears it, where box or text was clicked.
func (c *Check) Tapped(at *fyne.PointEvent) {
	if c.reaches(at) {
		// Fyne looks for itself, at the least width, which is not that of the text, and in the middle of the height.
		c.Check.Tapped(&fyne.PointEvent{Position: fyne.NewPos(0, c.Size().Height/2)})
	}
}

// MouseIn shows that it can be clicked.
func (c *Check) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved shows whether it can be clicked here.
func (c *Check) MouseMoved(e *desktop.MouseEvent) {
	if c.reaches(&e.PointEvent) {
		c.Check.MouseMoved(&desktop.MouseEvent{})
	} else {
		c.MouseOut()
	}
}

func (c *Check) reaches(at *fyne.PointEvent) bool {
	return c.reach.IsZero() || at == nil || at.Position.X <= c.reach.Width && at.Position.Y <= c.reach.Height
}

// wish is one line.
func (c *Check) wish() float32 {
	return checkEdge() + fyne.MeasureText(c.Text, fynetheme.TextSize(), fyne.TextStyle{}).Width
}

// checkEdge is how wide a box is with the space around it and its text.
func checkEdge() float32 { return fynetheme.IconInlineSize() + 2*fynetheme.InnerPadding() }

// CreateRenderer draws Fyne's, and lines in the place of its text where that has no room.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{WidgetRenderer: c.Check.CreateRenderer(), check: c, lines: widget.NewLabel(c.Text)}
	r.lines.Wrapping = fyne.TextWrapWord
	return r
}

type checkRenderer struct {
	fyne.WidgetRenderer
	check  *Check
	lines  *widget.Label
	broken bool // the text takes several lines
}

// Layout gives the text the room beside the box.
func (r *checkRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.broken = r.check.Text != "" && r.check.wish() > size.Width+hair
	r.check.reach = fyne.NewSize(min(r.check.wish(), size.Width), size.Height)
	if r.broken {
		left := checkEdge() - fynetheme.InnerPadding() - 2*fynetheme.InputBorderSize()
		r.lines.Resize(fyne.NewSize(size.Width-left, size.Height))
		r.lines.Move(fyne.NewPos(left, 0))
	}
}

// leastText is how narrow the lines of a text may be.
const leastText = 80

// MinSize lets the text break.
func (r *checkRenderer) MinSize() fyne.Size {
	least := r.WidgetRenderer.MinSize()
	if r.check.Text == "" {
		return least
	}
	if r.broken {
		least.Height = max(least.Height, r.lines.MinSize().Height)
	}
	return fyne.NewSize(min(least.Width, checkEdge()+leastText), least.Height)
}

// Refresh follows the text.
func (r *checkRenderer) Refresh() {
	r.lines.Importance = widget.MediumImportance
	if r.check.Disabled() {
		r.lines.Importance = widget.LowImportance
	}
	r.lines.SetText(r.check.Text)
	r.WidgetRenderer.Refresh()
}

// Objects are Fyne's, with the lines in the place of the text where it is broken.
func (r *checkRenderer) Objects() []fyne.CanvasObject {
	objects := r.WidgetRenderer.Objects()
	if !r.broken {
		return objects
	}
	objects = slices.DeleteFunc(slices.Clone(objects), func(o fyne.CanvasObject) bool {
		_, text := o.(*canvas.Text)
		return text
	})
	return append(objects, r.lines)
}
