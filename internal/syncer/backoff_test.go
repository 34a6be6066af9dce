package syncer

import (
	"errors"
	"testing"
	"time"
)

func TestWaitGrowsAndStaysWithinLimits(t *testing.T) {
	tests := []struct {
		failures       int
		err            error
		shortest, most time.Duration
	}{
		{0, nil, idleWait, idleWait * 5 / 4},
		{1, ErrOffline, time.Second, 1250 * time.Millisecond},
		{4, ErrOffline, 8 * time.Second, 10 * time.Second},
		{1000, ErrOffline, longestWait, longestWait * 5 / 4},
		{1, &RetryError{After: time.Minute, Err: errors.New("busy")}, time.Minute, 75 * time.Second},
		{1, &RetryError{After: 1000 * time.Hour, Err: errors.New("busy")}, longestRetry, longestRetry * 5 / 4},
	}
	for _, tt := range tests {
		for range 100 {
			if got := Wait(tt.failures, tt.err); got < tt.shortest || got > tt.most {
				t.Fatalf("Wait(%d, %v) = %s, want %s to %s", tt.failures, tt.err, got, tt.shortest, tt.most)
			}
		}
	}
}

func TestABrokenExchangeThatMovedSomethingIsTriedAgainAtOnce(t *testing.T) {
	for _, tt := range []struct {
		before int
		moved  Traffic
		want   int
	}{
		{0, Traffic{Requests: 1, Up: 200}, 1},
		{5, Traffic{Requests: 1, Up: 200, Down: 300}, 6},
		{5, Traffic{Requests: 2, Up: 100_000}, 1},
	} {
		if got := inARow(tt.before, Result{Traffic: tt.moved}); got != tt.want {
			t.Errorf("after %d failures, one with %+v makes %d, want %d", tt.before, tt.moved, got, tt.want)
		}
	}
}
