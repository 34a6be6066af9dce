package server

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"focalpoint/internal/aid"
)

// merge applies a change to the record, field by field as aid.Merge does: a field that others have written since the
// change's base, to another value, keeps their value and is a clash; everything else is taken. It gives nil when the
// change was plainly accepted and so needs no receipt. What the workflow has ruled stands instead of the change's edit.
func (r *record) merge(c aid.Change, w write, ruled ruling) *aid.Receipt {
	before, plain := r.Rev, r.Rev == c.Base
	edits := editsOf(c)
	maps.DeleteFunc(edits, func(path aid.Path, _ json.RawMessage) bool { _, is := ruled[path]; return is })
	receipt := &aid.Receipt{N: c.N, Outcome: aid.OutcomeMerged, Set: aid.Fields{}}
	receipt.Set, receipt.Del = r.news(c.Base, edits)
	accepted, clashes := r.compare(c.Base, edits)
	for path, value := range ruled {
		if !bytes.Equal(value, r.value(path)) {
			accepted[path] = value
		}
	}
	if before == 0 || plain || len(accepted) > 0 {
		index := r.bump(w)
		for path, value := range accepted {
			r.Fields[path] = field{value, index}
		}
		r.prune()
	}
	if plain && len(clashes) == 0 && len(ruled) == 0 {
		return nil
	}
	ruled.tell(receipt)
	receipt.Rev, receipt.Clashes = r.Rev, clashes
	if len(clashes) > 0 {
		receipt.Outcome = aid.OutcomeConflict
	}
	return receipt
}

// editsOf are a change's fields with their new values, nil for one to remove.
func editsOf(c aid.Change) map[aid.Path]json.RawMessage {
	edits := map[aid.Path]json.RawMessage{}
	for path, value := range c.Set {
		edits[path] = value
	}
	for _, path := range c.Del {
		edits[path] = nil
	}
	return edits
}

// compare sorts the edits into those to take and those that clash.
func (r *record) compare(base int64, edits map[aid.Path]json.RawMessage) (accepted map[aid.Path]json.RawMessage, clashes []aid.Clash) {
	accepted = map[aid.Path]json.RawMessage{}
	for path, mine := range edits {
		theirs := r.value(path)
		switch {
		case bytes.Equal(mine, theirs):
		case r.changedSince(path, base):
			clashes = append(clashes, r.clash(path, mine))
			if path == aid.PathDeleted && mine == nil {
				accepted[path] = nil // whoever keeps a record wins over who deletes it, until a person decides
			}
		default:
			accepted[path] = mine
		}
	}
	if clash, found := r.deletion(base, edits, accepted); found {
		clashes = append(clashes, clash)
	}
	slices.SortFunc(clashes, func(a, b aid.Clash) int { return bytes.Compare([]byte(a.Path), []byte(b.Path)) })
	return accepted, clashes
}

// deletion keeps the edit when one side deleted the record and the other one changed it.
func (r *record) deletion(base int64, edits, accepted map[aid.Path]json.RawMessage) (aid.Clash, bool) {
	mine, iDecide := edits[aid.PathDeleted]
	iEdit := len(edits) > 1 || len(edits) == 1 && !iDecide
	if _, taken := accepted[aid.PathDeleted]; taken && string(mine) == "true" && r.editedSince(base) {
		delete(accepted, aid.PathDeleted)
		return r.clash(aid.PathDeleted, mine), true
	}
	if !iDecide && iEdit && string(r.value(aid.PathDeleted)) == "true" && r.changedSince(aid.PathDeleted, base) {
		accepted[aid.PathDeleted] = nil
		return r.clash(aid.PathDeleted, nil), true
	}
	return aid.Clash{}, false
}

func (r *record) editedSince(base int64) bool {
	for path := range r.Fields {
		if path != aid.PathDeleted && r.changedSince(path, base) {
			return true
		}
	}
	return false
}

func (r *record) clash(path aid.Path, mine json.RawMessage) aid.Clash {
	clash := aid.Clash{Path: path, Mine: mine, Theirs: r.value(path)}
	w := r.Writes[r.Last]
	if f, present := r.Fields[path]; present {
		w = r.Writes[f.Write]
	}
	clash.Who, clash.When = w.Who, w.When
	return clash
}

// news is what was written after base at other paths than the edits'.
func (r *record) news(base int64, edits map[aid.Path]json.RawMessage) (set aid.Fields, del []aid.Path) {
	set = aid.Fields{}
	for path, f := range r.Fields {
		_, mine := edits[path]
		switch {
		case mine || !r.changedSince(path, base):
		case path == aid.PathDeleted && f.Value != nil && len(edits) > 0: // an edit revives the record, see deletion
		case f.Value == nil:
			del = append(del, path)
		default:
			set[path] = f.Value
		}
	}
	slices.Sort(del)
	return set, del
}
