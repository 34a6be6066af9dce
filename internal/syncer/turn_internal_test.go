package syncer

import (
	"testing"
	"time"
)

// Whoever has the turn learns that somebody waits for it, and no longer when nobody does.
func TestTheTurnIsWanted(t *testing.T) {
	s := New(nil, nil, time.Now, Observer{Changed: func() {}, Finished: func(Result, error) {}})
	done := make(chan struct{})
	err := s.Alone(t.Context(), func() error {
		if s.wanted() {
			t.Error("nobody waits")
		}
		go func() {
			_ = s.Alone(t.Context(), func() error { return nil })
			close(done)
		}()
		for began := time.Now(); !s.wanted(); time.Sleep(time.Millisecond) {
			if time.Since(began) > 10*time.Second {
				t.Fatal("it is not said that somebody waits")
			}
		}
		return nil
	})
	<-done
	if err != nil || s.wanted() {
		t.Errorf("%v; nobody waits any more", err)
	}
}
