package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
)

// motion is how the map moves by itself: it flies to another place or zoom, and glides on after a flick.
type motion struct {
	animation *fyne.Animation // nil while the map rests
	from      camera
}

const (
	flightTime = 220 * time.Millisecond
	glideTime  = 1200 * time.Millisecond
)

// glideFade is the time in which a glide loses all but a third of its speed.
const glideFade = 0.28 // seconds

// farAway is how many screens a flight may cross: what is further away is shown at once, as nothing between is drawn.
const farAway = 2

// fly shows a part of the world in a moment that the eye can follow, or at once where the person wants no motion.
func (m *Map) fly(to camera) {
	to = m.clamp(to)
	if m.isFar(to) {
		m.jump(to)
		return
	}
	m.move(to, flightTime, fyne.AnimationEaseOut)
}

func (m *Map) isFar(to camera) bool {
	side, size := worldSide(min(m.now.zoom, to.zoom)), m.Size()
	return math.Abs(to.at.x-m.now.at.x)*side > farAway*float64(size.Width) ||
		math.Abs(to.at.y-m.now.at.y)*side > farAway*float64(size.Height)
}

// glide goes on with the speed of a flick, in units of the screen a second, ever slower.
func (m *Map) glide(speed fyne.Delta) {
	side := worldSide(m.now.zoom)
	to := m.now
	to.at.x -= float64(speed.DX) * glideFade / side
	to.at.y -= float64(speed.DY) * glideFade / side
	m.move(m.clamp(to), glideTime, func(part float32) float32 {
		slowed := func(seconds float64) float64 { return 1 - math.Exp(-seconds/glideFade) }
		return float32(slowed(float64(part)*glideTime.Seconds()) / slowed(glideTime.Seconds()))
	})
}

// move takes the camera to another one.
func (m *Map) move(to camera, d time.Duration, curve fyne.AnimationCurve) {
	m.halt()
	m.aim = to
	m.motion.from = m.now
	if !fyne.CurrentApp().Settings().ShowAnimations() {
		m.jump(to)
		return
	}
	m.motion.animation = &fyne.Animation{Duration: d, Curve: curve, Tick: func(part float32) {
		m.now = between(m.motion.from, m.aim, float64(part))
		if part >= 1 {
			m.now, m.motion.animation = m.aim, nil
		}
		m.Refresh()
	}}
	m.motion.animation.Start()
}

// halt ends a motion where it is.
func (m *Map) halt() {
	if m.motion.animation != nil {
		m.motion.animation.Stop()
		m.motion.animation = nil
		m.aim = m.now
	}
}

// hold ends a glide, as a hand laid on the map does. A zoom goes on, so that no tile is left at half its size.
func (m *Map) hold() {
	if m.motion.from.zoom == m.aim.zoom {
		m.halt()
	}
}

// between is a part of the way from a camera to another, 0 to 1. What is in the same place on the screen of both stays
// there all the way: the middle moves as the length of the world's pixel does.
func between(from, to camera, part float64) camera {
	zoom, along := from.zoom+(to.zoom-from.zoom)*part, part
	if from.zoom != to.zoom {
		pixel := func(zoom float64) float64 { return math.Exp2(-zoom) }
		along = (pixel(zoom) - pixel(from.zoom)) / (pixel(to.zoom) - pixel(from.zoom))
	}
	return camera{world{from.at.x + (to.at.x-from.at.x)*along, from.at.y + (to.at.y-from.at.y)*along}, zoom}
}
