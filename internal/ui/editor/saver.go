package editor

import (
	"context"
	"sync"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/runner"
)

const (
	savePause  = 150 * time.Millisecond // of no typing before a save: the disk, too, has its part in the 300 ms promised
	firstRetry = 2 * time.Second        // after a failed save, doubled each time
	lastRetry  = 30 * time.Second
)

// saver keeps the activity on the disk: a little after the last change, one save at a time, never an older state over
// a newer one, and again and again where it fails. Its methods are called on the window's goroutine.
type saver struct {
	run   runner.Runner
	save  func(from, to aid.Activity) (desk.Saved, error)
	state func() aid.Activity     // what is to be saved, now
	done  func(desk.Saved, error) // after each save
	busy  func()                  // when something waits to be saved

	dirty  bool // changed since the last state handed over
	saving bool
	retry  time.Duration
	stop   func() // the waiting timer

	mu     sync.Mutex
	handed int          // number of the last state handed over; only on the window's goroutine
	stored int          // number of the last state on the disk; under mu
	kept   aid.Activity // the last state on the disk, as this page knows it: what the next edit begins with; under mu
}

// know says what the desk holds.
func (s *saver) know(a aid.Activity) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = clone(a)
}

// last is what the desk holds, as far as this page knows.
func (s *saver) last() aid.Activity {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.kept
}

// touch says that the activity has changed.
func (s *saver) touch() {
	s.dirty = true
	s.busy()
	s.wait(savePause)
}

// flush saves now what waits.
func (s *saver) flush() {
	s.wait(0)
	if !s.dirty || s.saving {
		return // a save under way looks again when it ends
	}
	s.dirty, s.saving = false, true
	s.handed++
	number, state := s.handed, clone(s.state())
	var saved desk.Saved
	s.run.Run(func(context.Context) (err error) {
		saved, err = s.store(number, state)
		return err
	}, func(err error) { s.ended(number, saved, err) })
}

// close saves what waits before it returns. What the desk said of it is empty when nothing waited.
func (s *saver) close() (desk.Saved, error) {
	s.wait(0)
	if !s.dirty && !s.saving {
		return desk.Saved{}, nil
	}
	s.dirty = false
	s.handed++
	saved, err := s.store(s.handed, clone(s.state()))
	if err != nil {
		s.tryAgain()
	}
	return saved, err
}

// hold drops what waits to be saved, so that it does not bring back what is deleted or discarded now.
func (s *saver) hold() {
	s.wait(0)
	s.dirty = false
	s.mu.Lock()
	s.handed++
	s.stored = s.handed
	s.mu.Unlock()
}

// store writes one state, unless a newer one is on the disk already.
func (s *saver) store(number int, state aid.Activity) (saved desk.Saved, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if number <= s.stored {
		return desk.Saved{}, nil
	}
	if saved, err = s.save(s.kept, state); err == nil {
		s.stored, s.kept = number, state
	}
	return saved, err
}

// ended takes the answer to a save. One that close or hold has overtaken says nothing any more.
func (s *saver) ended(number int, saved desk.Saved, err error) {
	s.saving = false
	current := number == s.handed
	if current && err != nil {
		s.tryAgain()
	}
	if current && err == nil {
		s.retry = 0
	}
	if current {
		s.done(saved, err)
	}
	if s.dirty && s.stop == nil {
		s.flush() // the pause after the last key has passed while this save was under way
	}
}

func (s *saver) tryAgain() {
	s.dirty = true
	s.retry = min(max(2*s.retry, firstRetry), lastRetry)
	s.wait(s.retry)
}

// wait flushes after d; 0 ends the waiting.
func (s *saver) wait(d time.Duration) {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	if d > 0 {
		s.stop = s.run.After(d, s.flush)
	}
}
