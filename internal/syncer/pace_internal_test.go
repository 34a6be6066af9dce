package syncer

import (
	"math/rand/v2"
	"testing"
	"time"
)

// What a person sees of a line whose speed staggers by a half and whose buffers take the first hundred changes at once
// counts down, is never far off, and changes its mind seldom.
func TestTimeLeftCountsDown(t *testing.T) {
	const total, speed = 2000, 10.0 // changes, a second
	p, random := pace{}, rand.New(rand.NewPCG(1, 2))
	now := time.Unix(0, 0)
	sent, before, rises, told := 100.0, time.Duration(0), 0, 0
	for sent < total {
		now = now.Add(500 * time.Millisecond)
		sent += speed / 2 * (0.5 + random.Float64())
		p.moved(now, min(int(sent), total), total)
		left, truly := p.left(now), time.Duration((total-sent)/speed*float64(time.Second))
		if now.Unix() < 7 && left != 0 {
			t.Fatalf("%v is told after %v", left, now.Sub(time.Unix(0, 0)))
		}
		if left == 0 {
			continue
		}
		told++
		if off := (left - truly).Abs(); off > max(5*time.Second, truly/2) {
			t.Errorf("%v is told and %v is true", left, truly)
		}
		if before > 0 && left > before {
			rises++
		}
		before = left
	}
	if told < 300 || rises > 5 {
		t.Errorf("told %d times, rose %d times", told, rises)
	}
}

func TestTimeLeftIsNotKnown(t *testing.T) {
	p, now := pace{}, time.Unix(0, 0)
	for i := range 20 {
		now = now.Add(time.Second)
		p.moved(now, i, 1000)
	}
	if left := p.left(now); left < 15*time.Minute || left > 18*time.Minute {
		t.Errorf("%v left of 980 s", left)
	}
	if left := p.left(now.Add(paceStill + time.Second)); left != 0 {
		t.Errorf("%v left although nothing moves", left)
	}
	if left := (&pace{}).left(now); left != 0 {
		t.Errorf("%v left before anything has moved", left)
	}
}
