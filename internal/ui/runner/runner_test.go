package runner_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

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

var errWork = errors.New("work")

// every runner of this package, with what makes it go on.
func runners(t *testing.T) map[string]struct {
	r    runner.Runner
	goOn func()
} {
	test.NewTempApp(t)
	sync, queue := &runner.Sync{}, runner.NewQueue()
	type entry = struct {
		r    runner.Runner
		goOn func()
	}
	return map[string]entry{
		"async": {runner.Async{}, func() { time.Sleep(50 * time.Millisecond) }},
		"sync":  {sync, sync.Flush},
		"queue": {queue, func() { queue.Flush(); queue.Drain(10 * time.Millisecond) }},
	}
}

func TestRunTellsHowTheWorkEnded(t *testing.T) {
	for name, tt := range runners(t) {
		ended := make(chan error, 1)
		tt.r.Run(func(context.Context) error { return errWork }, func(err error) { ended <- err })
		select {
		case err := <-ended:
			if !errors.Is(err, errWork) {
				t.Errorf("%s: ended with %v", name, err)
			}
		case <-time.After(5 * time.Second):
			t.Errorf("%s: never ended", name)
		}
	}
}

func TestCancelEndsTheWork(t *testing.T) {
	test.NewTempApp(t)
	ended := make(chan error, 1)
	cancel := runner.Async{}.Run(func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { ended <- err })
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

func TestAfterCanBeStopped(t *testing.T) {
	for name, tt := range runners(t) {
		called := make(chan string, 2)
		tt.r.After(time.Millisecond, func() { called <- "kept" })
		stop := tt.r.After(time.Hour, func() { called <- "stopped" })
		stop()
		tt.goOn()
		if len(called) != 1 || <-called != "kept" {
			t.Errorf("%s: %d calls", name, len(called))
		}
	}
}

// Who is called may stop those that wait behind.
func TestFlushHoldsWhatIsStoppedMeanwhile(t *testing.T) {
	r, called := &runner.Sync{}, false
	var stop func()
	r.After(0, func() { stop() })
	stop = r.After(0, func() { called = true })
	r.Flush()
	if called {
		t.Error("called although it was stopped")
	}
}

func TestPostKeepsTheOrder(t *testing.T) {
	for name, tt := range runners(t) {
		got := ""
		for _, letter := range []string{"a", "b", "c"} {
			tt.r.Post(func() { got += letter })
		}
		tt.goOn()
		if got != "abc" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
