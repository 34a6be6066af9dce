package syncer

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"
)

const (
	shortestWait = time.Second
	longestWait  = 5 * time.Minute
	idleWait     = 5 * time.Minute // between looks at the portal when all is well
	longestRetry = 24 * time.Hour  // a portal cannot silence the program for longer
)

// Wait is how long to leave the portal alone after the given number of failures in a row: doubled each time, within
// limits, and spread so that many computers that lost the connection together do not come back together.
func Wait(failures int, err error) time.Duration {
	var retry *RetryError
	if errors.As(err, &retry) && retry.After > 0 {
		return spread(min(retry.After, longestRetry))
	}
	if failures == 0 {
		return spread(idleWait)
	}
	return spread(min(shortestWait<<min(failures-1, 10), longestWait))
}

// inARow counts one more failure. An exchange that had moved something before it broke had a connection, so that
// the counting begins anew: what cuts a connection now and then is met with another one at once.
func inARow(failures int, r Result) int {
	const something = 16 << 10 // bytes either way
	if r.Up+r.Down > something {
		return 1
	}
	return failures + 1
}

// mayPass says whether the same exchange may go through later without anybody's doing.
func mayPass(err error) bool {
	var retry *RetryError
	return errors.Is(err, ErrOffline) || errors.Is(err, ErrIncomplete) || errors.As(err, &retry)
}

// waitFor waits for a pause, or less when early says so; it returns the error of a context that ends before.
func waitFor(ctx context.Context, pause time.Duration, early <-chan struct{}) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
	case <-early:
	}
	return nil
}

// spread adds up to a quarter.
func spread(d time.Duration) time.Duration {
	return d + rand.N(d/4+1)
}
