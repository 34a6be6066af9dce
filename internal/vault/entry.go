package vault

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"focalpoint/internal/aid"
)

// Entry is a record as it is kept here: as the person sees it, with what the portal last agreed to.
type Entry struct {
	Record   aid.Record   `json:"r"`           // the person's version; Rev is the last revision both sides agreed on
	Was      aid.Fields   `json:"w,omitempty"` // the agreed values of the fields changed here; JSON null: absent
	Wait     uint64       `json:"q,omitempty"` // place in the waiting line; 0: not waiting
	Sent     uint64       `json:"n,omitempty"` // number of the change the portal has not answered; 0: none
	Settle   []aid.Path   `json:"s,omitempty"` // decided conflicts that the portal does not know of yet
	Clashes  []aid.Clash  `json:"c,omitempty"` // undecided conflicts
	Refusal  *aid.Refusal `json:"f,omitempty"` // why the portal did not take the last change
	Problems int          `json:"p,omitempty"`
	Edited   time.Time    `json:"e,omitzero"`
}

var absent = json.RawMessage("null")

// isNew says whether neither the person nor the portal has ever had the record.
func (e Entry) isNew() bool { return e.Edited.IsZero() && e.Record.Rev == 0 }

// Stage is where the record stands on its way to the portal.
func (e Entry) Stage() aid.Stage {
	switch {
	case e.Sent > 0:
		return aid.StageSent
	case e.Wait > 0:
		return aid.StageWaiting
	case e.Refusal != nil:
		return aid.StageRefused
	case len(e.Was) > 0 || len(e.Settle) > 0 || e.Record.Rev == 0:
		return aid.StageHeld
	}
	return aid.StageClean
}

// Summary is the entry for a list.
func (e Entry) Summary() aid.Summary {
	s := aid.Summarise(e.Record)
	s.Stage, s.Clashes, s.Problems = e.Stage(), len(e.Clashes), e.Problems
	if !e.Edited.IsZero() {
		s.Edited = e.Edited.Unix()
	}
	return s
}

// Base is the version that both sides agreed on.
func (e Entry) Base() aid.Fields {
	base := e.Record.Fields.Clone()
	if base == nil {
		base = aid.Fields{}
	}
	for path, value := range e.Was {
		if bytes.Equal(value, absent) {
			delete(base, path)
		} else {
			base[path] = value
		}
	}
	return base
}

// rebase makes base the agreed version and mine the person's.
func (e *Entry) rebase(base, mine aid.Fields) {
	e.Record.Fields, e.Was = mine, former(base, mine)
}

// former is what the fields that differ were before, nil where none do; JSON null: absent.
func former(before, now aid.Fields) aid.Fields {
	set, del := aid.Diff(before, now)
	if len(set)+len(del) == 0 {
		return nil
	}
	was := make(aid.Fields, len(set)+len(del))
	for path := range set {
		was[path] = absent
		if value, had := before[path]; had {
			was[path] = value
		}
	}
	for _, path := range del {
		was[path] = before[path]
	}
	return was
}

// change is what has to be sent, without its number.
func (e Entry) change() aid.Change {
	c := aid.Change{Kind: e.Record.Kind, ID: e.Record.ID, Base: e.Record.Rev, Settle: e.Settle}
	if !e.Edited.IsZero() {
		c.At = e.Edited.Unix()
	}
	for _, path := range e.Was.Paths() {
		value, kept := e.Record.Fields[path]
		if !kept {
			c.Del = append(c.Del, path)
			continue
		}
		if c.Set == nil {
			c.Set = aid.Fields{}
		}
		c.Set[path] = value
	}
	return c
}

// clash keeps an undecided conflict. A newer one at the same path takes the place of the older: the person has typed
// meanwhile, or the portal tells of the same conflict in its answer. What the field was before both stays, and so does the
// name of whom the newer one does not name.
func (e *Entry) clash(c aid.Clash) {
	i := slices.IndexFunc(e.Clashes, func(old aid.Clash) bool { return old.Path == c.Path })
	if i < 0 {
		e.Clashes = append(e.Clashes, c)
		return
	}
	old := e.Clashes[i]
	c.Was = old.Was
	if c.Who == "" && bytes.Equal(c.Theirs, old.Theirs) {
		c.Who, c.When = old.Who, old.When
	}
	e.Clashes[i] = c
}

// settleEdited takes the conflicts of fields that a person has edited for decided. A field that is again what the person
// had is none of them: a window that does not know of the conflict yet would write the same.
func (e *Entry) settleEdited(before aid.Fields) {
	var open []aid.Clash
	for _, c := range e.Clashes {
		stands := e.Record.Fields.Same(before, c.Path)
		unaware := c.Path != aid.PathDeleted && bytes.Equal(e.Record.Fields[c.Path], c.Mine)
		if stands || unaware {
			open = append(open, c)
			continue
		}
		e.Settle = append(slices.Clone(e.Settle), c.Path)
	}
	e.Clashes = open
}

// follow shows in the undecided conflicts what others have since made of the field.
func (e *Entry) follow(d aid.Delta) {
	e.Clashes = slices.Clone(e.Clashes)
	for i, c := range e.Clashes {
		value, set := d.Set[c.Path]
		told := set || slices.Contains(d.Del, c.Path)
		if c.Path != aid.PathDeleted && told && !bytes.Equal(value, c.Theirs) {
			e.Clashes[i].Theirs, e.Clashes[i].Who, e.Clashes[i].When = value, d.Who, d.When
		}
	}
}

// Entry reads one record; it returns ErrNotFound.
func (v *Vault) Entry(kind aid.Kind, id aid.ID) (e Entry, err error) {
	err = v.view(func(t transaction) (err error) {
		e, err = t.entry(kind, id)
		return err
	})
	if err != nil {
		return Entry{}, fmt.Errorf("reading %s %s: %w", kind, id, err)
	}
	return e, nil
}

// EachEntry calls f with every record of a kind, deleted ones too, in the order of their ids, until f returns an error.
func (v *Vault) EachEntry(kind aid.Kind, f func(Entry) error) error {
	return v.view(func(t transaction) error {
		b := t.bucket(bucketRecords, []byte(kind))
		if b == nil {
			return ErrNotFound
		}
		return b.ForEach(func(key, sealed []byte) error {
			var e Entry
			if err := t.view(key, sealed, &e, bucketRecords, []byte(kind)); err != nil {
				return err
			}
			return f(e)
		})
	})
}

func (t transaction) entry(kind aid.Kind, id aid.ID) (e Entry, err error) {
	if !kind.Known() {
		return e, ErrNotFound
	}
	return e, t.get([]byte(id), &e, bucketRecords, []byte(kind))
}

// entryOrNew is entry, or an empty one for a record that is not here yet.
func (t transaction) entryOrNew(kind aid.Kind, id aid.ID) (Entry, error) {
	e, err := t.entry(kind, id)
	if errors.Is(err, ErrNotFound) && kind.Known() {
		return Entry{Record: aid.Record{Kind: kind, ID: id, Fields: aid.Fields{}}}, nil
	}
	return e, err
}

// putEntry writes record and summary, and keeps the counts true; before is what stood there.
func (t transaction) putEntry(before, e Entry) error {
	kind, id := e.Record.Kind, e.Record.ID
	if err := t.put([]byte(id), e, bucketRecords, []byte(kind)); err != nil {
		return err
	}
	t.counts.move(before, e)
	*t.touched = append(*t.touched, touch{kind, id})
	if e.Record.Deleted() {
		return t.bucket(bucketSummaries, []byte(kind)).Delete([]byte(id))
	}
	return t.put([]byte(id), e.Summary(), bucketSummaries, []byte(kind))
}

// dropEntry removes a record altogether.
func (t transaction) dropEntry(e Entry) error {
	kind, id := e.Record.Kind, e.Record.ID
	t.counts.move(e, Entry{})
	*t.touched = append(*t.touched, touch{kind, id})
	if err := t.dropHistory(e.Record); err != nil {
		return err
	}
	if err := t.bucket(bucketSummaries, []byte(kind)).Delete([]byte(id)); err != nil {
		return err
	}
	return t.bucket(bucketRecords, []byte(kind)).Delete([]byte(id))
}
