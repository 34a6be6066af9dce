package mapview

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// somePins draws pins, some of them in the same place.
func somePins(t *rapid.T) ([]Pin, []world) {
	places := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) world {
		step := func(name string) float64 { return 0.6 + float64(rapid.IntRange(0, 300).Draw(t, name))/20_000 }
		return world{step("x"), step("y")}
	}), 0, 300).Draw(t, "places")
	pins := make([]Pin, len(places))
	for i, at := range places {
		pins[i] = Pin{ID: fmt.Sprint(i), Point: unproject(at)}
	}
	return pins, places
}

// Every pin is in one node of each zoom, and the nodes of a zoom are whole parts of those of the next lower one: while a
// person zooms, clusters only join or split.
func TestClustersOnlyJoinOrSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pins, places := somePins(t)
		c := newCrowd(pins, places, 4, 14)
		for zoom := 4; zoom <= 14; zoom++ {
			counts := make([]int, len(c.level(zoom).nodes))
			for pin := range pins {
				counts[c.nodeOf(pin, zoom)]++
			}
			for id, n := range c.level(zoom).nodes {
				if counts[id] != n.count || n.count == 0 {
					t.Fatalf("zoom %d: a cluster of %d says %d", zoom, counts[id], n.count)
				}
				if n.count == 1 && math.Hypot(n.at.x-places[n.pin].x, n.at.y-places[n.pin].y) > 1e-12 {
					t.Fatalf("zoom %d: a pin by itself stands at %v and not at %v", zoom, n.at, places[n.pin])
				}
			}
			if zoom == 4 {
				continue
			}
			lower := map[int32]int32{}
			for pin := range pins {
				here, there := c.nodeOf(pin, zoom), c.nodeOf(pin, zoom-1)
				if before, known := lower[here]; known && before != there {
					t.Fatalf("zoom %d: the pins of a cluster are in two at zoom %d", zoom, zoom-1)
				}
				lower[here] = there
			}
		}
	})
}

// What is on the screen is found, and nothing is found twice.
func TestEveryNodeIsVisitedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pins, places := somePins(t)
		c := newCrowd(pins, places, 4, 14)
		zoom := rapid.IntRange(4, 14).Draw(t, "zoom")
		seen := map[int32]int{}
		c.visit(zoom, world{0.599, 0.599}, world{0.616, 0.616}, func(id int32, _ node) { seen[id]++ })
		if len(seen) != len(c.level(zoom).nodes) {
			t.Fatalf("%d nodes of %d", len(seen), len(c.level(zoom).nodes))
		}
		for id, times := range seen {
			if times != 1 {
				t.Fatalf("node %d is visited %d times", id, times)
			}
		}
	})
}

// Pins in one place never come apart, others do.
func TestSplitZoom(t *testing.T) {
	places := []world{{0.6, 0.35}, {0.6, 0.35}, {0.6 + 1e-4, 0.35}}
	c := newCrowd(make([]Pin, 3), places, 4, 14)
	if zoom := c.splitZoom([]int{0, 1}); zoom <= 14 {
		t.Errorf("pins in one place come apart at zoom %d", zoom)
	}
	zoom := c.splitZoom([]int{0, 1, 2})
	if apart := 1e-4 * worldSide(float64(zoom)); apart < fewReach || apart > 2*fewReach {
		t.Errorf("they come apart at zoom %d, where they are %.0f units apart", zoom, apart)
	}
}

func BenchmarkCrowdOf10000(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	places := make([]world, 10_000)
	for i := range places {
		places[i] = world{0.56 + 0.05*r.Float64(), 0.33 + 0.03*r.Float64()}
	}
	pins := make([]Pin, len(places))
	for b.Loop() {
		newCrowd(pins, places, 4, 14)
	}
}
