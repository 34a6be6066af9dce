package runner

import (
	"context"
	"slices"
	"sync"
	"time"
)

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
	waiting := slices.Clone(s.later)
	s.mu.Unlock()
	for _, f := range waiting { // and not those that they ask for in turn
		if s.take(f) {
			(*f)()
		}
	}
}

// take removes one that waits, unless it was stopped meanwhile.
func (s *Sync) take(f *func()) (waits bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.Index(s.later, f)
	if i >= 0 {
		s.later = slices.Delete(s.later, i, i+1)
	}
	return i >= 0
}
