package syncer

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// A piece ends early where an exchange of records waits. So it is as large as it may be without much being lost where
// something on the way gathers it before it passes it on: then nothing of it arrives when the connection breaks.
const (
	pieceLeast, pieceMost = 64 << 10, 512 << 10
	// pieceFloor is the piece that everything on the way is taken to let through.
	pieceFloor = 8 << 10
)

// way is what is known of the way to the portal.
type way struct {
	piece int // bytes of the next piece
	most  int // bytes that a piece may have: larger ones do not come through

	broken struct { // the piece that broke last
		name       string
		from, sent int64
	}
}

// passed notes that a piece has arrived.
func (w *way) passed() { w.piece = min(w.piece*2, w.most) }

// shrink makes pieces smaller for good, and says whether that was possible.
func (w *way) shrink(least int) bool {
	if w.piece <= least {
		return false
	}
	w.piece = max(least, w.piece/2)
	w.most = w.piece
	return true
}

// resume learns, from what of a piece that broke has arrived, whether something gathers them: where nothing has of much
// that was sent, the next ones are smaller.
func (w *way) resume(name string, held int64) {
	if w.broken.name == name && held <= w.broken.from && w.broken.sent >= pieceLeast {
		w.shrink(pieceLeast)
	}
	w.broken.name = ""
}

// parcel is the sending of the files that wait, one after the other.
type parcel struct {
	syncer *Syncer
	store  FileStore
	portal FilePortal
	way    *way
	before int64 // bytes of the files before this one
	failed map[string]int
	result FileResult
}

// sendAll sends every file that waits. One that the portal does not take stops no other, and one on which it fails goes
// last when they are tried again.
func (p *parcel) sendAll(ctx context.Context) error {
	files, err := p.store.Unsent()
	if err != nil || len(files) == 0 {
		return err
	}
	slices.SortStableFunc(files, func(a, b File) int { return p.failed[a.Hash] - p.failed[b.Hash] })
	p.before = 0
	var total int64
	for _, f := range files {
		total += f.Size
	}
	defer p.show(FileProgress{})
	for i, f := range files {
		p.show(FileProgress{Sending: true, File: i + 1, Files: len(files), Sent: p.before, Total: total})
		if err := p.sendOne(ctx, f); err != nil {
			p.failed[f.Hash]++
			return fmt.Errorf("sending file %.12s: %w", f.Hash, err)
		}
		p.before += f.Size
	}
	return nil
}

func (p *parcel) show(f FileProgress) {
	p.syncer.change(func(state *State) { state.Files = f })
}

// sendOne sends one file. Content that arrived as another, because the portal lost power say, is sent once more.
func (p *parcel) sendOne(ctx context.Context, f File) error {
	content, err := p.store.Content(f)
	if err == nil {
		err = p.carry(ctx, content)
		if refused := (*RefusedError)(nil); errors.As(err, &refused) && refused.Reason == RefusedHash {
			err = p.carry(ctx, content)
		}
	}
	var refused *RefusedError
	switch {
	case err == nil:
		p.result.Sent++
		return p.store.Sent(f)
	case errors.As(err, &refused):
		p.result.Refused++
		return p.store.Refuse(f, refused)
	}
	return err
}

// carry brings the portal what it does not have of one content.
func (p *parcel) carry(ctx context.Context, c Content) error {
	held, err := p.ask(ctx, c.Name)
	if err == nil {
		p.way.resume(c.Name, held.Bytes)
	}
	size := int64(len(c.Bytes))
	for err == nil && !held.Whole {
		if held.Limit > 0 && size > held.Limit {
			return &RefusedError{Reason: RefusedTooLarge, Limit: held.Limit}
		}
		from := held.Bytes
		if from >= size {
			return fmt.Errorf("%d of %d bytes are at the portal, and it is not whole: %w", from, size, ErrIncomplete)
		}
		var now Held
		switch now, err = p.push(ctx, c, from); {
		case p.makeSmaller(err):
			err = nil
		case err == nil && !now.Whole && now.Bytes == from:
			err = fmt.Errorf("nothing of a piece has arrived: %w", ErrIncomplete)
		default:
			held = now
		}
	}
	return err
}

// makeSmaller says whether a piece was too large for something on the way, and makes the next ones half as large. The
// portal itself says how large a file may be before any of it is sent.
func (p *parcel) makeSmaller(err error) bool {
	var refused *RefusedError
	return errors.As(err, &refused) && refused.Reason == RefusedTooLarge && p.way.shrink(pieceFloor)
}

// ask and push take the turn for one request each, so that an exchange of records that waits comes first.
func (p *parcel) ask(ctx context.Context, name string) (held Held, err error) {
	err = p.syncer.Alone(ctx, func() error {
		var traffic Traffic
		held, traffic, err = p.portal.Held(ctx, name)
		p.result.add(traffic)
		return err
	})
	return held, err
}

func (p *parcel) push(ctx context.Context, c Content, from int64) (held Held, err error) {
	err = p.syncer.Alone(ctx, func() error {
		at, end := from, min(from+int64(p.way.piece), int64(len(c.Bytes)))
		p.moved(at)
		var traffic Traffic
		held, traffic, err = p.portal.SendPiece(ctx, Piece{c.Name, from, int64(len(c.Bytes)), c.Bytes[from:end], p.syncer.wanted}, func(n int) {
			at += int64(n)
			p.moved(at)
		})
		p.result.add(traffic)
		switch {
		case err != nil:
			p.way.broken.name, p.way.broken.from, p.way.broken.sent = c.Name, from, at-from
		case held.Bytes >= end:
			p.way.passed()
		}
		return err
	})
	return held, err
}

// wanted says that somebody waits for the turn.
func (s *Syncer) wanted() bool { return s.queued.Load() > 0 }

// moved shows how much of the file under way has left. What a picture's data took is not sent, so the last of it is never
// shown as sent before the file is.
func (p *parcel) moved(at int64) {
	p.syncer.change(func(state *State) { state.Files.Sent = min(p.before+at, state.Files.Total) })
}

func (t *Traffic) add(later Traffic) {
	t.Requests, t.Up, t.Down = t.Requests+later.Requests, t.Up+later.Up, t.Down+later.Down
}
