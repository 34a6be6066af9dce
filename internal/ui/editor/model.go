package editor

import (
	"slices"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// maxPast bounds the steps that can be undone.
const maxPast = 200

// model is the activity on the page, with its past, and what was found about it. It knows no widgets.
type model struct {
	activity aid.Activity
	findings []desk.Finding
	clashes  []aid.Clash
	own      bool // the person may change it

	past, future []aid.Activity
	run          aid.Path // the field whose edits still belong to the latest step; "" when the next edit begins one
	changed      func()   // called after every change of the activity
}

// open begins anew with what the desk gave.
func (m *model) open(sheet desk.Sheet) {
	m.activity, m.findings, m.clashes, m.own = clone(sheet.Activity), sheet.Findings, sheet.Clashes, sheet.Own
	m.past, m.future, m.run = nil, nil, ""
}

// edit changes the activity. Edits at one path that follow each other are one step of undo; an empty path is always a
// step of its own.
func (m *model) edit(path aid.Path, change func(*aid.Activity)) {
	if path == "" || path != m.run {
		m.remember()
	}
	m.run, m.future = path, nil
	change(&m.activity)
	m.changed()
}

// replace puts another version of the activity, which the desk has already, in its place as a step of undo.
func (m *model) replace(a aid.Activity) {
	m.remember()
	m.run, m.future = "", nil
	m.activity = clone(a)
}

// remember makes the activity as it is a place to come back to.
func (m *model) remember() {
	m.past = append(m.past, clone(m.activity))
	if len(m.past) > maxPast {
		m.past = slices.Delete(m.past, 0, 1)
	}
}

// pause ends the step under way: what is typed next can be undone by itself.
func (m *model) pause() { m.run = "" }

// undo goes one step back. It returns false when there is none.
func (m *model) undo() bool { return m.step(&m.past, &m.future) }

// redo takes the last undo back. It returns false when there is none.
func (m *model) redo() bool { return m.step(&m.future, &m.past) }

// step exchanges the activity for the last one of from. What the portal and the workflow gave the record is no edit of
// the person's and stays.
func (m *model) step(from, to *[]aid.Activity) bool {
	last := len(*from) - 1
	if last < 0 {
		return false
	}
	now, then := m.activity, (*from)[last]
	*to, *from = append(*to, clone(now)), (*from)[:last]
	then.Rev, then.Unknown = now.Rev, now.Unknown
	takeReview(&then, now)
	m.activity, m.run = then, ""
	m.changed()
	return true
}

// clone is a copy whose lists can be changed without changing a's. Pointers and unknown members are shared: they are
// replaced, never written to.
func clone(a aid.Activity) aid.Activity {
	a.Participations = slices.Clone(a.Participations)
	a.Sectors = slices.Clone(a.Sectors)
	a.Locations = slices.Clone(a.Locations)
	a.Budgets = slices.Clone(a.Budgets)
	a.Transactions = slices.Clone(a.Transactions)
	a.Documents = slices.Clone(a.Documents)
	a.Results = slices.Clone(a.Results)
	for i := range a.Results {
		indicators := slices.Clone(a.Results[i].Indicators)
		for j := range indicators {
			indicators[j].Periods = slices.Clone(indicators[j].Periods)
		}
		a.Results[i].Indicators = indicators
	}
	return a
}
