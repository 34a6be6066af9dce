package aid_test

import (
	"strings"
	"testing"

	"focalpoint/internal/aid"
)

func TestPatternHoldsWhatCanBeUsedAgain(t *testing.T) {
	ten := aid.DecimalOf(10)
	a := aid.Activity{
		ID: aid.NewID(), Rev: 3, IATI: "XM-1", Title: aid.Text{UK: "Школа"}, Status: "4", State: aid.StateApproved, ReportingOrg: "o",
		Dates: aid.Dates{PlannedStart: "2025-01-01"}, Sectors: []aid.Sector{{ID: "s", Vocabulary: "99", Code: "1.1"}},
		Locations: []aid.Location{{ID: "l", Point: aid.Point{Lat: 48, Lon: 37}}}, Contact: aid.Contact{Name: "Олена"},
		Budgets: []aid.Budget{{ID: "b", Start: "2025-01-01"}}, Transactions: []aid.Transaction{{ID: "t", Date: "2025-02-01"}},
		Results: []aid.Result{{ID: "r", Title: aid.Text{UK: "Класи"}, Indicators: []aid.Indicator{{
			Measure: "1", BaselineYear: 2024, BaselineValue: &ten, Periods: []aid.Period{{Start: "2025-01-01", Target: &ten}},
		}}}},
		Beneficiaries: aid.Beneficiaries{Girls: 5}, ReviewNote: "?", Unknown: aid.Fields{"x": []byte(`"2025"`)},
	}
	for _, test := range []struct {
		places, contact bool
		want            string
	}{
		{want: "results/r sectors/s state title.uk"},
		{places: true, want: "locations/l results/r sectors/s state title.uk"},
		{contact: true, want: "contact.name results/r sectors/s state title.uk"},
	} {
		record := a.Pattern(test.places, test.contact).Record()
		var paths []string
		for _, path := range record.Fields.Paths() {
			paths = append(paths, string(path))
			if strings.Contains(string(record.Fields[path]), "202") {
				t.Errorf("%s holds a date: %s", path, record.Fields[path])
			}
		}
		if got := strings.Join(paths, " "); got != test.want {
			t.Errorf("places %t, contact %t: %s, want %s", test.places, test.contact, got, test.want)
		}
	}
}
