package mapview

import (
	"math"

	"fyne.io/fyne/v2"
)

// camera is what the map looks at.
type camera struct {
	at   world // the middle of the widget
	zoom float64
}

// clamp keeps the camera in the map's bounds and zooms.
func (m *Map) clamp(c camera) camera {
	first, last := m.bounds.corners()
	c.at = world{min(max(c.at.x, first.x), last.x), min(max(c.at.y, first.y), last.y)}
	c.zoom = min(max(c.zoom, float64(m.minZoom)), float64(m.maxZoom))
	return c
}

// view is what is shown now; goal is what is shown when the map has come to rest.
func (m *Map) view() view { return viewOf(m.now, m.Size()) }
func (m *Map) goal() view { return viewOf(m.aim, m.Size()) }

// Zoom is the zoom that is shown, or to which the map is on its way.
func (m *Map) Zoom() int { return int(math.Round(m.aim.zoom)) }

// Centre is the place in the middle of the map, or to which the map is on its way.
func (m *Map) Centre() Point { return unproject(m.aim.at) }

// SetCentre shows a place in the middle.
func (m *Map) SetCentre(p Point, zoom int) { m.jump(camera{project(p), float64(zoom)}) }

// jump shows a part of the world at once.
func (m *Map) jump(c camera) {
	m.halt()
	m.now = m.clamp(c)
	m.aim = m.now
	m.Refresh()
}

// zoomAt changes the zoom and keeps the place under a position where it is.
func (m *Map) zoomAt(pos fyne.Position, zoom int) {
	zoom = min(max(zoom, m.minZoom), m.maxZoom)
	if float64(zoom) != m.aim.zoom {
		m.fly(m.closer(pos, float64(zoom)))
	}
}

// closer is the camera of another zoom with the same place under a position.
func (m *Map) closer(pos fyne.Position, zoom float64) camera {
	v, side := m.view(), worldSide(zoom)
	fixed, middle := v.world(pos), v.middle()
	return camera{world{fixed.x - float64(pos.X-middle.X)/side, fixed.y - float64(pos.Y-middle.Y)/side}, zoom}
}

// pan moves the map under the window, also while it zooms.
func (m *Map) pan(dx, dy float32) {
	side := worldSide(m.now.zoom)
	for _, c := range []*camera{&m.now, &m.aim, &m.motion.from} {
		c.at.x += float64(dx) / side
		c.at.y += float64(dy) / side
		*c = m.clamp(*c)
	}
	m.Refresh()
}

// reveal moves the map as little as it takes to show a pin.
func (m *Map) reveal(i int) {
	const edge = 40
	at, size := m.goal().screen(m.places[i]), m.Size()
	beyond := func(at, least, most float32) float32 { return at - min(max(at, least), most) }
	dx := beyond(at.X, edge, max(edge, size.Width-edge))
	dy := beyond(at.Y, edge+pinHeight, max(edge+pinHeight, size.Height-edge))
	if dx != 0 || dy != 0 {
		side := worldSide(m.aim.zoom)
		m.fly(camera{world{m.aim.at.x + float64(dx)/side, m.aim.at.y + float64(dy)/side}, m.aim.zoom})
	}
}
