package desk

import (
	"errors"
	"fmt"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// ErrNothingBefore says that a record began with the step: there is nothing to go back to.
var ErrNothingBefore = errors.New("nothing was before the step")

// ErrNoStep says that a record's history has no step of the number, or keeps it no longer.
var ErrNoStep = errors.New("no such step")

// Restore puts a record back to what it said before a step, or only the fields at the paths, and says how many fields that
// changed. It is an edit of now like any other: a draft until it is marked as ready, and a step of its own that can be
// taken back. What the workflow sets stays, and a record never becomes deleted by it. It returns
// vault.ErrNotFound, ErrNoStep, ErrNothingBefore, or a *FieldError for a field that cannot be put back.
func (d *Desk) Restore(id aid.ID, step uint64, paths ...aid.Path) (changed int, err error) {
	history, err := d.history(id)
	if err != nil {
		return 0, fmt.Errorf("restoring: %w", err)
	}
	record, before, err := beforeStep(history, step)
	if err != nil {
		return 0, fmt.Errorf("restoring %s: %w", id, err)
	}
	now := record.Fields
	for _, path := range paths {
		if !restorable(path) || now[path] == nil && before[path] == nil {
			return 0, &FieldError{path, "", ErrUnknownField}
		}
	}
	if len(paths) == 0 {
		set, del := aid.Diff(now, before)
		paths = append(set.Paths(), del...)
	}
	record.Fields = now.Clone()
	for _, path := range paths {
		value := before[path]
		switch {
		case !restorable(path) || now.Same(before, path) || path == aid.PathDeleted && value != nil:
			continue
		case value == nil:
			delete(record.Fields, path)
		default:
			record.Fields[path] = value
		}
		changed++
	}
	if changed == 0 {
		return 0, nil
	}
	draft := vault.Draft{Record: record, Source: vault.SourceRestored, At: d.now()}
	if a, err := aid.ActivityOf(record); err == nil {
		draft.Problems = problems(d.Check(a))
	}
	if err := d.vault.Save(draft); err != nil {
		return 0, fmt.Errorf("restoring %s: %w", id, err)
	}
	return changed, nil
}

// beforeStep is a record and what its fields were before a step.
func beforeStep(h vault.History, n uint64) (record aid.Record, before aid.Fields, err error) {
	for _, s := range h.Steps {
		if s.N == n && s.New {
			return record, nil, ErrNothingBefore
		}
	}
	if before, err = h.Before(n); errors.Is(err, vault.ErrNotFound) {
		err = ErrNoStep
	}
	return h.Record, before, err
}
