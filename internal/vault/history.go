package vault

import (
	"bytes"
	"fmt"
	"time"

	"focalpoint/internal/aid"
)

// How much of a record's history is kept; what is older is forgotten.
const (
	MaxSteps        = 200
	MaxHistoryBytes = 256 << 10 // as they are stored; the newest step is kept whatever its size
)

// typing is how long what one person types in one record is one step.
const typing = 10 * time.Minute

// bucketHistory is made with the first step, so that a file of this layout may do without it.
var bucketHistory = []byte("history")

// Source says what a step of a record's history came from.
type Source string

// The sources.
const (
	SourceTyped     Source = ""          // written here
	SourcePortal    Source = "portal"    // others did it: merged from the portal
	SourceDecided   Source = "decided"   // a conflict was decided
	SourceDiscarded Source = "discarded" // back to the portal's version
	SourceRestored  Source = "restored"  // back to an earlier step
	SourceReady     Source = "ready"     // marked as ready
	SourceApproved  Source = "approved"
	SourceReturned  Source = "returned"
	SourceUndone    Source = "undone" // a decision or a filing was taken back
	SourceFiled     Source = "filed"  // a quarter's figures
	SourceFixed     Source = "fixed"  // a finding was mended for many records at once
	SourceImported  Source = "imported"
	SourceDeleted   Source = "deleted"
)

// Sources lists every source.
var Sources = []Source{
	SourceTyped, SourcePortal, SourceDecided, SourceDiscarded, SourceRestored, SourceReady, SourceApproved, SourceReturned,
	SourceUndone, SourceFiled, SourceFixed, SourceImported, SourceDeleted,
}

// Step is one change of a record: who did it, when, and what it changed.
type Step struct {
	N      uint64     `json:"-"` // of the record's steps, from 1 on; not all are kept
	Source Source     `json:"s,omitempty"`
	Who    string     `json:"w,omitempty"` // a person's name; "": not known
	Begun  time.Time  `json:"b,omitzero"`  // when it began, where that was before At
	At     time.Time  `json:"a,omitzero"`  // when the last of it came to be here
	Made   time.Time  `json:"m,omitzero"`  // when the portal took it from somebody else; zero: it was made here
	New    bool       `json:"n,omitempty"` // the record began with it
	Was    aid.Fields `json:"f,omitempty"` // what it changed, as it was before; JSON null: absent
	Now    aid.Fields `json:"-"`           // the same fields after it
}

// History is a record and the steps that are kept of its way here, the newest first. A record that came from the portal
// has no step for its coming.
type History struct {
	Record aid.Record
	Steps  []Step
}

// Before is what the record's fields were before a step. It returns ErrNotFound for one that is not kept.
func (h History) Before(n uint64) (aid.Fields, error) {
	fields := h.Record.Fields.Clone()
	for _, s := range h.Steps {
		s.takeBack(fields)
		if s.N == n {
			return fields, nil
		}
	}
	return nil, fmt.Errorf("step %d of %s: %w", n, h.Record.ID, ErrNotFound)
}

// takeBack makes of the fields after a step those before it.
func (s Step) takeBack(fields aid.Fields) {
	if s.New {
		clear(fields)
		return
	}
	for path, value := range s.Was {
		if bytes.Equal(value, absent) {
			delete(fields, path)
		} else {
			fields[path] = value
		}
	}
}

// History reads a record's history; it returns ErrNotFound where there is no such record.
func (v *Vault) History(kind aid.Kind, id aid.ID) (h History, err error) {
	err = v.view(func(t transaction) error {
		e, err := t.entry(kind, id)
		if err != nil {
			return err
		}
		h = History{Record: e.Record}
		path := historyOf(e.Record)
		b := t.bucket(path...)
		if b == nil {
			return nil
		}
		fields := e.Record.Fields.Clone()
		cursor := b.Cursor()
		for key, sealed := cursor.Last(); key != nil; key, sealed = cursor.Prev() {
			s := Step{N: numberOf(key)}
			if err := t.view(key, sealed, &s, path...); err != nil {
				return err
			}
			s.fill(fields)
			s.takeBack(fields)
			h.Steps = append(h.Steps, s)
		}
		return nil
	})
	if err != nil {
		return History{}, fmt.Errorf("reading the history of %s %s: %w", kind, id, err)
	}
	return h, nil
}

// fill adds what need not be stored: the values after the step, and that a new record had none before.
func (s *Step) fill(after aid.Fields) {
	if s.New {
		s.Was = former(nil, after)
	}
	s.Now = make(aid.Fields, len(s.Was))
	for path := range s.Was {
		s.Now[path] = absent
		if value, is := after[path]; is {
			s.Now[path] = value
		}
	}
}

func historyOf(r aid.Record) [][]byte {
	return [][]byte{bucketHistory, []byte(r.Kind), []byte(r.ID)}
}

// keepStep adds what has become of an entry to its history, or to the step that the person is still typing. Where no field
// changes there is no step, unless an event is worth one.
func (t transaction) keepStep(before, e Entry, s Step, event bool) error {
	if before.isNew() && s.Source == SourcePortal {
		return nil
	}
	s.New, s.Was = before.isNew(), former(before.Record.Fields, e.Record.Fields)
	if len(s.Was) == 0 && !event && !s.New {
		return nil
	}
	if s.New {
		s.Was = nil
	}
	path := historyOf(e.Record)
	b, err := t.makeBucket(path...)
	if err != nil {
		return err
	}
	if key, sealed := b.Cursor().Last(); key != nil {
		var last Step
		if err := t.view(key, sealed, &last, path...); err != nil {
			return err
		}
		if last.takesIn(s) {
			last.join(s, e.Record.Fields)
			if len(last.Was) == 0 && !last.New {
				return b.Delete(key)
			}
			if err := t.put(key, last, path...); err != nil {
				return err
			}
			return t.trimHistory(path...)
		}
	}
	if _, err := t.append(s, path...); err != nil {
		return err
	}
	return t.trimHistory(path...)
}

// takesIn says whether a later step goes on with what the person is typing.
func (s Step) takesIn(later Step) bool {
	begun := s.At
	if !s.Begun.IsZero() {
		begun = s.Begun
	}
	return s.Source == SourceTyped && later.Source == SourceTyped && s.Who == later.Who &&
		!later.At.Before(s.At) && later.At.Sub(begun) < typing
}

// join takes a later step in: what was before the first edit of a field stays, and a field that is again as it was has
// not changed.
func (s *Step) join(later Step, now aid.Fields) {
	if s.Begun.IsZero() && !later.At.Equal(s.At) {
		s.Begun = s.At
	}
	s.At = later.At
	if s.New {
		return
	}
	for path, was := range later.Was {
		first, changed := s.Was[path]
		switch value, is := now[path]; {
		case !changed && s.Was == nil:
			s.Was = aid.Fields{path: was}
		case !changed:
			s.Was[path] = was
		case is && bytes.Equal(first, value), !is && bytes.Equal(first, absent):
			delete(s.Was, path)
		}
	}
}

// trimHistory forgets the oldest steps beyond what is kept. It looks at the sizes and opens nothing.
func (t transaction) trimHistory(path ...[]byte) error {
	b := t.bucket(path...)
	var old [][]byte
	steps, size := 0, 0
	cursor := b.Cursor()
	for key, sealed := cursor.Last(); key != nil; key, sealed = cursor.Prev() {
		steps++
		size += len(sealed)
		if steps > MaxSteps || steps > 1 && size > MaxHistoryBytes {
			old = append(old, key)
		}
	}
	for _, key := range old {
		if err := b.Delete(key); err != nil {
			return err
		}
	}
	return nil
}

// dropHistory forgets the steps of a record that is gone.
func (t transaction) dropHistory(r aid.Record) error {
	kind := t.bucket(bucketHistory, []byte(r.Kind))
	if kind == nil || kind.Bucket([]byte(r.ID)) == nil {
		return nil
	}
	return kind.DeleteBucket([]byte(r.ID))
}
