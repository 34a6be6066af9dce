package desk_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/vault"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// saved puts an activity into the desk.
func saved(t *testing.T, d *desk.Desk, title string) aid.Activity {
	t.Helper()
	a := desktest.Sendable(t, d, title)
	a.Locations = []aid.Location{{ID: aid.NewID(), Point: aid.Point{Lat: 48.7389, Lon: 37.5844}}}
	_, err := d.SaveDraft(a)
	must(t, err)
	return a
}

func TestPatternBeginsActivities(t *testing.T) {
	d := desktest.Alone(t, time.Now)
	a := saved(t, d, "Ремонт школи")
	must(t, d.SavePattern(a.ID, "  Ремонт ", true, false))

	named, err := d.PatternNamed("ремонт")
	must(t, err)
	if named.Title.UK != "Ремонт школи" || named.Pins != len(a.Locations) {
		t.Errorf("%+v", named)
	}
	begun, err := d.NewFromPattern(named.ID)
	must(t, err)
	if begun.ID == a.ID || begun.Title != a.Title || begun.State != aid.StateDraft || begun.Dates != (aid.Dates{}) || begun.ReportingOrg == "" {
		t.Errorf("%+v", begun)
	}
	if _, err := d.Activity(begun.ID); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("kept before anything was written in it: %v", err)
	}

	must(t, d.RenamePattern(named.ID, "Капітальний ремонт"))
	must(t, d.DeleteActivity(a.ID))
	if _, err := d.NewFromPattern(named.ID); err != nil {
		t.Errorf("a pattern needs the activity it was made of: %v", err)
	}
	must(t, d.RemovePattern(named.ID))
	if _, err := d.NewFromPattern(named.ID); !errors.Is(err, desk.ErrNoPattern) {
		t.Errorf("after it was removed: %v", err)
	}
}

func TestPatternsHaveNamesOfTheirOwn(t *testing.T) {
	d := desktest.Alone(t, time.Now)
	a := saved(t, d, "Школа")
	must(t, d.SavePattern(a.ID, "Школа", false, false))
	for name, want := range map[string]error{
		"": desk.ErrPatternName, "  ": desk.ErrPatternName, "a\nb": desk.ErrPatternName, strings.Repeat("ї", 81): desk.ErrPatternName,
		"ШКОЛА": desk.ErrPatternTaken, "Школа 2": nil, strings.Repeat("ї", 80): nil,
	} {
		if err := d.SavePattern(a.ID, name, false, false); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", name, err, want)
		}
	}
}
