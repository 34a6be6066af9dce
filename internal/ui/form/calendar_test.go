package form_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

// openCalendar opens the calendar of a date field that holds a day.
func openCalendar(t *testing.T, lang, iso string) (d *form.Date, w fyne.Window) {
	t.Helper()
	d = form.NewDate(i18n.New(lang), "Початок", "", "", iso, func(string) {})
	w = window(t, d.Frame)
	button, is := uitest.Find(d.Frame, func(*form.Button) bool { return true })
	if !is {
		t.Fatal("there is no button")
	}
	if button.AccessibilityLabel() != "Початок" {
		t.Errorf("screen readers hear %q", button.AccessibilityLabel())
	}
	test.Tap(button)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("the button opens no calendar")
	}
	return d, w
}

// Month and days are in the language of the program, and weeks begin on Monday, also where the system is American.
func TestCalendarSpeaksTheLanguage(t *testing.T) {
	t.Setenv("LC_ALL", "en_US.UTF-8")
	for lang, want := range map[string][2]string{ // 1 February is a Sunday
		i18n.Ukrainian: {"лютий 2026", "Пн\nВт\nСр\nЧт\nПт\nСб\nНд\n[1]\n[2]\n"},
		i18n.English:   {"February 2026", "Mo\nTu\nWe\nTh\nFr\nSa\nSu\n[1]\n[2]\n"},
	} {
		_, w := openCalendar(t, lang, "2026-02-14")
		words := uitest.Outline(w.Canvas().Overlays().Top())
		if !strings.Contains(words, want[0]) || !strings.Contains(words, want[1]) || !strings.Contains(words, "[28]\n") || strings.Contains(words, "[29]") {
			t.Errorf("%s:\n%s", lang, words)
		}
	}
}

// Arrow keys and Page Up and Down go to any day; Enter takes it.
func TestCalendarByTheKeyboard(t *testing.T) {
	for _, tt := range []struct {
		from, want string
		keys       []fyne.KeyName
	}{
		{"2026-03-14", "15.03.2026", []fyne.KeyName{fyne.KeyRight, fyne.KeyReturn}},
		{"2026-03-01", "28.02.2026", []fyne.KeyName{fyne.KeyLeft, fyne.KeyEnter}},
		{"2026-12-28", "04.01.2027", []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}},
		{"2026-03-14", "07.03.2026", []fyne.KeyName{fyne.KeyUp, fyne.KeySpace}},
		{"2026-01-31", "28.02.2026", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyReturn}},
		{"2024-03-31", "29.02.2024", []fyne.KeyName{fyne.KeyPageUp, fyne.KeyReturn}},
	} {
		d, w := openCalendar(t, i18n.Ukrainian, tt.from)
		for _, key := range tt.keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
		if d.Entry.Text != tt.want || w.Canvas().Overlays().Top() != nil {
			t.Errorf("%s %v: %q, want %q", tt.from, tt.keys, d.Entry.Text, tt.want)
		}
	}
}

// With the mouse a month is turned and a day is tapped; the keys work on, and Escape closes from a button as well.
func TestCalendarByTheMouse(t *testing.T) {
	d, w := openCalendar(t, i18n.Ukrainian, "2026-03-14")
	top := w.Canvas().Overlays().Top()
	next, is := uitest.Find(top, func(b *form.Button) bool { return b.AccessibilityLabel() == "Наступний місяць" })
	if !is {
		t.Fatal("there is no button for the next month")
	}
	test.Tap(next)
	uitest.Tap(t, top, "30")
	if d.Entry.Text != "30.04.2026" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("%q", d.Entry.Text)
	}
	d, w = openCalendar(t, i18n.Ukrainian, "2026-03-14")
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.Entry.Text != "14.03.2026" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("%q, and still there", d.Entry.Text)
	}
}
