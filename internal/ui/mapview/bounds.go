package mapview

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
)

// Bounds is the part of the world that the map keeps in view, in degrees.
type Bounds struct{ South, West, North, East float64 }

// Ukraine is where the map begins, and what it keeps in view.
var Ukraine = Bounds{South: 44, West: 21.8, North: 52.6, East: 40.6}

func (b Bounds) middle() aid.Point {
	return aid.Point{Lat: (b.South + b.North) / 2, Lon: (b.West + b.East) / 2}
}

func (b Bounds) nearest(p aid.Point) aid.Point {
	return aid.Point{Lat: min(max(p.Lat, b.South), b.North), Lon: min(max(p.Lon, b.West), b.East)}
}

// around is the smallest part with all the pins.
func around(pins []Pin) Bounds {
	b := Bounds{South: 90, West: 180, North: -90, East: -180}
	for _, pin := range pins {
		b.South, b.North = min(b.South, pin.Point.Lat), max(b.North, pin.Point.Lat)
		b.West, b.East = min(b.West, pin.Point.Lon), max(b.East, pin.Point.Lon)
	}
	return b
}

// fitZoom is how close a single pin is shown.
const fitZoom = 11

// margin is how much of the map stays free around the pins that are fitted.
const margin = 60

// tooSmall says that the map is not laid out yet.
func tooSmall(size fyne.Size) bool { return size.Width < 2*margin || size.Height < 2*margin }

// FitToPins shows every pin as large as possible, or the whole country when there is none. A map that is not laid
// out yet does it as soon as it is.
func (m *Map) FitToPins() {
	if m.fitLater = tooSmall(m.Size()); m.fitLater {
		return
	}
	if len(m.pins) == 0 {
		m.fit(m.bounds, 0, MaxZoom)
		return
	}
	m.fit(around(m.pins), margin, fitZoom)
}

// fit shows a part of the world as large as the widget and the closest zoom allow.
func (m *Map) fit(b Bounds, edge float64, closest int) {
	low, high := project(aid.Point{Lat: b.South, Lon: b.West}), project(aid.Point{Lat: b.North, Lon: b.East})
	zoom := closest
	for ; zoom > MinZoom; zoom-- {
		side := worldSide(zoom)
		if (high.x-low.x)*side <= float64(m.Size().Width)-edge && (low.y-high.y)*side <= float64(m.Size().Height)-edge {
			break
		}
	}
	m.SetCentre(unproject(world{(low.x + high.x) / 2, (low.y + high.y) / 2}), zoom)
}
