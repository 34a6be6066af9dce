package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"focalpoint/internal/aid"
)

var (
	_ fyne.Draggable     = (*Map)(nil)
	_ fyne.Scrollable    = (*Map)(nil)
	_ fyne.Tappable      = (*Map)(nil)
	_ fyne.Focusable     = (*Map)(nil)
	_ fyne.Tabbable      = (*Map)(nil)
	_ desktop.Hoverable  = (*Map)(nil)
	_ desktop.Cursorable = (*Map)(nil)
)

// drag is what is being dragged: the map, or the pin with the index.
type drag struct {
	active bool
	pin    int // -1: the map
}

// Dragged moves the map, or the pin on which the drag began.
func (m *Map) Dragged(e *fyne.DragEvent) {
	if !m.drag.active {
		m.drag = drag{active: true, pin: -1}
		if !m.readOnly {
			m.drag.pin = m.pinAt(e.Position.Subtract(fyne.NewPos(e.Dragged.DX, e.Dragged.DY)))
		}
		if m.drag.pin >= 0 {
			m.selectPin(m.drag.pin)
		}
	}
	m.pointer = e.Position
	if m.drag.pin < 0 || m.drag.pin >= len(m.pins) {
		m.pan(-e.Dragged.DX, -e.Dragged.DY)
		return
	}
	at := m.toScreen(m.pins[m.drag.pin].Point)
	m.pins[m.drag.pin].Point = m.toPoint(at.AddXY(e.Dragged.DX, e.Dragged.DY))
	m.Refresh()
}

// DragEnd drops the pin.
func (m *Map) DragEnd() {
	dropped := m.drag
	m.drag = drag{}
	if dropped.active && dropped.pin >= 0 && dropped.pin < len(m.pins) && m.OnPinMoved != nil {
		m.OnPinMoved(m.pins[dropped.pin].ID, m.pins[dropped.pin].Point)
	}
}

// Scrolled zooms at the pointer.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	switch {
	case e.Scrolled.DY > 0:
		m.zoomAt(e.Position, m.zoom+1)
	case e.Scrolled.DY < 0:
		m.zoomAt(e.Position, m.zoom-1)
	}
}

// Tapped selects a pin, or asks for one to be placed.
func (m *Map) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	if i := m.pinAt(e.Position); i >= 0 {
		m.selectPin(i)
		return
	}
	if m.OnTapped != nil && !m.readOnly {
		m.OnTapped(m.toPoint(e.Position))
	}
}

func (m *Map) selectPin(i int) {
	m.Select(m.pins[i].ID)
	if m.OnPinSelected != nil {
		m.OnPinSelected(m.pins[i].ID)
	}
}

// MouseIn begins to follow the pointer for the coordinates in the corner.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved shows the coordinates under the pointer.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	m.pointer, m.inside = e.Position, true
	m.Refresh()
}

// MouseOut hides the coordinates.
func (m *Map) MouseOut() {
	m.inside = false
	m.Refresh()
}

// Cursor is a cross where a tap would place a pin.
func (m *Map) Cursor() desktop.Cursor {
	if m.readOnly || m.pinAt(m.pointer) >= 0 {
		return desktop.PointerCursor
	}
	return desktop.CrosshairCursor
}

// AcceptsTab lets Tab go through the pins while there are some.
func (m *Map) AcceptsTab() bool { return len(m.pins) > 0 && m.indexOf(m.selected) < len(m.pins)-1 }

// FocusGained draws the frame that shows where the keys go.
func (m *Map) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost takes the frame away.
func (m *Map) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune zooms with + and -.
func (m *Map) TypedRune(r rune) {
	middle := fyne.NewPos(m.Size().Width/2, m.Size().Height/2)
	switch r {
	case '+', '=':
		m.zoomAt(middle, m.zoom+1)
	case '-', '_':
		m.zoomAt(middle, m.zoom-1)
	}
}

// Steps of the arrow keys in the units of the screen.
const (
	panStep  = 80
	moveStep = 2
)

// TypedKey moves the selected pin finely, or the map; Enter places a pin in the middle.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		m.step(-1, 0)
	case fyne.KeyRight:
		m.step(1, 0)
	case fyne.KeyUp:
		m.step(0, -1)
	case fyne.KeyDown:
		m.step(0, 1)
	case fyne.KeyHome:
		m.FitToPins()
	case fyne.KeyTab:
		m.selectPin(m.indexOf(m.selected) + 1)
	case fyne.KeyEscape:
		m.Select("")
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.OnTapped != nil && !m.readOnly {
			m.OnTapped(m.centre)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if i := m.indexOf(m.selected); i >= 0 && !m.readOnly && m.OnPinDeleted != nil {
			m.OnPinDeleted(m.selected)
		}
	}
}

func (m *Map) step(x, y float32) {
	i := m.indexOf(m.selected)
	if i < 0 || m.readOnly {
		m.pan(x*panStep, y*panStep)
		return
	}
	m.movePin(i, m.toPoint(m.toScreen(m.pins[i].Point).AddXY(x*moveStep, y*moveStep)))
}

func (m *Map) movePin(i int, to aid.Point) {
	m.pins[i].Point = to
	m.Refresh()
	if m.OnPinMoved != nil {
		m.OnPinMoved(m.pins[i].ID, to)
	}
}
