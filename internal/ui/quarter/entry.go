package quarter

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/ui/form"
)

// entry is a field of the panel: what stands in it is chosen whole when it gets the focus, so that typing replaces it;
// Enter saves and Escape takes back.
type entry struct {
	form.Entry
	keep bool // the next focus leaves the cursor where it is
}

func newEntry(changed func(), save, escape func()) *entry {
	e := &entry{}
	e.OnChanged = func(string) { changed() }
	e.OnSubmitted = func(string) { save() }
	e.OnEscape = escape
	e.ExtendBaseWidget(e)
	return e
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
