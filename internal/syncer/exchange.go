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
	// rounds bounds how often one call goes on because new changes were queued meanwhile.
	rounds = 8
)

// Result is what one call of Exchange did.
type Result struct {
	Accepted, Merged, Conflicts, Refused, Pulled int
	Traffic
	Position uint64 // the portal's position for this device
	Duration time.Duration
	Diverged bool // the portal's digest differs from ours; the next exchange brings everything
}

// Progress is how far the exchange under way has come.
type Progress struct {
	Sent, Total, Pulled int
	Started             time.Time
}

// exchange is one conversation with the portal, from numbering to the last answer.
type exchange struct {
	store    Store
	portal   Portal
	now      func() time.Time
	report   func(Progress)
	progress Progress
	result   Result
	waiting  []aid.Answer
	numbered map[uint64]bool // sent in this exchange or before it, and not answered yet
	ended    bool
}

// run repeats the exchange until nothing waits, and mends the two breaks that have a named recovery.
func (x *exchange) run(ctx context.Context) (Result, error) {
	x.progress.Started = x.now()
	recovered := false
	for range rounds {
		more, err := x.once(ctx)
		switch {
		case errors.Is(err, ErrForked) && !recovered:
			err, recovered, more = x.store.NewIdentity(), true, true
		case errors.Is(err, ErrCursorExpired) && !recovered:
			err, recovered, more = x.store.ResetCursor(), true, true
		}
		if err != nil || !more {
			x.result.Duration = x.now().Sub(x.progress.Started)
			return x.result, err
		}
	}
	x.result.Duration = x.now().Sub(x.progress.Started)
	return x.result, nil
}

// once is one request. It says whether changes were queued while it ran.
func (x *exchange) once(ctx context.Context) (more bool, err error) {
	hello, from, err := x.prepare(ctx)
	if err != nil {
		return false, err
	}
	x.ended = false
	traffic, err := x.portal.Exchange(ctx, hello, x.sending(from), x.receive)
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
		return false, fmt.Errorf("exchanging with the portal: %w", err)
	}
	n, err := x.number()
	return n > 0, err
}

// prepare numbers what waits and finds out where to go on: after what is acknowledged, or, when numbered changes are
// left over from a broken exchange, after what the portal already holds. It returns ErrForked when the portal holds
// changes of this device that are not the ones numbered here.
func (x *exchange) prepare(ctx context.Context) (hello aid.Handshake, from uint64, err error) {
	if hello, err = x.store.Handshake(); err != nil {
		return hello, 0, err
	}
	left, err := x.count(hello.Acked)
	if err != nil {
		return hello, 0, err
	}
	from = hello.Acked
	if left > 0 {
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
	}
	if _, err = x.number(); err != nil {
		return hello, 0, err
	}
	_, err = x.count(hello.Acked)
	return hello, from, err
}

func (x *exchange) number() (total int, err error) {
	for {
		n, err := x.store.Number(batch)
		total += n
		if err != nil || n < batch {
			return total, err
		}
	}
}

// count notes the numbers that wait for an answer.
func (x *exchange) count(after uint64) (int, error) {
	x.numbered = map[uint64]bool{}
	for change, err := range x.store.Pending(after) {
		if err != nil {
			return 0, err
		}
		x.numbered[change.N] = true
	}
	x.progress.Total = len(x.numbered)
	return len(x.numbered), nil
}

func (x *exchange) sending(from uint64) iter.Seq2[aid.Change, error] {
	return func(yield func(aid.Change, error) bool) {
		for change, err := range x.store.Pending(from) {
			if !yield(change, err) || err != nil {
				return
			}
			x.progress.Sent++
			x.report(x.progress)
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
		x.countAccepted(*answer.Position)
		return x.flush()
	case answer.Delta != nil:
		x.progress.Pulled++
		x.result.Pulled++
		x.report(x.progress)
	case answer.Cursor != nil:
		return x.flush()
	}
	if len(x.waiting) >= batch {
		return x.flush()
	}
	return nil
}

func (x *exchange) countReceipt(r aid.Receipt) {
	delete(x.numbered, r.N)
	switch r.Outcome {
	case aid.OutcomeMerged:
		x.result.Merged++
	case aid.OutcomeConflict:
		x.result.Conflicts++
	case aid.OutcomeRefused:
		x.result.Refused++
	}
}

// countAccepted counts the changes that have no receipt line of their own.
func (x *exchange) countAccepted(position uint64) {
	for n := range x.numbered {
		if n <= position {
			delete(x.numbered, n)
			x.result.Accepted++
		}
	}
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
