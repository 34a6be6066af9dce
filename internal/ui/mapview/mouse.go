package mapview

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"focalpoint/internal/aid"
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
	at      fyne.Position // where it is
	inside  bool          // whether it is over the map
	pressed string        // the pin that was selected when the button went down
	drag    bool          // something is being dragged:
	pin     string        // this pin, or the map when it is empty
}

// MouseDown selects the pin under the pointer at once: a tap is known only when no second one has followed.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	m.mouse.pressed = ""
	if i := m.pinAt(e.Position); i >= 0 && e.Button == desktop.MouseButtonPrimary {
		m.mouse.pressed = m.pins[i].ID
		m.selectPin(i)
	}
}

// MouseUp does nothing: Tapped and DragEnd say what it was.
func (m *Map) MouseUp(*desktop.MouseEvent) {}

// Dragged moves the map, or the pin on which the drag began.
func (m *Map) Dragged(e *fyne.DragEvent) {
	if !m.mouse.drag {
		m.beginDrag(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	}
	m.mouse.at = e.Position
	i := m.indexOf(m.mouse.pin)
	switch {
	case m.mouse.pin == "":
		m.pan(-e.Dragged.DX, -e.Dragged.DY)
	case i >= 0: // it may have been removed meanwhile
		v := m.view()
		m.movePin(i, v.point(v.screen(m.places[i]).AddXY(e.Dragged.DX, e.Dragged.DY)))
	}
}

func (m *Map) beginDrag(from fyne.Position) {
	m.mouse.drag, m.mouse.pin = true, ""
	i := m.pinAt(from)
	if i < 0 || m.readOnly {
		return
	}
	m.mouse.pin = m.pins[i].ID
	if m.selected != m.mouse.pin {
		m.selectPin(i)
	}
}

// DragEnd drops the pin.
func (m *Map) DragEnd() {
	dropped := m.indexOf(m.mouse.pin)
	m.mouse.drag, m.mouse.pin = false, ""
	if dropped >= 0 && m.OnPinMoved != nil {
		m.OnPinMoved(m.pins[dropped].ID, m.pins[dropped].Point)
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

// Tapped selects a pin, opens a cluster, or asks for a pin to be placed.
func (m *Map) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	pressed := m.mouse.pressed
	m.mouse.pressed = ""
	g, found := m.groupAt(e.Position)
	switch {
	case pressed != "": // MouseDown has selected it
	case found && g.count > 1 && m.zoom < MaxZoom:
		m.zoomAt(g.at, m.zoom+2)
	case found:
		m.selectPin(g.pin)
	case m.OnTapped != nil && !m.readOnly:
		m.OnTapped(m.view().point(e.Position))
	}
}

// DoubleTapped looks closer at the place under the pointer.
func (m *Map) DoubleTapped(e *fyne.PointEvent) { m.zoomAt(e.Position, m.zoom+1) }

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

// Cursor is a cross where a tap would place a pin.
func (m *Map) Cursor() desktop.Cursor {
	switch _, found := m.groupAt(m.mouse.at); {
	case found:
		return desktop.PointerCursor
	case m.readOnly || m.OnTapped == nil:
		return desktop.DefaultCursor
	}
	return desktop.CrosshairCursor
}

// coordinates is how the place under the pointer is written.
func coordinates(p aid.Point) string { return fmt.Sprintf("%.4f, %.4f", p.Lat, p.Lon) }
