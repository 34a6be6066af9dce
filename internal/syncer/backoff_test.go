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
		{1, ErrOffline, 5 * time.Second, 7 * time.Second},
		{4, ErrOffline, 40 * time.Second, 50 * time.Second},
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
