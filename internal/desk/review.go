package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/quality"
	"focalpoint/internal/vault"
)

// ErrNotReviewer says that the portal gave the person no right to approve or return records.
var ErrNotReviewer = errors.New("the role does not review")

// ErrNotInReview says that a record does not wait for a review.
var ErrNotInReview = errors.New("the record does not wait for a review")

// ErrNoNote says that a record was to be returned without a word.
var ErrNoNote = errors.New("a return needs a note")

// Reading is a record at the revision that a person has read: an approval covers no more.
type Reading struct {
	ID  aid.ID
	Rev int64
}

// ReviewNotes are what a record is returned with; all of it is optional, but not all at once.
type ReviewNotes struct {
	Record string              // about the whole
	Fields map[aid.Path]string // about single fields, items or collections
}

// Reviewed is what an approval or a return has done; UndoReview takes it back.
type Reviewed struct {
	Records int        // how many were approved or returned
	Left    []NotReady // those that findings kept back
	Gone    int        // how many were not read as they now stand, or wait for no review
	edits   []reviewEdit
}

// reviewEdit is one record before and after, and the agreed revision then.
type reviewEdit struct {
	edit
	base int64
}

// role is the person's: what the portal says last in the person's record, or said at the enrolment.
func (d *Desk) role() aid.Role {
	p := d.vault.Profile()
	if entry, err := d.vault.Entry(aid.KindPerson, p.Person.ID); err == nil {
		if role := aid.Role(entry.Record.Fields.Text("role")); role.Known() {
			return role
		}
	}
	return p.Role
}

// Reviewer says whether the person approves and returns what contributors have marked as ready.
func (d *Desk) Reviewer() bool {
	role := d.role()
	return role == aid.RoleFocalPoint || role == aid.RolePartner
}

// InReview says whether a record waits for a review at the portal, and nothing was decided here yet.
func InReview(s aid.Summary) bool {
	return s.State == aid.StateReview && s.Rev > 0 && s.Clashes == 0 && (s.Stage == aid.StageClean || s.Stage == aid.StageHeld)
}

// ToReview picks those of a list that wait for the person's review, none for a contributor, and counts what is found in
// each: a record that came from the portal was never counted here.
func (d *Desk) ToReview(all []aid.Summary) (waiting []aid.Summary, err error) {
	if !d.Reviewer() {
		return nil, nil
	}
	for _, s := range all {
		if !InReview(s) {
			continue
		}
		sheet, err := d.Activity(s.ID)
		if errors.Is(err, vault.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if sheet.Review {
			s.Problems = problems(sheet.Findings)
			waiting = append(waiting, s)
		}
	}
	return waiting, nil
}

// Approve approves records and queues that, as one step that UndoReview takes back. Findings that stop sending keep a
// record back; with clean, those that warn do so too. It returns ErrNotReviewer.
func (d *Desk) Approve(clean bool, records ...Reading) (Reviewed, error) {
	var done Reviewed
	err := d.review(&done, records, func(a *aid.Activity, r Reading) bool {
		findings := d.Check(*a)
		if quality.Stops(findings) || clean && problems(findings) > 0 {
			done.Left = append(done.Left, NotReady{ID: r.ID, Title: a.Title, Findings: findings})
			return false
		}
		a.State, a.ReviewSeen = aid.StateApproved, r.Rev
		a.ReviewNote, a.ReviewNotes = "", nil
		return true
	})
	if err != nil {
		return done, fmt.Errorf("approving: %w", err)
	}
	return done, nil
}

// Return sends a record back to its author with notes, as a step that UndoReview takes back. It returns ErrNoNote where
// nothing is said, ErrNotReviewer, or ErrNotInReview.
func (d *Desk) Return(record Reading, notes ReviewNotes) (Reviewed, error) {
	var done Reviewed
	err := d.review(&done, []Reading{record}, func(a *aid.Activity, _ Reading) bool {
		a.State, a.ReviewNote, a.ReviewNotes = aid.StateReturned, strings.TrimSpace(notes.Record), nil
		for field, text := range notes.Fields {
			if text = strings.TrimSpace(text); text != "" {
				note := aid.ReviewNote{ID: aid.ID(field), Text: text, Who: d.vault.Profile().Person.Name, At: d.now().Unix()}
				a.ReviewNotes = append(a.ReviewNotes, note)
			}
		}
		return a.ReviewNote != "" || len(a.ReviewNotes) > 0
	})
	switch {
	case err == nil && done.Gone > 0:
		err = ErrNotInReview
	case err == nil && done.Records == 0:
		err = ErrNoNote
	}
	if err != nil {
		return done, fmt.Errorf("returning activity %s: %w", record.ID, err)
	}
	return done, nil
}

// review decides records that wait for a review, where decide says so, and queues them.
func (d *Desk) review(done *Reviewed, records []Reading, decide func(*aid.Activity, Reading) bool) error {
	if !d.Reviewer() {
		return ErrNotReviewer
	}
	for batch := range slices.Chunk(records, saveBatch) {
		var drafts []vault.Draft
		var edits []reviewEdit
		for _, r := range batch {
			entry, err := d.vault.Entry(aid.KindActivity, r.ID)
			if err != nil {
				return err
			}
			a, err := aid.ActivityOf(entry.Record)
			if err != nil {
				return err
			}
			if !InReview(entry.Summary()) || entry.Record.Rev != r.Rev || !d.mayEdit(a) {
				done.Gone++
				continue
			}
			if !decide(&a, r) {
				continue
			}
			source := vault.SourceApproved
			if a.State == aid.StateReturned {
				source = vault.SourceReturned
			}
			draft := vault.Draft{
				Record: a.Record(), From: entry.Record.Fields, Queue: true, Problems: problems(d.Check(a)), Source: source, At: d.now(),
			}
			drafts = append(drafts, draft)
			edits = append(edits, reviewEdit{edit{r.ID, entry.Record.Fields, draft.Record.Fields}, r.Rev})
		}
		if err := d.vault.Save(drafts...); err != nil {
			return err
		}
		done.edits, done.Records = append(done.edits, edits...), done.Records+len(edits)
	}
	d.wakeSoon()
	return nil
}

// UndoReview takes a decision back and says for how many records. What was not sent yet waits for the review as before;
// the portal gets a queued change back. A record whose state has changed since keeps it.
func (d *Desk) UndoReview(done Reviewed) (restored int, err error) {
	for batch := range slices.Chunk(done.edits, saveBatch) {
		var drafts []vault.Draft
		for _, edit := range batch {
			entry, err := d.vault.Entry(aid.KindActivity, edit.id)
			if errors.Is(err, vault.ErrNotFound) {
				continue
			}
			if err != nil {
				return restored, fmt.Errorf("taking a review back: %w", err)
			}
			if !edit.standsIn(entry.Record.Fields) {
				continue
			}
			record := entry.Record
			here := entry.Stage() == aid.StageWaiting && record.Rev == edit.base
			record.Fields = edit.before
			drafts = append(drafts, vault.Draft{
				Record: record, From: edit.after, Queue: !here, Problems: entry.Problems, Source: vault.SourceUndone, At: d.now(),
			})
		}
		if err := d.vault.Save(drafts...); err != nil {
			return restored, fmt.Errorf("taking a review back: %w", err)
		}
		restored += len(drafts)
	}
	d.wakeSoon()
	return restored, nil
}
