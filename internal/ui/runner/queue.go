package runner

import "time"

// Queue is the runner of pages that are drawn without a window: work runs at once, and what was posted from elsewhere
// waits for Drain, so that everything happens on one goroutine.
type Queue struct {
	Sync
	posted chan func()
}

var _ Runner = (*Queue)(nil)

// NewQueue makes an empty queue.
func NewQueue() *Queue { return &Queue{posted: make(chan func(), 1024)} }

// Post keeps f for Drain.
func (q *Queue) Post(f func()) { q.posted <- f }

// Drain calls what was posted until nothing has come for the given time.
func (q *Queue) Drain(quiet time.Duration) {
	for {
		select {
		case f := <-q.posted:
			f()
		case <-time.After(quiet):
			return
		}
	}
}
