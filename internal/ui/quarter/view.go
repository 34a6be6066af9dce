package quarter

import (
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// filter is one of the choices above the list: a state, or all.
type filter string

const all filter = "all"

// filters are the choices in their order.
var filters = []filter{
	all, filter(desk.QuarterWaiting), filter(desk.QuarterUpdated), filter(desk.QuarterUnchanged), filter(desk.QuarterClosed),
}

// row is a row of the desk with what searching it needs.
type row struct {
	desk.QuarterRow
	words string // in lower case
}

func makeRow(r desk.QuarterRow) row {
	return row{r, strings.ToLower(r.Activity.Title.UK + "\n" + r.Activity.Title.EN + "\n" + string(r.Activity.ID))}
}

func makeRows(rows []desk.QuarterRow, lang string) []row {
	desk.SortQuarterRows(rows, lang)
	made := make([]row, len(rows))
	for i, r := range rows {
		made[i] = makeRow(r)
	}
	return made
}

// pick is the rows that fit filter and words.
func pick(rows []row, f filter, words string) []row {
	wanted := strings.Fields(strings.ToLower(words))
	if f == all && len(wanted) == 0 {
		return slices.Clone(rows)
	}
	var picked []row
	for _, r := range rows {
		if (f == all || f == filter(r.State)) && containsAll(r.words, wanted) {
			picked = append(picked, r)
		}
	}
	return picked
}

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// indexOf is the place of an activity, or -1.
func indexOf(rows []row, id aid.ID) int {
	return slices.IndexFunc(rows, func(r row) bool { return r.Activity.ID == id })
}

// nextWaiting is the place of the first row that waits after a place, beginning again at the top, or -1.
func nextWaiting(rows []row, after int, busy map[aid.ID]bool) int {
	for step := 1; step <= len(rows); step++ {
		i := (max(after, -1) + step) % len(rows)
		if rows[i].State == desk.QuarterWaiting && !busy[rows[i].Activity.ID] {
			return i
		}
	}
	return -1
}
