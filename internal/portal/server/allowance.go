package server

import (
	"math"
	"sync"
	"time"

	"focalpoint/internal/aid"
)

const (
	defaultRate     = 100              // requests a second
	allowanceSaved  = 10 * time.Second // what a device saves up while it is silent, as time
	allowancesMost  = 10_000           // devices that are remembered
	longestRefusing = time.Minute      // nobody is sent away for longer at once
)

// allowances bound how often each device asks. A device may ask a number of times a second, and at once what it has
// saved up in ten seconds: a token bucket of its own, so that one that has gone wild does not hold up the others.
type allowances struct {
	rate float64 // requests a second; 0: no bound

	mu sync.Mutex
	of map[aid.ID]allowance
}

// allowance is what a device had left at a time. One that has saved all it may is the same as none.
type allowance struct {
	left float64
	at   time.Time
}

// spend takes one request from the device's allowance. Where there is none left it says how long the device has to wait.
func (a *allowances) spend(device aid.ID, now time.Time) (wait time.Duration) {
	if a.rate <= 0 {
		return 0
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	mine, known := a.of[device]
	if !known {
		a.makeRoom(now)
		mine = allowance{a.most(), now}
	}
	mine = a.grown(mine, now)
	if mine.left < 1 {
		missing := (1 - mine.left) / a.rate
		return min(longestRefusing, time.Duration(math.Ceil(missing*float64(time.Second))))
	}
	mine.left--
	a.of[device] = mine
	return 0
}

// most is what can be saved up.
func (a *allowances) most() float64 { return max(1, a.rate*allowanceSaved.Seconds()) }

// grown is an allowance with what has been added to it since. A clock that is set back adds nothing.
func (a *allowances) grown(one allowance, now time.Time) allowance {
	since := max(0, now.Sub(one.at).Seconds())
	return allowance{min(a.most(), one.left+since*a.rate), now}
}

// makeRoom forgets, where too many are remembered, those that have saved all they may; where there is none, anybody.
func (a *allowances) makeRoom(now time.Time) {
	if a.of == nil {
		a.of = map[aid.ID]allowance{}
	}
	if len(a.of) < allowancesMost {
		return
	}
	for device, one := range a.of {
		if a.grown(one, now).left >= a.most() {
			delete(a.of, device)
		}
	}
	for device := range a.of {
		if len(a.of) < allowancesMost {
			return
		}
		delete(a.of, device)
	}
}
