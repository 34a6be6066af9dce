package form_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

func window(t *testing.T, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.ApplyTheme(t, theme.New(theme.Light))
	w := test.NewTempWindow(t, o)
	w.Resize(fyne.NewSize(400, 400))
	return w
}

func TestReadDate(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "31.12.2025": "2025-12-31", "1.2.2026": "2026-02-01", "2025-12-31": "2025-12-31", " 24.11.2026 ": "2026-11-24",
		"31.02.2026": "!", "завтра": "!", "12.2026": "!", "01.01.0001": "!",
	} {
		iso, ok := form.ReadDate(text)
		if !ok {
			iso = "!"
		}
		if iso != want {
			t.Errorf("ReadDate(%q) = %q, want %q", text, iso, want)
		}
	}
}

// A date that is read is ISO, and is read again as itself.
func FuzzReadDate(f *testing.F) {
	f.Add("31.12.2025")
	f.Add(" 2025-12-31 ")
	f.Fuzz(func(t *testing.T, text string) {
		iso, ok := form.ReadDate(text)
		if !ok || iso == "" {
			return
		}
		if again, ok := form.ReadDate(iso); !ok || again != iso || len(iso) != len("2025-12-31") {
			t.Fatalf("%q -> %q -> %q", text, iso, again)
		}
	})
}

func TestDateFieldReportsOnlyDates(t *testing.T) {
	var got []string
	d := form.NewDate(i18n.New(i18n.Ukrainian), "Початок", "", "Це не дата", "2026-03-14", func(iso string) { got = append(got, iso) })
	window(t, d.Frame)
	if d.Entry.Text != "14.03.2026" || len(got) != 0 {
		t.Fatalf("shows %q, reported %v", d.Entry.Text, got)
	}
	d.Entry.SetText("")
	test.Type(d.Entry, "1.5")
	if d.Finding() != "Це не дата" || got[len(got)-1] != "" {
		t.Errorf("half a date: finding %q, reported %v", d.Finding(), got)
	}
	test.Type(d.Entry, ".2026")
	if got[len(got)-1] != "2026-05-01" || d.Finding() != "" {
		t.Errorf("reported %v, finding %q", got, d.Finding())
	}
}

func TestChoiceStoresTheCode(t *testing.T) {
	got := ""
	c := form.NewChoice("Стан", "", "Оберіть", []form.Option{{"1", "Підготовка"}, {"2", "Виконання"}}, "1", func(code string) { got = code })
	window(t, c.Frame)
	if c.Select.Selected != "Підготовка" || got != "" {
		t.Errorf("shows %q, reported %q", c.Select.Selected, got)
	}
	c.Select.SetSelected("Виконання")
	if got != "2" {
		t.Errorf("reported %q", got)
	}
}

func TestOneLineOfFindingDoesNotMoveThePage(t *testing.T) {
	f := form.NewText("Назва", "Коротко: що і де.", "", func(string) {})
	window(t, f.Frame)
	before := f.Frame.MinSize()
	f.SetFinding(form.Stop, "Додайте назву.")
	if after := f.Frame.MinSize(); after != before {
		t.Errorf("the field grew from %v to %v", before, after)
	}
	f.SetFinding(form.None, "")
	if f.Finding() != "Коротко: що і де." {
		t.Errorf("the help is %q", f.Finding())
	}
}

// A finding that is wider than its field makes it higher, and not wider.
func TestLongFindingTakesMoreLines(t *testing.T) {
	f := form.NewText("Назва", "", "", func(string) {})
	window(t, container.NewVBox(f.Frame))
	before, long := f.Frame.MinSize(), strings.TrimSpace(strings.Repeat("Додайте назву. ", 20))
	f.SetFinding(form.Stop, long)
	if after := f.Frame.MinSize(); after.Width != before.Width || after.Height < before.Height+30 {
		t.Errorf("the field went from %v to %v", before, after)
	}
}

// What cannot be read is said until it can; what the page has found stays behind it.
func TestWhatCannotBeReadStandsBeforeFindings(t *testing.T) {
	d := form.NewDate(i18n.New(i18n.Ukrainian), "Початок", "", "Це не дата", "2026-03-14", func(string) {})
	window(t, d.Frame)
	test.Type(d.Entry, "!")
	d.SetFinding(form.Warn, "Початок після завершення.")
	if d.Finding() != "Це не дата" {
		t.Errorf("while it cannot be read: %q", d.Finding())
	}
	d.SetValue("2026-03-14")
	if d.Finding() != "Початок після завершення." {
		t.Errorf("after the value was put right: %q", d.Finding())
	}
}

func TestEscapeClosesTheCalendar(t *testing.T) {
	d := form.NewDate(i18n.New(i18n.Ukrainian), "Початок", "", "", "2026-03-14", func(string) {})
	w := window(t, d.Frame)
	for _, o := range test.LaidOutObjects(d.Frame) {
		if b, is := o.(*form.Button); is {
			test.Tap(b)
		}
	}
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("the button opens no calendar")
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the calendar is still there")
	}
}

// keys types as a keyboard does: each letter goes to what has the focus then.
func keys(w fyne.Window, text string) {
	for _, letter := range text {
		w.Canvas().Focused().TypedRune(letter)
	}
}
