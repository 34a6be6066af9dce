package overview

import (
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// Filter is which activities are shown; a zero value of a part leaves all of them.
type Filter struct {
	Words     string    // each of them stands in the title, or in the name of a place
	Status    string    // IATI ActivityStatus
	Chip      desk.Chip // place in the workflow
	Component string    // of the portal's classification; a whole one, 1, or a part of it, 1.2
	Oblast    string    // KATOTTG prefix
	Org       aid.ID
}

// row is an activity with what searching it needs, made once when it is read.
type row struct {
	desk.MapEntry
	words string // in lower case
}

// makeRows makes the rows of all activities.
func makeRows(entries []desk.MapEntry) []row {
	rows := make([]row, len(entries))
	for i, e := range entries {
		words := []string{e.Title.UK, e.Title.EN}
		for _, place := range e.Places {
			words = append(words, place.Name.UK, place.Name.EN)
		}
		rows[i] = row{e, strings.ToLower(strings.Join(words, "\n"))}
	}
	return rows
}

// lets says whether the filter lets an activity through; words are those of the filter in lower case.
func (f Filter) lets(r *row, words []string) bool {
	for _, word := range words {
		if !strings.Contains(r.words, word) {
			return false
		}
	}
	return (f.Status == "" || f.Status == r.Status) &&
		(f.Chip == "" || f.Chip == r.Chip) &&
		(f.Org == "" || f.Org == r.Org) &&
		(f.Component == "" || inComponent(r.Components, f.Component)) &&
		(f.Oblast == "" || inOblast(r.Oblasts, f.Oblast))
}

func inComponent(codes []string, wanted string) bool {
	return slices.ContainsFunc(codes, func(code string) bool { return code == wanted || strings.HasPrefix(code, wanted+".") })
}

func inOblast(shares []desk.OblastShare, wanted string) bool {
	return slices.ContainsFunc(shares, func(s desk.OblastShare) bool { return s.Oblast == wanted })
}
