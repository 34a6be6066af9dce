package syncer

import (
	"context"
	"iter"

	"focalpoint/internal/aid"
)

// Store is the local side of an exchange. Every method is durable when it returns.
type Store interface {
	// Handshake is what the first line of an exchange says of this device.
	Handshake() (aid.Handshake, error)
	// Number gives the next numbers to at most limit waiting changes and says to how many.
	Number(limit int) (int, error)
	// Left is how many numbered changes wait for an answer.
	Left() (int, error)
	// Pending yields the numbered changes after the given number that the portal has not acknowledged, in order.
	Pending(after uint64) iter.Seq2[aid.Change, error]
	// Own says whether the change that the portal holds under a number may be this device's: false shows a clone.
	Own(n uint64, hash string) (bool, error)
	// Receive takes answers in one transaction, and is harmless when it is given some of them twice. It returns
	// ErrForked for a position that this device has not reached.
	Receive(answers []aid.Answer) error
	// Digest is over every record that the portal has.
	Digest() (aid.Digest, error)
	// NewIdentity makes this installation another device, which keeps its queue.
	NewIdentity() error
	// ResetCursor makes the next exchange bring everything that the person may see; unsent work stays.
	ResetCursor() error
}

// Portal is the far side. Its errors wrap those of this package where the exchange has to act on them.
type Portal interface {
	// Exchange sends the changes and hands over the answers as they arrive; it stops at receive's first error.
	Exchange(ctx context.Context, hello aid.Handshake, changes iter.Seq2[aid.Change, error], receive func(aid.Answer) error) (Traffic, error)
	// Position is the number up to which this device's changes are durable at the portal, and the hash of that change.
	Position(ctx context.Context) (position uint64, hash string, err error)
}

// Traffic is what went over the connection: requests, and body bytes each way as they were sent, compressed.
type Traffic struct {
	Requests int
	Up, Down int64
}
