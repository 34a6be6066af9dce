package vault_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

func history(t rapid.TB, v *vault.Vault, record aid.Record) vault.History {
	t.Helper()
	h, err := v.History(record.Kind, record.ID)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// What one person types within minutes is one step; what was before its first edit stays.
func TestTypingIsOneStep(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	accepted(t, v, record)
	later := noon.Add(time.Hour)
	for i, title := range []string{"Школа №", "Школа №5", "Школа №5 у Краматорську"} {
		save(t, v, vault.Draft{Record: with(record, "title.uk", title), At: later.Add(time.Duration(i) * time.Minute)})
	}
	h := history(t, v, record)
	if len(h.Steps) != 2 || !h.Steps[1].New {
		t.Fatalf("%+v", h.Steps)
	}
	typed := h.Steps[0]
	if typed.Who != vaulttest.Profile().Person.Name || typed.Source != vault.SourceTyped || !typed.Begun.Equal(later) || !typed.At.Equal(later.Add(2*time.Minute)) {
		t.Errorf("%+v", typed)
	}
	if was, now := typed.Was.Text("title.uk"), typed.Now.Text("title.uk"); len(typed.Was) != 1 || was != "Школа" || now != "Школа №5 у Краматорську" {
		t.Errorf("%q became %q; %d fields", was, now, len(typed.Was))
	}
	save(t, v, vault.Draft{Record: with(record, "title.uk", "Школа"), At: later.Add(3 * time.Minute)})
	if h := history(t, v, record); len(h.Steps) != 1 {
		t.Errorf("what was typed and taken back is a step: %+v", h.Steps[0])
	}
	save(t, v, vault.Draft{Record: with(record, "title.uk", "Ліцей"), At: later})
	save(t, v, vault.Draft{Record: with(record, "title.uk", "Гімназія"), At: later.Add(11 * time.Minute)})
	if h := history(t, v, record); len(h.Steps) != 3 || h.Steps[0].Was.Text("title.uk") != "Ліцей" {
		t.Errorf("%+v", h.Steps)
	}
}

// Each step says what it came from, and who did it.
func TestStepsSayWhereTheyCameFrom(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	save(t, v, vault.Draft{Record: record, At: noon})
	save(t, v, vault.Draft{Record: record, Queue: true, Source: vault.SourceReady, At: noon})
	numberAll(t, v)
	receive(t, v, position(1))
	mine := with(record, "status", "3")
	save(t, v, vault.Draft{Record: mine, At: noon})
	receive(t, v, aid.Answer{Delta: &aid.Delta{
		Kind: record.Kind, ID: record.ID, Rev: 2, Who: "Іван", When: noon.Unix(), Set: aid.Fields{"status": []byte(`"4"`), "title.en": []byte(`"School"`)},
	}})
	if err := v.Resolve(record.Kind, record.ID, "status", vault.Mine, nil, noon); err != nil {
		t.Fatal(err)
	}
	if err := v.Discard(record.Kind, record.ID, noon); err != nil {
		t.Fatal(err)
	}
	me := vaulttest.Profile().Person.Name
	want := []struct {
		source vault.Source
		who    string
		fields int
	}{
		{vault.SourceDiscarded, me, 1},
		{vault.SourceDecided, me, 1},
		{vault.SourcePortal, "Іван", 2},
		{vault.SourceTyped, me, 1},
		{vault.SourceReady, me, 0},
		{vault.SourceTyped, me, len(record.Fields)},
	}
	steps := history(t, v, record).Steps
	if len(steps) != len(want) {
		t.Fatalf("%+v", steps)
	}
	for i, w := range want {
		if s := steps[i]; s.Source != w.source || s.Who != w.who || len(s.Was) != w.fields || len(s.Now) != w.fields {
			t.Errorf("step %d is %+v, want %+v", s.N, s, w)
		}
	}
	if !steps[2].Made.Equal(noon) {
		t.Errorf("made %v", steps[2].Made)
	}
}

// A record that came from the portal has no step until somebody changes it; one that is gone has none at all.
func TestHistoryBeginsAndEndsWithTheRecord(t *testing.T) {
	v := vaulttest.Open(t)
	record := activity("Школа")
	delta := aid.Delta{Kind: record.Kind, ID: record.ID, Rev: 1, Set: record.Fields, Who: "Іван"}
	receive(t, v, aid.Answer{Delta: &delta})
	if h := history(t, v, record); len(h.Steps) != 0 || !h.Record.Fields.Equal(record.Fields) {
		t.Errorf("%+v", h)
	}
	deleted := with(record, "status", "5")
	deleted.Fields[aid.PathDeleted] = []byte("true")
	save(t, v, vault.Draft{Record: deleted, Queue: true, Source: vault.SourceDeleted, At: noon})
	if h := history(t, v, record); len(h.Steps) != 1 || h.Steps[0].Source != vault.SourceDeleted {
		t.Errorf("%+v", h)
	}
	numberAll(t, v)
	receive(t, v, position(1), aid.Answer{Delta: &aid.Delta{Kind: record.Kind, ID: record.ID, Rev: 3, Gone: true}})
	if _, err := v.History(record.Kind, record.ID); !errors.Is(err, vault.ErrNotFound) {
		t.Error(err)
	}
	delta.Rev = 4
	receive(t, v, aid.Answer{Delta: &delta})
	if h := history(t, v, record); len(h.Steps) != 0 {
		t.Errorf("the steps of the record that was gone are back: %+v", h)
	}
}

// The history of a record is bounded in steps and in bytes; the newest step is kept whatever its size.
func TestHistoryIsBounded(t *testing.T) {
	tests := map[string]struct {
		text        string // what is added with each save
		saves, kept int
	}{
		"steps": {"ш", vault.MaxSteps + 20, vault.MaxSteps},
		"bytes": {strings.Repeat("ш", vault.MaxHistoryBytes/20), 12, 9},
		"huge":  {strings.Repeat("ш", vault.MaxHistoryBytes), 3, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			v := vaulttest.Open(t)
			record := activity("Школа")
			for i := range tt.saves {
				text := tt.text + string(rune('а'+i%32))
				save(t, v, vault.Draft{Record: with(record, "description.uk", text), Source: vault.SourceImported, At: noon})
			}
			steps := history(t, v, record).Steps
			if len(steps) != tt.kept || steps[0].N != uint64(tt.saves) {
				t.Errorf("%d steps, the newest %d", len(steps), steps[0].N)
			}
		})
	}
}

// Whatever happens to a record, taking its steps back one by one gives every earlier version exactly.
func TestStepsLeadBackToEveryVersion(t *testing.T) {
	v := vaulttest.Open(t)
	rapid.Check(t, func(t *rapid.T) {
		story := &story{v: v, now: noon, record: aid.Record{Kind: aid.KindActivity, ID: aid.NewID()}, before: map[uint64]aid.Fields{}}
		story.save(t, vault.SourceTyped)
		for range rapid.IntRange(1, 12).Draw(t, "length") {
			story.now = story.now.Add(rapid.SampledFrom([]time.Duration{time.Second, 4 * time.Minute, time.Hour}).Draw(t, "pause"))
			rapid.SampledFrom([]func(*rapid.T){story.typed, story.typed, story.filed, story.delta, story.sent, story.resolved, story.discarded}).Draw(t, "event")(t)
		}
	})
}

// story is what happens to one record, with what its fields were before each step.
type story struct {
	v      *vault.Vault
	now    time.Time
	record aid.Record
	before map[uint64]aid.Fields
	newest uint64
}

func (s *story) typed(t *rapid.T) { s.save(t, vault.SourceTyped) }
func (s *story) filed(t *rapid.T) { s.save(t, vault.SourceFiled) }

func (s *story) save(t *rapid.T, source vault.Source) {
	draft := vault.Draft{Record: s.record, Source: source, Queue: rapid.Bool().Draw(t, "queue"), At: s.now}
	draft.Record.Fields = aidtest.Fields().Draw(t, "fields")
	s.happens(t, source == vault.SourceTyped, func() error { return s.v.Save(draft) })
}

// delta is what others did.
func (s *story) delta(t *rapid.T) {
	d := aid.Delta{Kind: s.record.Kind, ID: s.record.ID, Rev: s.record.Rev + 1, Set: aidtest.Fields().Draw(t, "theirs"), Del: []aid.Path{"title.uk"}, Who: "Іван"}
	delete(d.Set, "title.uk")
	s.happens(t, false, func() error { return s.v.Receive([]aid.Answer{{Delta: &d}}, s.now) })
}

// sent is the portal's answer to what waits, with what others did meanwhile and a conflict.
func (s *story) sent(t *rapid.T) {
	s.happens(t, false, func() error {
		if _, err := s.v.Number(10); err != nil {
			return err
		}
		for change, err := range s.v.Pending(0) {
			if err != nil {
				return err
			}
			receipt := aid.Receipt{N: change.N, Outcome: aid.OutcomeMerged, Rev: s.record.Rev + 1, Set: aidtest.Fields().Draw(t, "meanwhile")}
			for path := range change.Set {
				delete(receipt.Set, path)
				receipt.Clashes = []aid.Clash{{Path: path, Theirs: []byte(`"їхнє"`), Who: "Іван"}}
			}
			if err := s.v.Receive([]aid.Answer{{Receipt: &receipt}}, s.now); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *story) resolved(t *rapid.T) {
	entry, err := s.v.Entry(s.record.Kind, s.record.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(entry.Clashes) > 0 {
		choice := rapid.SampledFrom([]vault.Choice{vault.Mine, vault.Theirs, vault.Other}).Draw(t, "choice")
		s.happens(t, false, func() error {
			return s.v.Resolve(s.record.Kind, s.record.ID, entry.Clashes[0].Path, choice, []byte(`"третє"`), s.now)
		})
	}
}

func (s *story) discarded(t *rapid.T) {
	if s.record.Rev > 0 {
		s.happens(t, false, func() error { return s.v.Discard(s.record.Kind, s.record.ID, s.now) })
	}
}

// happens does something to the record and compares its history with what was seen.
func (s *story) happens(t *rapid.T, joins bool, do func() error) {
	was := s.record.Fields
	if err := do(); err != nil {
		t.Fatal(err)
	}
	h := history(t, s.v, s.record)
	newest := uint64(0)
	if len(h.Steps) > 0 {
		newest = h.Steps[0].N
	}
	if newest > s.newest {
		s.before[newest] = was
	} else if !joins && !h.Record.Fields.Equal(was) {
		t.Fatalf("a change without a step: %s became %s", was, h.Record.Fields)
	}
	s.record, s.newest = h.Record, newest
	now := h.Record.Fields
	for _, step := range h.Steps {
		before, err := h.Before(step.N)
		if err != nil || !before.Equal(s.before[step.N]) {
			t.Fatalf("before step %d: %s, want %s (%v)", step.N, before, s.before[step.N], err)
		}
		for path := range step.Was {
			if !same(step.Was, before, path) || !same(step.Now, now, path) {
				t.Fatalf("step %d takes %s from %s to %s", step.N, path, step.Was[path], step.Now[path])
			}
		}
		now = before
	}
}

// same says whether a step's value, where null stands for absent, is the record's.
func same(step, record aid.Fields, path aid.Path) bool {
	if string(step[path]) == "null" {
		return record[path] == nil
	}
	return step.Same(record, path)
}
