package runner

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
)

// Async is the runner of the real window.
type Async struct {
	// Panicked, where it is set, is called on the window's goroutine when work panics; then the program ends all the same.
	Panicked func()
}

var _ Runner = Async{}

// lastWish is how long a panic waits for Panicked.
const lastWish = 5 * time.Second

// Run starts the work on a goroutine of its own.
func (r Async) Run(work func(context.Context) error, done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		well := false
		defer func() {
			if !well && r.Panicked != nil {
				r.mourn()
			}
		}()
		err := work(ctx)
		well = true
		cancel()
		fyne.Do(func() { done(err) })
	}()
	return cancel
}

// mourn recovers nothing, so that the report tells where the panic began.
func (r Async) mourn() {
	heard := make(chan struct{})
	fyne.Do(func() {
		defer close(heard)
		r.Panicked()
	})
	select {
	case <-heard:
	case <-time.After(lastWish): // the window's goroutine is busy, or gone
	}
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
