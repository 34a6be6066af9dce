//go:build !race

package desk_test

import (
	"flag"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The histories find what they are there to find: each of these faults, built in on purpose, is noticed.
func TestReplicasFindFlaws(t *testing.T) {
	s := newScene(t)
	setFlag(t, "rapid.nofailfile", "true")
	setFlag(t, "rapid.shrinktime", "1ms")
	for _, f := range []flaw{flawLedger, flawLate, flawSplit} {
		t.Run(string(f), func(t *testing.T) {
			const most = 1000
			for range most {
				if found := findFlaw(t, s, f); found != "" {
					t.Log(found)
					return
				}
			}
			t.Errorf("%d rounds of histories did not show that %s", most, f)
		})
	}
}

func setFlag(t *testing.T, name, value string) {
	t.Helper()
	f := flag.Lookup(name)
	old := f.Value.String()
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Value.Set(old) })
}

// findFlaw plays histories with a fault, and says what was noticed; "" when nothing was.
func findFlaw(t *testing.T, s scene, f flaw) string {
	v := &verdict{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		rapid.Check(v, func(r *rapid.T) { s.play(r, f) })
	}()
	<-done
	return v.first
}

// verdict keeps the first line that a failing test says, and lets the test that runs it go on.
type verdict struct {
	rapid.TB
	failed bool
	first  string
}

func (v *verdict) Logf(string, ...any) {}
func (v *verdict) Log(...any)          {}
func (v *verdict) Failed() bool        { return v.failed }
func (v *verdict) Fail()               { v.failed = true }

func (v *verdict) Errorf(format string, args ...any) {
	v.failed = true
	for _, arg := range args {
		if err, is := arg.(error); is && v.first == "" {
			v.first, _, _ = strings.Cut(err.Error(), "\n")
		}
	}
	if v.first == "" {
		v.first = format
	}
}

func (v *verdict) Error(args ...any) { v.Errorf("failed", args...) }

func (v *verdict) FailNow() {
	v.failed = true
	runtime.Goexit()
}

func (v *verdict) Fatalf(format string, args ...any) {
	v.Errorf(format, args...)
	v.FailNow()
}

func (v *verdict) Fatal(args ...any) { v.Fatalf("failed", args...) }
