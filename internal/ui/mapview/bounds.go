package mapview

import "fyne.io/fyne/v2"

// Bounds is a part of the world, in degrees.
type Bounds struct{ South, West, North, East float64 }

// everywhere is what Web Mercator shows.
var everywhere = Bounds{South: -mostNorth, West: -180, North: mostNorth, East: 180}

// corners are the north-west and the south-east one.
func (b Bounds) corners() (first, last world) {
	return project(Point{Lat: b.North, Lon: b.West}), project(Point{Lat: b.South, Lon: b.East})
}

// around is the smallest part with all the places.
func around(places []world) (first, last world) {
	first, last = world{1, 1}, world{0, 0}
	for _, w := range places {
		first = world{min(first.x, w.x), min(first.y, w.y)}
		last = world{max(last.x, w.x), max(last.y, w.y)}
	}
	return first, last
}

// fitZoom is how close a single pin is shown.
const fitZoom = 11

// margin is how much of the map stays free around the pins that are fitted.
const margin = 60

// tooSmall says that the map is not laid out yet.
func tooSmall(size fyne.Size) bool { return size.Width < 2*margin || size.Height < 2*margin }

// SetCovered says how wide something is that lies over the left of the map: pins that are fitted keep off it as far as
// there is room.
func (m *Map) SetCovered(left float32) { m.covered = left }

// FitToPins shows every pin, with the circle around it, as large as possible, or the whole of the map's bounds when there is none. A map that is
// not laid out yet does it as soon as it is.
func (m *Map) FitToPins() {
	if m.fitLater = tooSmall(m.Size()); !m.fitLater {
		m.jump(m.fitting())
	}
}

// flyToPins does the same in a way that the eye can follow.
func (m *Map) flyToPins() {
	if !tooSmall(m.Size()) {
		m.fly(m.fitting())
	}
}

// fitting is where the camera shows every pin.
func (m *Map) fitting() camera {
	if len(m.places) == 0 {
		first, last := m.bounds.corners()
		return m.fit(first, last, 0, m.maxZoom)
	}
	first, last := around(m.places)
	for i := range m.pins { // with their circles
		at, reach := m.places[i], m.pins[i].reach()
		first = world{min(first.x, at.x-reach), min(first.y, at.y-reach)}
		last = world{max(last.x, at.x+reach), max(last.y, at.y+reach)}
	}
	north, south := m.bounds.corners() // no pin beyond them can be looked at
	first = world{min(max(first.x, north.x), south.x), min(max(first.y, north.y), south.y)}
	last = world{min(max(last.x, north.x), south.x), min(max(last.y, north.y), south.y)}
	to := m.fit(first, last, margin, min(fitZoom, m.maxZoom))
	side := worldSide(to.zoom)
	free := float64(m.Size().Width) - 2*margin - (last.x-first.x)*side // the buttons are on the other side
	to.at.x -= max(0, min(free, float64(m.covered))) / 2 / side
	return to
}

// fit is where the camera shows a part of the world as large as the widget and the closest zoom allow.
func (m *Map) fit(first, last world, edge float64, closest int) camera {
	zoom := closest
	for ; zoom > m.minZoom; zoom-- {
		side := worldSide(float64(zoom))
		if (last.x-first.x)*side <= float64(m.Size().Width)-edge && (last.y-first.y)*side <= float64(m.Size().Height)-edge {
			break
		}
	}
	return camera{world{(first.x + last.x) / 2, (first.y + last.y) / 2}, float64(zoom)}
}
