package syncer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"focalpoint/internal/aid"
)

const (
	// batch bounds what one transaction numbers or takes: above a thousand, bbolt's commits become slower per record.
	batch = 1000
	// roundsMost bounds how often one call goes on because new changes were queued meanwhile.
	roundsMost = 8
)

// Result is what one call of Exchange did.
type Result struct {
	Accepted, Merged, Conflicts, Refused, Pulled int
	Traffic
	Position uint64 // the portal's position for this device
	Duration time.Duration
	Diverged bool // the portal's digest differs from ours; the next exchange brings everything
}

// add joins the result of a later exchange.
func (r *Result) add(later Result) {
	r.Accepted, r.Merged = r.Accepted+later.Accepted, r.Merged+later.Merged
	r.Conflicts, r.Refused, r.Pulled = r.Conflicts+later.Conflicts, r.Refused+later.Refused, r.Pulled+later.Pulled
	r.Requests, r.Up, r.Down = r.Requests+later.Requests, r.Up+later.Up, r.Down+later.Down
	r.Position, r.Duration, r.Diverged = later.Position, r.Duration+later.Duration, later.Diverged
}

// exchange is one conversation with the portal, from numbering to the last answer.
type exchange struct {
	store   Store
	portal  Portal
	now     func() time.Time
	report  func(edit func(*Progress))
	pausing func() bool
	result  Result
	waiting []aid.Answer
	portion *portion
	left    int  // numbered changes without an answer
	sent    int  // changes that earlier requests have sent
	ended   bool // the answer has come to its end
	sure    bool // what is acknowledged is all that the portal holds: the last request ended well
}

// run repeats the exchange until nothing waits, and mends the breaks that have a named recovery.
func (x *exchange) run(ctx context.Context) (Result, error) {
	began := x.now()
	x.report(func(p *Progress) { p.Started = began })
	err := x.rounds(ctx)
	if errors.Is(context.Cause(ctx), ErrPaused) {
		err = ErrPaused
	}
	x.result.Duration = x.now().Sub(began)
	return x.result, err
}

func (x *exchange) rounds(ctx context.Context) error {
	recovered := false
	for round := 0; round < roundsMost; {
		more, err := x.once(ctx)
		switch {
		case errors.Is(err, ErrForked) && !recovered:
			err, recovered, more = x.store.NewIdentity(), true, true
		case errors.Is(err, ErrCursorExpired) && !recovered:
			err, recovered, more = x.store.ResetCursor(), true, true
		case errors.Is(err, ErrTooLarge) && !x.portion.limited:
			err, x.portion.limited, more = nil, true, true
		}
		if err != nil || !more {
			return err
		}
		if !x.portion.limited {
			round++
		}
	}
	return nil
}

// once is one request. It says whether there is more to send: changes that were queued while it ran, or the next portion.
func (x *exchange) once(ctx context.Context) (more bool, err error) {
	hello, from, err := x.prepare(ctx)
	if err != nil {
		return false, err
	}
	x.ended, x.sure = false, false
	before := x.left
	traffic, err := x.portal.Exchange(ctx, hello, x.portion.of(x.sending(from)), x.receive)
	x.result.Requests += traffic.Requests
	x.result.Up += traffic.Up
	x.result.Down += traffic.Down
	if flushErr := x.flush(); err == nil {
		err = flushErr
	}
	if err == nil && !x.ended {
		err = ErrIncomplete
	}
	if err != nil {
		x.portion.broke(from, traffic.Up)
		return false, fmt.Errorf("exchanging with the portal: %w", err)
	}
	x.sure = true
	if x.pausing() {
		return false, ErrPaused
	}
	n, err := NumberAll(x.store)
	return n > 0 || 0 < x.left && x.left < before, err
}

// prepare numbers what waits and finds out where to go on: after what is acknowledged, or, when numbered changes are
// left over from a broken exchange, after what the portal already holds. It returns ErrForked when the portal holds
// changes of this device that are not the ones numbered here.
func (x *exchange) prepare(ctx context.Context) (hello aid.Handshake, from uint64, err error) {
	if hello, err = x.store.Handshake(); err != nil {
		return hello, 0, err
	}
	if x.left, err = x.store.Left(); err != nil {
		return hello, 0, err
	}
	from = hello.Acked
	if x.left > 0 && !x.sure {
		position, hash, err := x.portal.Position(ctx)
		x.result.Requests++
		if err != nil {
			return hello, 0, fmt.Errorf("asking the portal for the position: %w", err)
		}
		switch own, err := x.store.Own(position, hash); {
		case err != nil:
			return hello, 0, err
		case !own:
			return hello, 0, fmt.Errorf("comparing change %d: %w", position, ErrForked)
		}
		from = max(from, position)
		x.portion.resume(position)
	}
	numbered, err := NumberAll(x.store)
	x.left += numbered
	rest := max(0, x.left-int(from-hello.Acked)) // without what the portal holds already
	x.report(func(p *Progress) { x.sent, p.Total = p.Sent, p.Sent+rest })
	return hello, from, err
}

// NumberAll gives numbers to all that waits, and says to how many.
func NumberAll(store Store) (total int, err error) {
	for {
		n, err := store.Number(batch)
		total += n
		if err != nil || n < batch {
			return total, err
		}
	}
}

func (x *exchange) sending(from uint64) iter.Seq2[aid.Change, error] {
	return func(yield func(aid.Change, error) bool) {
		x.report(func(p *Progress) { p.Sent = x.sent }) // it may be read again from its beginning
		for change, err := range x.store.Pending(from) {
			if x.pausing() || !yield(change, err) || err != nil {
				return
			}
			x.report(func(p *Progress) { p.Sent++ })
		}
	}
}

// receive gathers answers into transactions. The receipts are stored together with the position that closes them, and
// the last deltas together with the cursor.
func (x *exchange) receive(answer aid.Answer) error {
	if answer.End != nil {
		x.ended = true
		return x.finish(*answer.End)
	}
	x.waiting = append(x.waiting, answer)
	switch {
	case answer.Receipt != nil:
		x.countReceipt(*answer.Receipt)
	case answer.Position != nil:
		x.result.Position = *answer.Position
		return x.acknowledge()
	case answer.Delta != nil:
		x.result.Pulled++
		x.report(func(p *Progress) { p.Pulled++ })
	case answer.Cursor != nil:
		return x.flush()
	}
	if len(x.waiting) >= batch {
		return x.flush()
	}
	return nil
}

func (x *exchange) countReceipt(r aid.Receipt) {
	x.left--
	switch r.Outcome {
	case aid.OutcomeMerged:
		x.result.Merged++
	case aid.OutcomeConflict:
		x.result.Conflicts++
	case aid.OutcomeRefused:
		x.result.Refused++
	}
}

// acknowledge stores the position, and counts the changes that it answers because they have no receipt line of their own.
func (x *exchange) acknowledge() error {
	if err := x.flush(); err != nil {
		return err
	}
	left, err := x.store.Left()
	x.result.Accepted += max(0, x.left-left)
	x.left = left
	if err == nil && x.pausing() {
		return ErrPaused
	}
	return err
}

func (x *exchange) flush() error {
	if len(x.waiting) == 0 {
		return nil
	}
	err := x.store.Receive(x.waiting)
	x.waiting = x.waiting[:0]
	if err != nil {
		return fmt.Errorf("storing the portal's answers: %w", err)
	}
	return nil
}

// finish compares what both sides hold. A difference is mended by the next exchange, which brings everything.
func (x *exchange) finish(end aid.End) error {
	if err := x.flush(); err != nil {
		return err
	}
	digest, err := x.store.Digest()
	if err != nil {
		return err
	}
	x.result.Diverged = digest.String() != end.Digest || digest.Count() != end.Records
	if x.result.Diverged {
		return x.store.ResetCursor()
	}
	return nil
}
