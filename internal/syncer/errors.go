package syncer

import (
	"errors"
	"fmt"
	"time"
)

var (
	// ErrOffline says that the portal could not be reached, or the connection broke or stalled; everything is kept and
	// the exchange will be tried again.
	ErrOffline = errors.New("no connection to the portal")
	// ErrForked says that the portal knows this device with another history: a cloned or restored vault.
	ErrForked = errors.New("another installation uses this device's identity")
	// ErrCursorExpired says that the portal no longer keeps what happened since this device's cursor.
	ErrCursorExpired = errors.New("the portal no longer keeps the changes since the last exchange")
	// ErrTooLarge says that the portal, or something before it, does not take so much in one request.
	ErrTooLarge = errors.New("too much for one request")
	// ErrStopped says that trying again by itself is of no use until a person has acted; the wrapped error says why.
	ErrStopped = errors.New("the portal needs a person to act")
	// ErrIncomplete says that the portal's answer ended early or does not add up; it will be asked again.
	ErrIncomplete = errors.New("the portal's answer is incomplete")
)

// RetryError says that the portal asked to be left alone for a while.
type RetryError struct {
	After time.Duration
	Err   error
}

func (e *RetryError) Error() string {
	return fmt.Sprintf("the portal asks to wait %s: %v", e.After, e.Err)
}

// Unwrap gives the portal's own error.
func (e *RetryError) Unwrap() error { return e.Err }
