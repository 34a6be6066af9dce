package atlas

import (
	"testing"

	"focalpoint/internal/aid"
)

// A town without a known outline has a circle, a city with one has none, and no circle covers the sea.
func TestBuiltUpAreas(t *testing.T) {
	t.Parallel()
	a, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r := NewRenderer(a, StyleLight, "uk")
	for _, c := range []struct {
		name   string
		at     aid.Point
		circle bool
	}{
		{"Боярка", aid.Point{Lat: 50.3190, Lon: 30.2970}, true},
		{"Київ", aid.Point{Lat: 50.4540, Lon: 30.5238}, false},
	} {
		l := a.levels[12]()
		var at vec
		at.x, at.y = Project(c.at, 12)
		inCircle := false
		for _, each := range l.builtUp {
			inCircle = inCircle || rect{at.x, at.y, at.x, at.y}.grown(each.radius).meets(rect{each.at.x, each.at.y, each.at.x + 1, each.at.y + 1})
		}
		if inCircle != c.circle {
			t.Errorf("%s: in a circle %v", c.name, inCircle)
		}
	}
	x, y := Project(aid.Point{Lat: 44.35, Lon: 33.75}, 12)
	if got := r.Tile(12, int(x)/TileSize, int(y)/TileSize).RGBAAt(int(x)%TileSize, int(y)%TileSize); got != StyleLight.Sea {
		t.Errorf("south of Foros: %v", got)
	}
}

// Dashes begin where those of the piece before ended.
func TestDashesGoOnFromPieceToPiece(t *testing.T) {
	t.Parallel()
	var line []vec
	for i := range 200 {
		line = append(line, vec{float64(i) * 3, 10})
	}
	draw := func(lines ...path) *canvas {
		c := newCanvas(600, 20, vec{}, 1)
		c.paint(StyleLight.Land)
		c.dashed(lines, 2, 7, 4, StyleLight.Dot)
		return c
	}
	whole, cut := draw(newPath(line)), draw(pieces(line)...)
	for i, v := range whole.image.Pix {
		if d := int(v) - int(cut.image.Pix[i]); d < -24 || d > 24 {
			t.Fatalf("byte %d of the picture: %d in one piece, %d in pieces", i, v, cut.image.Pix[i])
		}
	}
}

// The gazetteer has Усатове twice, once without its code: the map names it once.
func TestNamesakesAreNamedOnce(t *testing.T) {
	t.Parallel()
	a, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, r := range a.ranked() {
		if odesa := (aid.Point{Lat: 46.48, Lon: 30.72}); r.UK == "Усатове" && newPlane(r.Point).toSegment(odesa, odesa) < 20_000 {
			count++
		}
	}
	if count != 1 {
		t.Errorf("named %d times", count)
	}
}
