package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is Fyne's, and hands function keys on to the window while it has the focus.
type Button struct {
	widget.Button
	OnEscape func() // what Escape does while it has the focus; nil: nothing
	name     string // for screen readers, where it has no text
}

// NewButton is a button that does something when it is pressed.
func NewButton(text string, do func()) *Button { return NewButtonWithIcon(text, nil, do) }

// NewButtonWithIcon has a picture before its text, or one alone.
func NewButtonWithIcon(text string, icon fyne.Resource, do func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.OnTapped = text, icon, do
	b.ExtendBaseWidget(b)
	return b
}

// FocusGained scrolls it into view.
func (b *Button) FocusGained() {
	b.Button.FocusGained()
	Reveal(b)
}

// TypedKey presses the button with the space bar.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyEscape && b.OnEscape != nil:
		b.OnEscape()
	case !FunctionKey(b, key):
		b.Button.TypedKey(key)
	}
}
