package desk

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// QuarterFiled is what a filing has done.
type QuarterFiled struct {
	Rows []QuarterRow // as they now stand
	Undo QuarterUndo
}

// FileQuarter files figures for an activity and queues them; figures that say nothing mean "no change". An activity
// whose status changes gets it too. It returns ErrNotFound, ErrNotInQuarter, or a *FieldError for a progress that is no
// percentage.
func (d *Desk) FileQuarter(q aid.Quarter, id aid.ID, f QuarterFigures) (QuarterFiled, error) {
	return d.file(q, id, f, true)
}

// KeepQuarter keeps figures as they are being typed, without queueing them.
func (d *Desk) KeepQuarter(q aid.Quarter, id aid.ID, f QuarterFigures) (QuarterFiled, error) {
	return d.file(q, id, f, false)
}

func (d *Desk) file(q aid.Quarter, id aid.ID, f QuarterFigures, queue bool) (QuarterFiled, error) {
	s, u, err := d.quarterSheet(q, id)
	if err == nil {
		err = f.check()
	}
	if err != nil {
		return QuarterFiled{}, fmt.Errorf("filing %s for quarter %s: %w", id, q, err)
	}
	f = f.without(s)
	u.Status, u.Progress, u.Spent, u.Reached, u.Note = f.Status, f.Progress, f.Spent, f.Reached, f.Note
	if queue {
		u.NoChange = !u.HasFigures()
	}
	steps := []step{{record: d.filed(u, s).Record(), queue: queue}}
	if f.Status != "" && f.Status != s.Activity.Status && queue && !s.Later {
		change, err := d.statusStep(id, f.Status)
		if err != nil {
			return QuarterFiled{}, err
		}
		steps = append(steps, change)
	}
	return d.take(q, []aid.ID{id}, steps)
}

// FileUnchanged says of activities that nothing has changed in a quarter, in one step, and queues that. Those that have
// figures already, or are closed, stay as they are.
func (d *Desk) FileUnchanged(q aid.Quarter, ids ...aid.ID) (QuarterFiled, error) {
	var steps []step
	var changed []aid.ID
	for _, id := range ids {
		s, u, err := d.quarterSheet(q, id)
		if err != nil {
			return QuarterFiled{}, fmt.Errorf("filing %s for quarter %s: %w", id, q, err)
		}
		if s.State != QuarterWaiting {
			continue
		}
		u.NoChange = true
		steps, changed = append(steps, step{record: d.filed(u, s).Record(), queue: true}), append(changed, id)
	}
	return d.take(q, changed, steps)
}

// QueueQuarterUpdates queues every update that was begun and not filed, of whatever quarter, and says how many.
func (d *Desk) QueueQuarterUpdates() (queued int, err error) {
	var held []aid.Summary
	err = d.register.read(d.vault, func(_ map[aid.ID]aid.Summary, updates map[aid.ID][]aid.Summary) {
		for _, list := range updates {
			for _, u := range list {
				if begun(u) {
					held = append(held, u)
				}
			}
		}
	})
	for _, u := range held {
		if err == nil {
			err = d.fileBegun(u)
		}
		if err != nil {
			return queued, fmt.Errorf("queueing the quarter's updates: %w", err)
		}
		queued++
	}
	return queued, nil
}

// begun says whether an update says something and is not filed.
func begun(u aid.Summary) bool {
	return u.Stage == aid.StageHeld && (u.Figures || u.NoChange)
}

// fileBegun files an update as it was kept, also where its activity has left the quarter since.
func (d *Desk) fileBegun(u aid.Summary) error {
	s, err := d.QuarterSheet(u.Quarter, u.Activity)
	switch {
	case err == nil:
		_, err = d.FileQuarter(u.Quarter, u.Activity, s.Figures)
		return err
	case !errors.Is(err, ErrNotInQuarter) && !errors.Is(err, vault.ErrNotFound):
		return err
	}
	entry, err := d.vault.Entry(aid.KindQuarterUpdate, u.ID)
	if err != nil {
		return err
	}
	return d.vault.Save(vault.Draft{Record: entry.Record, Queue: true, Problems: entry.Problems, Source: vault.SourceFiled, At: d.now()})
}

// check refuses what no update can hold.
func (f QuarterFigures) check() error {
	if f.Progress != nil && (f.Progress.Sign() < 0 || f.Progress.Compare(aid.DecimalOf(100)) > 0) {
		return &FieldError{"progress", f.Progress.String(), ErrFieldValue}
	}
	return nil
}

// without leaves out what only repeats the quarters before.
func (f QuarterFigures) without(s QuarterSheet) QuarterFigures {
	if f.Progress != nil && *f.Progress == s.Was.Progress {
		f.Progress = nil
	}
	if f.Status == s.Status && s.Figures.Status != f.Status {
		f.Status = ""
	}
	if f.Spent.Amount.IsZero() {
		f.Spent = aid.Money{}
	} else if f.Spent.Currency == "" {
		f.Spent.Currency = s.Currency
	}
	return f
}

// Repeats says whether figures say nothing else than what is filed already.
func (s QuarterSheet) Repeats(f QuarterFigures) bool {
	return reflect.DeepEqual(f.without(s), s.Figures.without(s))
}

// filed completes an update with what it belongs to and who filed it when.
func (d *Desk) filed(u aid.QuarterUpdate, s QuarterSheet) aid.QuarterUpdate {
	p := d.vault.Profile()
	u.Activity, u.Quarter, u.ReportingOrg, u.Deleted = s.Activity.ID, s.Quarter, s.Activity.Org, false
	switch {
	case d.role() != aid.RoleContributor:
		u.State = aid.StateApproved
	case u.State == aid.StateApproved: // a new update of a contributor's has no state, so that it never clashes over one
		u.State = aid.StateReview
	}
	mine := aid.Filing{ID: aid.FilingID(u.ID, p.Device), Who: p.Person.Name, At: d.now().Unix()}
	u.Filed = slices.DeleteFunc(slices.Clone(u.Filed), func(f aid.Filing) bool { return f.ID == mine.ID })
	u.Filed = append(u.Filed, mine)
	return u
}

// statusStep gives an activity the status that a quarter's update names. One that is being edited stays a draft.
func (d *Desk) statusStep(id aid.ID, status string) (step, error) {
	entry, err := d.vault.Entry(aid.KindActivity, id)
	if err != nil {
		return step{}, err
	}
	record := entry.Record
	record.Fields = record.Fields.Clone()
	record.Fields.SetText("status", status)
	return step{record: record, queue: entry.Stage() != aid.StageHeld}, nil
}

// step is one record that a filing writes.
type step struct {
	record aid.Record
	queue  bool
}

// take writes the steps in one transaction per saveBatch records, and says how the rows stand and how to go back.
func (d *Desk) take(q aid.Quarter, ids []aid.ID, steps []step) (filed QuarterFiled, err error) {
	var drafts []vault.Draft
	for _, s := range steps {
		before, err := d.vault.Entry(s.record.Kind, s.record.ID)
		if err != nil && !errors.Is(err, vault.ErrNotFound) {
			return filed, err
		}
		filed.Undo.note(before, s.record, err == nil)
		drafts = append(drafts, vault.Draft{
			Record: s.record, Queue: s.queue, Problems: before.Problems, Source: vault.SourceFiled, At: d.now(),
		})
	}
	for batch := range slices.Chunk(drafts, saveBatch) {
		if err := d.vault.Save(batch...); err != nil {
			return filed, fmt.Errorf("filing quarter %s: %w", q, err)
		}
	}
	d.wakeSoon()
	for _, id := range ids {
		row, err := d.rowOf(q, id)
		if err != nil {
			return filed, err
		}
		filed.Rows = append(filed.Rows, row)
	}
	return filed, nil
}

// filingPause is how long filing must rest before the portal is called: a person goes through 22 rows in minutes, and 22
// exchanges would cost a slow connection more than one.
const filingPause = 10 * time.Second

// wakeSoon wakes the exchange once filing has rested.
func (d *Desk) wakeSoon() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.soon != nil {
		d.soon.Stop()
	}
	d.soon = time.AfterFunc(filingPause, d.wake)
}
