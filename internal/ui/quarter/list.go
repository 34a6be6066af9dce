package quarter

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
)

// list is the rows, with the keys of the desk: arrows go, Enter says "no change", a digit begins an update, Space marks.
type list struct {
	widget.List
	page    *Page
	shift   bool
	focused bool
}

var (
	_ desktop.Keyable    = (*list)(nil)
	_ fyne.Shortcutable  = (*list)(nil)
	_ fyne.Focusable     = (*list)(nil)
	_ desktop.Mouseable  = (*line)(nil)
	_ fyne.Tappable      = (*line)(nil)
	_ desktop.Cursorable = (*line)(nil)
)

func newList(p *Page) *list {
	l := &list{page: p}
	l.Length = func() int { return len(p.shown) }
	l.CreateItem = func() fyne.CanvasObject { return newLine(p) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if line, is := o.(*line); is && i < len(p.shown) {
			line.show(i)
		}
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// AccessibilityLabel is what the list is called.
func (l *list) AccessibilityLabel() string { return l.page.text.T("shell.rooms.quarter") }

// AccessibilityRole is that of a box with things in it.
func (l *list) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// FocusGained shows which row the keys go to.
func (l *list) FocusGained() {
	l.focused, l.shift = true, false
	l.List.FocusGained()
	l.Refresh()
	form.Reveal(l)
}

// FocusLost shows it paler.
func (l *list) FocusLost() {
	l.focused, l.shift = false, false
	l.List.FocusLost()
	l.Refresh()
}

// KeyDown notes Shift, which the other events do not tell.
func (l *list) KeyDown(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		l.shift = true
	}
}

// KeyUp forgets it again.
func (l *list) KeyUp(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		l.shift = false
	}
}

// TypedKey goes and files.
func (l *list) TypedKey(key *fyne.KeyEvent) {
	p := l.page
	if form.FunctionKey(l, key) {
		return
	}
	switch key.Name {
	case fyne.KeyDown:
		p.walk(1, l.shift)
	case fyne.KeyUp:
		p.walk(-1, l.shift)
	case fyne.KeyPageDown:
		p.walk(pageStep, l.shift)
	case fyne.KeyPageUp:
		p.walk(-pageStep, l.shift)
	case fyne.KeyHome:
		p.walk(-len(p.shown), l.shift)
	case fyne.KeyEnd:
		p.walk(len(p.shown), l.shift)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.same()
	case fyne.KeySpace:
		p.mark(p.current)
	case fyne.KeyEscape:
		p.unmark()
	}
}

// pageStep is how many rows a page key goes.
const pageStep = 8

// TypedRune begins an update with a digit.
func (l *list) TypedRune(r rune) {
	if r >= '0' && r <= '9' {
		l.page.begin(r)
	}
}

// TypedShortcut marks everything with Ctrl+A.
func (l *list) TypedShortcut(s fyne.Shortcut) {
	if _, everything := s.(*fyne.ShortcutSelectAll); everything {
		l.page.markAll()
	}
}
