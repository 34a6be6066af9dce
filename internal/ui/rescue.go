package ui

import (
	"sync"
	"time"

	"focalpoint/internal/aid"
)

// rescueTime bounds a rescue: what the panic has broken may never answer.
const rescueTime = 4 * time.Second

// Rescue saves what is typed and not yet saved, and returns the activities it belongs to: the program is ending
// unexpectedly, and the panic goes on when Rescue returns. It draws nothing, and a panic of its own stays inside. The
// window's goroutine has to stand still meanwhile.
func (w *Window) Rescue() []aid.ID {
	var mu sync.Mutex
	var saved []aid.ID
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, page := range []interface{ Rescue() (aid.ID, error) }{w.edit, w.quarter} {
			if id := rescued(page.Rescue); id != "" {
				mu.Lock()
				saved = append(saved, id)
				mu.Unlock()
			}
		}
	}()
	select {
	case <-done:
	case <-time.After(rescueTime):
	}
	mu.Lock()
	defer mu.Unlock()
	return saved
}

// rescued is what one page has saved; "" where it could not, or had nothing to save.
func rescued(page func() (aid.ID, error)) (id aid.ID) {
	defer func() {
		if recover() != nil {
			id = ""
		}
	}()
	id, err := page()
	if err != nil {
		return ""
	}
	return id
}
