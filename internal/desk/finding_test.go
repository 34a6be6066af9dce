package desk_test

import (
	"strings"
	"testing"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
)

func TestMessageSpeaksTheLanguage(t *testing.T) {
	for _, tt := range []struct {
		finding desk.Finding
		uk, en  string
	}{
		{desk.Finding{Rule: "end-passed", Args: map[string]string{"Date": "2026-10-31"}}, "31.10.2026", "31 Oct 2026"},
		{desk.Finding{Rule: "date-invalid", Args: map[string]string{"Date": "2026-13-01"}}, "2026-13-01", "2026-13-01"},
		{
			desk.Finding{Rule: "spent-over-budget", Args: map[string]string{"Spent": "1250000.5", "Budget": "1000000", "Currency": "UAH"}},
			"1\u202f250\u202f000,5 із 1\u202f000\u202f000 UAH", "1,250,000.5 of 1,000,000 UAH",
		},
		{desk.Finding{Rule: "sector-withdrawn", Args: map[string]string{"Code": "74010"}}, "Код сектору 74010 більше", "code 74010 is"},
	} {
		for lang, want := range map[string]string{"uk": tt.uk, "en": tt.en} {
			l := i18n.New(lang)
			if got := desk.Message(l, tt.finding); !strings.Contains(got, want) || !strings.HasSuffix(got, desk.Advice(l, tt.finding)) {
				t.Errorf("%s: %q does not say %q", lang, got, want)
			}
		}
	}
}
