package form

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/i18n"
)

// Date is a field for a calendar date, which may be empty. It reads 31.12.2025 and 2025-12-31 and shows the first form.
type Date struct {
	framed
	Entry   *Entry
	text    *i18n.Localizer
	changed func(iso string)
	wrong   string
}

// NewDate makes a date field; value and what changed gets are ISO dates, "" for none. wrong is the sentence for a text
// that is no date: such a text is shown, and reported as no change.
func NewDate(text *i18n.Localizer, label, help, wrong, value string, changed func(iso string)) *Date {
	entry := NewEntry(false)
	entry.SetPlaceHolder("31.12.2026")
	d := &Date{Entry: entry, text: text, changed: changed, wrong: wrong}
	calendar := NewButtonWithIcon("", fynetheme.CalendarIcon(), d.openCalendar)
	d.Frame = NewFrame(label, help, container.NewBorder(nil, nil, nil, calendar, entry))
	d.SetValue(value)
	entry.OnChanged = d.typed
	return d
}

// SetValue shows an ISO date without reporting it as a person's edit.
func (d *Date) SetValue(iso string) {
	d.Frame.refuse("")
	d.Entry.Put(shownDate(iso))
}

func (d *Date) typed(text string) {
	iso, ok := ReadDate(text)
	if !ok {
		d.Frame.refuse(d.wrong)
		return
	}
	d.Frame.refuse("")
	d.SetFinding(None, "")
	d.changed(iso)
}

// ReadDate reads a date as people type it and gives its ISO form; an empty text is no date and right.
func ReadDate(text string) (iso string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", true
	}
	for _, form := range []string{"2.1.2006", time.DateOnly, "2/1/2006", "2-1-2006"} {
		if t, err := time.Parse(form, text); err == nil && t.Year() >= 1900 {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

func shownDate(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return t.Format("02.01.2006")
}

func (d *Date) openCalendar() {
	c := fyne.CurrentApp().Driver().CanvasForObject(d.Entry)
	if c == nil {
		return
	}
	now := time.Now()
	marked := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	if iso, ok := ReadDate(d.Entry.Text); ok && iso != "" {
		marked, _ = time.Parse(time.DateOnly, iso)
	}
	var popup *widget.PopUp
	sheet := newCalendar(d.text, marked, func() { popup.Hide() }, func(t time.Time) {
		popup.Hide()
		d.Entry.SetText(t.Format("02.01.2006"))
	})
	popup = widget.NewPopUp(sheet, c)
	popup.ShowAtPosition(beneath(d.Entry, popup.MinSize(), c))
	c.Focus(sheet)
}

// beneath is where something of a size is shown under an object, or over it where there is no room; it stays in the window.
func beneath(o fyne.CanvasObject, size fyne.Size, c fyne.Canvas) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	at.X = max(0, min(at.X, c.Size().Width-size.Width))
	switch below := at.Y + o.Size().Height; {
	case below+size.Height <= c.Size().Height:
		at.Y = below
	case at.Y >= size.Height:
		at.Y -= size.Height
	default:
		at.Y = max(0, c.Size().Height-size.Height)
	}
	return at
}
