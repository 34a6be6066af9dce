package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a widget.Entry that says when the person leaves it.
type Entry struct {
	widget.Entry
	OnLeave  func()
	OnEscape func()      // what Escape does; nil: nothing
	name     string      // for screen readers
	whole    fyne.Widget // what Fyne knows: the entry, or one that it is a part of
	pointed  bool        // the focus comes with the pointer
}

// NewEntry makes an entry of one line, or of several.
func NewEntry(multiline bool) *Entry {
	e := &Entry{}
	e.MultiLine = multiline
	if multiline {
		e.Wrapping = fyne.TextWrapWord
		e.SetMinRowsVisible(3)
	}
	e.ExtendBaseWidget(e)
	return e
}

// NewSecret makes an entry of one line that shows dots.
func NewSecret() *Entry {
	e := NewEntry(false)
	e.Password = true
	return e
}

// ExtendBaseWidget notes what the entry is a part of.
func (e *Entry) ExtendBaseWidget(whole fyne.Widget) {
	e.whole = whole
	e.Entry.ExtendBaseWidget(whole)
}

// AcceptsTab lets Tab go on to the next field. In a field of several lines Fyne would write it into the text, and the
// keyboard would never leave.
func (e *Entry) AcceptsTab() bool { return false }

// MouseDown puts the cursor where the pointer is.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.pointed = true
	e.Entry.MouseDown(m)
	e.pointed = false
}

// FocusGained scrolls it into view, but not from under the pointer.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if !e.pointed {
		Reveal(e.whole)
	}
}

// FocusLost tells the form, which saves at once.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// TypedKey leaves the function keys to the window.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
	case !FunctionKey(e, key):
		e.Entry.TypedKey(key)
	}
}

// Text is a field of free text.
type Text struct {
	framed
	Entry *Entry
}

// NewText makes a field of one line.
func NewText(label, help, value string, changed func(string)) *Text {
	return newText(label, help, value, false, changed)
}

// NewArea makes a field of several lines.
func NewArea(label, help, value string, changed func(string)) *Text {
	return newText(label, help, value, true, changed)
}

func newText(label, help, value string, multiline bool, changed func(string)) *Text {
	entry := NewEntry(multiline)
	entry.SetText(value)
	entry.OnChanged = changed
	return &Text{framed{NewFrame(label, help, entry)}, entry}
}

// SetValue shows a value without reporting it as a person's edit.
func (t *Text) SetValue(value string) { t.Entry.Put(value) }

// Put sets the text without calling OnChanged.
func (e *Entry) Put(value string) {
	if e.Text == value {
		return
	}
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(value)
	e.OnChanged = changed
}

// fieldLeast is how wide a field must be for what is mostly written into it.
const fieldLeast = 180

// Fields puts fields into two columns, or into one where each would be too narrow.
func Fields(fields ...fyne.CanvasObject) fyne.CanvasObject { return Columns(2, fieldLeast, fields...) }
