package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// Third says how a third value of a field in conflict is given.
type Third struct {
	Kind  ThirdKind
	Text  string     // what to begin with: one's own value; of a number and a date as the program writes it
	Codes []aid.Code // with ThirdCode: what can be chosen
}

// ThirdKind is a kind of field.
type ThirdKind string

// The kinds; with the empty one there is no third value, or it is typed in the record itself.
const (
	ThirdNone   ThirdKind = ""
	ThirdLine   ThirdKind = "line"
	ThirdText   ThirdKind = "text" // of several lines
	ThirdNumber ThirdKind = "number"
	ThirdDate   ThirdKind = "date"
	ThirdCode   ThirdKind = "code"
)

// thirdKinds names the fields that a line does for, by path or by its beginning.
var thirdKinds = map[string]ThirdKind{
	"title": ThirdLine, "description": ThirdText, "objectives": ThirdText, "iati_identifier": ThirdLine,
	"contact.name": ThirdLine, "contact.email": ThirdLine, "contact.phone": ThirdLine, "review_note": ThirdText, "note": ThirdText,
	"status": ThirdCode, "markers": ThirdCode, "dates": ThirdDate,
	"beneficiaries": ThirdNumber, "progress": ThirdNumber, "spent": ThirdNumber, "reached": ThirdNumber,
}

func thirdOf(path aid.Path) ThirdKind {
	if kind, known := thirdKinds[string(path)]; known {
		return kind
	}
	group, _, _ := strings.Cut(string(path), ".")
	return thirdKinds[group]
}

func (w wording) third(c aid.Clash) Third {
	t := Third{Kind: thirdOf(c.Path), Text: w.text(c.Mine)}
	switch {
	case t.Kind == ThirdNone, isAbsent(c.Mine):
		t.Text = ""
	case c.Path == "spent":
		t.Text = moneyOf(c.Mine).Amount.String()
	}
	if t.Kind == ThirdCode {
		list := aid.ListStatus
		if c.Path != "status" {
			list = aid.ListSignificance
		}
		t.Codes = w.desk.Codelist(list).Codes()
	}
	return t
}

// ResolveAll decides every conflict of a record in the same way: mine or theirs.
func (d *Desk) ResolveAll(id aid.ID, choice ResolveChoice) error {
	entry, err := d.entry(id)
	if err != nil {
		return fmt.Errorf("deciding the conflicts of %s: %w", id, err)
	}
	for _, c := range entry.Clashes {
		if err := d.Resolve(id, c.Path, choice, nil); err != nil {
			return err
		}
	}
	return nil
}

// ResolveTyped decides the conflict at one field with a third value, given as text: a number and a date as the program
// writes them ("1250.5", "2026-03-31"), a code of a list as a code. It returns a *FieldError for a text that does not fit.
func (d *Desk) ResolveTyped(id aid.ID, path aid.Path, text string) error {
	entry, err := d.entry(id)
	if err != nil {
		return fmt.Errorf("deciding the conflict at %s of %s: %w", path, id, err)
	}
	value, err := thirdValue(entry, path, strings.TrimSpace(text))
	if err != nil {
		return err
	}
	return d.Resolve(id, path, ResolveOther, value)
}

// entry is of whichever record has the id: an activity or a quarter's update.
func (d *Desk) entry(id aid.ID) (vault.Entry, error) {
	return ofEither(func(kind aid.Kind) (vault.Entry, error) { return d.vault.Entry(kind, id) })
}

// ofEither asks for an activity and, where there is none, for a quarter's update: an id says which only by what it finds.
func ofEither[T any](ask func(aid.Kind) (T, error)) (T, error) {
	found, err := ask(aid.KindActivity)
	if errors.Is(err, vault.ErrNotFound) {
		return ask(aid.KindQuarterUpdate)
	}
	return found, err
}

// thirdValue is the text in the form in which the record keeps the field; nil for none.
func thirdValue(entry vault.Entry, path aid.Path, text string) (json.RawMessage, error) {
	if text == "" {
		return nil, nil
	}
	record := entry.Record
	record.Fields = record.Fields.Clone()
	delete(record.Fields, path)
	if path == "spent" {
		amount, err := aid.ParseDecimal(text)
		if err != nil {
			return nil, &FieldError{path, text, ErrFieldValue}
		}
		raw, err := json.Marshal(aid.Money{Amount: amount, Currency: spentCurrency(entry)})
		if err != nil {
			return nil, &FieldError{path, text, ErrFieldValue}
		}
		return aid.Canonical(raw)
	}
	if record.Kind == aid.KindQuarterUpdate {
		return quarterValue(record, path, text)
	}
	a, err := withField(record, path, text)
	if err != nil {
		return nil, err
	}
	return a.Record().Fields[path], nil
}

// quarterValue is withField for a quarter's update.
func quarterValue(record aid.Record, path aid.Path, text string) (json.RawMessage, error) {
	quoted, err := json.Marshal(text)
	if err != nil {
		return nil, &FieldError{path, text, ErrFieldValue}
	}
	for _, candidate := range [][]byte{quoted, []byte(text)} {
		value, err := aid.Canonical(candidate)
		if err != nil {
			continue
		}
		record.Fields[path] = value
		u, err := aid.QuarterUpdateOf(record)
		if _, misfit := u.Unknown[path]; err == nil && !misfit {
			return value, nil
		}
	}
	return nil, &FieldError{path, text, ErrFieldValue}
}

// spentCurrency is the currency that either side of a conflict about money has.
func spentCurrency(entry vault.Entry) string {
	for _, c := range entry.Clashes {
		for _, raw := range []json.RawMessage{c.Mine, c.Theirs, c.Was} {
			if m := moneyOf(raw); c.Path == "spent" && m.Currency != "" {
				return m.Currency
			}
		}
	}
	return ""
}

func moneyOf(raw json.RawMessage) (m aid.Money) {
	_ = json.Unmarshal(raw, &m) // what is no money is none
	return m
}
