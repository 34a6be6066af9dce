package uitest

import (
	"fmt"
	"testing"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/theme"
)

// EveryScale runs a test with every size of text in both languages; in a short run with one size and language, because
// layout is the work of one goroutine, which the race detector need not see ten times.
func EveryScale(t *testing.T, run func(t *testing.T, lang string, scale theme.Scale)) {
	for _, scale := range theme.Scales {
		for _, lang := range i18n.Languages {
			if testing.Short() && (scale != theme.Scales[0] || lang != i18n.Ukrainian) {
				continue
			}
			t.Run(fmt.Sprintf("%d-%s", scale, lang), func(t *testing.T) { run(t, lang, scale) })
		}
	}
}
