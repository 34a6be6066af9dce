package mapview

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Draggable      = (*Map)(nil)
	_ fyne.Scrollable     = (*Map)(nil) // which also keeps what is drawn inside the widget
	_ fyne.Tappable       = (*Map)(nil)
	_ fyne.DoubleTappable = (*Map)(nil)
	_ desktop.Mouseable   = (*Map)(nil)
	_ desktop.Hoverable   = (*Map)(nil)
	_ desktop.Cursorable  = (*Map)(nil)
)

// mouse is what the mouse is doing.
type mouse struct {
	at     fyne.Position // where it is
	inside bool          // whether it is over the map
	press  press         // the latest
	before press         // the one before it
	ghost  *world        // where a click will place a pin unless another one follows
	drag   bool          // something is being dragged:
	pin    string        // this pin, or the map when it is empty
	track  track
}

// press is a press of the button.
type press struct {
	at      fyne.Position
	taken   bool // it has done what it is for: the tap that is told of later means nothing more
	dragged bool
}

// MouseDown selects the pin under the pointer at once: Fyne tells of a tap only when no second one has followed.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	m.hold()
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	m.mouse.before, m.mouse.press = m.mouse.press, press{at: e.Position}
	if id, found := m.pinAt(e.Position); found {
		m.mouse.press.taken = true
		m.selectPin(id)
	}
}

// MouseUp opens a cluster at once, and shows where a click is about to place a pin.
func (m *Map) MouseUp(e *desktop.MouseEvent) {
	p := &m.mouse.press
	if e.Button != desktop.MouseButtonPrimary || p.taken || p.dragged {
		return
	}
	if k, found := m.markAt(e.Position); found && k.count > 1 {
		p.taken = true
		m.open(k)
	} else if m.placesPins() && !m.isSecondClick() {
		w := m.view().world(e.Position)
		m.showGhost(&w)
	}
}

func (m *Map) showGhost(at *world) {
	if at == nil && m.mouse.ghost == nil {
		return
	}
	m.mouse.ghost = at
	m.Refresh()
}

// isSecondClick says whether the latest press is near the one before, so that both are a double click when Fyne says so.
func (m *Map) isSecondClick() bool {
	const steady = 12
	apart := m.mouse.press.at.Subtract(m.mouse.before.at)
	return math.Hypot(float64(apart.X), float64(apart.Y)) <= steady && m.mouse.ghost != nil
}

// Dragged moves the map, or the pin on which the drag began.
func (m *Map) Dragged(e *fyne.DragEvent) {
	if m.touches.pinching() {
		return
	}
	if !m.mouse.drag {
		m.beginDrag(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	}
	m.mouse.at = e.Position
	i := m.indexOf(m.mouse.pin)
	switch {
	case m.mouse.pin == "":
		m.mouse.track.add(time.Now(), e.Dragged)
		m.pan(-e.Dragged.DX, -e.Dragged.DY)
	case i >= 0: // it may have been removed meanwhile
		v := m.view()
		m.movePin(i, v.point(v.screen(m.places[i]).AddXY(e.Dragged.DX, e.Dragged.DY)))
	}
}

func (m *Map) beginDrag(from fyne.Position) {
	m.hold()
	m.showGhost(nil)
	m.mouse.press.dragged = true
	m.mouse.drag, m.mouse.pin, m.mouse.track = true, "", track{}
	id, found := m.pinAt(from)
	if !found || m.readOnly {
		return
	}
	m.mouse.pin = id
	if m.selected != id {
		m.selectPin(id)
	}
}

// DragEnd drops the pin, or lets the map glide on.
func (m *Map) DragEnd() {
	dropped, panned := m.indexOf(m.mouse.pin), m.mouse.drag && m.mouse.pin == ""
	m.mouse.drag, m.mouse.pin = false, ""
	if panned && m.motion.animation == nil {
		if speed, flicked := m.mouse.track.speed(time.Now()); flicked {
			m.glide(speed)
		}
	}
	if dropped >= 0 && m.OnPinMoved != nil {
		m.OnPinMoved(m.pins[dropped].ID, m.pins[dropped].Point)
	}
}

// Tapped selects a pin, opens a cluster, or asks for a pin to be placed.
func (m *Map) Tapped(e *fyne.PointEvent) {
	m.focus()
	m.showGhost(nil)
	taken := m.mouse.press.taken
	m.mouse.press.taken = false
	k, found := m.markAt(e.Position)
	switch {
	case taken:
	case found && k.count > 1:
		m.open(k)
	case found:
		m.selectPin(k.pin.ID)
	case m.placesPins():
		m.OnTapped(m.view().point(e.Position))
	default:
		m.letGo()
	}
}

// DoubleTapped looks closer at the place under the pointer. Fyne takes two quick clicks on far places for a double one:
// those are two.
func (m *Map) DoubleTapped(e *fyne.PointEvent) {
	m.focus()
	first, second := m.mouse.before, m.mouse.press
	near := m.isSecondClick() || m.mouse.ghost == nil
	m.showGhost(nil)
	switch {
	case first.taken || second.taken: // on a pin or a cluster
	case near:
		m.zoomAt(e.Position, m.Zoom()+1)
	default:
		for _, p := range []press{first, second} {
			m.mouse.press = p
			m.Tapped(&fyne.PointEvent{Position: p.at})
		}
	}
	m.mouse.press = press{}
}

// focus takes the keys, but not from the list that the click has opened.
func (m *Map) focus() {
	if m.popup != nil && m.popup.Visible() {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
}

// MouseIn begins to follow the pointer for the coordinates in the corner.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved shows the coordinates under the pointer, and the title of the pin there.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	m.mouse.at, m.mouse.inside = e.Position, true
	m.Refresh()
}

// MouseOut hides the coordinates.
func (m *Map) MouseOut() {
	m.mouse.inside = false
	m.Refresh()
}

// Cursor is a cross where a click would place a pin.
func (m *Map) Cursor() desktop.Cursor {
	switch _, found := m.markAt(m.mouse.at); {
	case found:
		return desktop.PointerCursor
	case m.placesPins():
		return desktop.CrosshairCursor
	}
	return desktop.DefaultCursor
}

// coordinates is how the place under the pointer is written.
func coordinates(p Point) string { return fmt.Sprintf("%.4f, %.4f", p.Lat, p.Lon) }
