package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Check is Fyne's, and hands function keys on to the window while it has the focus.
type Check struct {
	widget.Check
	OnEscape func() // what Escape does while it has the focus; nil: nothing
	name     string // for screen readers, where it has no text
}

// NewCheck is a box to tick, with a text beside it.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
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
