package activities

import (
	"context"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// Filter is one of the choices above the list.
type Filter string

// The filters, in their order on the page.
const (
	All       Filter = "all"
	Draft     Filter = "draft"
	Ready     Filter = "ready"
	Attention Filter = "attention"
	Review    Filter = "review"
	Approved  Filter = "approved"
)

var filters = []Filter{All, Draft, Ready, Attention, Review, Approved}

// filterOf says under which filter, besides All, a record stands.
func filterOf(chip desk.Chip) Filter {
	switch chip {
	case desk.ChipDraft, desk.ChipReturned:
		return Draft
	case desk.ChipReady:
		return Ready
	case desk.ChipConflict, desk.ChipRefused:
		return Attention
	case desk.ChipReview:
		return Review
	}
	return Approved
}

// Order is how the list is sorted.
type Order string

// The orders.
const (
	ByEdited Order = "edited" // the latest edit first
	ByTitle  Order = "title"
)

// row is a record with what searching it needs, made once when the records are loaded.
type row struct {
	aid.Summary
	filter Filter
	words  string // what is searched, in lower case
	waits  bool   // for the person's review
}

// view is the answer to a search.
type view struct {
	rows   []row
	counts map[Filter]int
}

// makeRows makes the rows of all records; waiting are those that the person is to review, as they were checked for it.
func makeRows(summaries, waiting []aid.Summary) []row {
	checked := make(map[aid.ID]aid.Summary, len(waiting))
	for _, s := range waiting {
		checked[s.ID] = s
	}
	rows := make([]row, len(summaries))
	for i, s := range summaries {
		filter := filterOf(desk.ChipOf(s))
		now, waits := checked[s.ID]
		if waits {
			s, filter = now, Review
		}
		rows[i] = row{s, filter, strings.ToLower(s.Title.UK + "\n" + s.Title.EN + "\n" + string(s.ID)), waits}
	}
	return rows
}

// search picks and sorts rows; it gives up when the context ends, because the person has typed on.
func search(ctx context.Context, all []row, words string, filter Filter, order Order, lang string) (view, error) {
	v := view{counts: map[Filter]int{}}
	wanted := strings.Fields(strings.ToLower(words))
	for i, r := range all {
		if i%4096 == 0 && ctx.Err() != nil {
			return view{}, ctx.Err()
		}
		if !containsAll(r.words, wanted) {
			continue
		}
		v.counts[All]++
		v.counts[r.filter]++
		if filter == All || filter == r.filter {
			v.rows = append(v.rows, r)
		}
	}
	slices.SortStableFunc(v.rows, orders[order](lang))
	return v, ctx.Err()
}

var orders = map[Order]func(lang string) func(a, b row) int{
	ByEdited: func(string) func(a, b row) int {
		return func(a, b row) int {
			if a.Edited != b.Edited {
				return int(min(max(b.Edited-a.Edited, -1), 1))
			}
			return strings.Compare(string(b.ID), string(a.ID))
		}
	},
	ByTitle: func(lang string) func(a, b row) int {
		return func(a, b row) int { return strings.Compare(a.Title.In(lang), b.Title.In(lang)) }
	},
}

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
