package runner_test

import (
	"testing"
	"time"

	"focalpoint/internal/ui/runner"
)

func TestDebounceCallsOnceWhenThingsAreQuiet(t *testing.T) {
	r, calls := &runner.Sync{}, 0
	save := runner.Debounce(r, time.Second, func() { calls++ })
	for range 5 {
		save()
	}
	if calls != 0 {
		t.Error("called while typing")
	}
	r.Flush()
	r.Flush()
	if calls != 1 {
		t.Errorf("called %d times", calls)
	}
	save()
	r.Flush()
	if calls != 2 {
		t.Errorf("called %d times after typing again", calls)
	}
}
