package syncer

import (
	"math"
	"time"
)

const (
	paceStarts = 2 * time.Second  // what leaves before only fills the system's buffers
	paceLearns = 5 * time.Second  // how long the speed is watched before anything is said
	paceLooks  = time.Second      // between two looks at the speed
	paceMemory = 30 * time.Second // after so long a speed counts for a third
	paceStill  = 10 * time.Second // when nothing has left for so long, nothing is known
	// paceDoubt is by how much of the time left, and paceTrifle by how much at least, a new reckoning differs before it
	// takes the place of the old one: what a person sees counts down and does not jump back and forth.
	paceDoubt  = 0.25
	paceTrifle = 3 * time.Second
)

// pace reckons how long it takes until the rest of the changes has left, from the speed of late.
type pace struct {
	begun time.Time // when the first change left
	seen  time.Time // the last look
	sent  int       // changes that had left then
	speed float64   // changes a second, smoothed, times weight
	known float64   // weight: how much of the memory is filled, 0 to 1
	end   time.Time // when all will have left; zero: not known
}

// moved notes that so many of all changes have left.
func (p *pace) moved(now time.Time, sent, total int) {
	if p.begun.IsZero() {
		p.begun = now
	}
	if now.Sub(p.begun) < paceStarts || p.seen.IsZero() {
		p.seen, p.sent = now, sent
		return
	}
	passed := now.Sub(p.seen)
	if passed < paceLooks {
		return
	}
	fade := math.Exp(-passed.Seconds() / paceMemory.Seconds())
	p.speed = fade*p.speed + (1-fade)*float64(sent-p.sent)/passed.Seconds()
	p.known = fade*p.known + 1 - fade
	p.seen, p.sent = now, sent
	if p.speed <= 0 || now.Sub(p.begun) < paceStarts+paceLearns {
		return
	}
	left := time.Duration(float64(total-sent) * p.known / p.speed * float64(time.Second))
	if off := now.Add(left).Sub(p.end).Abs(); p.end.IsZero() || off > max(paceTrifle, time.Duration(paceDoubt*float64(left))) {
		p.end = now.Add(left)
	}
}

// left is how long the rest will take; 0: that cannot be known.
func (p *pace) left(now time.Time) time.Duration {
	if p.end.IsZero() || now.Sub(p.seen) > paceStill {
		return 0
	}
	return max(p.end.Sub(now), time.Second)
}
