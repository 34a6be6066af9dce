package mapview

import (
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
	pin   int // the pin's index, when it is one
}

// groups places the visible pins on the screen.
func (m *Map) groups() []group {
	size := m.Size()
	var shown []group
	for i, pin := range m.pins {
		at := m.toScreen(pin.Point)
		if at.X > -pinWidth && at.Y > -pinHeight && at.X < size.Width+pinWidth && at.Y < size.Height+pinHeight {
			shown = append(shown, group{at, 1, i})
		}
	}
	if len(shown) < clusterFrom {
		return shown
	}
	return m.gather(shown)
}

func (m *Map) gather(shown []group) []group {
	type cell struct{ x, y int }
	cells := map[cell]int{}
	var gathered []group
	for _, g := range shown {
		w := project(m.pins[g.pin].Point, m.zoom)
		c := cell{int(w.x) / clusterCell, int(w.y) / clusterCell}
		i, seen := cells[c]
		if !seen {
			cells[c] = len(gathered)
			gathered = append(gathered, g)
			continue
		}
		into := &gathered[i]
		share := 1 / float32(into.count+1)
		into.at = fyne.NewPos(into.at.X+(g.at.X-into.at.X)*share, into.at.Y+(g.at.Y-into.at.Y)*share)
		into.count++
	}
	slices.SortStableFunc(gathered, func(a, b group) int { return a.count - b.count })
	return gathered
}
