package aid_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
)

func TestDeadlines(t *testing.T) {
	for _, tt := range []struct {
		quarter string
		rule    aid.Deadlines
		want    aid.Date
	}{
		{"2026-Q1", aid.Deadlines{}, "2026-04-30"},
		{"2026-Q2", aid.Deadlines{}, "2026-07-31"},
		{"2026-Q3", aid.Deadlines{}, "2026-10-31"},
		{"2026-Q4", aid.Deadlines{}, "2027-01-31"},
		{"2027-Q4", aid.Deadlines{Days: 60}, "2028-02-29"},
		{"2026-Q4", aid.Deadlines{Days: 60}, "2027-03-01"},
		{"2026-Q4", aid.Deadlines{Days: 10}, "2027-01-10"},
	} {
		q, err := aid.ParseQuarter(tt.quarter)
		if err != nil {
			t.Fatal(err)
		}
		if got := tt.rule.Of(q); got != tt.want {
			t.Errorf("%s with %+v is due on %s, want %s", tt.quarter, tt.rule, got, tt.want)
		}
	}
}

func TestQuarterThatIsDue(t *testing.T) {
	for day, want := range map[aid.Date]string{
		"2026-10-31": "2026-Q3", "2026-11-01": "2026-Q4", "2026-12-31": "2026-Q4", "2027-01-01": "2026-Q4",
		"2027-01-31": "2026-Q4", "2027-02-01": "2027-Q1", "2028-02-29": "2028-Q1",
	} {
		if got := (aid.Deadlines{}).Due(day); got.String() != want {
			t.Errorf("on %s %s is due, want %s", day, got, want)
		}
	}
}

func TestReminders(t *testing.T) {
	for day, want := range map[aid.Date]aid.Date{
		"2026-01-31": "2026-02-01", "2026-02-01": "2026-02-01", "2026-02-02": "2026-08-15", "2026-08-15": "2026-08-15", "2026-08-16": "2027-02-01",
	} {
		if got := (aid.Deadlines{}).Reminder(day); got != want {
			t.Errorf("on %s the next date is %s, want %s", day, got, want)
		}
	}
	if got := (aid.Deadlines{NoReminders: true}).Reminder("2026-01-31"); got != "" {
		t.Errorf("a reminder that nobody wants: %s", got)
	}
}

func TestDaysUntil(t *testing.T) {
	for _, tt := range []struct {
		from, to aid.Date
		want     int
	}{{"2026-11-25", "2027-01-31", 67}, {"2028-02-28", "2028-03-01", 2}, {"2027-02-01", "2027-01-31", -1}, {"2027-01-31", "2027-01-31", 0}} {
		if got := tt.from.DaysUntil(tt.to); got != tt.want {
			t.Errorf("from %s to %s: %d days, want %d", tt.from, tt.to, got, tt.want)
		}
	}
}

// The deadline ends at midnight in Kyiv, also on the days on which the clocks change.
func TestKyivDateIsThatOfTheTimeZoneFiles(t *testing.T) {
	kyiv, err := time.LoadLocation("Europe/Kyiv")
	if err != nil {
		t.Skip("no time zone files here:", err)
	}
	if got := aid.KyivDate(time.Date(2027, 1, 31, 22, 0, 0, 0, time.UTC)); got != "2027-02-01" {
		t.Errorf("midnight in Kyiv is on %s", got)
	}
	hour := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC)
	for ; hour.Year() < 2036; hour = hour.Add(time.Hour) {
		if got, want := aid.KyivDate(hour), aid.DateOf(hour.In(kyiv)); got != want {
			t.Fatalf("%s is %s in Kyiv, want %s", hour, got, want)
		}
	}
}

func TestQuartersFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := aid.Quarter{Year: rapid.IntRange(1991, 2100).Draw(t, "year"), N: rapid.IntRange(1, 4).Draw(t, "n")}
		rule := aid.Deadlines{Days: rapid.IntRange(0, aid.MaxDeadlineDays).Draw(t, "days")}
		switch {
		case q.Next().Previous() != q, q.Compare(q.Next()) != -1, q.Next().Compare(q) != 1, q.Compare(q) != 0:
			t.Fatalf("%s, then %s", q, q.Next())
		case q.Last().DaysUntil(q.Next().First()) != 1:
			t.Fatalf("%s ends on %s, %s begins on %s", q, q.Last(), q.Next(), q.Next().First())
		case rule.Of(q) <= q.Last(), rule.Of(q.Next()) <= rule.Of(q):
			t.Fatalf("%s is due on %s", q, rule.Of(q))
		case rule.Due(rule.Of(q)) != q:
			t.Fatalf("on its last day %s, %s is due", q, rule.Due(rule.Of(q)))
		}
	})
}
