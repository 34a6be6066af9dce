package desk

import (
	"fmt"
	"slices"

	"focalpoint/internal/aid"
	"focalpoint/internal/quality"
	"focalpoint/internal/vault"
)

// Activities lists every activity that is not deleted, for a list to sort and filter.
func (d *Desk) Activities() ([]aid.Summary, error) {
	return d.vault.Summaries(aid.KindActivity)
}

// Activity opens one activity. It returns ErrNotFound when there is none with the id.
func (d *Desk) Activity(id aid.ID) (Sheet, error) {
	entry, err := d.vault.Entry(aid.KindActivity, id)
	if err != nil {
		return Sheet{}, fmt.Errorf("opening activity %s: %w", id, err)
	}
	a, err := aid.ActivityOf(entry.Record)
	if err != nil {
		return Sheet{}, err
	}
	s, own := entry.Summary(), d.mayEdit(a)
	return Sheet{
		Activity: a, Summary: s, Findings: d.Check(a),
		Clashes: entry.Clashes, Refusal: entry.Refusal, Edited: entry.Edited, Own: own, Review: own && InReview(s) && d.Reviewer(),
	}, nil
}

// mayEdit follows the portal's rule: one's own organisation's records, and everything for a partner.
func (d *Desk) mayEdit(a aid.Activity) bool {
	return a.ReportingOrg == "" || a.ReportingOrg == d.vault.Profile().Org || d.role() == aid.RolePartner
}

// NewActivity is an empty draft of the person's organisation. It is kept from the first SaveDraft on.
func (d *Desk) NewActivity() (aid.Activity, error) {
	return aid.Activity{ID: aid.NewID(), ReportingOrg: d.vault.Profile().Org, State: aid.StateDraft}, nil
}

// SaveDraft keeps an activity as it stands. When it returns, record, summary and queue are on the disk. A draft that
// was already marked as ready has to be marked again.
func (d *Desk) SaveDraft(a aid.Activity) (Saved, error) { return d.keep(a, nil) }

// SaveEdit keeps what a person changed in an activity from one version to the next, and leaves what an exchange has
// brought meanwhile. Else it is as SaveDraft.
func (d *Desk) SaveEdit(from, to aid.Activity) (Saved, error) {
	return d.keep(to, from.Record().Fields)
}

func (d *Desk) keep(a aid.Activity, from aid.Fields) (Saved, error) {
	findings := d.Check(a)
	at := d.now()
	err := d.vault.Save(vault.Draft{Record: a.Record(), From: from, Problems: problems(findings), At: at})
	if err != nil {
		return Saved{}, fmt.Errorf("saving activity %s: %w", a.ID, err)
	}
	entry, err := d.vault.Entry(aid.KindActivity, a.ID)
	if err != nil {
		return Saved{}, fmt.Errorf("saving activity %s: %w", a.ID, err)
	}
	return Saved{At: at, Chip: ChipOf(entry.Summary()), Findings: findings}, nil
}

// DuplicateActivity makes a draft with the same contents and new ids, and says which.
func (d *Desk) DuplicateActivity(id aid.ID) (aid.ID, error) {
	sheet, err := d.Activity(id)
	if err != nil {
		return "", err
	}
	copied := sheet.Activity.Copy()
	copied.ReportingOrg = d.vault.Profile().Org
	_, err = d.SaveDraft(copied)
	return copied.ID, err
}

// DeleteActivity removes an activity: a draft that the portal has never had is simply gone, any other one becomes a
// queued deletion.
func (d *Desk) DeleteActivity(id aid.ID) error {
	entry, err := d.vault.Entry(aid.KindActivity, id)
	if err != nil {
		return fmt.Errorf("deleting activity %s: %w", id, err)
	}
	if entry.Record.Rev == 0 && entry.Stage() != aid.StageSent {
		err = d.vault.Discard(aid.KindActivity, id, d.now())
	} else {
		record := entry.Record
		record.Fields = record.Fields.Clone()
		record.Fields[aid.PathDeleted] = []byte("true")
		err = d.vault.Save(vault.Draft{Record: record, Queue: true, Source: vault.SourceDeleted, At: d.now()})
		d.wake()
	}
	if err != nil {
		return fmt.Errorf("deleting activity %s: %w", id, err)
	}
	return nil
}

// Discard takes an activity back to what the portal has.
func (d *Desk) Discard(id aid.ID) error {
	if err := d.vault.Discard(aid.KindActivity, id, d.now()); err != nil {
		return fmt.Errorf("discarding the changes of activity %s: %w", id, err)
	}
	return nil
}

// Ready marks activities as ready and queues them: a contributor's for review, with the notes of the last return dealt
// with; anybody else's as approved, as far as it was seen here. Those with findings that stop sending stay drafts and are returned.
func (d *Desk) Ready(ids ...aid.ID) ([]NotReady, error) {
	var stopped []NotReady
	var drafts []vault.Draft
	state := d.role().StateWhenReady()
	for _, id := range ids {
		sheet, err := d.Activity(id)
		if err != nil {
			return nil, err
		}
		if quality.Stops(sheet.Findings) {
			stopped = append(stopped, NotReady{ID: id, Title: sheet.Activity.Title, Findings: sheet.Findings})
			continue
		}
		a := sheet.Activity
		if state == aid.StateApproved && a.State != state && a.Rev > 0 {
			a.ReviewSeen = a.Rev
		}
		a.State, a.ReviewNote, a.ReviewNotes = state, "", nil
		drafts = append(drafts, vault.Draft{
			Record: a.Record(), From: sheet.Activity.Record().Fields, Queue: true, Problems: problems(sheet.Findings), Source: vault.SourceReady,
			At: d.now(),
		})
	}
	for batch := range slices.Chunk(drafts, saveBatch) {
		if err := d.vault.Save(batch...); err != nil {
			return stopped, fmt.Errorf("marking as ready: %w", err)
		}
	}
	d.wake()
	return stopped, nil
}

// saveBatch bounds one transaction; bbolt's commits become slower per record above a thousand.
const saveBatch = 1000

// ReadyAll marks every draft as ready and says how many it has queued.
func (d *Desk) ReadyAll() (marked int, stopped []NotReady, err error) {
	summaries, err := d.Activities()
	if err != nil {
		return 0, nil, err
	}
	var ids []aid.ID
	for _, s := range summaries {
		if s.Stage == aid.StageHeld {
			ids = append(ids, s.ID)
		}
	}
	stopped, err = d.Ready(ids...)
	return len(ids) - len(stopped), stopped, err
}
