package form

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// calendarSheet is a calendar that Escape closes. Tab goes through its buttons.
type calendarSheet struct {
	widget.BaseWidget
	calendar *widget.Calendar
	close    func()
}

func newCalendarSheet(shown time.Time, closed func(), chosen func(time.Time)) *calendarSheet {
	s := &calendarSheet{calendar: widget.NewCalendar(shown, chosen), close: closed}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer shows the calendar.
func (s *calendarSheet) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.calendar)
}

// FocusGained and FocusLost show nothing: the sheet as a whole has the focus only until Tab is pressed.
func (s *calendarSheet) FocusGained() {}
func (s *calendarSheet) FocusLost()   {}

// TypedRune takes no letters.
func (s *calendarSheet) TypedRune(rune) {}

// TypedKey closes the calendar with Escape.
func (s *calendarSheet) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		s.close()
	}
}
