package desk

import (
	"errors"
	"fmt"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// ErrNotInQuarter says that nothing can be filed for an activity and a quarter: it was not running then, is a draft that
// the portal has never had, or belongs to another institution.
var ErrNotInQuarter = errors.New("the activity is not filed for this quarter")

// QuarterFigures is what a person says of one activity for one quarter. Progress nil and Status "" mean as before.
type QuarterFigures struct {
	Status   string       // IATI ActivityStatus
	Progress *aid.Decimal // percent, since the activity's start
	Spent    aid.Money    // in the quarter
	Reached  int          // people, in the quarter
	Note     string
}

// QuarterSheet is one row of the quarter desk, opened.
type QuarterSheet struct {
	QuarterRow
	Quarter  aid.Quarter
	Figures  QuarterFigures // as filed
	Status   string         // before this quarter's update
	Budget   aid.Sums
	Currency string // in which money is asked for
	Who      string // who filed it last; "" when nobody has
	At       time.Time
	Clashes  []aid.Clash
	Refusal  *aid.Refusal
}

// QuarterSheet opens an activity in a quarter. It returns ErrNotFound, or ErrNotInQuarter.
func (d *Desk) QuarterSheet(q aid.Quarter, id aid.ID) (QuarterSheet, error) {
	sheet, _, err := d.quarterSheet(q, id)
	if err != nil {
		return QuarterSheet{}, fmt.Errorf("opening %s in quarter %s: %w", id, q, err)
	}
	return sheet, nil
}

// quarterSheet gives the stored update too.
func (d *Desk) quarterSheet(q aid.Quarter, id aid.ID) (s QuarterSheet, u aid.QuarterUpdate, err error) {
	entry, err := d.vault.Entry(aid.KindActivity, id)
	if err != nil {
		return s, u, err
	}
	activity, err := aid.ActivityOf(entry.Record)
	if err != nil {
		return s, u, err
	}
	row, err := d.rowOf(q, id)
	if err != nil {
		return s, u, err
	}
	s = QuarterSheet{QuarterRow: row, Quarter: q, Budget: activity.BudgetSums(), Status: row.Was.Status}
	if s.Status == "" {
		s.Status = activity.Status
	}
	filed, err := d.vault.Entry(aid.KindQuarterUpdate, aid.QuarterUpdateID(id, q))
	switch {
	case errors.Is(err, vault.ErrNotFound):
		u = aid.QuarterUpdate{ID: aid.QuarterUpdateID(id, q)}
	case err != nil:
		return s, u, err
	default:
		if u, err = aid.QuarterUpdateOf(filed.Record); err != nil {
			return s, u, err
		}
		s.Clashes, s.Refusal = filed.Clashes, filed.Refusal
	}
	s.Figures = QuarterFigures{u.Status, u.Progress, u.Spent, u.Reached, u.Note}
	if latest := u.Latest(); latest.At > 0 && (u.NoChange || u.HasFigures()) {
		s.Who, s.At = latest.Who, time.Unix(latest.At, 0)
	}
	s.Currency = currencyOf(s)
	return s, u, nil
}

// rowOf is one row of a quarter's desk.
func (d *Desk) rowOf(q aid.Quarter, id aid.ID) (row QuarterRow, err error) {
	var found, listed bool
	today, org := aid.KyivDate(d.now()), d.vault.Profile().Org
	err = d.register.read(d.vault, func(activities map[aid.ID]aid.Summary, updates map[aid.ID][]aid.Summary) {
		var activity aid.Summary
		if activity, found = activities[id]; found {
			row, listed = quarterRow(q, today, org, activity, updates[id])
		}
	})
	switch {
	case err != nil:
		return row, err
	case !found:
		return row, vault.ErrNotFound
	case !listed:
		return row, ErrNotInQuarter
	}
	return row, nil
}

// currencyOf is the currency of the quarter's own figure, of the last one filed before, or of the budget; the hryvnia
// when there is none.
func currencyOf(s QuarterSheet) string {
	if currency := s.Figures.Spent.Currency; currency != "" {
		return currency
	}
	for _, sums := range []aid.Sums{s.Was.Spent, s.Budget} {
		if len(sums) == 1 {
			return sums[0].Currency
		}
	}
	if len(s.Budget) > 0 {
		return s.Budget[0].Currency
	}
	return hryvnia
}

// hryvnia is ISO 4217's code of Ukraine's currency.
const hryvnia = "UAH"
