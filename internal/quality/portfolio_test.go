package quality_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/quality"
)

// twin is the good record as another institution would write it, with one thing changed.
func twin(change func(a *aid.Activity)) aid.Activity {
	a := good()
	a.ID = "twin"
	a.Title = aid.Text{UK: "Відбудова школи № 5, Краматорськ", EN: "Reconstruction of School 5 (Kramatorsk)"}
	a.Dates.PlannedStart, a.Dates.ActualStart = "2026-04-01", "2026-04-01"
	change(&a)
	return a
}

func TestLikelyDuplicates(t *testing.T) {
	for _, tt := range []struct {
		what   string
		like   bool
		change func(a *aid.Activity)
	}{
		{"the same work in other words", true, func(*aid.Activity) {}},
		{"titles in English only", true, func(a *aid.Activity) { a.Title = aid.Text{EN: "Rebuilding of the School No. 5, Kramatorsk"} }},
		{"another school", false, func(a *aid.Activity) {
			a.Title = aid.Text{UK: "Відбудова школи № 6, Краматорськ"}
		}},
		{"another town", false, func(a *aid.Activity) { a.Locations[0].Point = aid.Point{Lat: 48.8, Lon: 37.7} }},
		{"a place that is published for the hromada only", true, func(a *aid.Activity) {
			a.Locations[0].Point, a.Locations[0].Precision = aid.Point{Lat: 48.7, Lon: 37.6}, aid.PrecisionHromada
		}},
		{"another oblast", false, func(a *aid.Activity) { a.Locations[0].Oblast = "UA63" }},
		{"another sector", false, func(a *aid.Activity) { a.Sectors = []aid.Sector{{Vocabulary: "99", Code: "1.2"}} }},
		{"two years later", false, func(a *aid.Activity) { a.Dates.PlannedStart, a.Dates.ActualStart = "2028-03-01", "" }},
		{"no dates", true, func(a *aid.Activity) { a.Dates = aid.Dates{} }},
		{"another work", false, func(a *aid.Activity) {
			a.Title = aid.Text{UK: "Підвезення учнів школи автобусом"}
		}},
	} {
		likeness := quality.NewLikeness()
		likeness.Put(good())
		likeness.Put(twin(tt.change))
		if matches := likeness.Like("a"); (len(matches) == 1) != tt.like {
			t.Errorf("%s: %+v", tt.what, matches)
		}
	}
}

// Records without a pin are compared by more of their titles.
func TestDuplicatesWithoutPlace(t *testing.T) {
	one, other := good(), twin(func(*aid.Activity) {})
	one.Locations, other.Locations = nil, nil
	likeness := quality.NewLikeness()
	likeness.Put(one)
	likeness.Put(other)
	if matches := likeness.Like("a"); len(matches) != 1 {
		t.Errorf("the same words: %+v", matches)
	}
	other.Title = aid.Text{UK: "Капітальна відбудова школи № 5, Краматорськ"}
	likeness.Put(other)
	if matches := likeness.Like("a"); len(matches) != 1 || matches[0].Alike != 80 {
		t.Errorf("four words of five: %+v", matches)
	}
	other.Title = aid.Text{UK: "Капітальна відбудова даху школи № 5, Краматорськ"}
	likeness.Put(other)
	if matches := likeness.Like("a"); len(matches) != 0 {
		t.Errorf("four words of six: %+v", matches)
	}
}

// After any puts and removals a portfolio says what one says that was filled with what is left.
func TestPortfolioIsKeptUp(t *testing.T) {
	c := context(t)
	rapid.Check(t, func(t *rapid.T) {
		portfolio := quality.NewPortfolio(c)
		left, distinct := map[aid.ID]aid.Activity{}, map[[2]aid.ID]bool{}
		own := func(id aid.ID) bool { return id < "4" }
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			id := aid.ID(fmt.Sprint(rapid.IntRange(1, 6).Draw(t, "id")))
			if rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
				portfolio.Remove(id)
				delete(left, id)
				continue
			}
			if other := aid.ID(fmt.Sprint(rapid.IntRange(0, 6).Draw(t, "other"))); other > "0" && other < id {
				yes := rapid.Bool().Draw(t, "distinct")
				portfolio.SetDistinct(id, other, yes)
				distinct[[2]aid.ID{other, id}] = yes
				continue
			}
			a := twin(func(a *aid.Activity) {
				a.ID = id
				a.Title.UK = rapid.SampledFrom([]string{a.Title.UK, "Відбудова школи № 6, Краматорськ", "Дорога", ""}).Draw(t, "title")
				a.Status = rapid.SampledFrom([]string{"2", ""}).Draw(t, "status")
			})
			portfolio.Put(a, own(id))
			left[id] = a
		}
		fresh := quality.NewPortfolio(c)
		for pair, yes := range distinct {
			fresh.SetDistinct(pair[0], pair[1], yes)
		}
		for id, a := range left {
			fresh.Put(a, own(id))
		}
		if portfolio.Tally() != fresh.Tally() || !slices.Equal(portfolio.Pairs(), fresh.Pairs()) {
			t.Fatalf("kept up: %+v %+v; filled: %+v %+v", portfolio.Tally(), portfolio.Pairs(), fresh.Tally(), fresh.Pairs())
		}
		total := len(portfolio.Pairs())
		for _, group := range portfolio.Groups() {
			total += len(group.Found)
		}
		if tally := portfolio.Tally(); total != tally.Stops+tally.Warns+tally.Hints {
			t.Fatalf("%d are listed, %+v are counted", total, tally)
		}
	})
}

func TestOthersRecordsAreOnlyCompared(t *testing.T) {
	portfolio := quality.NewPortfolio(context(t))
	portfolio.Put(twin(func(a *aid.Activity) { a.Status = "" }), false)
	if tally := portfolio.Tally(); tally != (quality.Tally{}) {
		t.Errorf("another institution's record: %+v", tally)
	}
	portfolio.Put(good(), true)
	if tally := portfolio.Tally(); tally != (quality.Tally{Records: 1, Warns: 1}) {
		t.Errorf("with one's own: %+v", tally)
	}
	if pairs := portfolio.Pairs(); len(pairs) != 1 || pairs[0].A.ID != "a" || pairs[0].B.ID != "twin" {
		t.Errorf("%+v", pairs)
	}
	if findings := portfolio.Findings("a"); len(findings) != 1 || findings[0].Rule != quality.RuleDuplicate {
		t.Errorf("%+v", findings)
	}
	if findings := portfolio.Findings("twin"); findings != nil {
		t.Errorf("%+v", findings)
	}
}

func TestGroupsBeginWithTheWorst(t *testing.T) {
	portfolio := quality.NewPortfolio(context(t))
	for i, spoil := range []func(a *aid.Activity){
		func(a *aid.Activity) { a.Title.EN = "" },
		func(a *aid.Activity) { a.Locations = nil },
		func(a *aid.Activity) { a.Status = "" },
		func(a *aid.Activity) { a.Status = "7" },
	} {
		a := good()
		a.ID, a.Title.UK = aid.ID(fmt.Sprint(i)), a.Title.UK+fmt.Sprint(i)
		spoil(&a)
		portfolio.Put(a, true)
	}
	var order []string
	for _, group := range portfolio.Groups() {
		order = append(order, group.Rule)
	}
	if want := []string{"status-missing", "status-unknown", "location-missing", "title-one-language"}; !slices.Equal(order, want) {
		t.Errorf("%v, want %v", order, want)
	}
}

// many are records of 25 oblasts and 20 kinds of work, of which each tenth is like another one.
func many(n int) []aid.Activity {
	works := []string{"Відбудова школи", "Ремонт водогону", "Хаб для переселенців", "Модульна амбулаторія", "Розмінування полів", "Сонячна станція для лікарні", "Безоплатна правова допомога", "Навчання ветеранів", "Питна вода", "Міст через річку"}
	records := make([]aid.Activity, n)
	for i := range records {
		a := good()
		a.ID = aid.ID(fmt.Sprintf("%06d", i))
		at := i
		if i%10 == 9 {
			at = i - 1
		}
		a.Title.UK = fmt.Sprintf("%s № %d, громада %d", works[at%10], at, at%1469)
		a.Title.EN = fmt.Sprintf("Work %d of kind %d in hromada %d", at, at%10, at%1469)
		a.Sectors = slices.Clone(a.Sectors)
		a.Sectors[0].Code = fmt.Sprintf("1.%d", 1+at%10)
		a.Locations = slices.Clone(a.Locations)
		a.Locations[0].Point = aid.Point{Lat: 46 + float64(at%997)/200, Lon: 24 + float64(at%1009)/80}
		a.Locations[0].Oblast = where(a.Locations[0].Point).Oblast
		records[i] = a
	}
	return records
}

// BenchmarkPortfolio10000 checks 10,000 records and compares them with each other.
func BenchmarkPortfolio10000(b *testing.B) {
	c, records := context(b), many(10_000)
	for b.Loop() {
		portfolio := quality.NewPortfolio(c)
		for i := range records {
			portfolio.Put(records[i], true)
		}
		if pairs := len(portfolio.Pairs()); pairs != 1000 {
			b.Fatalf("%d pairs", pairs)
		}
	}
}

// BenchmarkPortfolioOneTitle is the worst case of comparing: as many records of one town, in one sector, with one title.
func BenchmarkPortfolioOneTitle(b *testing.B) {
	c, records := context(b), many(10_000)
	for i := range records {
		records[i].Title, records[i].Sectors, records[i].Locations = records[0].Title, records[0].Sectors, records[0].Locations
	}
	for b.Loop() {
		portfolio := quality.NewPortfolio(c)
		for i := range records {
			portfolio.Put(records[i], true)
		}
	}
}

// BenchmarkPortfolioSave is what one save costs among 10,000 records.
func BenchmarkPortfolioSave(b *testing.B) {
	portfolio, records := quality.NewPortfolio(context(b)), many(10_000)
	for i := range records {
		portfolio.Put(records[i], true)
	}
	for i := 0; b.Loop(); i++ {
		portfolio.Put(records[i%len(records)], true)
	}
}
