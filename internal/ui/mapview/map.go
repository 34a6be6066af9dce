package mapview

import (
	"fmt"
	"math"

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
	OnPinSelected func(id string)              // a tap on a pin, or Tab
	OnPinMoved    func(id string, p aid.Point) // dropped after a drag, or moved with the arrow keys
	OnPinDeleted  func(id string)              // Delete on the selected pin

	texts    Texts
	cache    *cache
	centre   aid.Point
	zoom     int
	bounds   Bounds
	pins     []Pin
	selected string
	readOnly bool
	fitLater bool // FitToPins was asked for before the map had a size

	pointer fyne.Position // where the mouse is
	inside  bool          // whether it is over the map
	drag    drag
	focused bool
}

// Bounds is the part of the world that the map keeps in view, in degrees.
type Bounds struct{ South, West, North, East float64 }

// Ukraine is where the map begins, and what it keeps in view.
var Ukraine = Bounds{South: 44, West: 21.8, North: 52.6, East: 40.6}

// New makes a map. post hands a call to the window's goroutine, such as a runner's Post.
func New(tiles Tiles, post func(func()), texts Texts) *Map {
	m := &Map{texts: texts, bounds: Ukraine, zoom: MinZoom, centre: Ukraine.middle()}
	m.cache = newCache(tiles, post, m.Refresh)
	m.ExtendBaseWidget(m)
	return m
}

func (b Bounds) middle() aid.Point {
	return aid.Point{Lat: (b.South + b.North) / 2, Lon: (b.West + b.East) / 2}
}

// SetTiles shows other tiles, as after a change of language or look.
func (m *Map) SetTiles(tiles Tiles) {
	m.cache.forget(tiles)
	m.Refresh()
}

// SetReadOnly lets the map be looked at, but nothing be placed, moved or removed.
func (m *Map) SetReadOnly(readOnly bool) { m.readOnly = readOnly }

// SetPins shows these pins in the place of those before.
func (m *Map) SetPins(pins []Pin) {
	m.pins = pins
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

func (b Bounds) nearest(p aid.Point) aid.Point {
	return aid.Point{Lat: min(max(p.Lat, b.South), b.North), Lon: min(max(p.Lon, b.West), b.East)}
}

// fitZoom is how close a single pin is shown.
const fitZoom = 11

// Resize does what FitToPins had to put off.
func (m *Map) Resize(size fyne.Size) {
	m.BaseWidget.Resize(size)
	if m.fitLater && !tooSmall(size) {
		m.FitToPins()
	}
}

// FitToPins shows every pin as large as possible, or the whole country when there is none. A map that is not laid
// out yet does it as soon as it is.
func (m *Map) FitToPins() {
	if m.fitLater = tooSmall(m.Size()); m.fitLater {
		return
	}
	if len(m.pins) == 0 {
		m.fit(m.bounds, MaxZoom)
		return
	}
	b := Bounds{South: 90, West: 180, North: -90, East: -180}
	for _, pin := range m.pins {
		b.South, b.North = min(b.South, pin.Point.Lat), max(b.North, pin.Point.Lat)
		b.West, b.East = min(b.West, pin.Point.Lon), max(b.East, pin.Point.Lon)
	}
	m.fit(b, fitZoom)
}

// margin is how much of the map stays free around the pins that are fitted.
const margin = 60

// tooSmall says that the map is not laid out yet.
func tooSmall(size fyne.Size) bool { return size.Width < 2*margin || size.Height < 2*margin }

func (m *Map) fit(b Bounds, closest int) {
	size := m.Size()
	zoom := closest
	for ; zoom > MinZoom; zoom-- {
		low := project(aid.Point{Lat: b.South, Lon: b.West}, zoom)
		high := project(aid.Point{Lat: b.North, Lon: b.East}, zoom)
		if high.x-low.x <= float64(size.Width)-margin && low.y-high.y <= float64(size.Height)-margin {
			break
		}
	}
	m.SetCentre(b.middle(), zoom)
}

// zoomAt changes the zoom and keeps the place under a position where it is.
func (m *Map) zoomAt(pos fyne.Position, zoom int) {
	zoom = min(max(zoom, MinZoom), MaxZoom)
	if zoom == m.zoom {
		return
	}
	fixed := project(m.toPoint(pos), zoom)
	m.zoom = zoom
	size := m.Size()
	m.centre = m.bounds.nearest(unproject(world{fixed.x - float64(pos.X-size.Width/2), fixed.y - float64(pos.Y-size.Height/2)}, zoom))
	m.Refresh()
}

// pan moves the map under the window.
func (m *Map) pan(dx, dy float32) {
	at := project(m.centre, m.zoom)
	m.centre = m.bounds.nearest(unproject(world{at.x + float64(dx), at.y + float64(dy)}, m.zoom))
	m.Refresh()
}

// pinAt is the index of the topmost pin at a position, or -1.
func (m *Map) pinAt(pos fyne.Position) int {
	best, nearest := -1, float64(pinTouch)
	for i, pin := range m.pins {
		at := m.toScreen(pin.Point)
		distance := math.Hypot(float64(pos.X-at.X), float64(pos.Y-(at.Y-pinHeight/2)))
		if distance <= nearest {
			best, nearest = i, distance
		}
	}
	return best
}

func (m *Map) indexOf(id string) int {
	for i, pin := range m.pins {
		if pin.ID == id {
			return i
		}
	}
	return -1
}

// coordinates is how the place under the pointer is written.
func coordinates(p aid.Point) string { return fmt.Sprintf("%.4f, %.4f", p.Lat, p.Lon) }
