package quarter

import (
	"context"
	"sync"

	"focalpoint/internal/ui/runner"
)

// turns does the page's writing off the window's goroutine, one after the other in the order in which it was asked for:
// somebody who types quickly files the next row before the disk has answered for this one. Its methods are called on
// the window's goroutine.
type turns struct {
	run     runner.Runner
	waiting []turn
	busy    bool
	flight  sync.WaitGroup // of the work under way
}

type turn struct {
	work func() error
	done func(error)
}

func (t *turns) do(work func() error, done func(error)) {
	t.waiting = append(t.waiting, turn{work, done})
	t.next()
}

func (t *turns) next() {
	if t.busy || len(t.waiting) == 0 {
		return
	}
	now := t.waiting[0]
	t.waiting, t.busy = t.waiting[1:], true
	t.flight.Add(1)
	t.run.Run(func(context.Context) error {
		defer t.flight.Done()
		return now.work()
	}, func(err error) {
		t.busy = false
		now.done(err)
		t.next()
	})
}

// finish does at once whatever still waits, and returns when all of it is on the disk, or the first error.
func (t *turns) finish() (err error) {
	waiting := t.waiting
	t.waiting = nil
	t.flight.Wait()
	for _, turn := range waiting {
		if failed := turn.work(); err == nil {
			err = failed
		}
	}
	return err
}
