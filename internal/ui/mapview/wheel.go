package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
)

// wheel is what a wheel, or two fingers on a pad, have turned so far.
type wheel struct {
	last   time.Time
	turned float64 // zooms, less than one
}

const (
	notch      = 25                     // what Fyne tells for a notch of a wheel
	wheelPause = 250 * time.Millisecond // after it, the smallest turn zooms at once
)

// Scrolled zooms at the pointer. A notch is a zoom; a pad tells of many small turns, which are added up.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	w, now, turn := &m.wheel, time.Now(), float64(e.Scrolled.DY)/notch
	if turn == 0 {
		return
	}
	m.hold()
	if now.Sub(w.last) > wheelPause {
		w.turned = math.Copysign(1, turn)
	} else {
		w.turned += min(max(turn, -1), 1)
	}
	w.last = now
	zooms := math.Trunc(w.turned)
	w.turned -= zooms
	m.zoomAt(e.Position, m.Zoom()+int(zooms))
}
