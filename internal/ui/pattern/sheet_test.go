package pattern_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/pattern"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// open shows the sheet of a desk with the named patterns.
func open(t *testing.T, lang string, mode theme.Mode, names ...string) (s *pattern.Sheet, d *desk.Desk, used *[]aid.ID) {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(mode))
	d = desktest.Alone(t, time.Now)
	a := desktest.Sendable(t, d, "Ремонт школи")
	a.Locations = []aid.Location{{ID: aid.NewID(), Point: aid.Point{Lat: 48.7389, Lon: 37.5844}}}
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		if err := d.SavePattern(a.ID, name, i == 0, false); err != nil {
			t.Fatal(err)
		}
	}
	used = &[]aid.ID{}
	text := i18n.New(lang)
	s = pattern.New(pattern.Deps{
		Desk: d, Text: text, Runner: &runner.Sync{}, Explain: func(err error) string { return desk.Explain(text, err) },
		Use: func(id aid.ID) { *used = append(*used, id) },
	})
	window := test.NewWindow(s.Content())
	t.Cleanup(window.Close)
	window.Resize(fyne.NewSize(620, 420))
	uitest.Picture(t, window.Canvas(), strings.ReplaceAll(t.Name(), "/", "-")+"-"+lang)
	return s, d, used
}

func TestSheet(t *testing.T) {
	for _, lang := range i18n.Languages {
		s, _, _ := open(t, lang, theme.Light, "Капітальний ремонт", "Навчання вчителів")
		uitest.Golden(t, "sheet-"+lang, uitest.Outline(s.Content()))
		s, _, _ = open(t, lang, theme.Dark)
		uitest.Golden(t, "empty-"+lang, uitest.Outline(s.Content()))
	}
}

func TestPatternIsUsedRenamedAndRemoved(t *testing.T) {
	s, d, used := open(t, "uk", theme.Light, "Капітальний ремонт", "Навчання")
	uitest.Tap(t, s.Content(), "Капітальний ремонт")
	if len(*used) != 1 {
		t.Fatal("the pattern was not used")
	}
	uitest.Tap(t, s.Content(), "Перейменувати")
	renaming := uitest.Outline(s.Content())
	if !strings.Contains(renaming, "|Капітальний ремонт|") {
		t.Errorf("no entry for the name:\n%s", renaming)
	}
	uitest.Tap(t, s.Content(), "Назад")
	uitest.Tap(t, s.Content(), "Прибрати")
	uitest.Tap(t, s.Content(), "Прибрати")
	left, err := d.Patterns()
	if err != nil || len(left) != 1 || left[0].Name != "Навчання" {
		t.Errorf("left: %+v, %v", left, err)
	}
}
