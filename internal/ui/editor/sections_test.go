package editor_test

import (
	"strings"
	"testing"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/uitest"
)

func (o *opened) words() string { return uitest.Outline(o.Content()) }

func (o *opened) sees(t *testing.T, texts ...string) {
	t.Helper()
	words := o.words()
	for _, text := range texts {
		if !strings.Contains(words, text) {
			t.Errorf("%q is not on the page:\n%s", text, words)
		}
	}
}

func (o *opened) seesNot(t *testing.T, texts ...string) {
	t.Helper()
	words := o.words()
	for _, text := range texts {
		if strings.Contains(words, text) {
			t.Errorf("%q is on the page", text)
		}
	}
}

// Tap taps the first button with the text.
func (o *opened) Tap(t *testing.T, text string) {
	t.Helper()
	uitest.Tap(t, o.Content(), text)
}

// What people read in every section, in both languages.
func TestSections(t *testing.T) {
	for _, lang := range i18n.Languages {
		o := open(t, withFiles(t, newMemory(t, school())), lang, school().Activity.ID)
		for _, section := range []string{"what", "who", "where", "when", "results", "contact", "files"} {
			o.OpenSection(section)
			o.RevealAll()
			o.window.Canvas().Capture() // what cannot be painted panics
			uitest.Golden(t, section+"-"+lang, o.words())
		}
	}
}
