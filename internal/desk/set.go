package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"focalpoint/internal/aid"
)

var (
	// ErrUnknownField says that an activity has no field with the path.
	ErrUnknownField = errors.New("no such field")
	// ErrFieldValue says that a value does not fit its field.
	ErrFieldValue = errors.New("the value does not fit the field")
)

// FieldError names the field and the value of an ErrUnknownField or ErrFieldValue.
type FieldError struct {
	Path  aid.Path
	Value string
	Err   error
}

func (e *FieldError) Error() string {
	return fmt.Sprintf("field %s: %v: %.80q", e.Path, e.Err, e.Value)
}

// Unwrap gives the sentinel.
func (e *FieldError) Unwrap() error { return e.Err }

// SetField sets one field of an activity from text, as a person types it, and saves the draft; an empty text removes
// the field. Items of a collection and other structured fields take JSON. It returns what the quality rules then find in
// this field, or a *FieldError or ErrNotFound.
func (d *Desk) SetField(id aid.ID, path aid.Path, text string) ([]Finding, error) {
	sheet, err := d.Activity(id)
	if err != nil {
		return nil, err
	}
	record := sheet.Activity.Record()
	delete(record.Fields, path)
	a, err := withField(record, path, text)
	if err != nil {
		return nil, err
	}
	saved, err := d.SaveDraft(a)
	return slices.DeleteFunc(saved.Findings, func(f Finding) bool { return f.Field != path }), err
}

// withField tries the text as a JSON string and then as the JSON value it may be itself: the one that the field's type
// takes is the right one.
func withField(record aid.Record, path aid.Path, text string) (aid.Activity, error) {
	if text == "" {
		return aid.ActivityOf(record)
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		return aid.Activity{}, &FieldError{path, text, ErrFieldValue}
	}
	for _, candidate := range [][]byte{quoted, []byte(text)} {
		value, err := aid.Canonical(candidate)
		if err != nil {
			continue
		}
		record.Fields[path] = value
		a, err := aid.ActivityOf(record)
		if _, misfit := a.Unknown[path]; err == nil && !misfit {
			return a, nil
		}
	}
	if !aid.KnownActivityPath(path) {
		return aid.Activity{}, &FieldError{path, text, ErrUnknownField}
	}
	return aid.Activity{}, &FieldError{path, text, ErrFieldValue}
}
