package desk

import (
	"cmp"
	"fmt"
	"slices"

	"focalpoint/internal/aid"
	"focalpoint/internal/i18n"
)

// QuarterState is where an activity stands in a quarter.
type QuarterState string

// The states of a row of the quarter desk.
const (
	QuarterWaiting   QuarterState = "waiting"   // nobody has filed anything yet
	QuarterUpdated   QuarterState = "updated"   // figures, a status or a note were filed
	QuarterUnchanged QuarterState = "unchanged" // somebody said that nothing has changed
	QuarterClosed    QuarterState = "closed"    // ended in this quarter: nothing more to file
)

// QuarterStates lists them in the order in which they are shown.
var QuarterStates = []QuarterState{QuarterWaiting, QuarterUpdated, QuarterUnchanged, QuarterClosed}

// QuarterRow is one activity in one quarter.
type QuarterRow struct {
	Activity aid.Summary
	State    QuarterState
	Was      aid.Standing // carried forward from the quarters before
	Now      aid.Standing // with this quarter's update
	Update   aid.Summary  // this quarter's; its ID is "" when there is none
	Later    bool         // something was filed for a later quarter
	EndedOn  aid.Date     // the planned or actual end, when it has passed and the activity is not closed
}

// QuarterBoard is the quarter desk: what an institution has filed for a quarter and what it has still to file.
type QuarterBoard struct {
	Quarter  aid.Quarter
	Deadline aid.Date
	Days     int           // until the deadline, by the calendar of Kyiv; below 0 when it has passed
	Reminder aid.Date      // the State Programme's next date; "" when reminders are off
	Choices  []aid.Quarter // the quarters that may be filed, newest first
	Rows     []QuarterRow  // in no particular order
	Counts   map[QuarterState]int
	Held     int // updates of any quarter that were begun and are not queued
}

// Done counts the rows with nothing more to file.
func (b QuarterBoard) Done() int { return len(b.Rows) - b.Counts[QuarterWaiting] }

// quartersBack bounds the choice of quarters: two years are enough for what was forgotten.
const quartersBack = 8

// Quarter is the desk of a quarter; the zero quarter stands for the one that is due. Listed are the activities of the
// person's institution that were running in it, but no drafts that the portal has never had. A call after the first
// reads only the records that have changed since.
func (d *Desk) Quarter(q aid.Quarter) (QuarterBoard, error) {
	today := aid.KyivDate(d.now())
	deadlines := d.Deadlines()
	if q == (aid.Quarter{}) {
		q = deadlines.Due(today)
	}
	b := QuarterBoard{
		Quarter: q, Deadline: deadlines.Of(q), Reminder: deadlines.Reminder(today), Counts: map[QuarterState]int{},
	}
	b.Days = today.DaysUntil(b.Deadline)
	org, earliest := d.vault.Profile().Org, today
	err := d.register.read(d.vault, func(activities map[aid.ID]aid.Summary, updates map[aid.ID][]aid.Summary) {
		for id, activity := range activities {
			if row, listed := quarterRow(q, today, org, activity, updates[id]); listed {
				b.Rows = append(b.Rows, row)
				b.Counts[row.State]++
			}
			earliest = min(earliest, cmp.Or(activity.Start, earliest))
			for _, update := range updates[id] {
				if begun(update) {
					b.Held++
				}
			}
		}
	})
	if err != nil {
		return QuarterBoard{}, fmt.Errorf("listing quarter %s: %w", q, err)
	}
	b.Choices = quarterChoices(aid.QuarterOf(earliest.Time()), aid.QuarterOf(today.Time()), q)
	return b, nil
}

// quarterChoices are the quarters from last back to first, and the one that is open.
func quarterChoices(first, last, open aid.Quarter) (choices []aid.Quarter) {
	for q := last; q.Compare(first) >= 0 && len(choices) <= quartersBack; q = q.Previous() {
		choices = append(choices, q)
	}
	if !slices.Contains(choices, open) {
		choices = append(choices, open)
		slices.SortFunc(choices, func(a, b aid.Quarter) int { return b.Compare(a) })
	}
	return choices
}

// quarterRow says where an activity stands in a quarter, and whether it belongs to it at all.
func quarterRow(q aid.Quarter, today aid.Date, org aid.ID, activity aid.Summary, updates []aid.Summary) (row QuarterRow, listed bool) {
	if activity.Org != "" && activity.Org != org || activity.Rev == 0 && activity.Stage == aid.StageHeld {
		return row, false
	}
	row = QuarterRow{Activity: activity, Was: aid.StandingBefore(q, updates)}
	row.Now = row.Was
	row.Later = slices.ContainsFunc(updates, func(u aid.Summary) bool { return u.Quarter.Compare(q) > 0 && (u.Figures || u.NoChange) })
	if i := slices.IndexFunc(updates, func(u aid.Summary) bool { return u.Quarter == q }); i >= 0 {
		row.Update = updates[i]
		row.Now = row.Was.After(row.Update)
	}
	row.State, listed = quarterState(q, row)
	if end := activity.End; row.State != QuarterClosed && end != "" && end < min(today, q.Last()) {
		row.EndedOn = end
	}
	return row, listed
}

func quarterState(q aid.Quarter, row QuarterRow) (state QuarterState, listed bool) {
	a, u := row.Activity, row.Update
	switch {
	case closedStatus(u.Status):
		return QuarterClosed, true
	case u.Figures:
		return QuarterUpdated, true
	case u.NoChange:
		return QuarterUnchanged, true
	case closedStatus(row.Was.Status), a.Start > q.Last():
		return "", false
	case !closedStatus(a.Status):
		return QuarterWaiting, a.Start != "" || a.Status != statusPipeline
	case a.End > q.Last():
		return QuarterWaiting, true // it was still running then
	}
	return QuarterClosed, a.End >= q.First()
}

// The IATI ActivityStatus codes that the quarter desk acts on.
const (
	statusPipeline  = "1"
	statusClosed    = "4"
	statusCancelled = "5"
)

func closedStatus(code string) bool { return code == statusClosed || code == statusCancelled }

// SortQuarterRows puts rows in the order of their titles in a language, and then of their ids.
func SortQuarterRows(rows []QuarterRow, lang string) {
	keys := make(map[aid.ID]string, len(rows))
	for _, r := range rows {
		keys[r.Activity.ID] = i18n.SortKey(r.Activity.Title.In(lang))
	}
	slices.SortFunc(rows, func(a, b QuarterRow) int {
		return cmp.Or(cmp.Compare(keys[a.Activity.ID], keys[b.Activity.ID]), cmp.Compare(a.Activity.ID, b.Activity.ID))
	})
}
