package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
)

// track is the latest part of a drag, from which the speed of a flick is known.
type track struct{ steps []step }

type step struct {
	at time.Time
	by fyne.Delta
}

const (
	trackTime  = 100 * time.Millisecond // how much of a drag tells its speed
	restTime   = 60 * time.Millisecond  // a hand that has been still for so long does not flick
	leastFlick = 120                    // units of the screen a second
	mostFlick  = 4000
)

// add notes a step and forgets those of long ago.
func (t *track) add(now time.Time, by fyne.Delta) {
	first := 0
	for first < len(t.steps) && now.Sub(t.steps[first].at) > trackTime {
		first++
	}
	t.steps = append(append(t.steps[:0], t.steps[first:]...), step{now, by})
}

// speed is that of the hand when it lets go, in units of the screen a second.
func (t *track) speed(now time.Time) (speed fyne.Delta, flicked bool) {
	if len(t.steps) < 2 || now.Sub(t.steps[len(t.steps)-1].at) > restTime {
		return speed, false
	}
	seconds := t.steps[len(t.steps)-1].at.Sub(t.steps[0].at).Seconds()
	if seconds < 0.01 {
		return speed, false // too short to tell
	}
	for _, s := range t.steps[1:] { // the first is where the time begins
		speed.DX += s.by.DX
		speed.DY += s.by.DY
	}
	length := math.Hypot(float64(speed.DX), float64(speed.DY)) / seconds
	if length < leastFlick {
		return fyne.Delta{}, false
	}
	slower := float32(min(1, mostFlick/length) / seconds)
	return fyne.Delta{DX: speed.DX * slower, DY: speed.DY * slower}, true
}
