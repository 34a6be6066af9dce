package atlas

import (
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/mvt"
	"focalpoint/internal/atlas/tileset"
)

// What is kept of a line lies in the box, begins where it says on the line, and is no longer than the line.
func TestCroppedLinesLieInTheirBox(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(-1e4, 1e4)
		points := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) vec { return vec{number.Draw(t, "x"), number.Draw(t, "y")} }), 2, 20).Draw(t, "line")
		box := rect{-300, -200, 300, 400}
		kept := 0.0
		for _, part := range cropped(points, box) {
			if !box.grown(1e-6).holds(part.box) || part.from < kept-1e-6 {
				t.Fatalf("%+v after %f", part, kept)
			}
			kept = part.from + length(part.points)
		}
		if kept > length(points)+1e-6 {
			t.Fatalf("%f of %f", kept, length(points))
		}
	})
}

// endless is an overlay with shapes that reach as far as a tile may say, in a tile of one unit.
type endless struct{}

func (endless) About() tileset.About { return tileset.About{Vector: true} }

func (endless) Tile(z, x, y int) (tileset.Tile, bool) {
	const most = 1 << 24
	parts := [][]mvt.Vertex{
		{{X: -most, Y: -most}, {X: most, Y: -most}, {X: most, Y: most}, {X: -most, Y: most}},
		{{X: -most, Y: 0}, {X: most, Y: 1}},
		{{X: most}},
		{{X: 0}, {X: 0}, {X: 0}},
	}
	t := tileset.Tile{Z: z, X: x, Y: y}
	for _, layer := range []string{"water", "buildings", "roads", "boundaries", "landuse", "unheard of"} {
		for kind := range mvt.Kind(9) {
			t.Layers = append(t.Layers, mvt.Layer{Name: layer, Extent: 1, Features: []mvt.Feature{{Kind: kind, Parts: parts}}})
		}
	}
	return t, true
}

func TestShapesBeyondTheTileAreDrawn(t *testing.T) {
	t.Parallel()
	a, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	m := NewRenderer(a, StyleLight, "uk").Over(endless{}).Tile(14, 9350, 5580)
	if got := m.RGBAAt(3, 3); got != StyleLight.Building {
		t.Errorf("%v, want a building over the water", got)
	}
	// The longest dashed line that a tile of one unit may hold, at the nearest zoom, is cut before it is dashed.
	const size = TileSize << 6
	onMap := placing{rect{0, 0, size, size}, size, rect{-24, -24, 280, 280}}
	lines := onMap.lines(nil, [][]mvt.Vertex{{{X: -1 << 24}, {X: 1 << 24}}})
	if len(lines) != 1 || length(lines[0].points) > 310 {
		t.Errorf("%+v", lines)
	}
}

// Borders of tiles are drawn inside Ukraine, where nobody disputes them.
func TestBordersOfTilesEndAtTheStateBorder(t *testing.T) {
	t.Parallel()
	a, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	const level = 8
	r := NewRenderer(a, StyleLight, "uk")
	line := func(lat, from, to float64) []path {
		var points []vec
		for lon := from; lon <= to; lon += 0.1 {
			var v vec
			v.x, v.y = Project(aid.Point{Lat: lat, Lon: lon}, level)
			points = append(points, v)
		}
		return r.inUkraine([]path{newPath(points)}, level)
	}
	if kept := line(45.3, 34.0, 34.5); len(kept) != 1 {
		t.Errorf("in Crimea: %d parts", len(kept))
	}
	if kept := line(52.0, 21.0, 22.5); len(kept) != 0 {
		t.Errorf("in Poland: %d parts", len(kept))
	}
	kept := line(50.0, 22.0, 26.0)
	if len(kept) != 1 || Unproject(kept[0].points[0].x, kept[0].points[0].y, level).Lon < 22.9 {
		t.Errorf("across the state border: %+v", kept)
	}
}
