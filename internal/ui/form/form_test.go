package form_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

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

func TestReadNumber(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "0": "0", "80": "80", "1 250 000,50": "1250000.5", "1,250,000.5": "1250000.5", "1.250.000,5": "1250000.5",
		"1\u202f250": "1250", "1,25": "1.25", "1.5": "1.5", "-3": "-3", "007": "7", "1,": "1",
		"1.2.3,4,5": "!", "12a": "!", "1.234": "!", "9999999999999999": "!", ",": "!",
	} {
		decimal, ok := form.ReadNumber(text, 2)
		if !ok {
			decimal = "!"
		}
		if decimal != want {
			t.Errorf("ReadNumber(%q) = %q, want %q", text, decimal, want)
		}
	}
}

func FuzzReadNumber(f *testing.F) {
	f.Add("1 250 000,50", 2)
	f.Fuzz(func(t *testing.T, text string, places int) {
		decimal, ok := form.ReadNumber(text, places)
		if !ok || decimal == "" {
			return
		}
		if again, ok := form.ReadNumber(decimal, places); !ok || again != decimal {
			t.Fatalf("%q -> %q -> %q", text, decimal, again)
		}
	})
}

func TestDateFieldReportsOnlyDates(t *testing.T) {
	var got []string
	d := form.NewDate("Початок", "", "Це не дата", "2026-03-14", func(iso string) { got = append(got, iso) })
	window(t, d)
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
	window(t, c)
	if c.Select.Selected != "Підготовка" || got != "" {
		t.Errorf("shows %q, reported %q", c.Select.Selected, got)
	}
	c.Select.SetSelected("Виконання")
	if got != "2" {
		t.Errorf("reported %q", got)
	}
}

func TestLookupFindsByAnyWord(t *testing.T) {
	options := []form.Option{{"15210", "Управління системою безпеки"}, {"11220", "Початкова освіта"}}
	find := func(words string) (found []form.Option) {
		for _, o := range options {
			if form.Match(o.Label, words) {
				found = append(found, o)
			}
		}
		return found
	}
	var got form.Option
	l := form.NewLookup("Сектор", "", "", form.Option{}, false, find, func(o form.Option) { got = o })
	w := window(t, l)
	w.Canvas().Focus(l.Entry())
	test.Type(l.Entry(), "безпеки сист")
	l.Entry().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got.Code != "15210" {
		t.Errorf("reported %+v", got)
	}
	test.Type(l.Entry(), "щось")
	w.Canvas().Unfocus()
	if got.Code != "15210" {
		t.Errorf("a text that is no option became %+v", got)
	}
}

func TestFindingDoesNotMoveThePage(t *testing.T) {
	f := form.NewText("Назва", "Коротко: що і де.", "", func(string) {})
	window(t, f)
	before := f.MinSize()
	f.SetFinding(form.Stop, strings.Repeat("Додайте назву. ", 20))
	if after := f.MinSize(); after != before {
		t.Errorf("the field grew from %v to %v", before, after)
	}
	f.SetFinding(form.None, "")
	if f.Finding() != "Коротко: що і де." {
		t.Errorf("the help is %q", f.Finding())
	}
}
