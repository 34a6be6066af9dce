package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"focalpoint/internal/aid"
	"focalpoint/internal/quality"
	"focalpoint/internal/vault"
)

// Fixed is what a fix has done; UndoFix takes it back.
type Fixed struct {
	Rule    string
	Records int // how many were changed
	edits   []edit
}

// edit is one record before and after.
type edit struct {
	id            aid.ID
	before, after aid.Fields
}

// Fix puts right what a rule finds in the person's own activities with the ids, where nobody can doubt what is meant, and
// saves them as one step that UndoFix takes back. Records that wait to be sent go on waiting. What was saved before an error
// is in the answer.
func (d *Desk) Fix(ctx context.Context, rule string, ids ...aid.ID) (Fixed, error) {
	fixed := Fixed{Rule: rule}
	for batch := range slices.Chunk(ids, saveBatch) {
		var drafts []vault.Draft
		var edits []edit
		for _, id := range batch {
			entry, err := d.vault.Entry(aid.KindActivity, id)
			if err != nil {
				return fixed, fmt.Errorf("putting activity %s right: %w", id, err)
			}
			a, err := aid.ActivityOf(entry.Record)
			if err != nil {
				return fixed, errors.Join(err, ctx.Err())
			}
			mended, changed := quality.Fix(a, rule, d.rulesContext())
			if !changed || !d.mayEdit(a) {
				continue
			}
			d.locateMoved(a, &mended)
			drafts = append(drafts, d.redraft(entry, mended, vault.SourceFixed))
			edits = append(edits, edit{id, entry.Record.Fields, drafts[len(drafts)-1].Record.Fields})
		}
		if err := errors.Join(ctx.Err(), d.vault.Save(drafts...)); err != nil {
			return fixed, fmt.Errorf("putting right what %s finds: %w", rule, err)
		}
		fixed.edits, fixed.Records = append(fixed.edits, edits...), fixed.Records+len(edits)
	}
	d.wake()
	return fixed, nil
}

// UndoFix takes back what a fix did, and says in how many records. A record that was edited since keeps what it says now.
func (d *Desk) UndoFix(fixed Fixed) (restored int, err error) {
	for batch := range slices.Chunk(fixed.edits, saveBatch) {
		var drafts []vault.Draft
		for _, edit := range batch {
			entry, err := d.vault.Entry(aid.KindActivity, edit.id)
			if errors.Is(err, vault.ErrNotFound) {
				continue
			}
			if err != nil {
				return restored, fmt.Errorf("taking back what was put right: %w", err)
			}
			if !edit.standsIn(entry.Record.Fields) {
				continue
			}
			record := entry.Record
			record.Fields = record.Fields.Edited(edit.after, edit.before)
			a, err := aid.ActivityOf(record)
			if err != nil {
				return restored, err
			}
			drafts = append(drafts, d.redraft(entry, a, vault.SourceUndone))
		}
		if err := d.vault.Save(drafts...); err != nil {
			return restored, fmt.Errorf("taking back what was put right: %w", err)
		}
		restored += len(drafts)
	}
	d.wake()
	return restored, nil
}

// standsIn says whether a record still has all that the edit wrote.
func (e edit) standsIn(now aid.Fields) bool {
	set, del := aid.Diff(e.after, e.before)
	return !slices.ContainsFunc(append(set.Paths(), del...), func(path aid.Path) bool { return !now.Same(e.after, path) })
}

// redraft is a record's new state, which stays in the queue when nothing stops it.
func (d *Desk) redraft(entry vault.Entry, a aid.Activity, source vault.Source) vault.Draft {
	findings := d.Check(a)
	waits := entry.Stage() == aid.StageWaiting && !quality.Stops(findings)
	return vault.Draft{Record: a.Record(), From: entry.Record.Fields, Queue: waits, Problems: problems(findings), Source: source, At: d.now()}
}

// locateMoved fills in the units of the places that were moved and have none.
func (d *Desk) locateMoved(before aid.Activity, after *aid.Activity) {
	for i := range after.Locations {
		if i < len(before.Locations) && after.Locations[i].Point != before.Locations[i].Point {
			after.Locations[i], _ = d.Locate(after.Locations[i])
		}
	}
}
