package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// lookupShown is how many suggestions stand under a lookup.
const lookupShown = 8

// Lookup is a field that finds a code of a long list by any word of its label.
type Lookup struct {
	*Frame
	entry   *lookupEntry
	find    func(words string) []Option
	changed func(Option)
	popup   *widget.PopUp
	list    *widget.List
	found   []Option
	at      int
	chosen  Option
	free    bool
}

// NewLookup makes a lookup; find gives the best options first for what was typed. With free a text of the person's own
// is taken too, as an option without a code.
func NewLookup(label, help, placeholder string, value Option, free bool, find func(words string) []Option, changed func(Option)) *Lookup {
	l := &Lookup{find: find, changed: changed, chosen: value, free: free}
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
	l.entry.show(o.Label)
}

func (l *Lookup) typed(words string) {
	if l.free {
		l.chosen = Option{Label: words}
		l.changed(l.chosen)
	}
	l.found, l.at = l.find(words), 0
	if len(l.found) > lookupShown {
		l.found = l.found[:lookupShown]
	}
	if len(l.found) == 0 || strings.TrimSpace(words) == "" {
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
	l.entry.show(l.chosen.Label)
}

func (l *Lookup) take(i int) {
	if i < 0 || i >= len(l.found) {
		return
	}
	l.chosen = l.found[i]
	l.entry.show(l.chosen.Label)
	l.close()
	l.changed(l.chosen)
}

func (l *Lookup) open() {
	c := fyne.CurrentApp().Driver().CanvasForObject(l.entry)
	if c == nil {
		return
	}
	if l.popup == nil {
		l.list = widget.NewList(
			func() int { return len(l.found) },
			func() fyne.CanvasObject {
				label := widget.NewLabel("")
				label.Truncation = fyne.TextTruncateEllipsis
				return label
			},
			func(i widget.ListItemID, o fyne.CanvasObject) {
				label := o.(*widget.Label)
				label.TextStyle.Bold = i == l.at
				label.SetText(l.found[i].Label)
			},
		)
		l.list.OnSelected = func(i widget.ListItemID) {
			l.list.UnselectAll()
			l.take(i)
		}
		l.popup = widget.NewPopUp(l.list, c)
	}
	l.list.Refresh()
	row := widget.NewLabel("X").MinSize().Height + 4
	l.popup.ShowAtRelativePosition(fyne.NewPos(0, l.entry.Size().Height), l.entry)
	l.popup.Resize(fyne.NewSize(max(l.entry.Size().Width, 320), row*float32(len(l.found))+8))
	c.Focus(l.entry)
}

func (l *Lookup) close() {
	if l.popup != nil {
		l.popup.Hide()
	}
}

// lookupEntry hands the arrows, Enter and Escape to the suggestions.
type lookupEntry struct {
	Entry
	lookup *Lookup
}

// TypedKey moves in the suggestions while they are shown.
func (e *lookupEntry) TypedKey(key *fyne.KeyEvent) {
	l := e.lookup
	if l.popup == nil || !l.popup.Visible() {
		e.Entry.TypedKey(key)
		return
	}
	switch key.Name {
	case fyne.KeyDown:
		l.at = min(l.at+1, len(l.found)-1)
		l.list.Refresh()
	case fyne.KeyUp:
		l.at = max(l.at-1, 0)
		l.list.Refresh()
	case fyne.KeyReturn, fyne.KeyEnter:
		l.take(l.at)
	case fyne.KeyEscape:
		l.left()
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
