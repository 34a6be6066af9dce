// Package runner keeps slow work off the window's goroutine. It is the only place that hands work back to it.
package runner

import (
	"context"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Runner runs work and then calls done with its error on the window's goroutine. cancel ends the work's context.
type Runner interface {
	Run(work func(context.Context) error, done func(error)) (cancel func())
	// Post calls f on the window's goroutine; it may be called from any goroutine.
	Post(f func())
	// After calls f on the window's goroutine when d has passed, unless it is stopped before.
	After(d time.Duration, f func()) (stop func())
}

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

// After waits with a timer.
func (Async) After(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { timer.Stop() }
}

// Sync is the runner of tests: everything happens at once, in turn. What After was given waits for Flush.
type Sync struct {
	mu    sync.Mutex
	later []*func()
}

var _ Runner = (*Sync)(nil)

// Run does the work before it returns.
func (*Sync) Run(work func(context.Context) error, done func(error)) (cancel func()) {
	done(work(context.Background()))
	return func() {}
}

// Post calls f.
func (*Sync) Post(f func()) { f() }

// After keeps f for Flush.
func (s *Sync) After(_ time.Duration, f func()) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.later = append(s.later, &f)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.later = slices.DeleteFunc(s.later, func(kept *func()) bool { return kept == &f })
	}
}

// Flush lets all the time pass that After was asked to wait.
func (s *Sync) Flush() {
	s.mu.Lock()
	later := s.later
	s.later = nil
	s.mu.Unlock()
	for _, f := range later {
		(*f)()
	}
}

// Debounce gives a function that calls f once things have been quiet for d.
func Debounce(r Runner, d time.Duration, f func()) (call func()) {
	stop := func() {}
	return func() {
		stop()
		stop = r.After(d, f)
	}
}

// Queue is the runner of pages that are drawn without a window: work runs at once, and what was posted from elsewhere
// waits for Drain, so that everything happens on one goroutine.
type Queue struct {
	Sync
	posted chan func()
}

var _ Runner = (*Queue)(nil)

// NewQueue makes an empty queue.
func NewQueue() *Queue { return &Queue{posted: make(chan func(), 1024)} }

// Post keeps f for Drain.
func (q *Queue) Post(f func()) { q.posted <- f }

// Drain calls what was posted until nothing has come for the given time.
func (q *Queue) Drain(quiet time.Duration) {
	for {
		select {
		case f := <-q.posted:
			f()
		case <-time.After(quiet):
			return
		}
	}
}
