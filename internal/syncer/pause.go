package syncer

import (
	"errors"
	"time"
)

// ErrPaused says that an exchange ended because a person wanted that; what it had done is kept.
var ErrPaused = errors.New("the exchange was paused")

// pauseWaits is how long a pause waits for the portal's answer to what has left already. Then the connection is cut, and
// the next exchange asks the portal what has arrived.
const pauseWaits = 5 * time.Second

// Hold keeps Run from beginning exchanges, or no longer does. One on request, and one under way, are not touched.
func (s *Syncer) Hold(held bool) {
	var changed bool
	s.change(func(state *State) {
		changed, s.held = s.held != held, held
		if held {
			state.Next = time.Time{}
		}
	})
	if changed {
		s.Wake() // a rest that was begun before ends or goes on without end
	}
}

// Pause ends the exchange under way, if there is one, at a change: no more of them leave, and what the portal answers to
// those that have is still taken. The exchange returns ErrPaused. A file under way is broken off at once.
func (s *Syncer) Pause() {
	s.change(func(state *State) {
		if s.carrier != nil {
			s.carrier.pause()
		}
		if s.cut != nil && !state.Pausing {
			state.Pausing = true
			cut := s.cut
			time.AfterFunc(pauseWaits, func() { cut(ErrPaused) })
		}
	})
}

func (s *Syncer) pausing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state.Pausing
}

func (s *Syncer) mayBegin() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.held
}
