package form_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/form"
)

// A pick tells the code of what a person has chosen, and nothing of what it was only told to show.
func TestPick(t *testing.T) {
	test.NewTempApp(t)
	var told []string
	p := form.NewPick(func(code string) { told = append(told, code) })
	w := test.NewTempWindow(t, p)
	long := strings.Repeat("довга назва ", 10)
	options := []form.Option{{Label: "Усі"}, {Code: "a", Label: "Лікарня"}, {Code: "b", Label: "Лікарня"}, {Code: "c", Label: long}}
	p.Offer(options, "a")
	if p.Selected != "Лікарня" || p.Options[2] != "Лікарня · b" || len([]rune(p.Options[3])) > 60 || len(told) > 0 {
		t.Errorf("%q of %q, told of %v", p.Selected, p.Options, told)
	}
	w.Canvas().Focus(p)
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	p.SetSelectedIndex(0)
	if !slices.Equal(told, []string{"b", ""}) {
		t.Errorf("told of %q", told)
	}
	p.Offer(options, "gone")
	if p.Selected != "" || p.PlaceHolder != "Усі" {
		t.Errorf("%q, or %q", p.Selected, p.PlaceHolder)
	}
}
