package mapview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
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

// Map is the widget. Its callbacks are called on the window's goroutine and may be nil.
type Map struct {
	widget.BaseWidget

	OnTapped      func(aid.Point)              // a tap beside the pins
	OnPinSelected func(id string)              // a press on a pin, or Tab
	OnPinMoved    func(id string, p aid.Point) // dropped after a drag, or moved with the arrow keys
	OnPinDeleted  func(id string)              // Delete on the selected pin

	texts    Texts
	cache    *cache
	centre   aid.Point
	zoom     int
	bounds   Bounds
	readOnly bool
	fitLater bool // FitToPins was asked for before the map had a size

	pins     []Pin
	places   []world // of the pins
	edition  int     // of the pins: it changes with them
	selected string
	gathered gathering // what was made of the pins for the latest view

	mouse mouse
	keys  keys
}

// New makes a map. post hands a call to the window's goroutine, such as a runner's Post.
func New(tiles Tiles, post func(func()), texts Texts) *Map {
	m := &Map{texts: texts, bounds: Ukraine, zoom: MinZoom, centre: Ukraine.middle()}
	m.cache = newCache(tiles, post, m.Refresh)
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

// SetPins shows these pins in the place of those before.
func (m *Map) SetPins(pins []Pin) {
	m.pins = slices.Clone(pins)
	m.places = make([]world, len(pins))
	for i, pin := range pins {
		m.places[i] = project(pin.Point)
	}
	m.edition++
	m.Refresh()
}

// Pins are the pins as they are shown.
func (m *Map) Pins() []Pin { return m.pins }

// Select marks a pin; "" marks none.
func (m *Map) Select(id string) {
	m.selected = id
	m.Refresh()
}

// Selected is the marked pin, or "".
func (m *Map) Selected() string { return m.selected }

// Zoom is the zoom that is shown, MinZoom to MaxZoom.
func (m *Map) Zoom() int { return m.zoom }

// Centre is the middle of the map.
func (m *Map) Centre() aid.Point { return m.centre }

// SetCentre shows a place in the middle.
func (m *Map) SetCentre(p aid.Point, zoom int) {
	m.zoom = min(max(zoom, MinZoom), MaxZoom)
	m.centre = m.bounds.nearest(p)
	m.Refresh()
}

// Resize does what FitToPins had to put off.
func (m *Map) Resize(size fyne.Size) {
	m.BaseWidget.Resize(size)
	if m.fitLater && !tooSmall(size) {
		m.FitToPins()
	}
}

func (m *Map) view() view { return viewOf(m.centre, m.zoom, m.Size()) }

// zoomAt changes the zoom and keeps the place under a position where it is.
func (m *Map) zoomAt(pos fyne.Position, zoom int) {
	zoom = min(max(zoom, MinZoom), MaxZoom)
	if zoom == m.zoom {
		return
	}
	before, side := m.view(), worldSide(zoom)
	fixed, middle := before.world(pos), before.middle()
	m.SetCentre(unproject(world{fixed.x - float64(pos.X-middle.X)/side, fixed.y - float64(pos.Y-middle.Y)/side}), zoom)
}

// pan moves the map under the window.
func (m *Map) pan(dx, dy float32) {
	v := m.view()
	m.SetCentre(v.point(v.middle().AddXY(dx, dy)), m.zoom)
}

// reveal moves the map as little as it takes to show a pin.
func (m *Map) reveal(i int) {
	const edge = 40
	at, size := m.view().screen(m.places[i]), m.Size()
	beyond := func(at, least, most float32) float32 { return at - min(max(at, least), most) }
	dx := beyond(at.X, edge, max(edge, size.Width-edge))
	dy := beyond(at.Y, edge+pinHeight, max(edge+pinHeight, size.Height-edge))
	if dx != 0 || dy != 0 {
		m.pan(dx, dy)
	}
}

// movePin puts a pin somewhere else, without telling.
func (m *Map) movePin(i int, to aid.Point) {
	m.pins[i].Point, m.places[i] = to, project(to)
	m.edition++
	m.Refresh()
}

// selectPin marks a pin and tells.
func (m *Map) selectPin(i int) {
	m.Select(m.pins[i].ID)
	if m.OnPinSelected != nil {
		m.OnPinSelected(m.pins[i].ID)
	}
}

func (m *Map) indexOf(id string) int {
	return slices.IndexFunc(m.pins, func(p Pin) bool { return p.ID == id })
}
