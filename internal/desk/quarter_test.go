package desk_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
)

var (
	november = func() time.Time { return time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC) }
	q3, q4   = aid.Quarter{Year: 2026, N: 3}, aid.Quarter{Year: 2026, N: 4}
)

func percent(n int64) *aid.Decimal {
	d := aid.DecimalOf(n)
	return &d
}

func hryvnias(n int64) aid.Money { return aid.Money{Amount: aid.DecimalOf(n), Currency: "UAH"} }

func board(t testing.TB, d *desk.Desk, q aid.Quarter) desk.QuarterBoard {
	t.Helper()
	b, err := d.Quarter(q)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func rowOf(t testing.TB, d *desk.Desk, q aid.Quarter, id aid.ID) desk.QuarterRow {
	t.Helper()
	b := board(t, d, q)
	i := slices.IndexFunc(b.Rows, func(r desk.QuarterRow) bool { return r.Activity.ID == id })
	if i < 0 {
		t.Fatalf("%s is not listed in %s", id, q)
	}
	return b.Rows[i]
}

func file(t testing.TB, d *desk.Desk, q aid.Quarter, id aid.ID, f desk.QuarterFigures) desk.QuarterFiled {
	t.Helper()
	filed, err := d.FileQuarter(q, id, f)
	if err != nil {
		t.Fatal(err)
	}
	return filed
}

func TestWhichActivitiesBelongToAQuarter(t *testing.T) {
	dates := func(start, end aid.Date) aid.Dates { return aid.Dates{ActualStart: start, PlannedEnd: end} }
	for _, tt := range []struct {
		name   string
		status string
		dates  aid.Dates
		want   desk.QuarterState // "": not listed
	}{
		{"running", "2", dates("2026-01-01", "2027-01-01"), desk.QuarterWaiting},
		{"begun on the last day", "2", dates("2026-12-31", ""), desk.QuarterWaiting},
		{"begins after the quarter", "1", dates("2027-01-01", ""), ""},
		{"should have begun", "1", dates("2026-10-15", ""), desk.QuarterWaiting},
		{"suspended", "6", dates("2026-01-01", ""), desk.QuarterWaiting},
		{"late with its end", "3", dates("2025-01-01", "2026-06-30"), desk.QuarterWaiting},
		{"closed in the quarter", "4", dates("2026-01-01", "2026-10-01"), desk.QuarterClosed},
		{"closed before", "4", dates("2025-01-01", "2026-09-30"), ""},
		{"cancelled, nobody knows when", "5", dates("2025-01-01", ""), ""},
		{"closed since", "4", dates("2025-01-01", "2027-03-01"), desk.QuarterWaiting},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := desktest.Alone(t, func() time.Time { return time.Date(2027, 5, 1, 0, 0, 0, 0, time.UTC) })
			desktest.Queued(t, d, tt.name, func(a *aid.Activity) {
				a.Status, a.Dates = tt.status, tt.dates
				if tt.status == "4" {
					a.Dates.ActualEnd, a.Dates.PlannedEnd = a.Dates.PlannedEnd, ""
				}
			})
			var got desk.QuarterState
			if b := board(t, d, q4); len(b.Rows) > 0 {
				got = b.Rows[0].State
			}
			if got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestDraftsAreNotFiled(t *testing.T) {
	d := desktest.Alone(t, november)
	a := desktest.Sendable(t, d, "Чернетка")
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	if b := board(t, d, q4); len(b.Rows) > 0 {
		t.Errorf("a draft is listed: %+v", b.Rows)
	}
	if _, err := d.FileUnchanged(q4, a.ID); !errors.Is(err, desk.ErrNotInQuarter) {
		t.Errorf("filed: %v", err)
	}
}

func TestBoardOfTheQuarterThatIsDue(t *testing.T) {
	d := desktest.Alone(t, november)
	first, second := desktest.Queued(t, d, "Школа"), desktest.Queued(t, d, "Водогін")
	file(t, d, q4, first, desk.QuarterFigures{Progress: percent(40), Spent: hryvnias(1000), Reached: 12})
	b := board(t, d, aid.Quarter{})
	if b.Quarter != q4 || b.Deadline != "2027-01-31" || b.Days != 67 || b.Reminder != "2027-02-01" {
		t.Errorf("%s is due on %s, in %d days; reminder %s", b.Quarter, b.Deadline, b.Days, b.Reminder)
	}
	if b.Done() != 1 || b.Counts[desk.QuarterWaiting] != 1 || b.Counts[desk.QuarterUpdated] != 1 {
		t.Errorf("%d done, %v", b.Done(), b.Counts)
	}
	if want := []aid.Quarter{q4, q3, {Year: 2026, N: 2}}; !slices.Equal(b.Choices, want) {
		t.Errorf("to choose from: %v, want %v", b.Choices, want)
	}
	if _, err := d.FileUnchanged(q4, first, second); err != nil {
		t.Fatal(err)
	}
	if row := rowOf(t, d, q4, first); row.State != desk.QuarterUpdated {
		t.Errorf("figures gave way to \"no change\": %+v", row)
	}
	if row := rowOf(t, d, q4, second); row.State != desk.QuarterUnchanged || row.Update.Stage != aid.StageWaiting {
		t.Errorf("not queued as unchanged: %+v", row)
	}
}

func TestLateQuarterCountsInTheLaterOnes(t *testing.T) {
	d := desktest.Alone(t, november)
	id := desktest.Queued(t, d, "Школа")
	if _, err := d.FileUnchanged(q4, id); err != nil {
		t.Fatal(err)
	}
	file(t, d, q3, id, desk.QuarterFigures{Progress: percent(35), Spent: hryvnias(900), Reached: 7})
	row := rowOf(t, d, q4, id)
	want := aid.Standing{Quarter: q3, Progress: aid.DecimalOf(35), Spent: aid.Sums{hryvnias(900)}, Reached: 7}
	if !reflect.DeepEqual(row.Was, want) || row.State != desk.QuarterUnchanged || row.Now.Progress != aid.DecimalOf(35) {
		t.Errorf("carried forward: %+v", row)
	}
	if late := rowOf(t, d, q3, id); !late.Later || late.State != desk.QuarterUpdated {
		t.Errorf("the late quarter: %+v", late)
	}
}

func TestFiguresAsBeforeAreNoChange(t *testing.T) {
	d := desktest.Alone(t, november)
	id := desktest.Queued(t, d, "Школа")
	file(t, d, q3, id, desk.QuarterFigures{Progress: percent(35)})
	filed := file(t, d, q4, id, desk.QuarterFigures{Progress: percent(35), Status: "2", Spent: aid.Money{Currency: "UAH"}})
	if filed.Rows[0].State != desk.QuarterUnchanged {
		t.Errorf("%+v", filed.Rows[0])
	}
	filed = file(t, d, q4, id, desk.QuarterFigures{Progress: percent(0)})
	if filed.Rows[0].State != desk.QuarterUpdated || !filed.Rows[0].Now.Progress.IsZero() {
		t.Errorf("set back to nothing: %+v", filed.Rows[0])
	}
	var field *desk.FieldError
	if _, err := d.FileQuarter(q4, id, desk.QuarterFigures{Progress: percent(101)}); !errors.As(err, &field) || field.Path != "progress" {
		t.Errorf("101 %%: %v", err)
	}
}

func TestClosingInAQuarter(t *testing.T) {
	d := desktest.Alone(t, november)
	id := desktest.Queued(t, d, "Школа")
	filed := file(t, d, q4, id, desk.QuarterFigures{Progress: percent(100), Status: "4"})
	if filed.Rows[0].State != desk.QuarterClosed {
		t.Errorf("%+v", filed.Rows[0])
	}
	if sheet, err := d.Activity(id); err != nil || sheet.Activity.Status != "4" || sheet.Summary.Stage != aid.StageWaiting {
		t.Errorf("the activity itself: %+v, %v", sheet.Summary, err)
	}
	if b := board(t, d, q4.Next()); len(b.Rows) > 0 {
		t.Errorf("listed after its end: %+v", b.Rows)
	}
	// a note more does not open it again
	filed2 := file(t, d, q4, id, desk.QuarterFigures{Progress: percent(100), Status: "4", Note: "акт підписано"})
	if filed2.Rows[0].State != desk.QuarterClosed {
		t.Errorf("%+v", filed2.Rows[0])
	}
	if err := d.UndoQuarter(filed.Undo.Then(filed2.Undo)); err != nil {
		t.Fatal(err)
	}
	if sheet, err := d.Activity(id); err != nil || sheet.Activity.Status != "2" || rowOf(t, d, q4, id).State != desk.QuarterWaiting {
		t.Errorf("taken back: %+v, %v", sheet.Summary, err)
	}
}

func TestUndoIsAsIfItHadNeverBeen(t *testing.T) {
	d := desktest.Alone(t, november)
	var ids []aid.ID
	for i := range 5 {
		ids = append(ids, desktest.Queued(t, d, fmt.Sprint("Активність ", i)))
	}
	kept := file(t, d, q4, ids[0], desk.QuarterFigures{Progress: percent(10)})
	before := d.Status()
	batch, err := d.FileUnchanged(q4, ids...)
	if err != nil || len(batch.Rows) != 4 {
		t.Fatalf("%d rows, %v", len(batch.Rows), err)
	}
	if err := d.UndoQuarter(batch.Undo); err != nil {
		t.Fatal(err)
	}
	if after := d.Status(); after.Waiting != before.Waiting || board(t, d, q4).Counts[desk.QuarterWaiting] != 4 {
		t.Errorf("%+v, before %+v", after, before)
	}
	changed := file(t, d, q4, ids[0], desk.QuarterFigures{Progress: percent(20), Note: "помилка"})
	if err := d.UndoQuarter(changed.Undo); err != nil {
		t.Fatal(err)
	}
	if s, err := d.QuarterSheet(q4, ids[0]); err != nil || *s.Figures.Progress != aid.DecimalOf(10) || s.Figures.Note != "" {
		t.Errorf("%+v, %v", s.Figures, err)
	}
	if err := d.UndoQuarter(kept.Undo); err != nil {
		t.Fatal(err)
	}
	if row := rowOf(t, d, q4, ids[0]); row.State != desk.QuarterWaiting {
		t.Errorf("%+v", row)
	}
}

func TestWhatIsTypedIsKeptUntilItIsFiled(t *testing.T) {
	d := desktest.Alone(t, november)
	id := desktest.Queued(t, d, "Школа")
	kept, err := d.KeepQuarter(q4, id, desk.QuarterFigures{Progress: percent(4)})
	if err != nil || kept.Rows[0].Update.Stage != aid.StageHeld {
		t.Fatalf("%+v, %v", kept.Rows, err)
	}
	if b := board(t, d, q4); b.Held != 1 {
		t.Errorf("%d begun", b.Held)
	}
	if n, err := d.QueueQuarterUpdates(); n != 1 || err != nil {
		t.Errorf("%d queued, %v", n, err)
	}
	if b := board(t, d, q4); b.Held != 0 || b.Rows[0].Update.Stage != aid.StageWaiting {
		t.Errorf("%+v", b)
	}
}

func TestWarnings(t *testing.T) {
	d := desktest.Alone(t, november)
	id := desktest.Queued(t, d, "Школа", func(a *aid.Activity) {
		a.Dates.PlannedEnd = "2026-10-31"
		a.Budgets = []aid.Budget{{ID: aid.NewID(), Value: hryvnias(1000)}}
	})
	file(t, d, q3, id, desk.QuarterFigures{Progress: percent(50), Spent: hryvnias(700), Reached: 30})
	s, err := d.QuarterSheet(q4, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		figures desk.QuarterFigures
		want    []string
	}{
		{desk.QuarterFigures{}, []string{"end_passed"}},
		{desk.QuarterFigures{Status: "4", Progress: percent(100)}, nil},
		{desk.QuarterFigures{Status: "5", Progress: percent(49)}, []string{"progress_falls"}},
		{desk.QuarterFigures{Status: "2", Progress: percent(100)}, []string{"complete", "end_passed"}},
		{desk.QuarterFigures{Status: "4", Progress: percent(101)}, []string{"no_percentage"}},
		{desk.QuarterFigures{Status: "4", Spent: hryvnias(300)}, nil},
		{desk.QuarterFigures{Status: "4", Spent: hryvnias(301)}, []string{"over_budget"}},
		{desk.QuarterFigures{Status: "4", Spent: aid.Money{Amount: aid.DecimalOf(1), Currency: "EUR"}}, []string{"other_currency"}},
		{desk.QuarterFigures{Status: "4", Spent: hryvnias(-1), Reached: -3}, []string{"spent_falls", "reached_falls"}},
	} {
		var got []string
		for _, w := range s.Warnings(tt.figures) {
			got = append(got, w.Rule)
			for _, lang := range i18n.Languages {
				if words := w.Sentence(i18n.New(lang)); words == "" || words[0] == '[' {
					t.Errorf("%s in %s reads %q", w.Rule, lang, words)
				}
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%+v: %v, want %v", tt.figures, got, tt.want)
		}
	}
	falls := s.Warnings(desk.QuarterFigures{Status: "4", Spent: hryvnias(301)})[0]
	if got := falls.Sentence(i18n.New("uk")); got != "Разом 1\u202f001\u00a0UAH, а бюджет – 1\u202f000\u00a0UAH. Перевірте суму або бюджет." {
		t.Error(got)
	}
}

func TestDeadlinesAreKept(t *testing.T) {
	d := desktest.Alone(t, november)
	if err := d.SetDeadlines(aid.Deadlines{Days: 15, NoReminders: true}); err != nil {
		t.Fatal(err)
	}
	if b := board(t, d, q4); b.Deadline != "2027-01-15" || b.Reminder != "" {
		t.Errorf("%+v", b)
	}
	if err := d.SetDeadlines(aid.Deadlines{Days: 91}); !errors.Is(err, desk.ErrFieldValue) {
		t.Errorf("91 days: %v", err)
	}
}

// The person at the next desk files the same quarter off line: one record, and only a field that both have given is for
// a person to decide.
func TestTwoPeopleFileTheSameQuarter(t *testing.T) {
	p := desktest.StartPortal(t)
	olena, ivan := p.Enrol(t, "Олена", aid.RoleFocalPoint), p.Enrol(t, "Іван", aid.RoleContributor)
	sync := func(desks ...*desk.Desk) {
		for _, d := range desks {
			if report, err := d.Sync(t.Context()); err != nil || report.Refused > 0 {
				t.Fatal(report, err)
			}
		}
	}
	school, water, hub := desktest.Queued(t, olena, "Школа"), desktest.Queued(t, olena, "Водогін"), desktest.Queued(t, olena, "Хаб")
	sync(olena, ivan)
	// off line, both
	file(t, ivan, q4, school, desk.QuarterFigures{Progress: percent(60), Spent: hryvnias(500)})
	file(t, ivan, q4, water, desk.QuarterFigures{Progress: percent(20)})
	if _, err := ivan.FileUnchanged(q4, hub); err != nil {
		t.Fatal(err)
	}
	if _, err := olena.FileUnchanged(q4, school); err != nil {
		t.Fatal(err)
	}
	file(t, olena, q4, water, desk.QuarterFigures{Progress: percent(25), Note: "ще дві свердловини"})
	hubFiled := file(t, olena, q4, hub, desk.QuarterFigures{Reached: 40})
	sync(ivan, olena, ivan)
	for _, d := range []*desk.Desk{olena, ivan} {
		if row := rowOf(t, d, q4, school); row.State != desk.QuarterUpdated || row.Now.Progress != aid.DecimalOf(60) || row.Update.Clashes > 0 {
			t.Errorf("figures and \"no change\": %+v", row)
		}
		if row := rowOf(t, d, q4, hub); row.State != desk.QuarterUpdated || row.Now.Reached != 40 || row.Update.Clashes > 0 {
			t.Errorf("\"no change\" and figures: %+v", row)
		}
	}
	rows, err := olena.Outbox()
	if err != nil || len(rows) != 1 || len(rows[0].Clashes) != 1 || rows[0].Clashes[0].Path != "progress" {
		t.Fatalf("both gave the progress: %+v, %v", rows, err)
	}
	if title := rows[0].Summary.Title; title.UK != "Водогін · IV квартал 2026" || title.EN != "Водогін · Q4 2026" {
		t.Errorf("called %q, %q", title.UK, title.EN)
	}
	if err := olena.Resolve(rows[0].Summary.ID, "progress", desk.ResolveMine, nil); err != nil {
		t.Fatal(err)
	}
	sync(olena, ivan)
	if s, err := ivan.QuarterSheet(q4, water); err != nil || *s.Figures.Progress != aid.DecimalOf(25) || s.Figures.Note == "" || s.Who == "" {
		t.Errorf("%+v, %v", s, err)
	}
	// what the portal has is taken back by a change, and the other's word stays
	if err := olena.UndoQuarter(hubFiled.Undo); err != nil {
		t.Fatal(err)
	}
	sync(olena, ivan)
	if row := rowOf(t, ivan, q4, hub); row.State != desk.QuarterUnchanged {
		t.Errorf("taken back: %+v", row)
	}
	for _, d := range []*desk.Desk{olena, ivan} {
		if s := d.Status(); s.Waiting+s.Attention+s.Held > 0 {
			t.Errorf("left over: %+v", s)
		}
	}
}

// Ten thousand activities with two years of updates: one filing, and the whole desk after it.
func BenchmarkQuarter10000(b *testing.B) {
	d := desktest.Alone(b, november)
	crowd(b, d, 10_000)
	rows := board(b, d, q4).Rows
	for i := 0; b.Loop(); i++ {
		if _, err := d.FileUnchanged(q4, rows[i%len(rows)].Activity.ID); err != nil {
			b.Fatal(err)
		}
		board(b, d, q4)
	}
}

// crowd fills a desk with activities that are waiting, and their updates of seven quarters before.
func crowd(b *testing.B, d *desk.Desk, n int) {
	b.Helper()
	var ids []aid.ID
	for i := range n {
		a := desktest.Sendable(b, d, fmt.Sprint("Активність ", i))
		a.Dates.PlannedStart = "2025-01-01"
		if _, err := d.SaveDraft(a); err != nil {
			b.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	if _, err := d.Ready(ids...); err != nil {
		b.Fatal(err)
	}
	for q := (aid.Quarter{Year: 2025, N: 1}); q != q4; q = q.Next() {
		if _, err := d.FileUnchanged(q, ids...); err != nil {
			b.Fatal(err)
		}
	}
}
