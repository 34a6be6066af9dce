package mapview

import (
	"cmp"
	"math"
	"slices"

	"fyne.io/fyne/v2"
)

// manyPins is how many are too many to gather while the window waits.
const manyPins = 2000

// gather makes the clusters of the pins anew.
func (m *Map) gather() {
	m.edition++
	m.strayed = false
	pins, places, edition := m.pins, slices.Clone(m.places), m.edition
	if len(pins) <= manyPins || m.cache.atOnce {
		m.crowd = newCrowd(pins, places, m.minZoom, m.maxZoom)
		m.Refresh()
		return
	}
	go func() {
		c := newCrowd(pins, places, m.minZoom, m.maxZoom)
		m.post(func() {
			if edition == m.edition { // the pins are still the same
				m.crowd = c
				m.Refresh()
			}
		})
	}()
}

// mark is a pin or a cluster on the screen.
type mark struct {
	key   markKey
	at    fyne.Position // of a pin its tip, of a cluster its middle
	count int
	pin   *Pin // of a cluster its first
}

// markKey is what a mark stays the same by from one view to the next.
type markKey struct {
	pin  int   // in the crowd; -1 for a cluster and for the selected pin
	zoom int   // of a cluster
	node int32 // of a cluster
}

// selectedKey is that of the selected pin, which is no part of the crowd.
var selectedKey = markKey{pin: -1, zoom: -1}

// marks is what the map shows of the crowd, and for what it was made.
type marks struct {
	view     view
	crowd    *crowd
	selected string
	place    world // of the selected pin
	list     []mark
	apart    apart
}

// apart is the node that the selected pin has left, because it stands by itself.
type apart struct {
	crowd *crowd
	pin   int // -1: no pin is selected, or it is not in the crowd yet
	zoom  int
	node  int32
	other int // the one that is left, where there is one
}

// seen are the marks on the screen, the selected pin last, so that it is drawn over the others. They are found anew only
// when something has changed.
func (m *Map) seen() []mark {
	v, was, selected := m.view(), &m.marks, m.indexOf(m.selected)
	place := world{}
	if selected >= 0 {
		place = m.places[selected]
	}
	if was.view == v && was.crowd == m.crowd && was.selected == m.selected && was.place == place {
		return was.list
	}
	was.view, was.crowd, was.selected, was.place = v, m.crowd, m.selected, place
	was.list = m.look(v, was.list[:0])
	if selected >= 0 {
		was.list = append(was.list, mark{selectedKey, v.screen(place), 1, &m.pins[selected]})
	}
	return was.list
}

// look adds the marks of a view to a list.
func (m *Map) look(v view, list []mark) []mark {
	edge := m.reach(v)
	zoom := min(max(int(math.Round(v.zoom)), m.minZoom), m.maxZoom)
	out := m.standApart(zoom)
	first, last := v.world(fyne.NewPos(-edge, -edge)), v.world(fyne.NewPos(v.size.Width+edge, v.size.Height+edge))
	m.crowd.visit(zoom, first, last, func(id int32, n node) {
		if out.pin >= 0 && id == out.node {
			n.count--
			if n.count == 0 {
				return
			}
			if n.pin = out.other; n.count == 1 {
				n.at = m.crowd.places[n.pin]
			}
		}
		at := v.screen(n.at)
		if at.X < -edge || at.Y < -edge || at.X > v.size.Width+edge || at.Y > v.size.Height+edge {
			return
		}
		key := markKey{-1, zoom, id}
		if n.count == 1 {
			key = markKey{pin: n.pin}
		}
		list = append(list, mark{key, at, n.count, &m.crowd.pins[n.pin]})
	})
	return list
}

// reach is how far beyond the screen a place may lie whose mark is seen on it: of a few pins also their circles are.
func (m *Map) reach(v view) float32 {
	const picture, most = 64, 4000
	if len(m.pins) > fewPins {
		return picture
	}
	widest := 0.0
	for i := range m.pins {
		widest = max(widest, m.pins[i].Radius/metresPerPixel(m.pins[i].Point.Lat, v.zoom))
	}
	return float32(min(max(picture, widest), most))
}

// standApart finds the node that the selected pin has left.
func (m *Map) standApart(zoom int) apart {
	was := &m.marks.apart
	pin := m.indexOf(m.selected)
	if pin >= len(m.crowd.pins) || pin >= 0 && m.crowd.pins[pin].ID != m.selected {
		pin = slices.IndexFunc(m.crowd.pins, func(p Pin) bool { return p.ID == m.selected }) // the crowd is still that of before
	}
	if was.crowd == m.crowd && was.pin == pin && was.zoom == zoom {
		return *was
	}
	*was = apart{crowd: m.crowd, pin: pin, zoom: zoom}
	if pin >= 0 {
		was.node = m.crowd.nodeOf(pin, zoom)
		was.other = pin
		if m.crowd.level(zoom).nodes[was.node].count > 1 {
			members := m.crowd.members(zoom, was.node)
			was.other = members[0]
			if was.other == pin {
				was.other = members[1]
			}
		}
	}
	return *was
}

// radius is how large a cluster is drawn.
func (k mark) radius() float32 { return clusterRadius(k.count) }

// behind orders marks as they are drawn: from north to south, as they stand, and the selected pin over all.
func (k mark) behind(other mark) int {
	if a, b := k.key == selectedKey, other.key == selectedKey; a != b {
		if a {
			return 1
		}
		return -1
	}
	return cmp.Compare(k.foot(), other.foot())
}

// foot is how low a mark reaches on the screen.
func (k mark) foot() float32 {
	if k.count > 1 {
		return k.at.Y + k.radius()
	}
	return k.at.Y
}

// markAt is the pin or cluster nearest to a position, if one is near enough to be meant.
func (m *Map) markAt(pos fyne.Position) (nearest mark, found bool) {
	best := math.Inf(1)
	for _, k := range m.seen() {
		middle, reach := k.at.SubtractXY(0, pinHeight/2), float64(pinTouch)
		if k.count > 1 {
			middle, reach = k.at, float64(k.radius())
		}
		distance := math.Hypot(float64(pos.X-middle.X), float64(pos.Y-middle.Y))
		if distance <= reach && distance <= best {
			nearest, best, found = k, distance, true
		}
	}
	return nearest, found
}

// pinAt is the id of the pin at a position.
func (m *Map) pinAt(pos fyne.Position) (id string, found bool) {
	if k, here := m.markAt(pos); here && k.count == 1 {
		_, found = m.index[k.pin.ID]
		return k.pin.ID, found
	}
	return "", false
}
