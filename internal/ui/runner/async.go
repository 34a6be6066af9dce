package runner

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
)

// Async is the runner of the real window.
type Async struct{}

var _ Runner = Async{}

// Run starts the work on a goroutine of its own.
func (Async) Run(work func(context.Context) error, done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		err := work(ctx)
		cancel()
		fyne.Do(func() { done(err) })
	}()
	return cancel
}

// Post hands f to the window's goroutine.
func (Async) Post(f func()) { fyne.Do(f) }

// After waits with a timer. stop holds when it is called on the window's goroutine, even where the time has passed and f
// is already on its way there.
func (Async) After(d time.Duration, f func()) (stop func()) {
	stopped := false // only the window's goroutine looks at it
	timer := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() {
		stopped = true
		timer.Stop()
	}
}
