package editor

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// later is a runner whose work runs on goroutines and whose answers wait for the test, as they do for a busy window.
type later struct {
	mu      sync.Mutex
	done    []func()
	working sync.WaitGroup
	timers  []*func()
}

func (l *later) Run(work func(context.Context) error, done func(error)) func() {
	l.working.Add(1)
	go func() {
		defer l.working.Done()
		err := work(context.Background())
		l.Post(func() { done(err) })
	}()
	return func() {}
}

func (l *later) Post(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.done = append(l.done, f)
}

func (l *later) After(_ time.Duration, f func()) func() {
	l.timers = append(l.timers, &f)
	return func() { f = func() {} }
}

// tick lets the timers run out.
func (l *later) tick() {
	timers := l.timers
	l.timers = nil
	for _, f := range timers {
		(*f)()
	}
}

// answer waits for the work and takes its answers.
func (l *later) answer() {
	l.working.Wait()
	l.mu.Lock()
	done := l.done
	l.done = nil
	l.mu.Unlock()
	for _, f := range done {
		f()
	}
}

func newSaver(run *later, state *aid.Activity, save func(_, _ aid.Activity) (desk.Saved, error)) *saver {
	return &saver{run: run, save: save, state: func() aid.Activity { return *state }, done: func(desk.Saved, error) {}, busy: func() {}}
}

func TestAnOlderStateNeverFollowsANewerOne(t *testing.T) {
	run, state := &later{}, aid.Activity{Title: aid.Text{UK: "1"}}
	var saved []string
	gate := make(chan struct{})
	s := newSaver(run, &state, func(_, a aid.Activity) (desk.Saved, error) {
		if a.Title.UK == "1" {
			<-gate // a slow disk
		}
		saved = append(saved, a.Title.UK)
		return desk.Saved{At: time.Now()}, nil
	})
	s.touch()
	run.tick()
	state.Title.UK = "2"
	s.touch()
	run.tick() // the first save is under way: this one waits
	close(gate)
	run.answer()
	run.tick()
	run.answer()
	if len(saved) != 2 || saved[1] != "2" {
		t.Errorf("saved %v", saved)
	}
}

func TestCloseOvertakesASaveUnderWay(t *testing.T) {
	run, state := &later{}, aid.Activity{Title: aid.Text{UK: "1"}}
	var saved []string
	s := newSaver(run, &state, func(_, a aid.Activity) (desk.Saved, error) {
		saved = append(saved, a.Title.UK)
		return desk.Saved{At: time.Now()}, nil
	})
	s.mu.Lock() // the save under way has not got to the disk
	s.touch()
	run.tick()
	state.Title.UK = "2"
	s.touch()
	s.mu.Unlock()
	if _, err := s.close(); err != nil {
		t.Fatal(err)
	}
	run.answer()
	run.tick()
	run.answer()
	if last := saved[len(saved)-1]; last != "2" {
		t.Errorf("saved %v", saved)
	}
	if s.kept.Title.UK != "2" {
		t.Errorf("the saver believes that %q is kept", s.kept.Title.UK)
	}
}

func TestAnswerThatWasOvertakenSaysNothing(t *testing.T) {
	run, state := &later{}, aid.Activity{Title: aid.Text{UK: "1"}}
	gate := make(chan struct{})
	s := newSaver(run, &state, func(_, a aid.Activity) (desk.Saved, error) {
		if a.Title.UK == "3" {
			<-gate // a slow disk
		}
		return desk.Saved{At: time.Now()}, nil
	})
	answers := 0
	s.done = func(desk.Saved, error) { answers++ }
	s.touch()
	run.tick()
	run.working.Wait() // saved; the answer waits for the window
	state.Title.UK = "2"
	s.touch()
	if _, err := s.close(); err != nil {
		t.Fatal(err)
	}
	state.Title.UK = "3"
	s.touch()
	run.tick() // the window is still busy
	run.answer()
	if answers != 0 || s.kept.Title.UK != "2" {
		t.Errorf("%d answers, %q is believed to be kept", answers, s.kept.Title.UK)
	}
	close(gate)
	run.tick()
	run.answer()
	if answers != 1 || s.kept.Title.UK != "3" {
		t.Errorf("%d answers, %q is believed to be kept", answers, s.kept.Title.UK)
	}
}

func TestHoldDropsWhatWaits(t *testing.T) {
	run, state := &later{}, aid.Activity{}
	s := newSaver(run, &state, func(_, _ aid.Activity) (desk.Saved, error) {
		t.Error("a deleted activity was saved again")
		return desk.Saved{}, nil
	})
	s.touch()
	s.hold()
	run.tick()
	run.answer()
}

func TestRetriesBecomeRarer(t *testing.T) {
	run, state := &later{}, aid.Activity{}
	full := errors.New("full")
	s := newSaver(run, &state, func(_, _ aid.Activity) (desk.Saved, error) { return desk.Saved{}, full })
	s.touch()
	var waits []time.Duration
	for range 6 {
		run.tick()
		run.answer()
		waits = append(waits, s.retry)
	}
	if waits[0] != firstRetry || waits[1] != 2*firstRetry || waits[5] != lastRetry || !s.dirty {
		t.Errorf("%v", waits)
	}
	full = nil
	run.tick()
	run.answer()
	if s.dirty || s.retry != 0 {
		t.Error("a save that worked is not the end of it")
	}
}

// What is saved is a step from what is on the disk, also after a save that failed and one that overtook another.
func TestAnEditBeginsWithWhatIsOnTheDisk(t *testing.T) {
	run, state := &later{}, aid.Activity{Title: aid.Text{UK: "1"}}
	var full error
	var steps []string
	s := newSaver(run, &state, func(from, to aid.Activity) (desk.Saved, error) {
		steps = append(steps, from.Title.UK+"-"+to.Title.UK)
		return desk.Saved{At: time.Now()}, full
	})
	s.know(aid.Activity{Title: aid.Text{UK: "0"}})
	save := func(title string) {
		state.Title.UK = title
		s.touch()
		run.tick()
		run.answer()
	}
	save("1")
	full = errors.New("disk full")
	save("2")
	full = nil
	save("3")
	if want := []string{"0-1", "1-2", "1-3"}; !slices.Equal(steps, want) {
		t.Errorf("steps %v, not %v", steps, want)
	}
}
