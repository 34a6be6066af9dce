package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable  = (*Map)(nil)
	_ fyne.Tabbable   = (*Map)(nil)
	_ desktop.Keyable = (*Map)(nil)
	_ fyne.Accessible = (*Map)(nil)
)

// keys is what the keyboard is doing.
type keys struct {
	focused bool
	shift   bool
	leaving bool // Escape was pressed: the next Tab leaves the map
}

// Steps of the arrow keys in the units of the screen.
const (
	panStep  = 80
	moveStep = 2
)

// TypedKey moves the selected pin finely, or the map; Tab goes through the pins; Enter opens the selected pin or places
// one in the middle; Delete removes the selected one, Escape lets go of it, Home shows all.
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
		m.flyToPins()
	case fyne.KeyTab:
		m.nextPin()
	case fyne.KeyEscape:
		m.keys.leaving = true
		m.letGo()
	case fyne.KeyReturn, fyne.KeyEnter:
		m.enter()
	case fyne.KeyDelete, fyne.KeyBackspace:
		if i := m.indexOf(m.selected); i >= 0 && !m.readOnly && m.OnPinDeleted != nil {
			m.OnPinDeleted(m.selected)
		}
	default:
		m.otherKey(e)
	}
}

// otherKey tells of a key that means nothing to the map or to its buttons.
func (m *Map) otherKey(e *fyne.KeyEvent) {
	if m.OnOtherKey != nil {
		m.OnOtherKey(e)
	}
}

// TypedRune zooms with + and -.
func (m *Map) TypedRune(r rune) {
	switch r {
	case '+', '=':
		m.zoomIn()
	case '-', '_':
		m.zoomOut()
	}
}

func (m *Map) zoomIn()  { m.zoomAt(m.view().middle(), m.Zoom()+1) }
func (m *Map) zoomOut() { m.zoomAt(m.view().middle(), m.Zoom()-1) }

func (m *Map) step(x, y float32) {
	m.hold()
	i := m.indexOf(m.selected)
	if i < 0 || m.readOnly {
		m.pan(x*panStep, y*panStep)
		return
	}
	v := m.view()
	m.movePin(i, v.point(v.screen(m.places[i]).AddXY(x*moveStep, y*moveStep)))
	m.reveal(i)
	if m.OnPinMoved != nil {
		m.OnPinMoved(m.pins[i].ID, m.pins[i].Point)
	}
}

// enter opens the selected pin, or places one where the cross is.
func (m *Map) enter() {
	switch selected := m.indexOf(m.selected) >= 0; {
	case selected && m.OnPinOpened != nil:
		m.OnPinOpened(m.selected)
	case selected:
		m.selectPin(m.selected)
	case m.placesPins():
		m.OnTapped(m.Centre())
	}
}

// placesPins says whether a click or Enter would place a pin.
func (m *Map) placesPins() bool { return m.OnTapped != nil && !m.readOnly }

// AcceptsTab lets Tab go through the pins, and leave after the last of them, or after Escape.
func (m *Map) AcceptsTab() bool {
	i := m.indexOf(m.selected)
	switch {
	case m.keys.leaving:
		return false
	case m.keys.shift:
		return i > 0
	}
	return i < len(m.pins)-1
}

// nextPin selects the next pin, or with Shift the one before, and brings it into view.
func (m *Map) nextPin() {
	i := m.indexOf(m.selected) + 1
	if m.keys.shift {
		i -= 2
	}
	if i < 0 || i >= len(m.pins) {
		return
	}
	m.selectPin(m.pins[i].ID)
	m.reveal(i)
}

// AccessibilityLabel is what a screen reader says: the selected pin, or the place in the middle.
func (m *Map) AccessibilityLabel() string {
	if i := m.indexOf(m.selected); i >= 0 {
		return m.pins[i].name()
	}
	return coordinates(m.Centre())
}

// AccessibilityRole is text: Fyne has none for maps, and screen readers pass boxes over.
func (m *Map) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// KeyDown notices Shift.
func (m *Map) KeyDown(e *fyne.KeyEvent) { m.keys.shift = m.keys.shift || isShift(e.Name) }

// KeyUp notices that it was let go.
func (m *Map) KeyUp(e *fyne.KeyEvent) { m.keys.shift = m.keys.shift && !isShift(e.Name) }

func isShift(name fyne.KeyName) bool {
	return name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight
}

// FocusGained draws the frame that shows where the keys go.
func (m *Map) FocusGained() {
	m.keys = keys{focused: true}
	m.Refresh()
	if m.OnFocused != nil {
		m.OnFocused()
	}
}

// FocusLost takes the frame away.
func (m *Map) FocusLost() {
	m.keys = keys{}
	m.Refresh()
}
