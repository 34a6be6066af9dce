package syncer

import (
	"iter"

	"focalpoint/internal/aid"
)

// portionBytes is how much one request carries on a way that lets only small ones through, in bytes as they are sent.
// They are estimated from the changes, which compress to about a sixth.
const portionBytes, portionShrinks = 64 << 10, 6

// portion decides how much one request carries: everything, in one stream, unless there is something on the way that
// gathers a body before it passes it on. Then nothing of it arrives when the connection breaks, and nothing that is
// larger than that box accepts.
type portion struct {
	limited bool
	from    uint64 // where the request that broke had begun
	sent    int64  // how many bytes of it were sent; 0: none broke
}

// broke notes that a request ended early.
func (p *portion) broke(from uint64, sent int64) { p.from, p.sent = from, sent }

// resume learns from the portal's position after a break: when much was sent and nothing has arrived, the rest goes in
// small requests.
func (p *portion) resume(position uint64) {
	p.limited = p.limited || p.sent >= portionBytes && position <= p.from
	p.sent = 0
}

// of is the part of the changes that one request carries.
func (p *portion) of(changes iter.Seq2[aid.Change, error]) iter.Seq2[aid.Change, error] {
	if !p.limited {
		return changes
	}
	return func(yield func(aid.Change, error) bool) {
		size := 0
		for change, err := range changes {
			if !yield(change, err) || err != nil {
				return
			}
			for path, value := range change.Set {
				size += len(path) + len(value)
			}
			if size >= portionBytes*portionShrinks {
				return
			}
		}
	}
}
