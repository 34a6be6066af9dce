package desk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk/desktest"
)

// Crimea and Sevastopol are Ukraine in every file that leaves the program. The tables have no column for units: they
// carry the point, from which every reader of ours finds the unit again.
func TestCrimeaIsUkraineInEveryExport(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	if _, err := d.Sync(t.Context()); err != nil { // brings the name of the organisation, which IATI wants
		t.Fatal(err)
	}
	a := desktest.Sendable(t, d, "Школа")
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	for _, city := range []struct{ name, point, oblast string }{
		{"Сімферополь", "44.9521, 34.1024", "UA01"},
		{"Ялта", "44.4952, 34.1663", "UA01"},
		{"Керч", "45.3573, 36.4682", "UA01"},
		{"Севастополь", "44.6054, 33.5220", "UA85"},
	} {
		location, at, err := d.AddPin(a.ID, city.point, city.name)
		if err != nil || at.Outside != "" || at.Country.Code != "" || !strings.HasPrefix(location.Oblast, city.oblast) {
			t.Fatalf("%s: %+v, %+v, %v", city.name, location, at, err)
		}
	}
	for file, wants := range map[string][]string{
		"x.geojson": {`"oblast":"UA01000000000013043"`, `"oblast":"UA85`, "Сімферополь", "Ялта", "Керч", "Севастополь"},
		"x.xml":     {`<recipient-country code="UA"`, `code="UA-43"`, `code="UA-40"`, "44.4952 34.1663", "44.6054 33.522"},
		"x.csv":     {"44.9521", "34.1024", "44.6054", "Севастополь"},
		"x.xlsx":    nil, // written by the same rows as CSV, compressed
	} {
		name := filepath.Join(t.TempDir(), file)
		if skipped, err := d.Export(t.Context(), name, []aid.ID{a.ID}, "uk"); err != nil || skipped != 0 {
			t.Fatalf("%s: %d skipped, %v", file, skipped, err)
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(raw), want) {
				t.Errorf("%s has no %s", file, want)
			}
		}
		for _, wrong := range []string{`code="RU`, `"RU"`, "UA-01"} {
			if strings.Contains(string(raw), wrong) {
				t.Errorf("%s has %s", file, wrong)
			}
		}
	}
}
