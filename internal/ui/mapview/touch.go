package mapview

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/mobile"
)

// Fyne 2.8 tells of fingers on telephones only: a desktop's touch screen is a mouse to it, and a pad's pinch is not told.
var (
	_ mobile.Touchable = (*Map)(nil)
	_ mobile.Movable   = (*Map)(nil)
)

// touches are where the fingers are.
type touches map[int]fyne.Position

func (t touches) pinching() bool { return len(t) > 1 }

// span is how far two fingers are apart, and the middle between them.
func (t touches) span() (length float64, middle fyne.Position) {
	first := true
	var a, b fyne.Position
	for _, at := range t {
		if first {
			a, first = at, false
		} else {
			b = at
		}
	}
	return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)), fyne.NewPos((a.X+b.X)/2, (a.Y+b.Y)/2)
}

// TouchDown notes a finger.
func (m *Map) TouchDown(e *mobile.TouchEvent) {
	m.hold()
	if m.touches == nil {
		m.touches = touches{}
	}
	if len(m.touches) < 2 {
		m.touches[e.ID] = e.Position
	}
}

// TouchMoved zooms and moves the map so that the places under two fingers stay under them.
func (m *Map) TouchMoved(e *mobile.TouchEvent) {
	if _, down := m.touches[e.ID]; !down || !m.touches.pinching() {
		return
	}
	before, from := m.touches.span()
	m.touches[e.ID] = e.Position
	after, to := m.touches.span()
	if before < 1 || after < 1 {
		return
	}
	m.jump(m.closer(from, min(max(m.now.zoom+math.Log2(after/before), float64(m.minZoom)), float64(m.maxZoom))))
	m.pan(from.X-to.X, from.Y-to.Y)
}

// TouchUp ends a pinch at the nearest zoom that has tiles of its own.
func (m *Map) TouchUp(e *mobile.TouchEvent) {
	pinched := m.touches.pinching()
	_, middle := m.touches.span()
	delete(m.touches, e.ID)
	if pinched {
		m.fly(m.closer(middle, math.Round(m.now.zoom)))
	}
}

// TouchCancel is a finger that the system has taken for something else.
func (m *Map) TouchCancel(e *mobile.TouchEvent) { m.TouchUp(e) }
