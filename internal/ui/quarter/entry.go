package quarter

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
)

// entry is a field of the panel: what stands in it is chosen whole when it gets the focus, so that typing replaces it;
// Enter saves and Escape takes back.
type entry struct {
	widget.Entry
	escape func()
	name   string // for screen readers
	keep   bool   // the next focus leaves the cursor where it is
}

func newEntry(changed func(), save, escape func()) *entry {
	e := &entry{escape: escape}
	e.OnChanged = func(string) { changed() }
	e.OnSubmitted = func(string) { save() }
	e.ExtendBaseWidget(e)
	return e
}

// SetName says what the entry is called.
func (e *entry) SetName(name string) { e.name = name }

// AccessibilityLabel is what the entry is called and what stands in it.
func (e *entry) AccessibilityLabel() string { return form.SpeakEntry(e.name, &e.Entry) }

// AccessibilityRole is text: Fyne knows no fields.
func (e *entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// show sets the text without reporting it as a person's.
func (e *entry) show(text string) {
	if e.Text == text {
		return
	}
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
}

// begin replaces the text by what a person has typed elsewhere; the next key goes on behind it.
func (e *entry) begin(typed string) {
	e.keep = true
	e.SetText(typed)
	e.CursorColumn = len([]rune(typed))
}

// FocusGained chooses the text.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	if e.keep {
		e.keep = false
		return
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// TypedKey takes Escape.
func (e *entry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case form.FunctionKey(e, key):
	case key.Name == fyne.KeyEscape:
		e.escape()
	default:
		e.Entry.TypedKey(key)
	}
}
