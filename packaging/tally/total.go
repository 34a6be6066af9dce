package main

import (
	"slices"
	"strings"
)

// outcome of a test; of several runs the worst counts.
type outcome int

const (
	skipped outcome = iota
	passed
	failed
)

// total counts each test once, however often it ran.
type total struct {
	started  map[test]bool // begun in the run that is being read, and not yet ended
	outcomes map[test]outcome
}

func newTotal() *total {
	return &total{started: map[test]bool{}, outcomes: map[test]outcome{}}
}

func (t *total) add(e event) error {
	key := test{e.Package, e.Test}
	switch e.Action {
	case "run":
		t.started[key] = true
	case "pass":
		t.end(key, passed)
	case "fail":
		t.end(key, failed)
	case "skip":
		t.end(key, skipped)
	}
	return nil
}

func (t *total) end(key test, how outcome) {
	delete(t.started, key)
	t.outcomes[key] = max(t.outcomes[key], how)
}

// count is how many tests passed, and the names of those that failed in any run or were skipped in every run. A test
// with subtests is a heading and counts only when it failed by itself, without any of them; so does a package: it did
// not build, or ended outside its tests. A test that never ended has failed.
func (t *total) count() (nPassed int, namesFailed, namesSkipped []string) {
	for key := range t.started {
		t.end(key, failed)
	}
	isHeading := map[test]bool{}
	explained := map[test]bool{} // its failure is that of something within it
	for key, how := range t.outcomes {
		for inner := key; inner.name != ""; {
			inner.name = parent(inner.name)
			isHeading[inner] = true
			if how == failed {
				explained[inner] = true
			}
		}
	}
	for key, how := range t.outcomes {
		switch {
		case how == failed && !explained[key]:
			namesFailed = append(namesFailed, strings.TrimSpace(key.pkg+" "+key.name))
		case how == passed && key.name != "" && !isHeading[key]:
			nPassed++
		case how == skipped && key.name != "":
			namesSkipped = append(namesSkipped, key.pkg+" "+key.name)
		}
	}
	slices.Sort(namesFailed)
	slices.Sort(namesSkipped)
	return nPassed, namesFailed, namesSkipped
}

// parent is the test that a subtest belongs to; the package (an empty name) for a test of the first level.
func parent(name string) string {
	cut := strings.LastIndexByte(name, '/')
	return name[:max(cut, 0)]
}
