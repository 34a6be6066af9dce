package aid_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
)

func percent(n int64) *aid.Decimal {
	d := aid.DecimalOf(n)
	return &d
}

func hryvnias(n int64) aid.Money { return aid.Money{Amount: aid.DecimalOf(n), Currency: "UAH"} }

func summary(u aid.QuarterUpdate) aid.Summary { return aid.Summarise(u.Record()) }

func TestValuesAreCarriedForward(t *testing.T) {
	quarter := func(n int) aid.Quarter { return aid.Quarter{Year: 2026, N: n} }
	filed := []aid.Summary{
		summary(aid.QuarterUpdate{Quarter: quarter(1), Progress: percent(20), Spent: hryvnias(1000), Reached: 40}),
		summary(aid.QuarterUpdate{Quarter: quarter(2), NoChange: true}),
		summary(aid.QuarterUpdate{Quarter: quarter(3), Spent: hryvnias(500), Note: "лише оплата"}),
		summary(aid.QuarterUpdate{Quarter: quarter(4), Progress: percent(0), Status: "6"}), // set back to nothing
	}
	for _, tt := range []struct {
		before  aid.Quarter
		want    aid.Standing
		comment string
	}{
		{quarter(1), aid.Standing{}, "nothing filed yet"},
		{quarter(2), aid.Standing{Quarter: quarter(1), Progress: aid.DecimalOf(20), Spent: aid.Sums{hryvnias(1000)}, Reached: 40}, "first figures"},
		{quarter(3), aid.Standing{Quarter: quarter(2), Progress: aid.DecimalOf(20), Spent: aid.Sums{hryvnias(1000)}, Reached: 40}, "no change"},
		{quarter(4), aid.Standing{Quarter: quarter(3), Progress: aid.DecimalOf(20), Spent: aid.Sums{hryvnias(1500)}, Reached: 40}, "progress as before"},
		{aid.Quarter{Year: 2027, N: 1}, aid.Standing{Quarter: quarter(4), Status: "6", Spent: aid.Sums{hryvnias(1500)}, Reached: 40}, "a progress of nothing is said"},
	} {
		if got := aid.StandingBefore(tt.before, filed); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: before %s %+v, want %+v", tt.comment, tt.before, got, tt.want)
		}
	}
}

func update(q aid.Quarter) *rapid.Generator[aid.Summary] {
	return rapid.Custom(func(t *rapid.T) aid.Summary {
		u := aid.QuarterUpdate{Quarter: q, NoChange: rapid.Bool().Draw(t, "no change")}
		if rapid.Bool().Draw(t, "has progress") {
			u.Progress = percent(rapid.Int64Range(0, 100).Draw(t, "progress"))
		}
		if amount := rapid.Int64Range(-500, 5000).Draw(t, "spent"); amount != 0 {
			u.Spent = aid.Money{Amount: aid.DecimalOf(amount), Currency: rapid.SampledFrom([]string{"UAH", "EUR"}).Draw(t, "currency")}
		}
		u.Reached = rapid.IntRange(-5, 500).Draw(t, "reached")
		return summary(u)
	})
}

// Whatever the order in which quarters are filed, each carries the same forward; and a quarter filed late counts in all
// later ones as if it had been filed in time.
func TestCarryingForwardDoesNotDependOnTheOrderOfFiling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var filed []aid.Summary
		q := aid.Quarter{Year: 2025, N: 1}
		standings := []aid.Standing{{}}
		for range rapid.IntRange(1, 9).Draw(t, "quarters") {
			if rapid.Bool().Draw(t, "filed") {
				u := update(q).Draw(t, "update")
				filed = append(filed, u)
				standings = append(standings, standings[len(standings)-1].After(u))
			} else {
				standings = append(standings, standings[len(standings)-1])
			}
			q = q.Next()
		}
		shuffled := rapid.Permutation(filed).Draw(t, "order")
		q = aid.Quarter{Year: 2025, N: 1}
		for i, want := range standings {
			if got := aid.StandingBefore(q, shuffled); !reflect.DeepEqual(got, want) {
				t.Fatalf("after %d quarters %+v, want %+v", i, got, want)
			}
			q = q.Next()
		}
	})
}

func TestNoChangeChangesNothingThatIsCarried(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := aid.Quarter{Year: 2026, N: 2}
		before := aid.Standing{}.After(update(q.Previous()).Draw(t, "before"))
		after := before.After(summary(aid.QuarterUpdate{Quarter: q, NoChange: true}))
		after.Quarter = before.Quarter
		if !reflect.DeepEqual(after, before) {
			t.Fatalf("%+v became %+v", before, after)
		}
	})
}

func TestSums(t *testing.T) {
	var sums aid.Sums
	for _, m := range []aid.Money{hryvnias(10), {Amount: aid.DecimalOf(3), Currency: "EUR"}, hryvnias(5), {Currency: "USD"}} {
		sums = sums.Add(m)
	}
	if !slices.Equal(sums, aid.Sums{{Amount: aid.DecimalOf(3), Currency: "EUR"}, hryvnias(15)}) || sums.In("UAH") != aid.DecimalOf(15) || !sums.In("USD").IsZero() {
		t.Errorf("%v", sums)
	}
}

// Two people who file the same quarter make one record, and "no change" gives way to figures without a conflict.
func TestTwoFilingsOfOneQuarterMerge(t *testing.T) {
	activity, q := aid.NewID(), aid.Quarter{Year: 2026, N: 4}
	id := aid.QuarterUpdateID(activity, q)
	if id != aid.QuarterUpdateID(activity, q) || id == aid.QuarterUpdateID(activity, q.Next()) || id == aid.QuarterUpdateID(aid.NewID(), q) {
		t.Fatal("the id does not say which activity and quarter")
	}
	if _, err := aid.ParseID(string(id)); err != nil {
		t.Fatal(err)
	}
	filed := func(device aid.ID, u aid.QuarterUpdate) aid.Record {
		u.ID, u.Activity, u.Quarter = id, activity, q
		u.Filed = []aid.Filing{{ID: aid.FilingID(id, device), Who: string(device), At: 1}}
		return u.Record()
	}
	quiet := filed("one", aid.QuarterUpdate{NoChange: true})
	busy := filed("two", aid.QuarterUpdate{Progress: percent(60), Spent: hryvnias(100)})
	merged, clashes := aid.Merge(aid.Fields{}, quiet.Fields, busy.Fields)
	if len(clashes) > 0 {
		t.Fatalf("a conflict: %v", clashes)
	}
	u, err := aid.QuarterUpdateOf(aid.Record{Kind: aid.KindQuarterUpdate, ID: id, Fields: merged})
	if err != nil || !u.HasFigures() || *u.Progress != aid.DecimalOf(60) || len(u.Filed) != 2 || len(u.Unknown) > 0 {
		t.Errorf("%+v, %v", u, err)
	}
	other := filed("three", aid.QuarterUpdate{Progress: percent(70), Note: "ще й це"})
	merged, clashes = aid.Merge(aid.Fields{}, busy.Fields, other.Fields)
	if len(clashes) != 1 || clashes[0].Path != "progress" || merged.Text("note") != "ще й це" {
		t.Errorf("only the progress differs: %v", clashes)
	}
}

func TestPublishedUpdateNamesNobody(t *testing.T) {
	u := aid.QuarterUpdate{Progress: percent(0), Note: "так", Filed: []aid.Filing{{ID: "f", Who: "Олена", At: 5}, {ID: "g", Who: "Іван", At: 7}}}
	if got := u.Latest().Who; got != "Іван" {
		t.Errorf("filed last by %s", got)
	}
	published, err := aid.QuarterUpdateOf(aid.Published(u.Record()))
	if err != nil || len(published.Filed) > 0 || published.Note != "так" || published.Progress == nil {
		t.Errorf("%+v, %v", published, err)
	}
}
