package aid_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
)

func fieldsOf(pairs ...string) aid.Fields {
	fields := aid.Fields{}
	for i := 0; i < len(pairs); i += 2 {
		fields[aid.Path(pairs[i])] = json.RawMessage(pairs[i+1])
	}
	return fields
}

func TestMerge(t *testing.T) {
	base := fieldsOf("title.uk", `"Школа"`, "status", `"1"`)
	tests := map[string]struct {
		mine, theirs, merged aid.Fields
		clashes              []aid.Path
	}{
		"different fields merge": {
			mine:   fieldsOf("title.uk", `"Школа №5"`, "status", `"1"`),
			theirs: fieldsOf("title.uk", `"Школа"`, "status", `"2"`),
			merged: fieldsOf("title.uk", `"Школа №5"`, "status", `"2"`),
		},
		"two added pins do not conflict": {
			mine:   fieldsOf("title.uk", `"Школа"`, "status", `"1"`, "locations/a", `{}`),
			theirs: fieldsOf("title.uk", `"Школа"`, "status", `"1"`, "locations/b", `{}`),
			merged: fieldsOf("title.uk", `"Школа"`, "status", `"1"`, "locations/a", `{}`, "locations/b", `{}`),
		},
		"the same value is agreed": {
			mine:   fieldsOf("title.uk", `"Школа"`, "status", `"3"`),
			theirs: fieldsOf("title.uk", `"Школа"`, "status", `"3"`),
			merged: fieldsOf("title.uk", `"Школа"`, "status", `"3"`),
		},
		"different values of one field clash, theirs stands": {
			mine:    fieldsOf("title.uk", `"Школа"`, "status", `"3"`),
			theirs:  fieldsOf("title.uk", `"Школа"`, "status", `"4"`),
			merged:  fieldsOf("title.uk", `"Школа"`, "status", `"4"`),
			clashes: []aid.Path{"status"},
		},
		"removed against changed clashes": {
			mine:    fieldsOf("title.uk", `"Школа"`),
			theirs:  fieldsOf("title.uk", `"Школа"`, "status", `"4"`),
			merged:  fieldsOf("title.uk", `"Школа"`, "status", `"4"`),
			clashes: []aid.Path{"status"},
		},
		"their deletion against my edit keeps the edit": {
			mine:    fieldsOf("title.uk", `"Школа №5"`, "status", `"1"`),
			theirs:  fieldsOf("title.uk", `"Школа"`, "status", `"1"`, "deleted", `true`),
			merged:  fieldsOf("title.uk", `"Школа №5"`, "status", `"1"`),
			clashes: []aid.Path{"deleted"},
		},
		"my deletion against their edit keeps the edit": {
			mine:    fieldsOf("title.uk", `"Школа"`, "status", `"1"`, "deleted", `true`),
			theirs:  fieldsOf("title.uk", `"Школа"`, "status", `"2"`),
			merged:  fieldsOf("title.uk", `"Школа"`, "status", `"2"`),
			clashes: []aid.Path{"deleted"},
		},
		"a deletion that nobody contests": {
			mine:   fieldsOf("title.uk", `"Школа"`, "status", `"1"`, "deleted", `true`),
			theirs: base,
			merged: fieldsOf("title.uk", `"Школа"`, "status", `"1"`, "deleted", `true`),
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			merged, clashes := aid.Merge(base, tt.mine, tt.theirs)
			if !merged.Equal(tt.merged) {
				t.Errorf("merged = %s, want %s", merged, tt.merged)
			}
			if len(clashes) != len(tt.clashes) {
				t.Fatalf("clashes = %+v, want %v", clashes, tt.clashes)
			}
			for i, path := range tt.clashes {
				if clashes[i].Path != path {
					t.Errorf("clash %d is at %s, want %s", i, clashes[i].Path, path)
				}
			}
		})
	}
}

// Every value that either side gave stands in the result or in a clash: nothing is lost.
func TestMergeLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := draw3(t)
		merged, clashes := aid.Merge(base, mine, theirs)
		clashed := map[aid.Path]aid.Clash{}
		for _, clash := range clashes {
			clashed[clash.Path] = clash
		}
		for _, path := range allPaths(base, mine, theirs) {
			clash, isClash := clashed[path]
			for side, fields := range map[string]aid.Fields{"mine": mine, "theirs": theirs} {
				if fields.Same(base, path) || merged.Same(fields, path) {
					continue
				}
				if !isClash || string(clash.Mine) != string(mine[path]) || string(clash.Theirs) != string(theirs[path]) {
					t.Fatalf("%s of %s is lost: base %s mine %s theirs %s merged %s", path, side, base[path], mine[path], theirs[path], merged[path])
				}
			}
		}
	})
}

func TestMergeWithOneSideUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, mine, theirs := draw3(t)
		if merged, clashes := aid.Merge(base, mine, base); !merged.Equal(mine) || len(clashes) > 0 {
			t.Fatalf("only I changed, yet %s became %s, clashes %v", mine, merged, clashes)
		}
		if merged, clashes := aid.Merge(base, base, theirs); !merged.Equal(theirs) || len(clashes) > 0 {
			t.Fatalf("only they changed, yet %s became %s, clashes %v", theirs, merged, clashes)
		}
	})
}

func TestDiffAndApplyAreInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, to, _ := draw3(t)
		set, del := aid.Diff(from, to)
		got := from.Clone()
		got.Apply(set, del)
		if !got.Equal(to) {
			t.Fatalf("%s + %s - %v = %s, want %s", from, set, del, got, to)
		}
	})
}

func draw3(t *rapid.T) (base, mine, theirs aid.Fields) {
	fields := aidtest.Fields()
	return fields.Draw(t, "base"), fields.Draw(t, "mine"), fields.Draw(t, "theirs")
}

func allPaths(sides ...aid.Fields) []aid.Path {
	all := aid.Fields{}
	for _, side := range sides {
		all.Apply(side, nil)
	}
	return all.Paths()
}
