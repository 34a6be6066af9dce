package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Select is Fyne's, and hands function keys on to the window while it has the focus.
type Select struct {
	widget.Select
	name string // for screen readers
}

// nothingChosen stands where nothing is chosen and no other word says what to do: Fyne has an English one for that.
const nothingChosen = "—"

// NewSelect is a choice of one of the options.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged, s.PlaceHolder = options, changed, nothingChosen
	s.ExtendBaseWidget(s)
	return s
}

// leastSelect is how wide a choice is at least, in the units of the screen: Fyne's is as wide as what stands in it while nothing
// is chosen.
const leastSelect = 150

// MinSize leaves room for a word or two.
func (s *Select) MinSize() fyne.Size { return s.Select.MinSize().Max(fyne.NewSize(leastSelect, 0)) }

// FocusGained scrolls it into view.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	Reveal(s)
}

// TypedKey does what Fyne's does with other keys.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	if !FunctionKey(s, key) {
		s.Select.TypedKey(key)
	}
}

// SetName says what the choice is called.
func (s *Select) SetName(name string) { s.name = name }

// AccessibilityLabel is what the choice is called and what is chosen.
func (s *Select) AccessibilityLabel() string {
	if s.Selected == "" {
		return Speak(s.name, s.PlaceHolder)
	}
	return Speak(s.name, s.Selected)
}

// AccessibilityRole is that of a button, which opens the list.
func (s *Select) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
