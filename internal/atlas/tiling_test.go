package atlas

import "testing"

// A name that crosses the border of two tiles is whole in both together: side by side they are the picture that is drawn
// of both at once.
func TestTilesJoin(t *testing.T) {
	t.Parallel()
	a, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	set, err := letters()
	if err != nil {
		t.Fatal(err)
	}
	r := NewRenderer(a, StyleLight, "uk")
	for _, tile := range [][3]int{{6, 37, 21}, {8, 153, 88}, {9, 308, 177}, {11, 1197, 690}, {12, 2474, 1411}} {
		z, x, y := tile[0], tile[1], tile[2]
		both := newCanvas(2*TileSize, TileSize, vec{float64(x) * TileSize, float64(y) * TileSize}, 1)
		r.ground(both, a.levels[z](), float64(z), 1)
		r.settlements(both, set, r.names[z]().placed, 1)
		whole := both.done()
		different := 0
		for i, half := range []int{x, x + 1} {
			part := r.Tile(z, half, y)
			for py := range TileSize {
				for px := range TileSize {
					p, q := part.RGBAAt(px, py), whole.RGBAAt(px+i*TileSize, py)
					if max(p.R, q.R)-min(p.R, q.R) > 8 {
						different++
					}
				}
			}
		}
		if different > 20 {
			t.Errorf("zoom %d, tiles %d and %d: %d pixels differ from the picture of both", z, x, x+1, different)
		}
	}
}
