package ui_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// scaled opens a window on the records in memory with text of a size.
func scaled(t *testing.T, lang string, scale theme.Scale) (*office, *memory) {
	t.Helper()
	test.NewTempApp(t).Preferences().SetInt("text_percent", int(scale))
	m, queue := newMemory(t), runner.NewQueue()
	m.identity.Lang = lang
	with := deps(m, queue)
	with.Lang = lang
	o := &office{frame: test.NewTempWindow(t, nil), queue: queue}
	o.frame.SetPadded(false) // as it is on the screen
	o.frame.Resize(ui.MinSize)
	o.Window = ui.Open(o.frame, with)
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	o.rest()
	return o, m
}

// No text is cut off on any page in the smallest window, whatever size of text is chosen: what finds no room beside others
// stands under them. Only names of records may end in an ellipsis.
func TestNoTextIsCutOff(t *testing.T) {
	uitest.EveryScale(t, func(t *testing.T, lang string, scale theme.Scale) {
		o, m := scaled(t, lang, scale)
		o.visit(t, m, func(page string) {
			readable(t, o, m.names(t), fmt.Sprintf("%s-%s-%d", page, lang, scale))
			if scale == 200 {
				uitest.Golden(t, "large-"+page+"-"+lang, o.words())
			}
		})
	})
}

// names are those of the records that the pages show.
func (m *memory) names(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, a := range m.records {
		names[a.Title.UK], names[a.Title.EN] = true, true
	}
	filed, err := m.words.Activities()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range filed {
		names[a.Title.UK] = true
	}
	return names
}
