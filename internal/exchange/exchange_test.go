package exchange_test

import (
	"bytes"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
	"focalpoint/internal/atlas"
	"focalpoint/internal/exchange"
	"focalpoint/internal/i18n"
	"focalpoint/internal/quality"
)

func lists(t testing.TB) aid.Codelists {
	t.Helper()
	all, err := aid.ReadCodelists(assets.Codelists)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func words(t testing.TB, lang string) exchange.Words {
	t.Helper()
	return exchange.Words{
		Lang: lang, Lists: lists(t), Text: i18n.New(lang).T,
		Organisation: func(id aid.ID) (aid.Organisation, bool) {
			return aid.Organisation{ID: id, Name: aid.Text{UK: "Міністерство", EN: "Ministry"}, Type: "10", IATI: "UA-EDR-37472062"}, id == "ministry"
		},
	}
}

// gazetteer knows one Ізюм and two places called Миколаївка.
func gazetteer(query string) []exchange.Place {
	switch query {
	case "Ізюм":
		return []exchange.Place{{Name: aid.Text{UK: "Ізюм", EN: "Izium"}, Label: "Ізюм, Харківська область", Point: aid.Point{Lat: 49.207, Lon: 37.2768}, Oblast: "UA63", Raion: "UA6304"}}
	case "Миколаївка":
		return []exchange.Place{{Label: "Миколаївка, Донецька область"}, {Label: "Миколаївка, Одеська область"}}
	}
	return nil
}

func context(t testing.TB) exchange.Context {
	t.Helper()
	return exchange.Context{Lists: lists(t), Place: gazetteer}
}

func sequence(activities ...aid.Activity) exchange.Activities {
	return func(yield func(aid.Activity, error) bool) {
		for _, activity := range activities {
			if !yield(activity, nil) {
				return
			}
		}
	}
}

func read(t testing.TB, name string, raw []byte) (*exchange.Table, []exchange.Row) {
	t.Helper()
	table, err := exchange.ReadTable(name, bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatalf("reading %s: %v", name, err)
	}
	return table, collect(t, table.Rows())
}

func collect(t testing.TB, rows iter.Seq2[exchange.Row, error]) (all []exchange.Row) {
	t.Helper()
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}

// drawn is a random record of which every part that has a column can be written in a table.
func drawn(t *rapid.T) aid.Activity {
	a := aidtest.Activity().Draw(t, "activity")
	if a.Title.Empty() {
		a.Title.UK = "Школа"
	}
	a.Title.EN = rapid.SampledFrom([]string{a.Title.EN, "=1+1", "'=2", "-3", "+4", "@five", "''@six", "\u200bx"}).Draw(t, "formula")
	for i := range a.Participations {
		p := &a.Participations[i]
		p.Role = rapid.SampledFrom([]string{"1", "2", "4"}).Draw(t, "role")
		p.Type = rapid.SampledFrom([]string{"", "10", "40"}).Draw(t, "type")
		if p.Name.Empty() {
			p.Name.UK = "Організація"
		}
	}
	for i := range a.Sectors {
		a.Sectors[i].Vocabulary = rapid.SampledFrom([]string{"1", "99"}).Draw(t, "vocabulary")
		a.Sectors[i].Code = map[string]string{"1": "11120", "99": "1.10"}[a.Sectors[i].Vocabulary]
	}
	return a
}

// Whoever exports a table and imports it again unchanged, changes nothing: not what has no column, and not what the
// export kept back.
func TestImportOfAnExportChangesNothing(t *testing.T) {
	t.Parallel()
	w, c := words(t, "uk"), context(t)
	rapid.Check(t, func(rt *rapid.T) {
		options := exchange.Options{Exact: rapid.Bool().Draw(rt, "exact"), Contacts: rapid.Bool().Draw(rt, "contacts"), HXL: rapid.Bool().Draw(rt, "tags")}
		comesBack(t, exchange.CSV, drawn(rt), w, c, options)
	})
	records := rapid.Custom(drawn)
	for seed := range 20 { // a workbook is slow to write
		comesBack(t, exchange.Workbook, records.Example(seed), w, c, exchange.Options{Exact: seed%2 == 0, HXL: seed%3 == 0})
	}
}

func comesBack(t *testing.T, format exchange.Format, activity aid.Activity, w exchange.Words, c exchange.Context, options exchange.Options) {
	t.Helper()
	var file bytes.Buffer
	if _, err := exchange.Export(&file, format, sequence(activity), w, options); err != nil {
		t.Fatal(err)
	}
	c.Known = func(id aid.ID) (aid.Activity, bool) { return activity, id == activity.ID }
	table, rows := read(t, "x."+string(format), file.Bytes())
	if len(rows) != 1 || len(table.Faults) > 0 {
		t.Fatalf("%s: %d rows, faults %+v", format, len(rows), table.Faults)
	}
	draft, faults := exchange.ToActivity(rows[0], c)
	if len(faults) > 0 || !draft.Update {
		t.Fatalf("%s: %+v", format, faults)
	}
	if !reflect.DeepEqual(draft.Activity, activity) {
		t.Fatalf("%s: changed:\n%+v\n%+v", format, draft.Activity, activity)
	}
}

// What a table says of a record that nobody has yet comes out of it again.
func TestExportOfAnImportSaysTheSame(t *testing.T) {
	w, c := words(t, "uk"), context(t)
	rapid.Check(t, func(rt *rapid.T) {
		activity := drawn(rt)
		activity.ID = ""
		options := exchange.Options{Exact: true, Contacts: true}
		row := exchange.FromActivity(activity, w, options)
		draft, faults := exchange.ToActivity(row, c)
		if len(faults) > 0 {
			rt.Fatalf("%+v", faults)
		}
		draft.Activity.ID = ""
		again := exchange.FromActivity(draft.Activity, w, options)
		if !slices.Equal(row.Columns(), again.Columns()) {
			rt.Fatalf("%v, then %v", row.Columns(), again.Columns())
		}
		for _, column := range row.Columns() {
			if row.Cell(column, 1) != again.Cell(column, 1) {
				rt.Fatalf("%s: %q, then %q", column, row.Cell(column, 1), again.Cell(column, 1))
			}
		}
	})
}

// The samples come in and can be sent; a few have something to put right, so that there is something to see.
func TestSamplesComeInWithoutRefusal(t *testing.T) {
	table, rows := read(t, "activities.csv", assets.SampleActivities)
	if len(table.Faults) != 0 || len(rows) != 22 {
		t.Fatalf("%d rows, faults %+v", len(rows), table.Faults)
	}
	places, imperfect := map[string]bool{}, 0
	for _, row := range rows {
		draft, faults := exchange.ToActivity(row, context(t))
		if len(faults) > 0 {
			t.Errorf("line %d: %+v", row.Line, faults)
			continue
		}
		a := draft.Activity
		if draft.Update || a.State != aid.StateDraft || a.Title.UK == "" || len(a.Locations) == 0 || len(a.Budgets) == 0 {
			t.Errorf("line %d: %+v", row.Line, a)
		}
		a.ReportingOrg = "ministry"
		findings := quality.Check(a, quality.Context{Codelists: lists(t), Today: "2026-11-24"})
		if quality.Stops(findings) {
			t.Errorf("line %d cannot be sent: %+v", row.Line, findings)
		}
		imperfect += min(1, len(findings))
		places[fmt.Sprint(a.Locations[0].Point)] = true
	}
	if len(places) < 20 {
		t.Errorf("only %d different places", len(places))
	}
	if imperfect != 6 {
		t.Errorf("%d records have findings to learn from, want 6", imperfect)
	}
}

// Every fault of the broken sample is told by line, column and reason; the good rows come in.
func TestBrokenSample(t *testing.T) {
	table, err := exchange.OpenTable("testdata/broken.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	var got []string
	for _, fault := range table.Faults {
		got = append(got, fmt.Sprintf("%d %s %s", fault.Line, fault.Column, fault.Reason))
	}
	taken := 0
	for row, err := range table.Rows() {
		if fault, isFault := err.(*exchange.CellError); isFault {
			got = append(got, fmt.Sprintf("%d %s %s", fault.Line, fault.Column, fault.Reason))
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		_, faults := exchange.ToActivity(row, context(t))
		for _, fault := range faults {
			got = append(got, fmt.Sprintf("%d %s %s", fault.Line, fault.Column, fault.Reason))
		}
		if len(faults) == 0 {
			taken++
		}
	}
	want := strings.Split(strings.TrimSpace(`
1 color unknown-column
3 title_uk no-title
4 status code
5 planned_start date
6 lat swapped
7 lat half-point
8 budget ambiguous-number
9 currency no-currency
10 budget no-amount
11 funder_type no-organisation
12 place place-ambiguous
13 place place-not-found
14 beneficiaries count
15 id id
16 id unknown-id
17  quotes`), "\n")
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if taken != 2 {
		t.Errorf("%d rows came in, want 2", taken)
	}
}

func TestARowAsPeopleWriteIt(t *testing.T) {
	_, rows := read(t, "broken.csv", []byte("Title-UK;Status;planned start;sector;lat;lon;budget;currency;beneficiaries;place_2\n"+
		"Школа;Реалізація;31.12.2025;1.10 Житло;48,7389;37,5844;1 250 000,50;uah;1 200;Ізюм\n"))
	draft, faults := exchange.ToActivity(rows[0], context(t))
	if len(faults) > 0 {
		t.Fatalf("%+v", faults)
	}
	a := draft.Activity
	amount, _ := aid.ParseDecimal("1250000.5")
	if a.Status != "2" || a.Dates.PlannedStart != "2025-12-31" || a.Sectors[0].Code != "1.10" || a.Sectors[0].Vocabulary != "99" ||
		a.Budgets[0].Value != (aid.Money{Amount: amount, Currency: "UAH"}) || a.Beneficiaries.Total() != 1200 {
		t.Errorf("%+v", a)
	}
	if a.Locations[0].Point != (aid.Point{Lat: 48.7389, Lon: 37.5844}) || a.Locations[1].Name.EN != "Izium" ||
		a.Locations[1].Oblast != "UA63" || a.Locations[1].Exactness != "2" {
		t.Errorf("%+v", a.Locations)
	}
}

func TestEmptyCellsLeaveARecordAlone(t *testing.T) {
	known := aid.Activity{
		ID: aid.NewID(), Rev: 3, Title: aid.Text{UK: "Школа", EN: "School"}, Status: "2", State: aid.StateApproved,
		Participations: []aid.Participation{{ID: "f", Role: "1", Name: aid.Text{UK: "ПРООН", EN: "UNDP"}, Type: "40"}},
		Sectors:        []aid.Sector{{ID: "s", Vocabulary: "99", Code: "1.1", Percentage: aid.DecimalOf(100)}},
		Locations:      []aid.Location{{ID: "l", Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Oblast: "UA14", Note: "вхід з двору"}},
		Beneficiaries:  aid.Beneficiaries{Girls: 10, Boys: 5},
	}
	c := context(t)
	c.Known = func(id aid.ID) (aid.Activity, bool) { return known, id == known.ID }
	draft, faults := exchange.ToActivity(exchange.NewRow(2, map[string]string{
		"id": string(known.ID), "status": "4", "funder_2": "Фонд", "lat": "48.8", "lon": "37.6", "beneficiaries": "20",
	}), c)
	if len(faults) > 0 || !draft.Update {
		t.Fatalf("%+v", faults)
	}
	want := known
	want.Status = "4"
	want.Beneficiaries.Unspecified = 5
	want.Locations = []aid.Location{{ID: "l", Point: aid.Point{Lat: 48.8, Lon: 37.6}, Note: "вхід з двору"}}
	want.Participations = append(slices.Clone(known.Participations), aid.Participation{ID: draft.Activity.Participations[1].ID, Role: "1", Name: aid.Text{UK: "Фонд"}})
	if !reflect.DeepEqual(draft.Activity, want) {
		t.Errorf("got  %+v\nwant %+v", draft.Activity, want)
	}
	if known.Locations[0].Point.Lat != 48.7389 {
		t.Error("the known record itself was changed")
	}
	if want := []string{"id", "status", "lat", "lon", "beneficiaries", "funder_2"}; !slices.Equal(draft.Columns, want) {
		t.Errorf("columns %v, want %v", draft.Columns, want)
	}
}

func TestOrganisationsThatAreKnownAreLinked(t *testing.T) {
	c := context(t)
	c.Organisation = func(name string) (aid.ID, bool) { return "ministry", name == "Ministry" }
	draft, faults := exchange.ToActivity(exchange.NewRow(2, map[string]string{"title_en": "School", "implementer": "Ministry"}), c)
	if len(faults) > 0 || draft.Activity.Participations[0].Org != "ministry" || !draft.Activity.Participations[0].Name.Empty() {
		t.Errorf("%+v %+v", draft, faults)
	}
}

func TestCoordinatesInAnyNotation(t *testing.T) {
	c := context(t)
	c.Coordinates = func(pair string) (aid.Point, error) {
		if pair == "48°44′20″N, 37°35′4″E" || pair == "37U CP 95850 99300" {
			return aid.Point{Lat: 48.7389, Lon: 37.5844}, nil
		}
		return aid.Point{}, fmt.Errorf("not coordinates")
	}
	for _, tt := range []struct{ lat, lon, reason string }{
		{"48°44′20″N", "37°35′4″E", ""},
		{"37U CP 95850 99300", "", ""},
		{"48.7389", "", exchange.ReasonHalfPoint},
		{"", "37.5844", exchange.ReasonHalfPoint},
		{"48.7389", "east", exchange.ReasonCoordinates},
		{"91", "37", exchange.ReasonCoordinates},
		{"37,5", "48,7", exchange.ReasonSwapped},
		{"NaN", "37", exchange.ReasonCoordinates},
		{"-33.9", "18.4", ""},
	} {
		draft, faults := exchange.ToActivity(exchange.NewRow(2, map[string]string{"title_uk": "Школа", "lat": tt.lat, "lon": tt.lon}), c)
		switch {
		case tt.reason == "" && (len(faults) > 0 || len(draft.Activity.Locations) != 1):
			t.Errorf("%q %q: %+v", tt.lat, tt.lon, faults)
		case tt.reason != "" && (len(faults) != 1 || faults[0].Reason != tt.reason):
			t.Errorf("%q %q: %+v, want %s", tt.lat, tt.lon, faults, tt.reason)
		}
	}
}

// Coordinates that another place is likelier for are refused, with that place.
func TestDoubtfulCoordinatesAreRefusedWithASuggestion(t *testing.T) {
	c := context(t)
	c.Coordinates = atlas.ParseCoordinates
	for _, tt := range []struct{ lat, lon, reason string }{
		{"37.5844", "48.7389", exchange.ReasonSwapped},
		{"48.7389", "-37.5844", exchange.ReasonDoubtful},
		{"48.7389 N", "37.5844 W", exchange.ReasonDoubtful},
		{"48,7389,37,5844", "", exchange.ReasonDoubtful},
	} {
		_, faults := exchange.ToActivity(exchange.NewRow(2, map[string]string{"title_uk": "Школа", "lat": tt.lat, "lon": tt.lon}), c)
		if len(faults) != 1 || faults[0].Reason != tt.reason || faults[0].Args["Suggestion"] != "48.73890, 37.58440" {
			t.Errorf("%q %q: %+v", tt.lat, tt.lon, faults)
		}
	}
}

func TestFaultsAreShortAndNamed(t *testing.T) {
	_, faults := exchange.ToActivity(exchange.NewRow(7, map[string]string{"title_uk": "Школа", "status": strings.Repeat("ї", 500)}), context(t))
	if len(faults) != 1 || len([]rune(faults[0].Value)) != 200 || faults[0].Line != 7 || faults[0].Args["List"] != aid.ListStatus {
		t.Errorf("%+v", faults)
	}
}

func TestEveryReasonAndColumnHasItsTexts(t *testing.T) {
	for _, lang := range i18n.Languages {
		texts := i18n.New(lang)
		var keys []string
		for _, reason := range exchange.Reasons {
			keys = append(keys, "exchange.reasons."+reason)
		}
		for _, column := range exchange.Columns {
			keys = append(keys, "exchange.columns."+column.Name+".label", "exchange.columns."+column.Name+".help")
		}
		for _, key := range keys {
			if strings.HasPrefix(texts.T(key), "[") {
				t.Errorf("%s: no text %s", lang, key)
			}
		}
	}
}

// The names are a promise to scripts.
func TestColumnsKeepTheirNames(t *testing.T) {
	var names []string
	for _, column := range exchange.Columns {
		names = append(names, column.Name)
		if !strings.HasPrefix(column.HXL, "#") {
			t.Errorf("%s has no HXL tag", column.Name)
		}
	}
	want := `id, iati_identifier, title_uk, title_en, description_uk, description_en, status, planned_start, actual_start, planned_end, actual_end,
sector, dac_sector, funder, funder_type, implementer, implementer_type, place, lat, lon, exactness, budget, currency, budget_start, budget_end,
beneficiaries, contact_name, contact_email`
	if got := strings.Join(names, ", "); got != strings.ReplaceAll(want, ",\n", ", ") {
		t.Errorf("%s", got)
	}
}
