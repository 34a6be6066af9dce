package vault

import (
	"fmt"
	"slices"
	"time"

	"focalpoint/internal/aid"
)

// Draft is a person's edit.
type Draft struct {
	Record   aid.Record // the whole record as it now stands; its Rev is ignored
	From     aid.Fields // what the edit began with: fields that it left alone stay as the vault has them by now; nil: all are Record's
	Queue    bool       // marked as ready: put it in the waiting line
	Problems int        // findings to show in lists
	Source   Source     // what the edit came from, for the record's history
	At       time.Time
}

// Save keeps edits: record, summary and queue in one transaction. A queued record that is edited without Queue leaves
// the waiting line; saving what is already there changes nothing. An edit of a field whose conflict is undecided decides
// it: what was typed is a third value.
func (v *Vault) Save(drafts ...Draft) error {
	err := v.update(func(t transaction) error {
		for _, d := range drafts {
			if err := t.save(d); err != nil {
				return fmt.Errorf("%s %s: %w", d.Record.Kind, d.Record.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("saving: %w", err)
	}
	return nil
}

func (t transaction) save(d Draft) error {
	before, err := t.entryOrNew(d.Record.Kind, d.Record.ID)
	if err != nil {
		return err
	}
	if d.From != nil && !before.isNew() {
		d.Record.Fields = before.Record.Fields.Edited(d.From, d.Record.Fields)
	}
	if !before.isNew() && !d.Queue && before.Record.Fields.Equal(d.Record.Fields) && before.Problems == d.Problems {
		return nil
	}
	e := before
	if !before.Record.Fields.Equal(d.Record.Fields) || before.isNew() {
		e.rebase(before.Base(), d.Record.Fields)
		e.settleEdited(before.Record.Fields)
		e.Edited, e.Refusal = d.At, nil
		if !d.Queue {
			if err := t.unqueue(&e); err != nil {
				return err
			}
		}
	}
	e.Problems = d.Problems
	if d.Queue {
		e.Refusal = nil
		if err := t.queue(&e); err != nil {
			return err
		}
	}
	queued := before.Wait == 0 && e.Wait > 0
	if err := t.keepStep(before, e, Step{Source: d.Source, Who: t.me, At: d.At}, queued && d.Source != SourceTyped); err != nil {
		return err
	}
	return t.putEntry(before, e)
}

// waiting is one place in the line.
type waiting struct {
	Kind aid.Kind `json:"k"`
	ID   aid.ID   `json:"i"`
}

// queue puts a record that has something to send at the end of the line, unless it stands in it.
func (t transaction) queue(e *Entry) (err error) {
	if e.Wait == 0 && len(e.Was)+len(e.Settle) > 0 {
		e.Wait, err = t.append(waiting{e.Record.Kind, e.Record.ID}, bucketWaiting)
	}
	return err
}

func (t transaction) unqueue(e *Entry) error {
	if e.Wait == 0 {
		return nil
	}
	err := t.bucket(bucketWaiting).Delete(number(e.Wait))
	e.Wait = 0
	return err
}

// Discard takes a record back to the agreed version, or to what was sent; one that the portal has never had is removed.
func (v *Vault) Discard(kind aid.Kind, id aid.ID, at time.Time) error {
	err := v.update(func(t transaction) error {
		before, err := t.entry(kind, id)
		if err != nil {
			return err
		}
		e := before
		if err := t.unqueue(&e); err != nil {
			return err
		}
		if e.Record.Rev == 0 && e.Sent == 0 {
			return t.dropEntry(before)
		}
		mine := e.Base()
		if e.Sent > 0 {
			var sent aid.Change
			if err := t.get(number(e.Sent), &sent, bucketSent); err != nil {
				return err
			}
			mine.Apply(sent.Set, sent.Del)
		}
		e.rebase(before.Base(), mine)
		e.Refusal = nil
		if err := t.keepStep(before, e, Step{Source: SourceDiscarded, Who: t.me, At: at}, false); err != nil {
			return err
		}
		return t.putEntry(before, e)
	})
	if err != nil {
		return fmt.Errorf("discarding %s %s: %w", kind, id, err)
	}
	return nil
}

// Choice is what a person decides about a conflict.
type Choice string

// The choices.
const (
	Mine   Choice = "mine"
	Theirs Choice = "theirs"
	Other  Choice = "other" // a third value
)

// Resolve decides the conflict at a path; value is the third value with Other. The decision is queued, unless the
// record holds other edits that are not marked as ready: then it goes with them. It returns ErrNotFound when there is
// no such conflict.
func (v *Vault) Resolve(kind aid.Kind, id aid.ID, path aid.Path, choice Choice, value []byte, at time.Time) error {
	err := v.update(func(t transaction) error {
		before, err := t.entry(kind, id)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(before.Clashes, func(c aid.Clash) bool { return c.Path == path })
		if i < 0 {
			return ErrNotFound
		}
		e := before
		mine := e.Record.Fields.Clone()
		switch choice {
		case Mine:
			setOrRemove(mine, path, e.Clashes[i].Mine)
		case Theirs:
			if path == aid.PathDeleted { // the edit stood until now, whoever made it
				setOrRemove(mine, path, e.Clashes[i].Theirs)
			}
		case Other:
			setOrRemove(mine, path, value)
		}
		held := before.Stage() == aid.StageHeld && len(before.Was) > 0
		e.Clashes = slices.Delete(slices.Clone(e.Clashes), i, i+1)
		e.Settle = append(slices.Clone(e.Settle), path)
		e.rebase(before.Base(), mine)
		e.Edited = at
		if !held {
			if err := t.queue(&e); err != nil {
				return err
			}
		}
		if err := t.keepStep(before, e, Step{Source: SourceDecided, Who: t.me, At: at}, true); err != nil {
			return err
		}
		return t.putEntry(before, e)
	})
	if err != nil {
		return fmt.Errorf("deciding %s of %s %s: %w", path, kind, id, err)
	}
	return nil
}

func setOrRemove(fields aid.Fields, path aid.Path, value []byte) {
	if value == nil {
		delete(fields, path)
		return
	}
	fields[path] = value
}
