package syncer

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"focalpoint/internal/aid"
)

// ErrOtherDevice says that answers belong to another installation, or to this one before it took a new identity.
var ErrOtherDevice = errors.New("the answers are another device's")

// Answered says to which state of which device answers belong that came another way than over a connection.
type Answered struct {
	Device   aid.ID
	Epoch    string
	Cursor   uint64 // the deltas go on from here
	Position uint64 // what is durable at the portal
	Hash     string // of the change with number Position
	Problem  error  // why the portal gave no answers: ErrForked, ErrCursorExpired or another; nil: it did
}

// Take is the second half of an exchange whose answers came by hand. What was taken before changes nothing, in whatever
// order files come. It returns ErrOtherDevice; ErrForked when the answers are to changes that were not made here, which
// gives the device a new identity; and the problem.
func (s *Syncer) Take(ctx context.Context, to Answered, answers iter.Seq2[aid.Answer, error]) (result Result, err error) {
	err = s.Alone(ctx, func() error {
		x := &exchange{store: s.store, now: s.now, report: func(func(*Progress)) {}, pausing: func() bool { return false }}
		began := s.now()
		err := x.takeAll(ctx, to, answers)
		x.result.Duration = s.now().Sub(began)
		result = x.result
		s.observer.Finished(result, err)
		return err
	})
	return result, err
}

func (x *exchange) takeAll(ctx context.Context, to Answered, answers iter.Seq2[aid.Answer, error]) error {
	own, err := x.store.Handshake()
	if err != nil {
		return err
	}
	if to.Device != own.Device || to.Epoch != own.Epoch {
		return ErrOtherDevice
	}
	err = to.Problem
	if err == nil {
		err = x.compare(to)
	}
	switch {
	case errors.Is(err, ErrForked):
		return errors.Join(err, x.store.NewIdentity())
	case errors.Is(err, ErrCursorExpired) && to.Cursor == own.Cursor:
		return errors.Join(err, x.store.ResetCursor())
	case err != nil:
		return err
	}
	if x.left, err = x.store.Left(); err != nil {
		return err
	}
	for answer, err := range answers {
		if err = errors.Join(err, ctx.Err()); err != nil {
			return errors.Join(err, x.flush())
		}
		if err := x.takeOne(to, own, answer); err != nil {
			return err
		}
	}
	if err := x.flush(); err != nil {
		return err
	}
	if !x.ended {
		return ErrIncomplete
	}
	return nil
}

// compare makes sure that the portal has answered to this device's own changes.
func (x *exchange) compare(to Answered) error {
	if to.Position == 0 {
		return nil
	}
	own, err := x.store.Own(to.Position, to.Hash)
	if err == nil && !own {
		err = fmt.Errorf("comparing change %d: %w", to.Position, ErrForked)
	}
	return err
}

// takeOne leaves out what is held already, and others' changes that do not follow those held.
func (x *exchange) takeOne(to Answered, own aid.Handshake, answer aid.Answer) error {
	late := to.Cursor != own.Cursor
	switch {
	case answer.Receipt != nil && (answer.Receipt.N <= own.Acked || answer.Receipt.N > to.Position),
		answer.Position != nil && *answer.Position <= own.Acked,
		late && (answer.Delta != nil || answer.Cursor != nil):
		return nil
	case answer.Position != nil:
		answer.Position = &to.Position // what another exchange has added meanwhile was not compared
	case late && answer.End != nil:
		x.ended = true
		return x.flush()
	}
	return x.receive(answer)
}
