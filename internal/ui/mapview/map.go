package mapview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Texts are the words on the map, in the language of the interface.
type Texts struct {
	Attribution string
	ZoomIn      string // labels of the buttons
	ZoomOut     string
	Fit         string
	Metres      string // "м"
	Kilometres  string // "км"
}

// Config is what a map is made of.
type Config struct {
	Tiles Tiles
	// Post hands a call to the window's goroutine, such as fyne.Do. It is called from other goroutines.
	Post  func(func())
	Texts Texts
	// Bounds is what the map keeps in view, and where it begins; the zero value is the whole world.
	Bounds Bounds
	// MinZoom and MaxZoom are the zooms of the tiles, 0 to 22. The map is never larger or smaller.
	MinZoom, MaxZoom int
}

// Map is the widget. Its callbacks are called on the window's goroutine and may be nil.
type Map struct {
	widget.BaseWidget

	OnTapped      func(Point)              // a click beside the pins, or Enter
	OnPinSelected func(id string)          // a press on a pin, Tab, Enter, or a line of the list of a cluster
	OnPinMoved    func(id string, p Point) // dropped after a drag, or moved with the arrow keys
	OnPinDeleted  func(id string)          // Delete on the selected pin
	OnPinOpened   func(id string)          // Enter on the selected pin; where it is nil, OnPinSelected is called again
	OnLetGo       func()                   // Escape, or a click beside the pins where none can be placed
	OnOtherKey    func(*fyne.KeyEvent)     // a key that means nothing to the map
	OnFocused     func()                   // the keys go to the map now

	post             func(func())
	texts            Texts
	cache            *cache
	bounds           Bounds
	minZoom, maxZoom int
	readOnly         bool
	covered          float32 // of the left, by something over the map
	fitLater         bool    // FitToPins was asked for before the map had a size

	now    camera // what is shown
	aim    camera // what is shown when the motion has ended
	motion motion

	pins     []Pin
	places   []world        // of the pins
	index    map[string]int // of the pins by their ids
	selected string
	crowd    *crowd // the clusters of the pins
	edition  int    // of crowd: it changes with every new one that is begun
	strayed  bool   // a pin has moved since crowd was made
	marks    marks  // what is made of crowd for the latest view

	mouse   mouse
	wheel   wheel
	touches touches
	keys    keys
	popup   *widget.PopUp // the list of a cluster; nil before the first
}

// New makes a map that shows the whole of its bounds.
func New(c Config) *Map {
	if c.Bounds == (Bounds{}) {
		c.Bounds = everywhere
	}
	m := &Map{texts: c.Texts, post: c.Post, bounds: c.Bounds, minZoom: c.MinZoom, maxZoom: max(c.MinZoom, c.MaxZoom)}
	m.cache = newCache(c.Tiles, c.Post, m.Refresh)
	m.SetPins(nil)
	first, last := c.Bounds.corners()
	m.jump(camera{world{(first.x + last.x) / 2, (first.y + last.y) / 2}, float64(c.MinZoom)})
	m.ExtendBaseWidget(m)
	return m
}

// PaintAtOnce makes the map draw its tiles before it shows them, for tests and for pictures without a window.
func (m *Map) PaintAtOnce() { m.cache.atOnce = true }

// SetTiles shows other tiles, as after a change of language or look.
func (m *Map) SetTiles(tiles Tiles) {
	m.cache.forget(tiles)
	m.Refresh()
}

// SetReadOnly lets the map be looked at, but nothing be placed, moved or removed.
func (m *Map) SetReadOnly(readOnly bool) {
	m.readOnly = readOnly
	m.Refresh()
}

// SetPins shows these pins in the place of those before. The clusters of a large set are made on another goroutine;
// those of before are shown until then.
func (m *Map) SetPins(pins []Pin) {
	m.pins = slices.Clone(pins)
	m.places, m.index = locate(pins)
	m.gather()
}

// Gathered are pins with the clusters that they form: ready to be shown, however many they are.
type Gathered struct {
	pins   []Pin
	places []world
	index  map[string]int
	crowd  *crowd
}

// Gather makes pins ready for SetGathered. It may be called on any goroutine, and takes the pins over.
func (m *Map) Gather(pins []Pin) *Gathered {
	g := &Gathered{pins: pins}
	g.places, g.index = locate(pins)
	g.crowd = newCrowd(pins, slices.Clone(g.places), m.minZoom, m.maxZoom)
	return g
}

// SetGathered shows these pins in the place of those before, at once: however many they are, the window does not wait. They
// are shown once.
func (m *Map) SetGathered(g *Gathered) {
	m.edition++ // what is being gathered comes too late
	m.strayed = false
	m.pins, m.places, m.index, m.crowd = g.pins, g.places, g.index, g.crowd
	m.Refresh()
}

// locate is where pins stand in the world, and which of them has which id.
func locate(pins []Pin) (places []world, index map[string]int) {
	places, index = make([]world, len(pins)), make(map[string]int, len(pins))
	for i, pin := range pins {
		places[i] = project(pin.Point)
		index[pin.ID] = i
	}
	return places, index
}

// Pins are the pins as they are shown.
func (m *Map) Pins() []Pin { return m.pins }

// Select marks a pin; "" marks none.
func (m *Map) Select(id string) {
	changed := id != m.selected
	m.selected = id
	if changed && m.strayed {
		m.gather() // the pin that was moved goes back among the others
		return
	}
	m.Refresh()
}

// Selected is the marked pin, or "".
func (m *Map) Selected() string { return m.selected }

// Resize does what FitToPins had to put off.
func (m *Map) Resize(size fyne.Size) {
	m.BaseWidget.Resize(size)
	if m.fitLater && !tooSmall(size) {
		m.FitToPins()
	}
}

// movePin puts a pin somewhere else, without telling.
func (m *Map) movePin(i int, to Point) {
	m.pins[i].Point, m.places[i] = to, project(to)
	m.strayed = true
	m.Refresh()
}

// selectPin marks a pin and tells.
func (m *Map) selectPin(id string) {
	m.Select(id)
	if m.OnPinSelected != nil {
		m.OnPinSelected(id)
	}
}

// letGo marks no pin and tells.
func (m *Map) letGo() {
	m.Select("")
	if m.OnLetGo != nil {
		m.OnLetGo()
	}
}

// PinAt is where the tip of a pin is on the widget when the map has come to rest; false where there is no such pin.
func (m *Map) PinAt(id string) (at fyne.Position, here bool) {
	i := m.indexOf(id)
	if i < 0 {
		return fyne.Position{}, false
	}
	return m.goal().screen(m.places[i]), true
}

// indexOf is which of the pins has an id, or -1.
func (m *Map) indexOf(id string) int {
	if i, here := m.index[id]; here {
		return i
	}
	return -1
}
