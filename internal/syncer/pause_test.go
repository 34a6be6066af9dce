package syncer_test

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/syncer"
)

// paused is a line on which a person pauses after so many changes, or, with none, while the portal does not answer.
type paused struct {
	*line
	after int
	pause func()
}

func (p *paused) Exchange(ctx context.Context, hello aid.Handshake, changes iter.Seq2[aid.Change, error], receive func(aid.Answer) error) (syncer.Traffic, error) {
	if p.after == 0 {
		p.pause()
		<-ctx.Done()
		return syncer.Traffic{Requests: 1}, syncer.ErrOffline
	}
	n := 0
	return p.line.Exchange(ctx, hello, func(yield func(aid.Change, error) bool) {
		for change, err := range changes {
			if !yield(change, err) {
				return
			}
			if n++; n == p.after {
				p.pause()
			}
		}
	}, receive)
}

func TestPauseEndsAtAChangeAndTheNextExchangeGoesOn(t *testing.T) {
	q, p := &queue{waiting: 100}, &paused{line: &line{}, after: 7}
	var finished error
	s := syncer.New(q, p, time.Now, syncer.Observer{Changed: func() {}, Finished: func(_ syncer.Result, err error) { finished = err }})
	p.pause = s.Pause
	result, err := s.Exchange(t.Context())
	if !errors.Is(err, syncer.ErrPaused) || !errors.Is(finished, syncer.ErrPaused) || result.Accepted != 7 {
		t.Errorf("%+v, %v, %v", result, err, finished)
	}
	if state := s.State(); state.Err != nil || state.Pausing || state.Progress.Sent != 7 || state.Progress.Total != 100 {
		t.Errorf("after the pause: %+v", state)
	}
	p.after = -1
	if result, err = s.Exchange(t.Context()); err != nil || result.Accepted != 93 || len(p.received) != 100 {
		t.Errorf("%+v, %v, %d received", result, err, len(p.received))
	}
	if progress := s.State().Progress; progress.Sent != 93 || progress.Total != 93 {
		t.Errorf("after going on: %+v", progress)
	}
}

func TestPauseDoesNotWaitForAPortalThatIsSilent(t *testing.T) {
	p := &paused{line: &line{}}
	s := syncer.New(&queue{waiting: 1}, p, time.Now, syncer.Observer{Changed: func() {}, Finished: func(syncer.Result, error) {}})
	p.pause = s.Pause
	began := time.Now()
	if _, err := s.Exchange(t.Context()); !errors.Is(err, syncer.ErrPaused) || time.Since(began) > 20*time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
}

func TestHeldRunBeginsNothing(t *testing.T) {
	q, l := &queue{waiting: 1}, &line{}
	s := start(q, l)
	s.Hold(true)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { s.Run(ctx); close(done) }()
	for range 5 {
		s.Wake()
		time.Sleep(10 * time.Millisecond)
	}
	if state := s.State(); state.Phase != syncer.PhaseUnknown || !state.Next.IsZero() {
		t.Errorf("held, and yet %+v", state)
	}
	if result, err := s.Exchange(t.Context()); err != nil || result.Accepted != 1 {
		t.Errorf("on request: %+v, %v", result, err)
	}
	s.Hold(false)
	waitFor(t, func() bool { return !s.State().Next.IsZero() })
	s.Hold(true)
	time.Sleep(20 * time.Millisecond)
	if next := s.State().Next; !next.IsZero() {
		t.Errorf("held, and the next exchange is due at %v", next)
	}
	cancel()
	<-done
}
