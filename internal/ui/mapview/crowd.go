package mapview

import "math"

// crowd is a set of pins with the clusters that they form at each zoom. It is made once for a set and not changed, so
// that clusters stay where they are while the map is dragged, and so that those of a zoom are whole parts of those of
// the next lower zoom: they only ever join or split.
type crowd struct {
	pins   []Pin
	places []world
	low    int     // the zoom of the first level
	levels []level // from the lowest zoom to the highest
}

// node is a pin, or several that stand close together.
type node struct {
	at    world // their middle
	count int
	pin   int // the pin, or the first of several
}

// level is the nodes of a zoom.
type level struct {
	nodes []node
	cells map[cell][]int32 // the nodes on each tile
	up    []int32          // the node here of each node of the next higher zoom, or of each pin
}

// cell is a square of a grid over the world.
type cell struct{ x, y int32 }

func cellOf(w world, side float64) cell {
	return cell{int32(math.Floor(w.x / side)), int32(math.Floor(w.y / side))}
}

const (
	// fewPins are shown each for itself as long as they can be told apart; of many, those are gathered whose pictures would crowd.
	fewPins   = 50
	fewReach  = 10
	manyReach = 72
)

// reachOf is how near pins join, in units of the screen.
func reachOf(pins int) float64 {
	if pins <= fewPins {
		return fewReach
	}
	return manyReach
}

// newCrowd gathers the pins for the zooms from low to high, the highest first.
func newCrowd(pins []Pin, places []world, low, high int) *crowd {
	c := &crowd{pins: pins, places: places, low: low, levels: make([]level, high-low+1)}
	finer := make([]node, len(places))
	for i, at := range places {
		finer[i] = node{at, 1, i}
	}
	for zoom := high; zoom >= low; zoom-- {
		l := join(finer, reachOf(len(pins))/worldSide(float64(zoom)))
		l.cells = cellsOf(l.nodes, math.Exp2(-float64(zoom)))
		c.levels[zoom-low] = l
		finer = l.nodes
	}
	return c
}

// cellsOf sorts nodes into squares.
func cellsOf(nodes []node, side float64) map[cell][]int32 {
	cells := make(map[cell][]int32, len(nodes)/4)
	for i := range nodes {
		at := cellOf(nodes[i].at, side)
		cells[at] = append(cells[at], int32(i))
	}
	return cells
}

// join makes one node of each that is not in one yet and of all those near it.
func join(finer []node, reach float64) level {
	near := cellsOf(finer, reach)
	l := level{up: make([]int32, len(finer)), nodes: make([]node, 0, len(finer))}
	for i := range l.up {
		l.up[i] = -1
	}
	for i := range finer {
		if l.up[i] >= 0 {
			continue
		}
		seed, into := finer[i], int32(len(l.nodes))
		sum := node{pin: seed.pin}
		home := cellOf(seed.at, reach)
		for x := home.x - 1; x <= home.x+1; x++ {
			for y := home.y - 1; y <= home.y+1; y++ {
				for _, j := range near[cell{x, y}] {
					other := &finer[j]
					if l.up[j] >= 0 || math.Hypot(other.at.x-seed.at.x, other.at.y-seed.at.y) > reach {
						continue
					}
					l.up[j] = into
					weight := float64(other.count)
					sum.count += other.count
					sum.at.x += other.at.x * weight
					sum.at.y += other.at.y * weight
				}
			}
		}
		sum.at.x /= float64(sum.count)
		sum.at.y /= float64(sum.count)
		l.nodes = append(l.nodes, sum)
	}
	return l
}

// level is the one of a zoom, which may lie outside of those that the map shows.
func (c *crowd) level(zoom int) *level {
	return &c.levels[min(max(zoom-c.low, 0), len(c.levels)-1)]
}

// visit calls f for the nodes of a zoom in a rectangle of the world.
func (c *crowd) visit(zoom int, first, last world, f func(id int32, n node)) {
	l, side := c.level(zoom), math.Exp2(-float64(zoom))
	from, to := cellOf(first, side), cellOf(last, side)
	for x := from.x; x <= to.x; x++ {
		for y := from.y; y <= to.y; y++ {
			for _, id := range l.cells[cell{x, y}] {
				f(id, l.nodes[id])
			}
		}
	}
}

// nodeOf is the node of a zoom that a pin is in.
func (c *crowd) nodeOf(pin, zoom int) int32 {
	id := int32(pin)
	for i := len(c.levels) - 1; i >= zoom-c.low; i-- {
		id = c.levels[i].up[id]
	}
	return id
}

// members are the pins of a node.
func (c *crowd) members(zoom int, id int32) (pins []int) {
	for i := range c.pins {
		if c.nodeOf(i, zoom) == id {
			pins = append(pins, i)
		}
	}
	return pins
}

// splitZoom is the first zoom at which some of the pins are apart; more than every zoom where they never are.
func (c *crowd) splitZoom(pins []int) int {
	zoom := c.low
	for ; zoom < c.low+len(c.levels); zoom++ {
		first := c.nodeOf(pins[0], zoom)
		for _, pin := range pins[1:] {
			if c.nodeOf(pin, zoom) != first {
				return zoom
			}
		}
	}
	return zoom
}
