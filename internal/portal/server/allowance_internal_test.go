package server

import (
	"testing"
	"time"

	"focalpoint/internal/aid"
)

// However many devices ask, only so many are remembered, and the one that asks too often is not the one forgotten where
// another has saved all it may.
func TestAllowancesTakeBoundedMemory(t *testing.T) {
	a, now := allowances{rate: 1}, time.Now()
	for range allowancesMost - 1 {
		a.spend(aid.NewID(), now)
	}
	now = now.Add(allowanceSaved)
	wild := aid.NewID()
	for range 10 {
		if wait := a.spend(wild, now); wait != 0 {
			t.Fatal("sent away at once for", wait)
		}
	}
	a.spend(aid.NewID(), now)
	if len(a.of) != 2 {
		t.Errorf("%d are remembered where 2 are of use", len(a.of))
	}
	if wait := a.spend(wild, now); wait != time.Second {
		t.Errorf("the wild one waits %s", wait)
	}
	for range 2 * allowancesMost {
		a.spend(aid.NewID(), now)
	}
	if len(a.of) > allowancesMost {
		t.Errorf("%d are remembered", len(a.of))
	}
}
