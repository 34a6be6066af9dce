package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Lookup is a field that finds a code of a long list by any word of its label.
type Lookup struct {
	framed
	entry   *lookupEntry
	list    *suggestions
	popup   *widget.PopUp
	find    func(words string) []Option
	changed func(Option)
	chosen  Option
	free    bool
}

// NewLookup makes a lookup; find gives the best options first for what was typed. With free a text of the person's own
// is taken too, as an option without a code.
func NewLookup(label, help, placeholder string, value Option, free bool, find func(words string) []Option, changed func(Option)) *Lookup {
	l := &Lookup{find: find, changed: changed, chosen: value, free: free}
	l.list = newSuggestions(l)
	l.entry = &lookupEntry{lookup: l}
	l.entry.ExtendBaseWidget(l.entry)
	l.entry.SetPlaceHolder(placeholder)
	l.entry.SetText(value.Label)
	l.entry.OnChanged = l.typed
	l.entry.OnLeave = l.left
	l.Frame = NewFrame(label, help, l.entry)
	return l
}

// Entry is where the words are typed.
func (l *Lookup) Entry() fyne.Focusable { return l.entry }

// SetValue shows an option without reporting it as a person's edit.
func (l *Lookup) SetValue(o Option) {
	l.chosen = o
	l.entry.Put(o.Label)
}

func (l *Lookup) typed(words string) {
	if l.free {
		l.chosen = Option{Label: words}
		l.changed(l.chosen)
	}
	if strings.TrimSpace(words) == "" {
		l.close()
		return
	}
	l.suggest(words)
}

// browse shows what there is: everything, when the field shows what was chosen before.
func (l *Lookup) browse() {
	words := l.entry.Text
	if words == l.chosen.Label {
		words = ""
	}
	l.suggest(words)
}

func (l *Lookup) suggest(words string) {
	l.list.show(l.find(words))
	if len(l.list.options) == 0 {
		l.close()
		return
	}
	l.open()
}

// left puts back the label of what was chosen: a text that is no option does not stay as if it were one.
func (l *Lookup) left() {
	l.close()
	if l.entry.Text == "" && l.chosen.Code != "" {
		l.chosen = Option{}
		l.changed(l.chosen)
	}
	l.entry.Put(l.chosen.Label)
}

func (l *Lookup) take(o Option) {
	l.chosen = o
	l.entry.Put(o.Label)
	l.entry.CursorColumn = len([]rune(o.Label))
	l.entry.Refresh()
	l.close()
	l.changed(o)
}

// isOpen says whether suggestions are shown.
func (l *Lookup) isOpen() bool { return l.popup != nil && l.popup.Visible() }

// open shows the suggestions under the entry, or over it where there is no room.
func (l *Lookup) open() {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(l.entry)
	if c == nil {
		return
	}
	width := min(max(l.entry.Size().Width, listWidth, l.list.wish()), c.Size().Width)
	size := fyne.NewSize(width, l.list.MinSize().Height)
	at := driver.AbsolutePositionForObject(l.entry)
	at.X = max(0, min(at.X, c.Size().Width-size.Width))
	if below := at.Y + l.entry.Size().Height; below+size.Height <= c.Size().Height || at.Y < size.Height {
		at.Y = below
	} else {
		at.Y -= size.Height
	}
	if !l.isOpen() {
		l.popup = widget.NewPopUp(l.list, c)
		l.popup.ShowAtPosition(at)
		c.Focus(l.list)
	}
	l.popup.Move(at)
	l.popup.Resize(size)
}

func (l *Lookup) close() {
	if l.isOpen() {
		l.popup.Hide()
	}
}

// lookupEntry hands the arrows, Enter and Escape to the suggestions.
type lookupEntry struct {
	Entry
	lookup *Lookup
}

// TypedKey goes to the suggestions while they are shown; Down shows them.
func (e *lookupEntry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case e.lookup.isOpen():
		e.lookup.list.TypedKey(key)
	case key.Name == fyne.KeyDown && !e.Disabled():
		e.lookup.browse()
	default:
		e.Entry.TypedKey(key)
	}
}

// Match says whether every word of what was typed stands in the label, wherever and in either case.
func Match(label, words string) bool {
	label = strings.ToLower(label)
	for _, word := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(label, word) {
			return false
		}
	}
	return true
}
