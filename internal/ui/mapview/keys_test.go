package mapview_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/mapview"
)

func TestKeysGoThroughPinsAndMoveThem(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk}, mapview.Pin{ID: "b", Point: mapview.Point{Lat: 48.8, Lon: 37.6}})
	var selected []string
	m.OnPinSelected = func(id string) { selected = append(selected, id) }
	press := func(names ...fyne.KeyName) { press(m, names...) }
	press(fyne.KeyTab, fyne.KeyTab)
	if len(selected) != 2 || selected[0] != "a" || selected[1] != "b" || m.AcceptsTab() {
		t.Errorf("Tab went through %v, and takes a third: %t", selected, m.AcceptsTab())
	}
	var moved mapview.Point
	m.OnPinMoved = func(_ string, p mapview.Point) { moved = p }
	press(fyne.KeyUp)
	if moved.Lat <= 48.8 || moved.Lat > 48.81 {
		t.Errorf("moved up to %v", moved)
	}
	deleted := ""
	m.OnPinDeleted = func(id string) { deleted = id }
	press(fyne.KeyDelete)
	if deleted != "b" {
		t.Errorf("deleted %q", deleted)
	}
	press(fyne.KeyEscape, fyne.KeyRight)
	if m.Selected() != "" || m.Centre().Lon <= kramatorsk.Lon {
		t.Errorf("without a selected pin the map moves: %q, %v", m.Selected(), m.Centre())
	}
}

func press(m *mapview.Map, names ...fyne.KeyName) {
	for _, name := range names {
		m.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestTabBringsThePinIntoView(t *testing.T) {
	lviv := mapview.Point{Lat: 49.84, Lon: 24.03}
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk}, mapview.Pin{ID: "lviv", Point: lviv})
	press(m, fyne.KeyTab)
	if !near(m.Centre(), kramatorsk, 0.0001) {
		t.Error("the map moved to a pin that was shown")
	}
	press(m, fyne.KeyTab)
	if !near(m.Centre(), lviv, 0.5) {
		t.Errorf("the map shows %v", m.Centre())
	}
}

// Nobody is caught in the map: Escape lets the next Tab leave it, and Shift+Tab goes back.
func TestTabLeavesTheMap(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk}, mapview.Pin{ID: "b", Point: kramatorsk}, mapview.Pin{ID: "c", Point: kramatorsk})
	m.FocusGained()
	press(m, fyne.KeyTab, fyne.KeyTab)
	m.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(m, fyne.KeyTab)
	if m.Selected() != "a" || m.AcceptsTab() {
		t.Errorf("back on %q; another Shift+Tab stays: %t", m.Selected(), m.AcceptsTab())
	}
	m.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if !m.AcceptsTab() {
		t.Error("Tab leaves before the last pin")
	}
	press(m, fyne.KeyEscape)
	if m.AcceptsTab() || m.Selected() != "" {
		t.Error("Tab stays after Escape")
	}
	m.FocusLost()
	m.FocusGained()
	if !m.AcceptsTab() {
		t.Error("back on the map, Tab goes past its pins")
	}
}

func TestEnterPlacesAPinInTheMiddle(t *testing.T) {
	m, _ := open(t)
	var got mapview.Point
	m.OnTapped = func(p mapview.Point) { got = p }
	press(m, fyne.KeyReturn)
	if !near(got, kramatorsk, 0.0001) {
		t.Errorf("placed at %v", got)
	}
	got = mapview.Point{}
	m.SetReadOnly(true)
	press(m, fyne.KeyReturn)
	if got != (mapview.Point{}) {
		t.Error("placed on a map that is only looked at")
	}
}

// A map that is only looked at tells which pin is to be opened, when it is let go of, and of keys that mean nothing to it.
func TestMapThatIsOnlyLookedAt(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk})
	m.SetReadOnly(true)
	var told []string
	tell := func(what string) { told = append(told, what) }
	m.OnPinSelected = func(id string) { tell("selected " + id) }
	m.OnPinOpened = func(id string) { tell("opened " + id) }
	m.OnPinMoved = func(id string, _ mapview.Point) { tell("moved " + id) }
	m.OnTapped = func(mapview.Point) { tell("tapped") }
	m.OnLetGo = func() { tell("let go") }
	m.OnOtherKey = func(e *fyne.KeyEvent) { tell(string(e.Name)) }
	press(m, fyne.KeyTab, fyne.KeyReturn, fyne.KeyUp, fyne.KeyF9, fyne.KeyEscape)
	test.TapAt(m, fyne.NewPos(20, 200))
	if got, want := strings.Join(told, ", "), "selected a, opened a, F9, let go, let go"; got != want {
		t.Errorf("told of %s; want %s", got, want)
	}
}

// Pins that are fitted keep off what lies over the left of the map, and those beyond its bounds count as at their edge.
func TestFittedPinsKeepOffWhatLiesOverTheMap(t *testing.T) {
	pins := []mapview.Pin{{ID: "a", Point: kramatorsk}, {ID: "b", Point: mapview.Point{Lat: 48.9, Lon: 38}}}
	m, _ := open(t, pins...)
	m.FitToPins()
	zoom := m.Zoom()
	before, _ := m.PinAt("a")
	m.SetCovered(200)
	m.FitToPins()
	if after, _ := m.PinAt("a"); m.Zoom() != zoom || after.X < before.X+60 {
		t.Errorf("the pin at %v went to %v", before, after)
	}
	m.SetPins(append(pins, mapview.Pin{ID: "nowhere"}))
	m.FitToPins()
	if at, here := m.PinAt("a"); !here || at.X < 0 || at.X > 600 || at.Y < 0 || at.Y > 400 || m.Zoom() < 4 {
		t.Errorf("%v at zoom %d", at, m.Zoom())
	}
	if _, here := m.PinAt("none"); here {
		t.Error("a pin that there is not")
	}
}
