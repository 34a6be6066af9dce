// Package runner keeps slow work off the window's goroutine. It is the only place that hands work back to it.
package runner

import (
	"context"
	"time"
)

// Runner runs slow work.
type Runner interface {
	// Run does the work on another goroutine and then calls done with its error on the window's. cancel ends the work's
	// context; done is called all the same.
	Run(work func(context.Context) error, done func(error)) (cancel func())
	// Post calls f on the window's goroutine; it may be called from any goroutine.
	Post(f func())
	// After calls f on the window's goroutine when d has passed, unless it is stopped before.
	After(d time.Duration, f func()) (stop func())
}

// Debounce gives a function that calls f once things have been quiet for d.
func Debounce(r Runner, d time.Duration, f func()) (call func()) {
	stop := func() {}
	return func() {
		stop()
		stop = r.After(d, f)
	}
}
