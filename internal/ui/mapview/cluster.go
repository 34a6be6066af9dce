package mapview

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
)

// clusterFrom is how many pins on the screen are gathered into clusters.
const clusterFrom = 300

// clusterCell is the side of the squares in which pins are gathered. The squares are those of the world, not of the
// screen, so that clusters stay calm while the map is dragged.
const clusterCell = 64

// group is one pin, or several that stand close together.
type group struct {
	at    fyne.Position
	count int
	pin   int // the index of the pin, or of the first of several
}

// radius is how large a cluster is drawn.
func (g group) radius() float32 { return float32(13 + 4*math.Log10(float64(g.count))) }

// gathering is what was made of the pins, and for what.
type gathering struct {
	view     view
	edition  int
	selected string
	groups   []group
}

// groups places the visible pins on the screen. They are made anew only when something has changed.
func (m *Map) groups() []group {
	now := gathering{view: m.view(), edition: m.edition, selected: m.selected}
	was := m.gathered
	if was.groups != nil && was.view == now.view && was.edition == now.edition && was.selected == now.selected {
		return was.groups
	}
	now.groups = m.gather(now.view, m.visible(now.view))
	m.gathered = now
	return now.groups
}

// visible are the pins on the screen, each on its own; the selected one is the last, so that it is drawn over the others.
func (m *Map) visible(v view) []group {
	shown := []group{}
	selected := m.indexOf(m.selected)
	add := func(i int) {
		at := v.screen(m.places[i])
		if at.X > -pinWidth && at.Y > -pinHeight && at.X < v.size.Width+pinWidth && at.Y < v.size.Height+2*pinHeight {
			shown = append(shown, group{at, 1, i})
		}
	}
	for i := range m.pins {
		if i != selected {
			add(i)
		}
	}
	if selected >= 0 {
		add(selected)
	}
	return shown
}

// gather puts many pins into clusters; the selected one stays by itself.
func (m *Map) gather(v view, shown []group) []group {
	if len(shown) <= clusterFrom {
		return shown
	}
	type cell struct{ x, y int }
	cells := map[cell]int{}
	var gathered, alone []group
	for _, g := range shown {
		if m.pins[g.pin].ID == m.selected {
			alone = append(alone, g)
			continue
		}
		c := cell{int(v.left+float64(g.at.X)) / clusterCell, int(v.top+float64(g.at.Y)) / clusterCell}
		i, seen := cells[c]
		if !seen {
			cells[c] = len(gathered)
			gathered = append(gathered, g)
			continue
		}
		into := &gathered[i]
		into.count++
		share := 1 / float32(into.count)
		into.at = fyne.NewPos(into.at.X+(g.at.X-into.at.X)*share, into.at.Y+(g.at.Y-into.at.Y)*share)
	}
	slices.SortStableFunc(gathered, func(a, b group) int { return a.count - b.count })
	return append(gathered, alone...)
}

// groupAt is the pin or cluster nearest to a position, if one is near enough to be meant.
func (m *Map) groupAt(pos fyne.Position) (nearest group, found bool) {
	best := math.Inf(1)
	for _, g := range m.groups() {
		middle, reach := g.at.SubtractXY(0, pinHeight/2), float64(pinTouch)
		if g.count > 1 {
			middle, reach = g.at, float64(g.radius())
		}
		distance := math.Hypot(float64(pos.X-middle.X), float64(pos.Y-middle.Y))
		if distance <= reach && distance <= best {
			nearest, best, found = g, distance, true
		}
	}
	return nearest, found
}

// pinAt is the index of the pin at a position, or -1.
func (m *Map) pinAt(pos fyne.Position) int {
	if g, found := m.groupAt(pos); found && g.count == 1 {
		return g.pin
	}
	return -1
}
