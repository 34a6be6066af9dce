package desk_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
)

func decimal(s string) aid.Decimal {
	d, err := aid.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

// placed saves an activity with places and money.
func placed(t testing.TB, d *desk.Desk, title string, budget []aid.Money, places ...aid.Location) aid.ID {
	t.Helper()
	a := desktest.Sendable(t, d, title)
	for _, l := range places {
		l.ID = aid.NewID()
		a.Locations = append(a.Locations, l)
	}
	for _, m := range budget {
		a.Budgets = append(a.Budgets, aid.Budget{ID: aid.NewID(), Start: "2026-01-01", End: "2026-12-31", Value: m})
	}
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	return a.ID
}

func uah(amount string) aid.Money { return aid.Money{Amount: decimal(amount), Currency: "UAH"} }

var (
	inKramatorsk = aid.Point{Lat: 48.7389, Lon: 37.5844} // Донецька, UA14
	inSimferopol = aid.Point{Lat: 44.9521, Lon: 34.1024} // Крим, UA01
	inWarsaw     = aid.Point{Lat: 52.2297, Lon: 21.0122}
)

func at(p aid.Point, oblast, share string) aid.Location {
	return aid.Location{Point: p, Oblast: oblast, Percentage: decimal(share)}
}

func TestSharesOfOblasts(t *testing.T) {
	t.Parallel()
	d := desktest.Alone(t, onDay)
	for _, c := range []struct {
		name   string
		places []aid.Location
		want   []desk.OblastShare
	}{
		{"no place", nil, nil},
		{"one place", []aid.Location{at(inKramatorsk, "UA14", "0")}, []desk.OblastShare{{"UA14", 1}}},
		{"the oblast follows from the point", []aid.Location{at(inSimferopol, "", "0")}, []desk.OblastShare{{"UA01", 1}}},
		{"a full code", []aid.Location{at(inKramatorsk, "UA14000000000091971", "0")}, []desk.OblastShare{{"UA14", 1}}},
		{"equally", []aid.Location{at(inKramatorsk, "UA14", "0"), at(inKramatorsk, "UA63", "0")}, []desk.OblastShare{{"UA14", 0.5}, {"UA63", 0.5}}},
		{"by shares", []aid.Location{at(inKramatorsk, "UA63", "75"), at(inKramatorsk, "UA14", "25")}, []desk.OblastShare{{"UA14", 0.25}, {"UA63", 0.75}}},
		{"two places of one oblast", []aid.Location{at(inKramatorsk, "UA14", "30"), at(inKramatorsk, "UA14", "70")}, []desk.OblastShare{{"UA14", 1}}},
		{"the rest is divided", []aid.Location{at(inKramatorsk, "UA14", "60"), at(inKramatorsk, "UA63", "0"), at(inKramatorsk, "UA59", "0")}, []desk.OblastShare{{"UA14", 0.6}, {"UA59", 0.2}, {"UA63", 0.2}}},
		{"too much", []aid.Location{at(inKramatorsk, "UA14", "100"), at(inKramatorsk, "UA63", "100")}, []desk.OblastShare{{"UA14", 0.5}, {"UA63", 0.5}}},
		{"half of it abroad", []aid.Location{at(inKramatorsk, "UA14", "0"), at(inWarsaw, "", "0")}, []desk.OblastShare{{"UA14", 0.5}}},
		{"no such oblast", []aid.Location{at(aid.Point{}, "UA99", "100"), at(aid.Point{}, "U", "0")}, nil},
	} {
		id := placed(t, d, c.name, nil, c.places...)
		if got := entry(t, d, id).Oblasts; !slices.EqualFunc(got, c.want, func(a, b desk.OblastShare) bool {
			return a.Oblast == b.Oblast && math.Abs(a.Share-b.Share) < 1e-9
		}) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func entries(t testing.TB, d *desk.Desk) []desk.MapEntry {
	t.Helper()
	list, err := d.MapEntries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func entry(t testing.TB, d *desk.Desk, id aid.ID) desk.MapEntry {
	t.Helper()
	list := entries(t, d)
	i := slices.IndexFunc(list, func(e desk.MapEntry) bool { return e.ID == id })
	if i < 0 {
		t.Fatalf("%s is not on the map", id)
	}
	return list[i]
}

// What is saved, deleted and taken back shows on the map, and is all that is read again.
func TestMapEntriesFollowTheRecords(t *testing.T) {
	t.Parallel()
	d := desktest.Alone(t, onDay)
	ids := []aid.ID{placed(t, d, "Школа", nil, at(inKramatorsk, "UA14", "0")), placed(t, d, "Лікарня", nil)}
	if list := entries(t, d); len(list) != 2 || list[0].ID > list[1].ID {
		t.Fatalf("%+v", list)
	}
	if e := entry(t, d, ids[0]); e.Chip != desk.ChipDraft || e.Component != "1.1" || len(e.Places) != 1 || e.Places[0].Point != inKramatorsk {
		t.Errorf("%+v", e)
	}
	if _, err := d.Ready(ids[0]); err != nil {
		t.Fatal(err)
	}
	if e := entry(t, d, ids[0]); e.Chip != desk.ChipReady {
		t.Errorf("a queued record is %s", e.Chip)
	}
	if err := d.DeleteActivity(ids[1]); err != nil {
		t.Fatal(err)
	}
	placed(t, d, "Міст", nil)
	if list := entries(t, d); len(list) != 2 || list[1].Title.UK != "Міст" {
		t.Errorf("%+v", list)
	}
}

func TestCountByOblast(t *testing.T) {
	t.Parallel()
	d := desktest.Alone(t, onDay)
	both := []aid.Location{at(inKramatorsk, "UA14", "25"), at(inSimferopol, "UA01", "75")}
	placed(t, d, "обидві області", []aid.Money{uah("1000000"), uah("1000000")}, both...)
	placed(t, d, "одна", []aid.Money{uah("150000"), {Amount: decimal("5"), Currency: "EUR"}}, at(inKramatorsk, "UA14", "0"))
	placed(t, d, "євро", []aid.Money{{Amount: decimal("70"), Currency: "EUR"}}, at(inKramatorsk, "UA14", "0"))
	placed(t, d, "ще гривні", []aid.Money{uah("1")})
	placed(t, d, "без грошей", nil, at(inKramatorsk, "UA63", "0"))
	list := entries(t, d)

	count := desk.CountByOblast(list, desk.MeasureCount, "")
	if want := map[string]float64{"UA14": 3, "UA01": 1, "UA63": 1}; !maps.Equal(count.Values, want) || count.Nowhere != 1 {
		t.Errorf("%+v", count)
	}
	money := desk.CountByOblast(list, desk.MeasureMoney, "")
	if want := map[string]float64{"UA14": 650_000, "UA01": 1_500_000}; !maps.Equal(money.Values, want) {
		t.Errorf("%+v", money)
	}
	if money.Currency != "UAH" || money.Other != 2 || money.Free != 1 || money.Nowhere != 1 {
		t.Errorf("%+v", money)
	}
	if all := desk.Currencies(list); !slices.Equal(all, []string{"UAH", "EUR"}) {
		t.Errorf("%v", all)
	}
	if euro := desk.CountByOblast(list, desk.MeasureMoney, "EUR"); euro.Currency != "EUR" || !maps.Equal(euro.Values, map[string]float64{"UA14": 75}) || euro.Other != 3 {
		t.Errorf("%+v", euro)
	}
	if none := desk.CountByOblast(list, desk.MeasureNone, ""); none.Tint(false) != nil || len(none.Classes) > 0 {
		t.Errorf("%+v", none)
	}
	if tint := money.Tint(true); len(tint) != 2 || tint["UA14"] == tint["UA01"] {
		t.Errorf("%v", tint)
	}
}

func TestRangesInWords(t *testing.T) {
	t.Parallel()
	one := func(values ...float64) map[string]float64 {
		all := map[string]float64{}
		for i, v := range values {
			all[fmt.Sprint(i)] = v
		}
		return all
	}
	for _, c := range []struct {
		lang    string
		measure desk.Measure
		values  map[string]float64
		want    []string
	}{
		{"uk", desk.MeasureCount, one(1, 2, 3, 4, 5), []string{"1", "2", "3", "4", "5"}},
		{"uk", desk.MeasureCount, one(3, 3, 3), []string{"3"}},
		{"uk", desk.MeasureCount, one(2, 3, 5, 6, 9, 12, 1200, 1201, 1300, 2500), []string{"2–3", "4–6", "7–12", "13–1\u202f201", "1\u202f202–2\u202f500"}},
		{"uk", desk.MeasureMoney, one(1_150_000, 2_340_000, 35_000_000, 4_000_000_000), []string{"до 1,2 млн", "1,2 млн – 2,4 млн", "2,4 млн – 35 млн", "понад 35 млн"}},
		{"en", desk.MeasureMoney, one(999, 45_300), []string{"up to 1 thousand", "above 1 thousand"}},
		{"en", desk.MeasureMoney, one(1_250_000), []string{"1.2 million"}},
		{"en", desk.MeasureMoney, nil, nil},
	} {
		b := desk.ByOblastOf(c.measure, c.values)
		var got []string
		for i := range b.Classes {
			got = append(got, b.Range(i18n.New(c.lang), i))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %q, want %q", c.values, got, c.want)
		}
	}
}

// Every oblast with something is in exactly one of at most five classes, none of which is empty.
func TestClassesHoldEverything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		measure := rapid.SampledFrom([]desk.Measure{desk.MeasureCount, desk.MeasureMoney}).Draw(t, "measure")
		values := rapid.MapOf(rapid.StringMatching("UA[0-9]{2}"), rapid.Float64Range(0.01, 1e12)).Draw(t, "values")
		if measure == desk.MeasureCount {
			for code, v := range values {
				values[code] = math.Ceil(v)
			}
		}
		b := desk.ByOblastOf(measure, values)
		members := make([]int, len(b.Classes))
		for code, v := range values {
			class := b.ClassOf(code)
			if class < 0 || v > b.Classes[class].To || v <= b.Classes[class].From {
				t.Fatalf("%v is in class %d of %v", v, class, b.Classes)
			}
			members[class]++
		}
		if len(b.Classes) > 5 || slices.Contains(members, 0) {
			t.Fatalf("%v hold %v", b.Classes, members)
		}
	})
}
