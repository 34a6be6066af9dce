package syncer

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// Syncer runs exchanges: one at a time, on request and by itself.
type Syncer struct {
	store    Store
	portal   Portal
	now      func() time.Time
	observer Observer

	turn    chan struct{} // holds one token; its holder runs the exchange
	queued  atomic.Int32  // how many wait for the turn
	portion portion       // belongs to the turn's holder
	wake    chan struct{}
	carrier *carrier // nil: no files are sent

	mu       sync.Mutex
	state    State
	pace     pace
	held     bool                    // Run begins nothing
	cut      context.CancelCauseFunc // ends the exchange under way; nil: there is none
	failures int
}

// Observer is told, from any goroutine, what goes on.
type Observer struct {
	Changed  func()              // the state has changed
	Finished func(Result, error) // an exchange has ended, well or not
	// Carried is told that the sending of files has ended, well or not, also where there were none; nil: nobody is.
	Carried func(FileResult, error)
}

// New makes a syncer between a store and a portal.
func New(store Store, portal Portal, now func() time.Time, observer Observer) *Syncer {
	s := &Syncer{
		store: store, portal: portal, now: now, observer: observer,
		turn: make(chan struct{}, 1), wake: make(chan struct{}, 1), state: State{Phase: PhaseUnknown},
	}
	s.turn <- struct{}{}
	return s
}

// State is a snapshot for the status line.
func (s *Syncer) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	state := s.state
	state.Progress.Left = s.pace.left(s.now())
	return state
}

// Exchange runs one exchange now, after the one under way if there is one. It returns an error of this package, of the
// store or of the context; whatever it did before the error is counted in the result and is durable.
func (s *Syncer) Exchange(ctx context.Context) (Result, error) {
	return s.exchange(ctx, func() bool { return true })
}

// exchange is Exchange when it is wanted at the moment when its turn comes.
func (s *Syncer) exchange(ctx context.Context, wanted func() bool) (result Result, err error) {
	err = s.Alone(ctx, func() error {
		if !wanted() {
			return nil
		}
		ctx, cut := context.WithCancelCause(ctx)
		defer cut(nil)
		s.change(func(state *State) {
			state.Phase, state.Progress, state.Next = PhaseSending, Progress{}, time.Time{}
			s.pace, s.cut = pace{}, cut
		})
		x := &exchange{store: s.store, portal: s.portal, now: s.now, report: s.progress, pausing: s.pausing, portion: &s.portion}
		var err error
		result, err = x.run(ctx)
		if err == nil && !s.pausing() {
			s.filesDue()
		}
		s.finish(result, err)
		s.observer.Finished(result, err)
		return err
	})
	return result, err
}

// Alone runs work while no exchange is under way and none begins.
func (s *Syncer) Alone(ctx context.Context, work func() error) error {
	s.queued.Add(1)
	select {
	case <-s.turn:
		s.queued.Add(-1)
	case <-ctx.Done():
		s.queued.Add(-1)
		return ctx.Err()
	}
	defer func() { s.turn <- struct{}{} }()
	return work()
}

// Persist is Exchange again and again, with pauses, until it succeeds or only a person can help. failed is told of each
// failure that is not the last. The result counts all that was done.
func (s *Syncer) Persist(ctx context.Context, failed func(error)) (Result, error) {
	var total Result
	for failures := 0; ; {
		result, err := s.Exchange(ctx)
		total.add(result)
		if err == nil || !mayPass(err) {
			return total, err
		}
		failed(err)
		failures = inARow(failures, result)
		if err := waitFor(ctx, Wait(failures, err), nil); err != nil {
			return total, err
		}
	}
}

func (s *Syncer) finish(result Result, err error) {
	s.change(func(state *State) {
		state.Err, state.Pausing, s.cut = err, false, nil
		switch {
		case err == nil:
			s.failures, state.Phase, state.Last = 0, PhaseIdle, s.now()
		case errors.Is(err, context.Canceled), errors.Is(err, ErrPaused):
			state.Phase, state.Err = PhaseUnknown, nil // a person's wish is no failure
		case errors.Is(err, ErrStopped):
			state.Phase = PhaseStopped
		default:
			s.failures = inARow(s.failures, result)
			state.Phase = PhaseOffline
		}
	})
}

// Wake says that something was queued, or that the connection may be back.
func (s *Syncer) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Run exchanges by itself until the context ends: at the start, soon after Wake, after failures with back-off, and now
// and then when all is well. After ErrStopped it waits for Wake. While Hold holds it, it begins nothing.
func (s *Syncer) Run(ctx context.Context) {
	for ctx.Err() == nil {
		_, _ = s.exchange(ctx, s.mayBegin) // the state keeps the error for the status line
		if !s.rest(ctx) {
			return
		}
	}
}

// rest waits for the next turn; it returns false when the context ended.
func (s *Syncer) rest(ctx context.Context) bool {
	s.mu.Lock()
	pause := Wait(s.failures, s.state.Err)
	stopped := s.state.Phase == PhaseStopped || s.held
	s.mu.Unlock()

	var due <-chan time.Time
	if !stopped {
		timer := time.NewTimer(pause)
		defer timer.Stop()
		due = timer.C
		s.change(func(state *State) { state.Next = s.now().Add(pause) })
	}
	select {
	case <-ctx.Done():
		return false
	case <-due:
	case <-s.wake:
	}
	return true
}

// Moved notes body bytes of the exchange under way that have left and arrived.
func (s *Syncer) Moved(up, down int64) {
	s.progress(func(p *Progress) { p.Up, p.Down = p.Up+up, p.Down+down })
}

func (s *Syncer) progress(edit func(*Progress)) {
	s.change(func(state *State) {
		edit(&state.Progress)
		if p := state.Progress; p.Sent > 0 && p.Sent < p.Total {
			s.pace.moved(s.now(), p.Sent, p.Total)
		}
	})
}

func (s *Syncer) change(edit func(*State)) {
	s.mu.Lock()
	edit(&s.state)
	s.mu.Unlock()
	s.observer.Changed()
}
