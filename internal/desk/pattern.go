package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// Errors of patterns.
var (
	// ErrPatternName: a pattern's name is one line of 1 to 80 characters.
	ErrPatternName = errors.New("not a name for a pattern")
	// ErrPatternTaken: another pattern has the name.
	ErrPatternTaken = errors.New("a pattern of this name exists")
	// ErrNoPattern: no pattern has the name or id.
	ErrNoPattern = errors.New("no such pattern")
)

// longestPatternName is in characters.
const longestPatternName = 80

// Pattern is an activity that others are begun from. It is kept in the profile and never sent.
type Pattern struct {
	ID    aid.ID   `json:"id"`
	Name  string   `json:"name"`
	Title aid.Text `json:"title"` // of the activities begun from it
	Pins  int      `json:"pins"`
}

// Patterns lists the profile's patterns by name.
func (d *Desk) Patterns() ([]Pattern, error) {
	kept, err := d.vault.Patterns()
	if err != nil {
		return nil, err
	}
	patterns := make([]Pattern, 0, len(kept))
	for _, k := range kept {
		a, err := aid.ActivityOf(aid.Record{Kind: aid.KindActivity, ID: k.ID, Fields: k.Fields})
		if err != nil {
			return nil, fmt.Errorf("reading pattern %s: %w", k.ID, err)
		}
		patterns = append(patterns, Pattern{ID: k.ID, Name: k.Name, Title: a.Title, Pins: len(a.Locations)})
	}
	slices.SortFunc(patterns, func(a, b Pattern) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return patterns, nil
}

// SavePattern keeps what can be used again of an activity under a name; see aid.Activity.Pattern. It returns
// ErrPatternName, ErrPatternTaken, ErrNotFound or vault.ErrTooMany.
func (d *Desk) SavePattern(id aid.ID, name string, places, contact bool) error {
	sheet, err := d.Activity(id)
	if err != nil {
		return err
	}
	pattern := vault.Pattern{ID: aid.NewID(), Fields: sheet.Activity.Pattern(places, contact).Record().Fields}
	return d.namePattern(pattern, name)
}

// RenamePattern gives a pattern another name. It returns ErrNoPattern, ErrPatternName or ErrPatternTaken.
func (d *Desk) RenamePattern(id aid.ID, name string) error {
	pattern, err := d.pattern(id)
	if err != nil {
		return err
	}
	return d.namePattern(pattern, name)
}

// RemovePattern forgets a pattern. Activities that were begun from it stay as they are.
func (d *Desk) RemovePattern(id aid.ID) error { return d.vault.RemovePattern(id) }

// PatternNamed is the pattern of a name, whatever its case. It returns ErrNoPattern.
func (d *Desk) PatternNamed(name string) (Pattern, error) {
	patterns, err := d.Patterns()
	if err != nil {
		return Pattern{}, err
	}
	i := slices.IndexFunc(patterns, func(p Pattern) bool { return strings.EqualFold(p.Name, strings.TrimSpace(name)) })
	if i < 0 {
		return Pattern{}, fmt.Errorf("%w: %.80q", ErrNoPattern, name)
	}
	return patterns[i], nil
}

// NewFromPattern is a draft of the person's organisation with a pattern's contents, kept from the first SaveDraft on. It
// returns ErrNoPattern.
func (d *Desk) NewFromPattern(id aid.ID) (aid.Activity, error) {
	pattern, err := d.pattern(id)
	if err != nil {
		return aid.Activity{}, err
	}
	a, err := aid.ActivityOf(aid.Record{Kind: aid.KindActivity, ID: id, Fields: pattern.Fields})
	if err != nil {
		return aid.Activity{}, fmt.Errorf("reading pattern %s: %w", id, err)
	}
	a = a.Copy()
	a.ReportingOrg = d.vault.Profile().Org
	return a, nil
}

// NewFromActivity is NewFromPattern with another activity in the pattern's place.
func (d *Desk) NewFromActivity(id aid.ID) (aid.Activity, error) {
	sheet, err := d.Activity(id)
	if err != nil {
		return aid.Activity{}, err
	}
	a := sheet.Activity.Pattern(false, false).Copy()
	a.ReportingOrg = d.vault.Profile().Org
	return a, nil
}

func (d *Desk) pattern(id aid.ID) (vault.Pattern, error) {
	kept, err := d.vault.Patterns()
	if err != nil {
		return vault.Pattern{}, err
	}
	for _, p := range kept {
		if p.ID == id {
			return p, nil
		}
	}
	return vault.Pattern{}, fmt.Errorf("%w: %s", ErrNoPattern, id)
}

func (d *Desk) namePattern(pattern vault.Pattern, name string) error {
	name = strings.TrimSpace(name)
	if n := utf8.RuneCountInString(name); n == 0 || n > longestPatternName || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return fmt.Errorf("%w: %.80q", ErrPatternName, name)
	}
	if other, err := d.PatternNamed(name); err == nil && other.ID != pattern.ID {
		return fmt.Errorf("%w: %s", ErrPatternTaken, name)
	} else if err != nil && !errors.Is(err, ErrNoPattern) {
		return err
	}
	pattern.Name = name
	return d.vault.SetPattern(pattern)
}
