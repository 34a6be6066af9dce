package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/theme"
)

const (
	mostShown = 8   // suggestions at a time; the others are scrolled to
	listWidth = 320 // of the list, where the field is narrower
)

// suggestions is the list of a lookup. While it is shown, Fyne gives every key to it and none to the field behind it; so
// it hands on what is typed, and the person goes on typing.
type suggestions struct {
	widget.BaseWidget
	lookup  *Lookup
	options []Option
	first   int  // the uppermost that is shown
	at      int  // the marked one
	moved   bool // it was marked by the person
	box     *fyne.Container
	thumb   *thumb
	shift   bool
}

var (
	_ fyne.Scrollable   = (*suggestions)(nil)
	_ fyne.Shortcutable = (*suggestions)(nil)
	_ fyne.Tabbable     = (*suggestions)(nil)
	_ desktop.Keyable   = (*suggestions)(nil)
)

func newSuggestions(l *Lookup) *suggestions {
	s := &suggestions{lookup: l, box: container.New(&rowLayout{}), thumb: newThumb()}
	s.ExtendBaseWidget(s)
	return s
}

// show lists the options, the first ones in view.
func (s *suggestions) show(options []Option) {
	s.options, s.at, s.moved = options, 0, false
	s.scrollTo(0)
}

// scrollTo shows the rows from the first on, or as far down as there are any.
func (s *suggestions) scrollTo(first int) {
	s.first = max(0, min(first, len(s.options)-mostShown))
	s.box.RemoveAll()
	for i, o := range s.options[s.first:min(s.first+mostShown, len(s.options))] {
		s.box.Add(newSuggestion(o.Label, func() { s.lookup.take(o) }, func() { s.mark(s.first + i) }))
	}
	s.thumb.set(s.first, mostShown, len(s.options))
	s.mark(s.at)
}

// mark shows which one Enter takes.
func (s *suggestions) mark(at int) {
	s.at = max(0, min(at, len(s.options)-1))
	for i, row := range s.box.Objects {
		row.(*suggestion).mark(s.first+i == s.at)
	}
}

// step marks another one, and brings it into view.
func (s *suggestions) step(by int) {
	s.moved = true
	s.at = max(0, min(s.at+by, len(s.options)-1))
	switch {
	case s.at < s.first:
		s.scrollTo(s.at)
	case s.at >= s.first+mostShown:
		s.scrollTo(s.at - mostShown + 1)
	default:
		s.mark(s.at)
	}
}

// Scrolled moves the rows as the wheel turns; the mark stays among those in view.
func (s *suggestions) Scrolled(e *fyne.ScrollEvent) {
	by := 1
	if e.Scrolled.DY > 0 {
		by = -1
	}
	s.scrollTo(s.first + by)
	s.mark(max(s.first, min(s.at, s.first+mostShown-1)))
}

// CreateRenderer shows the rows, and how far down they are.
func (s *suggestions) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(s.thumb, s.box, s.thumb.bar))
}

// FocusGained and FocusLost show nothing: for the person the field has the focus.
func (s *suggestions) FocusGained() {}
func (s *suggestions) FocusLost()   {}

// AcceptsTab makes Tab leave the field and not go round in the list.
func (s *suggestions) AcceptsTab() bool { return true }

// TypedRune goes to the field.
func (s *suggestions) TypedRune(r rune) { s.lookup.entry.TypedRune(r) }

// TypedShortcut goes to the field, such as Paste.
func (s *suggestions) TypedShortcut(shortcut fyne.Shortcut) { s.lookup.entry.TypedShortcut(shortcut) }

// KeyDown goes to the field, which selects text while Shift is held.
func (s *suggestions) KeyDown(key *fyne.KeyEvent) {
	s.shift = s.shift || isShift(key)
	s.lookup.entry.KeyDown(key)
}

// KeyUp goes to the field.
func (s *suggestions) KeyUp(key *fyne.KeyEvent) {
	s.shift = s.shift && !isShift(key)
	s.lookup.entry.KeyUp(key)
}

func isShift(key *fyne.KeyEvent) bool {
	return key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight
}

// TypedKey moves the mark, takes, or leaves; every other key goes to the field.
func (s *suggestions) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		s.step(1)
	case fyne.KeyUp:
		s.step(-1)
	case fyne.KeyPageDown:
		s.step(mostShown)
	case fyne.KeyPageUp:
		s.step(-mostShown)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.lookup.take(s.options[s.at])
	case fyne.KeyEscape:
		s.lookup.left()
	case fyne.KeyTab:
		s.leave()
	default:
		s.lookup.entry.Entry.TypedKey(key)
	}
}

// leave goes to the next field, or the one before. What the person marked, or all that was left to choose, is taken.
func (s *suggestions) leave() {
	if s.moved || len(s.options) == 1 && !s.lookup.free {
		s.lookup.take(s.options[s.at])
	}
	s.lookup.close()
	c := fyne.CurrentApp().Driver().CanvasForObject(s.lookup.entry)
	switch {
	case c == nil:
	case s.shift:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
	s.shift = false
}

// wish is how wide the longest of the rows would like to be.
func (s *suggestions) wish() (width float32) {
	for _, o := range s.box.Objects {
		if row, is := o.(*suggestion); is {
			width = max(width, wish(row.label)+thumbWidth)
		}
	}
	return width
}

// suggestion is one row.
type suggestion struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	label  *widget.Label
	take   func()
	over   func() // the pointer is over it
}

var _ desktop.Hoverable = (*suggestion)(nil)

func newSuggestion(text string, take, over func()) *suggestion {
	s := &suggestion{ground: canvas.NewRectangle(color.Transparent), label: widget.NewLabel(text), take: take, over: over}
	s.label.Truncation = fyne.TextTruncateEllipsis
	s.ExtendBaseWidget(s)
	return s
}

func (s *suggestion) mark(marked bool) {
	s.ground.FillColor = color.Transparent
	if marked {
		s.ground.FillColor = theme.Of(fynetheme.ColorNameSelection)
	}
	s.ground.Refresh()
}

// Tapped takes the option.
func (s *suggestion) Tapped(*fyne.PointEvent) { s.take() }

// MouseIn marks the row.
func (s *suggestion) MouseIn(*desktop.MouseEvent) { s.over() }

// MouseMoved changes nothing.
func (s *suggestion) MouseMoved(*desktop.MouseEvent) {}

// MouseOut leaves the mark, so that Enter still takes one.
func (s *suggestion) MouseOut() {}

// CreateRenderer puts the text on its ground.
func (s *suggestion) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(s.ground, s.label))
}

// rowLayout stands rows on each other without gaps.
type rowLayout struct{}

func (*rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height
	}
}

func (*rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size.Height += o.MinSize().Height
	}
	return size
}
