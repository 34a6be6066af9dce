package syncer

import (
	"context"
	"errors"
)

// carrier sends attached files: after the records, and whenever no exchange wants the connection.
type carrier struct {
	store  FileStore
	portal FilePortal
	turn   chan struct{}           // holds one token: files are sent by one at a time
	due    chan struct{}           // an exchange went well, or a file was attached
	way    way                     // belongs to the turn's holder
	cut    context.CancelCauseFunc // ends the sending under way; nil: there is none
}

// CarryFiles lets the syncer send attached files too; it is to be called before anything else.
func (s *Syncer) CarryFiles(store FileStore, portal FilePortal) {
	s.carrier = &carrier{store: store, portal: portal, turn: make(chan struct{}, 1), due: make(chan struct{}, 1), way: way{piece: pieceLeast, most: pieceMost}}
	s.carrier.turn <- struct{}{}
}

// SendFiles sends the files that wait, in pieces between which an exchange of records comes first. It costs no request
// when none waits. What had left before an error is not sent again. It returns the errors of Exchange; ErrPaused when
// Pause ended it.
func (s *Syncer) SendFiles(ctx context.Context) (FileResult, error) {
	return s.carryFiles(ctx, func(ctx context.Context, p *parcel) error { return p.sendAll(ctx) })
}

// PersistFiles is SendFiles again and again, with pauses, until it succeeds or only a person can help. failed is told of
// each failure that is not the last.
func (s *Syncer) PersistFiles(ctx context.Context, failed func(error)) (FileResult, error) {
	return s.carryFiles(ctx, func(ctx context.Context, p *parcel) error {
		for failures := 0; ; {
			moved := p.result.Traffic
			err := p.sendAll(ctx)
			if err == nil || ctx.Err() != nil || !mayPass(err) {
				return err
			}
			failed(err)
			moved.Up, moved.Down = p.result.Up-moved.Up, p.result.Down-moved.Down
			failures = inARow(failures, Result{Traffic: moved})
			if err := waitFor(ctx, Wait(failures, err), s.carrier.due); err != nil { // due: the connection is back
				return err
			}
		}
	})
}

// carryFiles runs the sending of files when its turn comes, and lets Pause end it.
func (s *Syncer) carryFiles(ctx context.Context, send func(context.Context, *parcel) error) (FileResult, error) {
	c := s.carrier
	if c == nil {
		return FileResult{}, nil
	}
	select {
	case <-c.turn:
		defer func() { c.turn <- struct{}{} }()
	case <-ctx.Done():
		return FileResult{}, ctx.Err()
	}
	ctx, cut := context.WithCancelCause(ctx)
	defer cut(nil)
	s.change(func(*State) { c.cut = cut })
	p := &parcel{syncer: s, store: c.store, portal: c.portal, way: &c.way, failed: map[string]int{}}
	began := s.now()
	err := send(ctx, p)
	if errors.Is(context.Cause(ctx), ErrPaused) {
		err = ErrPaused
	}
	p.result.Duration = s.now().Sub(began)
	if s.observer.Carried != nil {
		s.observer.Carried(p.result, err)
	}
	s.change(func(*State) { c.cut = nil })
	return p.result, err
}

// RunFiles sends files by itself until the context ends: after each exchange that went well.
func (s *Syncer) RunFiles(ctx context.Context) {
	for s.carrier != nil {
		select {
		case <-ctx.Done():
			return
		case <-s.carrier.due:
		}
		_, _ = s.PersistFiles(ctx, func(error) {}) // the exchange of records says what is wrong with the connection
	}
}

// pause ends the sending under way; the next exchange that goes well lets it go on.
func (c *carrier) pause() {
	if c.cut != nil {
		c.cut(ErrPaused)
	}
	select {
	case <-c.due:
	default:
	}
}

// filesDue says that files may be sent now.
func (s *Syncer) filesDue() {
	if s.carrier == nil {
		return
	}
	select {
	case s.carrier.due <- struct{}{}:
	default:
	}
}
