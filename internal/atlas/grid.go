package atlas

import "focalpoint/internal/atlas/pack"

// grid lists items, by number, in the square cells of the sheet that their boxes touch.
type grid struct {
	size          int32 // of a cell, in packed units
	columns, rows int32
	start         []int32 // of each cell's items; one more than there are cells
	items         []int32
}

// newGrid makes a grid of n items. box returns the south-western and the north-eastern corner of one.
func newGrid(size int32, n int, box func(i int) (low, high pack.Vertex)) grid {
	g := grid{
		size:    size,
		columns: int32((Sheet.East-Sheet.West)*pack.Scale)/size + 1,
		rows:    int32((Sheet.North-Sheet.South)*pack.Scale)/size + 1,
	}
	g.start = make([]int32, g.columns*g.rows+1)
	for i := range n {
		for cell := range g.cells(box(i)) {
			g.start[cell+1]++
		}
	}
	for cell := range len(g.start) - 1 {
		g.start[cell+1] += g.start[cell]
	}
	g.items = make([]int32, g.start[len(g.start)-1])
	next := make([]int32, len(g.start))
	copy(next, g.start)
	for i := range n {
		for cell := range g.cells(box(i)) {
			g.items[next[cell]] = int32(i)
			next[cell]++
		}
	}
	return g
}

// cells yields the cells that a box touches; what lies outside the sheet counts to its edge.
func (g *grid) cells(low, high pack.Vertex) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		left, right := g.column(low.Lon), g.column(high.Lon)
		for row := g.row(low.Lat); row <= g.row(high.Lat); row++ {
			for column := left; column <= right; column++ {
				if !yield(row*g.columns + column) {
					return
				}
			}
		}
	}
}

func (g *grid) column(lon int32) int32 {
	return min(g.columns-1, max(0, (lon-int32(Sheet.West*pack.Scale))/g.size))
}

func (g *grid) row(lat int32) int32 {
	return min(g.rows-1, max(0, (lat-int32(Sheet.South*pack.Scale))/g.size))
}

// in returns the items of a cell.
func (g *grid) in(cell int32) []int32 { return g.items[g.start[cell]:g.start[cell+1]] }
