package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// button is one of the map's buttons. Its label stands beside it while the mouse or the focus is on it.
type button struct {
	widget.Button
	label string
	hint  func(b *button)      // asks for the label; nil takes it away
	other func(*fyne.KeyEvent) // gets the keys that mean nothing to a button
}

func newButton(icon fyne.Resource, label string, hint func(*button), tapped func(), other func(*fyne.KeyEvent)) *button {
	b := &button{label: label, hint: hint, other: other}
	b.Icon, b.OnTapped = icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey presses the button with the space bar.
func (b *button) TypedKey(e *fyne.KeyEvent) {
	b.Button.TypedKey(e)
	if e.Name != fyne.KeySpace {
		b.other(e)
	}
}

// MouseIn shows the label.
func (b *button) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	b.hint(b)
}

// MouseOut takes it away.
func (b *button) MouseOut() {
	b.Button.MouseOut()
	b.hint(nil)
}

// FocusGained shows the label.
func (b *button) FocusGained() {
	b.Button.FocusGained()
	b.hint(b)
}

// FocusLost takes it away.
func (b *button) FocusLost() {
	b.Button.FocusLost()
	b.hint(nil)
}

// AccessibilityLabel is what a screen reader says.
func (b *button) AccessibilityLabel() string { return b.label }
