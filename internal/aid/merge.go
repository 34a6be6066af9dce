package aid

// Merge joins two edits of one record that began from the same base, field by field. A field changed on one side only
// takes that side's value; a field changed on both to the same value is agreed; a field changed on both to different
// values keeps theirs in merged and is reported as a clash, so that nobody's value is lost.
//
// A removal against an edit keeps the edit: see mergeDeletion.
func Merge(base, mine, theirs Fields) (merged Fields, clashes []Clash) {
	merged = theirs.Clone()
	if merged == nil {
		merged = Fields{}
	}
	set, del := Diff(base, mine)
	for _, path := range del {
		set[path] = nil
	}
	for _, path := range set.Paths() {
		value := set[path]
		switch {
		case theirs.Same(base, path):
			merged.put(path, value)
		case !theirs.Same(set, path):
			clashes = append(clashes, Clash{Path: path, Was: base[path], Mine: value, Theirs: theirs[path]})
		}
	}
	return mergeDeletion(base, mine, theirs, merged, clashes)
}

// mergeDeletion keeps the edit when one side deleted the record and the other one changed it: the record stays alive
// and the deletion is a clash that a person decides.
func mergeDeletion(base, mine, theirs, merged Fields, clashes []Clash) (Fields, []Clash) {
	iDeleted, theyDeleted := deletes(base, mine), deletes(base, theirs)
	mineEdits := theyDeleted && !iDeleted && edited(base, mine)
	theirsEdits := iDeleted && !theyDeleted && edited(base, theirs)
	if !mineEdits && !theirsEdits {
		return merged, clashes
	}
	delete(merged, PathDeleted)
	return merged, append(clashes, Clash{Path: PathDeleted, Was: base[PathDeleted], Mine: mine[PathDeleted], Theirs: theirs[PathDeleted]})
}

func deletes(base, side Fields) bool {
	return string(side[PathDeleted]) == "true" && string(base[PathDeleted]) != "true"
}

// edited says whether side differs from base in anything but the deletion.
func edited(base, side Fields) bool {
	set, del := Diff(base, side)
	delete(set, PathDeleted)
	return len(set) > 0 || len(del) > 0 && (len(del) > 1 || del[0] != PathDeleted)
}

// put sets a value, or removes the field when the value is nil.
func (f Fields) put(path Path, value []byte) {
	if value == nil {
		delete(f, path)
		return
	}
	f[path] = value
}
