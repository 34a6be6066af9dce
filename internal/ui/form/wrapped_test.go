package form_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
)

// An amount stands in one line, and the point between two facts behind the first of them.
func TestLinesEndAtPlainSpaces(t *testing.T) {
	test.NewTempApp(t)
	w := form.NewWrapped(fynetheme.SizeNameCaptionText, widget.LowImportance)
	window := test.NewTempWindow(t, w)
	text := i18n.New(i18n.Ukrainian)
	for words, parts := range map[string][]string{
		"Витрачене лише за квартал; разом " + text.Decimal("9400000") + " із " + text.Decimal("60000000") + " UAH.":      {text.Decimal("9400000"), text.Decimal("60000000")},
		"Витрачене лише за квартал; разом 9\u00a0400\u00a0000 із 60\u00a0000\u00a0000\u00a0UAH.":                         {"9\u00a0400\u00a0000", "60\u00a0000\u00a0000\u00a0UAH."},
		form.Facts([]string{"96 → 100\u00a0%", "витрачено 90\u00a0000\u00a0EUR", "300\u00a0людей", "завершення минуло"}): {"100\u00a0%\u00a0\u00a0\u00a0·", "300\u00a0людей\u00a0\u00a0\u00a0·"},
	} {
		w.SetText(words)
		for width := float32(160); width < 700; width += 7 {
			window.Resize(fyne.NewSize(width, 200))
			if got := strings.ReplaceAll(w.Text, "\n", " "); got != words || w.Words() != words {
				t.Fatalf("%v wide: %q", width, w.Text)
			}
			for _, part := range parts {
				if !strings.Contains(w.Text, part) {
					t.Errorf("%v wide: %q is broken in %q", width, part, w.Text)
				}
			}
			for line := range strings.Lines(w.Text) {
				line = strings.TrimSuffix(line, "\n")
				if need := fyne.MeasureText(line, fynetheme.CaptionTextSize(), fyne.TextStyle{}).Width; need > w.Size().Width-2*fynetheme.InnerPadding() && strings.Contains(line, " ") {
					t.Errorf("%v wide: %q needs %v", w.Size().Width, line, need)
				}
			}
		}
	}
}
