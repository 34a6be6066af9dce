package server

import (
	"encoding/json"
	"slices"
	"strconv"

	"focalpoint/internal/aid"
)

// ruling is what the review decides of some of a change's fields, where a merge by field would be wrong: path -> the
// value that stands afterwards, nil for none. The sender's receipt says it, because it is not what was sent.
type ruling map[aid.Path]json.RawMessage

// rule finds what the review decides of a change by a person of the role.
func (r *record) rule(role aid.Role, c aid.Change) ruling {
	ruled := ruling{}
	if r.Rev == 0 || c.Kind == aid.KindOrganisation || c.Kind == aid.KindPerson {
		return ruled
	}
	edits := editsOf(c)
	for path, value := range edits {
		if path.IsReview() && r.changedSince(path, c.Base) {
			ruled[path] = value
			if role == aid.RoleContributor {
				ruled[path] = r.value(path) // a note that was not read yet stays
			}
		}
	}
	if role == aid.RoleContributor {
		r.ruleFiling(c, edits, ruled)
	} else {
		r.ruleApproval(edits, ruled)
	}
	return ruled
}

// ruleFiling decides the state after a contributor's change, which never clashes over it. What changes an approved record
// waits for review; a return that the contributor has not read yet stands. A deletion is left to the permissions.
func (r *record) ruleFiling(c aid.Change, edits map[aid.Path]json.RawMessage, ruled ruling) {
	mine, sent := edits[aid.PathState]
	_, deletes := edits[aid.PathDeleted]
	stands := r.state()
	late := r.changedSince(aid.PathState, c.Base)
	switch {
	case deletes, sent && !late, sent && (stateOf(mine) == aid.StateApproved || stateOf(mine) == aid.StateReturned):
	case stands == aid.StateReturned && late:
		ruled[aid.PathState] = r.value(aid.PathState)
	case stands == aid.StateApproved, sent && late:
		ruled[aid.PathState] = stateValue(aid.StateReview)
	}
}

// ruleApproval keeps an approval from publishing what was not seen: of a record that has gone on since the revision that
// was read, the state stays.
func (r *record) ruleApproval(edits map[aid.Path]json.RawMessage, ruled ruling) {
	if stateOf(edits[aid.PathState]) != aid.StateApproved || r.state() == aid.StateApproved {
		return
	}
	seen, err := strconv.ParseInt(string(edits[aid.PathReviewSeen]), 10, 64)
	if err == nil && seen < r.Rev {
		ruled[aid.PathState] = r.value(aid.PathState)
	}
}

// tell puts what was decided into the sender's receipt.
func (ruled ruling) tell(receipt *aid.Receipt) {
	for path, value := range ruled {
		switch {
		case value != nil:
			receipt.Set[path] = value
		case !slices.Contains(receipt.Del, path):
			receipt.Del = append(receipt.Del, path)
		}
	}
	slices.Sort(receipt.Del)
}

func (r *record) state() aid.State { return stateOf(r.value(aid.PathState)) }

func stateOf(value json.RawMessage) aid.State {
	return aid.State(aid.Fields{aid.PathState: value}.Text(aid.PathState))
}

func stateValue(s aid.State) json.RawMessage { return json.RawMessage(strconv.Quote(string(s))) }
