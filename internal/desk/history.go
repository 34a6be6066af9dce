package desk

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/i18n"
	"focalpoint/internal/vault"
)

// History is the way of a record to what it is now, in the words of a language.
type History struct {
	Kind  aid.Kind
	ID    aid.ID
	Title aid.Text
	Steps []HistoryStep // the newest first; the oldest may be forgotten
}

// HistoryStep is one change of a record: who did it, when, and what it changed.
type HistoryStep struct {
	N       uint64        // its number in the record's history, from 1 on
	Source  string        // what it came from, for scripts: a vault.Source, "typed" for what was written here
	Event   string        // the same for people
	Who     string        // "" when it is not known
	At      time.Time     // when it came to be here
	Made    time.Time     // when the portal took it from somebody else; zero: it was made here
	New     bool          // the record began with it: there is nothing before it
	Changes []FieldChange // in the order of the form; empty for an event such as "marked as ready"
}

// FieldChange is one field before and after a step.
type FieldChange struct {
	Path       aid.Path
	Field      string          // its name, as the editor has it
	Was, Now   string          // as people read it; of an item in a list only what is different
	WasRaw     json.RawMessage // as it is stored; JSON null: absent
	NowRaw     json.RawMessage
	Restorable bool // false for what the workflow sets
}

// sourceName is what scripts call a source: that of what was typed is empty where it is stored.
func sourceName(s vault.Source) string {
	if s == vault.SourceTyped {
		return "typed"
	}
	return string(s)
}

// History reads the history of an activity or a quarter's update. It returns vault.ErrNotFound.
func (d *Desk) History(l *i18n.Localizer, id aid.ID) (History, error) {
	kept, err := d.history(id)
	if err != nil {
		return History{}, fmt.Errorf("reading the history: %w", err)
	}
	w := d.wording(l)
	summary := aid.Summarise(kept.Record)
	h := History{Kind: kept.Record.Kind, ID: id, Title: d.titleOf(kept.Record.Kind, id, summary.Title)}
	for _, s := range kept.Steps {
		h.Steps = append(h.Steps, w.step(s))
	}
	return h, nil
}

// history is of whichever record has the id.
func (d *Desk) history(id aid.ID) (vault.History, error) {
	return ofEither(func(kind aid.Kind) (vault.History, error) { return d.vault.History(kind, id) })
}

func (w wording) step(s vault.Step) HistoryStep {
	step := HistoryStep{N: s.N, Source: sourceName(s.Source), Who: s.Who, At: s.At, Made: s.Made, New: s.New}
	key := step.Source
	if s.New && s.Source == vault.SourceTyped {
		key = "begun"
	}
	step.Event = w.l.T("history.source." + key)
	for _, path := range s.Was.Paths() {
		if bookkeeping(path) {
			continue
		}
		change := FieldChange{Path: path, WasRaw: s.Was[path], NowRaw: s.Now[path], Restorable: !s.New && restorable(path)}
		change.Field = w.field(path, change.NowRaw, change.WasRaw)
		change.Was, change.Now = w.both(path, change.WasRaw, change.NowRaw)
		step.Changes = append(step.Changes, change)
	}
	slices.SortStableFunc(step.Changes, func(a, b FieldChange) int { return formPlace(a.Path) - formPlace(b.Path) })
	return step
}

// formOrder is the order in which the forms ask for the fields, by the beginning of their paths.
var formOrder = []string{
	"title", "description", "objectives", "status", "iati_identifier", "sectors", "markers", "humanitarian", "reporting_org",
	"participations", "locations", "dates", "budgets", "transactions", "results", "beneficiaries", "contact", "documents",
	"no_change", "progress", "spent", "reached", "note", "state", "review_note", "review_notes", "deleted",
}

// formPlace is where a field stands in the form, Ukrainian first; what no form asks for stands last.
func formPlace(path aid.Path) int {
	name := string(path)
	if i := strings.IndexAny(name, "./"); i >= 0 {
		name = name[:i]
	}
	at := slices.Index(formOrder, name)
	if at < 0 {
		at = len(formOrder)
	}
	if strings.HasSuffix(string(path), ".en") {
		return 2*at + 1
	}
	return 2 * at
}

// bookkeeping says whether a field is the program's own and says nothing to people.
func bookkeeping(path aid.Path) bool {
	return path == aid.PathReviewSeen || path == "activity" || path == "quarter" || path.Collection() == "filed"
}

// restorable says whether a person may put a field back: not what the workflow sets.
func restorable(path aid.Path) bool {
	return !bookkeeping(path) && !path.IsReview() && path != aid.PathState
}

// HistorySources are the values that a step's Source can have.
func HistorySources() (names []string) {
	for _, s := range vault.Sources {
		names = append(names, sourceName(s))
	}
	return names
}
