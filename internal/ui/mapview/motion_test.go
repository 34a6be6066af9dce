package mapview

import (
	"image"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

// blank has no tiles.
type blank struct{}

func (blank) Tile(_, _, _ int) *image.RGBA { return nil }

// What a zoom keeps in its place is there all the way, and not only at the end.
func TestZoomKeepsThePlaceUnderThePointerAllTheWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := New(Config{Tiles: blank{}, Post: func(func()) {}, MaxZoom: 14})
		m.BaseWidget.Resize(fyne.NewSize(1200, 800))
		m.now = camera{world{0.6, 0.35}, float64(rapid.IntRange(4, 14).Draw(t, "from"))}
		pos := fyne.NewPos(rapid.Float32Range(0, 1200).Draw(t, "x"), rapid.Float32Range(0, 800).Draw(t, "y"))
		from := m.now
		to := m.closer(pos, float64(rapid.IntRange(4, 14).Draw(t, "to")))
		fixed := m.view().world(pos)
		on := viewOf(between(from, to, rapid.Float64Range(0, 1).Draw(t, "part")), m.Size()).screen(fixed)
		if math.Hypot(float64(on.X-pos.X), float64(on.Y-pos.Y)) > 0.5 {
			t.Fatalf("from %v to %v what was at %v is at %v", from, to, pos, on)
		}
	})
}

func TestSpeedOfAFlick(t *testing.T) {
	start := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	ms := func(n int) time.Time { return start.Add(time.Duration(n) * time.Millisecond) }
	for name, tt := range map[string]struct {
		moved   []int // milliseconds at which the hand moves 10 units to the right
		let     int
		want    float32 // units a second
		flicked bool
	}{
		"a flick":                   {[]int{0, 10, 20, 30}, 32, 1000, true},
		"a long drag, slow at last": {[]int{0, 10, 20, 300, 340, 380}, 385, 250, true},
		"a hand that rested":        {[]int{0, 10, 20, 30}, 130, 0, false},
		"too slow":                  {[]int{0, 99}, 100, 0, false},
		"one step":                  {[]int{0}, 1, 0, false},
		"all at once":               {[]int{0, 0, 0, 0}, 0, 0, false},
		"no faster than this":       {[]int{0, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11}, 12, mostFlick, true},
	} {
		var hand track
		for _, at := range tt.moved {
			hand.add(ms(at), fyne.NewDelta(10, 0))
		}
		speed, flicked := hand.speed(ms(tt.let))
		if flicked != tt.flicked || math.Abs(float64(speed.DX-tt.want)) > 1 {
			t.Errorf("%s: %.0f units a second, %t", name, speed.DX, flicked)
		}
	}
}

// Signs are told apart without their colour.
func TestSignsDiffer(t *testing.T) {
	pictures := map[string]Sign{}
	for s := SignDot; s <= SignRing; s++ {
		picture := string(pinLook{fill: dark, sign: s}.draw().Pix)
		if other, same := pictures[picture]; same {
			t.Errorf("signs %d and %d look the same", s, other)
		}
		pictures[picture] = s
	}
}
