package form

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/i18n"
)

// calendar is the days of a month, of which one is chosen with the mouse or with the arrow keys and Enter; Page Up and Page
// Down turn the month, Escape closes. Fyne's own names the months in English whatever the language, and begins the week as
// the system's language does.
type calendar struct {
	widget.BaseWidget
	text   *i18n.Localizer
	marked time.Time
	month  *widget.Label
	days   *fyne.Container
	whole  *fyne.Container
	chosen func(time.Time)
	close  func()
}

func newCalendar(text *i18n.Localizer, marked time.Time, closed func(), chosen func(time.Time)) *calendar {
	c := &calendar{text: text, marked: marked, month: widget.NewLabel(""), days: container.NewGridWithColumns(7), chosen: chosen, close: closed}
	c.month.Alignment, c.month.TextStyle.Bold = fyne.TextAlignCenter, true
	turn := func(icon fyne.Resource, key string, months int) *Button {
		b := NewButtonWithIcon("", icon, func() { c.turn(months) })
		b.SetName(text.T("form.calendar." + key))
		b.Importance, b.OnEscape = widget.LowImportance, closed
		return b
	}
	top := container.NewBorder(nil, nil, turn(fynetheme.NavigateBackIcon(), "previous", -1), turn(fynetheme.NavigateNextIcon(), "next", 1), c.month)
	c.whole = container.NewBorder(top, nil, nil, nil, c.days)
	c.ExtendBaseWidget(c)
	c.show()
	return c
}

// CreateRenderer shows the month above its days.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.whole) }

// show lays out the marked day's month, weeks beginning on Monday. There are always six, so that nothing moves.
func (c *calendar) show() {
	c.month.SetText(c.text.T("form.calendar.months."+strconv.Itoa(int(c.marked.Month()))) + " " + strconv.Itoa(c.marked.Year()))
	c.days.RemoveAll()
	for day := range 7 {
		name := widget.NewLabel(c.text.T("form.calendar.days." + strconv.Itoa(day+1)))
		name.Alignment, name.Importance = fyne.TextAlignCenter, widget.LowImportance
		c.days.Add(name)
	}
	first := c.marked.AddDate(0, 0, 1-c.marked.Day())
	before := (int(first.Weekday()) + 6) % 7
	for i := range 6 * 7 {
		day := first.AddDate(0, 0, i-before)
		if day.Month() != first.Month() {
			c.days.Add(widget.NewLabel(""))
			continue
		}
		b := NewButton(strconv.Itoa(day.Day()), func() { c.chosen(day) })
		b.OnEscape, b.Importance = c.close, widget.LowImportance
		if day.Equal(c.marked) {
			b.Importance = widget.HighImportance
		}
		c.days.Add(b)
	}
}

// turn marks the same day of another month, or its last day where it is shorter.
func (c *calendar) turn(months int) {
	first := c.marked.AddDate(0, 0, 1-c.marked.Day()).AddDate(0, months, 0)
	last := first.AddDate(0, 1, -1).Day()
	c.mark(first.AddDate(0, 0, min(c.marked.Day(), last)-1))
}

func (c *calendar) mark(day time.Time) {
	c.marked = day
	c.show()
	if on := fyne.CurrentApp().Driver().CanvasForObject(c); on != nil {
		on.Focus(c) // the buttons that had it may be gone
	}
}

// FocusGained shows nothing: the marked day is seen.
func (c *calendar) FocusGained() {}

// FocusLost shows nothing.
func (c *calendar) FocusLost() {}

// TypedRune takes no letters.
func (c *calendar) TypedRune(rune) {}

// TypedKey moves the mark, chooses or closes.
func (c *calendar) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		c.mark(c.marked.AddDate(0, 0, -1))
	case fyne.KeyRight:
		c.mark(c.marked.AddDate(0, 0, 1))
	case fyne.KeyUp:
		c.mark(c.marked.AddDate(0, 0, -7))
	case fyne.KeyDown:
		c.mark(c.marked.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		c.turn(-1)
	case fyne.KeyPageDown:
		c.turn(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.chosen(c.marked)
	case fyne.KeyEscape:
		c.close()
	}
}

// AccessibilityLabel is the marked day.
func (c *calendar) AccessibilityLabel() string { return c.text.Date(c.marked) }

// AccessibilityRole is that of a box with things in it.
func (c *calendar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
