package aid_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
)

func TestActivityFlattensToFields(t *testing.T) {
	amount, err := aid.ParseDecimal("1250000.50")
	if err != nil {
		t.Fatal(err)
	}
	activity := aid.Activity{
		ID:           "01900000-0000-7000-8000-000000000001",
		Title:        aid.Text{UK: "Школа №5"},
		Status:       "2",
		Humanitarian: true,
		Locations:    []aid.Location{{ID: "p1", Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Oblast: "UA14"}},
		Budgets:      []aid.Budget{{ID: "b1", Value: aid.Money{Amount: amount, Currency: "UAH"}}},
	}
	want := map[aid.Path]string{
		"title.uk":     `"Школа №5"`,
		"status":       `"2"`,
		"humanitarian": `true`,
		"locations/p1": `{"oblast":"UA14","point":{"lat":48.7389,"lon":37.5844}}`,
		"budgets/b1":   `{"value":{"amount":"1250000.5","currency":"UAH"}}`,
	}
	fields := activity.Record().Fields
	for path, value := range want {
		if string(fields[path]) != value {
			t.Errorf("%s = %s, want %s", path, fields[path], value)
		}
	}
	if len(fields) != len(want) {
		t.Errorf("%d fields, want %d: %v", len(fields), len(want), fields.Paths())
	}
}

func TestActivitySurvivesTheRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := aidtest.Activity().Draw(t, "activity")
		record := before.Record()
		for path, value := range record.Fields {
			canonical, err := aid.Canonical(value)
			if err != nil || string(canonical) != string(value) {
				t.Fatalf("%s is not canonical: %s, want %s (%v)", path, value, canonical, err)
			}
		}
		after, err := aid.ActivityOf(record)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(before, after) {
			t.Fatalf("changed on the way:\n%+v\n%+v", before, after)
		}
	})
}

// Whatever a newer portal sends is still there after this program has read and written the record.
func TestUnknownFieldsSurvive(t *testing.T) {
	fields := aid.Fields{
		"title.uk":     json.RawMessage(`"Хаб"`),
		"status":       json.RawMessage(`5`),     // wrong type
		"humanitarian": json.RawMessage(`false`), // an empty value, spelled out
		"locations/p1": json.RawMessage(`{"point":{"lat":1,"lon":2},"altitude":120,"note":""}`),
		"locations/p2": json.RawMessage(`"somewhere"`),
		"budgets/b1":   json.RawMessage(`{"value":{"amount":"0.12345","currency":"UAH"}}`), // too precise for us
		"later.field":  json.RawMessage(`{"x":[1,2]}`),
	}
	activity, err := aid.ActivityOf(aid.Record{Kind: aid.KindActivity, ID: "a", Fields: fields})
	if err != nil {
		t.Fatal(err)
	}
	if activity.Title.UK != "Хаб" || activity.Locations[0].Point.Lon != 2 {
		t.Errorf("what is known was not read: %+v", activity)
	}
	if again := activity.Record().Fields; !again.Equal(jsonSorted(t, fields)) {
		t.Errorf("lost on the way:\n%s\n%s", fields, again)
	}
	activity.Humanitarian = true
	if got := activity.Record().Fields["humanitarian"]; string(got) != "true" {
		t.Errorf("humanitarian = %s after it was set", got)
	}
}

func TestOtherKindIsRefused(t *testing.T) {
	if _, err := aid.ActivityOf(aid.Record{Kind: aid.KindPerson}); err == nil {
		t.Error("a person was read as an activity")
	}
}

func jsonSorted(t *testing.T, fields aid.Fields) aid.Fields {
	t.Helper()
	out := aid.Fields{}
	for path, value := range fields {
		canonical, err := aid.Canonical(value)
		if err != nil {
			t.Fatal(err)
		}
		out[path] = canonical
	}
	return out
}

func FuzzActivityOf(f *testing.F) {
	f.Add("locations/x", `{"point":{"lat":1,"lon":2},"zz":1}`)
	f.Add("status", `"2"`)
	f.Add("results/r", `{"indicators":[{"baseline":"1","periods":[{"target":1}]}]}`)
	f.Fuzz(func(t *testing.T, path, value string) {
		canonical, err := aid.Canonical([]byte(value))
		if err != nil || string(canonical) == "null" || path == "" {
			return
		}
		record := aid.Record{Kind: aid.KindActivity, Fields: aid.Fields{aid.Path(path): canonical}}
		activity, err := aid.ActivityOf(record)
		if err != nil {
			t.Fatal(err)
		}
		again, err := aid.ActivityOf(activity.Record())
		if err != nil || !reflect.DeepEqual(activity, again) {
			t.Fatalf("not stable: %+v %+v %v", activity, again, err)
		}
	})
}
