package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// List is a widget.List that leaves the function keys to the window.
type List struct {
	widget.List
	Name string // for screen readers
}

// NewList makes a list as widget.NewList does.
func NewList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *List {
	l := &List{}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// FocusGained scrolls it into view.
func (l *List) FocusGained() {
	l.List.FocusGained()
	Reveal(l)
}

// TypedKey goes through the rows.
func (l *List) TypedKey(key *fyne.KeyEvent) {
	if !FunctionKey(l, key) {
		l.List.TypedKey(key)
	}
}
