package form_test

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
)

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

// number is a field with an amount, and what it has reported.
func number(lang, value string) (*form.Number, *[]string) {
	reported := &[]string{}
	return form.NewNumber("Сума", "", form.NumberForm{Places: 4, Show: i18n.New(lang).Decimal, Wrong: "Це не число"}, value,
		func(decimal string) { *reported = append(*reported, decimal) }), reported
}

// A field reads what it shows: 1,250 is how English writes 1250, and must not become 1.25 when the field is left.
func TestNumberFieldReadsWhatItShows(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom(i18n.Languages).Draw(t, "language")
		value := strconv.FormatFloat(float64(rapid.Int64Range(-1e12, 1e12).Draw(t, "ten thousandths"))/1e4, 'f', -1, 64)
		n, _ := number(lang, value)
		shown := n.Entry.Text
		n.Entry.FocusLost()
		if n.Entry.Text != shown {
			t.Fatalf("%s in %q: %q became %q", value, lang, shown, n.Entry.Text)
		}
	})
}

// A digit typed behind a whole number makes it ten times as large, whatever marks stand between its thousands.
func TestDigitTypedBehindANumber(t *testing.T) {
	for _, lang := range i18n.Languages {
		for _, value := range []string{"7", "125", "1250", "12500", "1250000"} {
			test.ApplyTheme(t, test.Theme())
			n, reported := number(lang, value)
			w := window(t, n.Frame)
			w.Canvas().Focus(n.Entry)
			n.Entry.CursorColumn = len([]rune(n.Entry.Text))
			keys(w, "5")
			if got := *reported; len(got) != 1 || got[0] != value+"5" {
				t.Errorf("%s: a 5 behind %q is %v", lang, n.Entry.Text, got)
			}
		}
	}
}
