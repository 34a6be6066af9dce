package editor_test

import (
	"testing"

	"focalpoint/internal/i18n"
)

// Every field says in a sentence what belongs into it, in both languages.
func TestEveryFieldHasHelp(t *testing.T) {
	for _, lang := range i18n.Languages {
		o := open(t, newMemory(t, school()), lang, school().Activity.ID)
		fields := 0
		for _, section := range []string{"what", "who", "where", "when", "results", "contact"} {
			o.OpenSection(section)
			o.RevealAll()
			for path, help := range o.Helps() {
				fields++
				if help == "" {
					t.Errorf("%s has no help in %s", path, lang)
				}
			}
		}
		if fields < 50 {
			t.Errorf("only %d fields were found", fields)
		}
	}
}
