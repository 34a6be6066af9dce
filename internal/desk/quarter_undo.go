package desk

import (
	"errors"
	"fmt"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// QuarterUndo is the way back from one or more filings. The zero value leads nowhere.
type QuarterUndo struct{ records []undoRecord }

// undoRecord is one record before and after.
type undoRecord struct {
	kind          aid.Kind
	id            aid.ID
	had           bool // it was there before
	queued        bool // it was not held before
	before, after aid.Fields
}

// Empty says whether there is nothing to take back.
func (u QuarterUndo) Empty() bool { return len(u.records) == 0 }

func (u *QuarterUndo) note(before vault.Entry, after aid.Record, had bool) {
	u.records = append(u.records, undoRecord{
		kind: after.Kind, id: after.ID, had: had, queued: had && before.Stage() != aid.StageHeld,
		before: before.Record.Fields, after: after.Fields,
	})
}

// Then is the way back from u and from a later filing together.
func (u QuarterUndo) Then(later QuarterUndo) QuarterUndo {
	var both QuarterUndo
	for _, r := range u.records {
		for _, l := range later.records {
			if r.id == l.id {
				r.after = l.after
			}
		}
		both.records = append(both.records, r)
	}
	for _, l := range later.records {
		if !u.holds(l.id) {
			both.records = append(both.records, l)
		}
	}
	return both
}

func (u QuarterUndo) holds(id aid.ID) bool {
	for _, r := range u.records {
		if r.id == id {
			return true
		}
	}
	return false
}

// UndoQuarter takes a filing back. What was not sent yet is as if it had never been; what the portal has already gets a
// queued change back. Fields that somebody else has changed meanwhile stay theirs.
func (d *Desk) UndoQuarter(u QuarterUndo) error {
	var drafts []vault.Draft
	for _, r := range u.records {
		entry, err := d.vault.Entry(r.kind, r.id)
		if errors.Is(err, vault.ErrNotFound) {
			continue
		}
		if err != nil {
			return fmt.Errorf("taking a filing back: %w", err)
		}
		if !r.had && entry.Record.Rev == 0 && entry.Stage() != aid.StageSent {
			if err := d.vault.Discard(r.kind, r.id, d.now()); err != nil {
				return fmt.Errorf("taking a filing back: %w", err)
			}
			continue
		}
		record := entry.Record
		record.Fields = r.back(record.Fields)
		drafts = append(drafts, vault.Draft{
			Record: record, Queue: r.queued || !r.had, Problems: entry.Problems, Source: vault.SourceUndone, At: d.now(),
		})
	}
	if err := d.vault.Save(drafts...); err != nil {
		return fmt.Errorf("taking a filing back: %w", err)
	}
	d.wakeSoon()
	return nil
}

// back is the record without the filing: a record that the portal has keeps what it belongs to, and says nothing.
func (r undoRecord) back(now aid.Fields) aid.Fields {
	before := r.before
	if !r.had {
		before = aid.Fields{}
		for _, path := range []aid.Path{aid.PathReportingOrg, "activity", "quarter"} {
			before[path] = r.after[path]
		}
	}
	fields := now.Clone()
	set, del := aid.Diff(r.after, before)
	for path, value := range set {
		if now.Same(r.after, path) {
			fields[path] = value
		}
	}
	for _, path := range del {
		if now.Same(r.after, path) {
			delete(fields, path)
		}
	}
	return fields
}

// ClearQuarter takes back everything that was filed for activities in a quarter, by whomever: they wait again. It
// returns ErrNotInQuarter for an activity that is not filed then.
func (d *Desk) ClearQuarter(q aid.Quarter, ids ...aid.ID) error {
	var u QuarterUndo
	for _, id := range ids {
		if _, err := d.rowOf(q, id); err != nil {
			return fmt.Errorf("clearing %s in quarter %s: %w", id, q, err)
		}
		entry, err := d.vault.Entry(aid.KindQuarterUpdate, aid.QuarterUpdateID(id, q))
		if errors.Is(err, vault.ErrNotFound) {
			continue
		}
		if err != nil {
			return fmt.Errorf("clearing %s in quarter %s: %w", id, q, err)
		}
		u.records = append(u.records, undoRecord{kind: aid.KindQuarterUpdate, id: entry.Record.ID, after: entry.Record.Fields})
	}
	return d.UndoQuarter(u)
}
