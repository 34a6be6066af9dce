package atlas_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

func TestProjectAndBack(t *testing.T) {
	t.Parallel()
	if x, y := atlas.Project(aid.Point{}, 0); x != 128 || math.Abs(y-128) > 1e-9 {
		t.Errorf("the middle of the world is at %v, %v", x, y)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := aid.Point{Lat: rapid.Float64Range(-85, 85).Draw(t, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, "lon")}
		zoom := rapid.Float64Range(0, 20).Draw(t, "zoom")
		x, y := atlas.Project(p, zoom)
		q := atlas.Unproject(x, y, zoom)
		if math.Abs(p.Lat-q.Lat) > 1e-9 || math.Abs(p.Lon-q.Lon) > 1e-9 {
			t.Fatalf("%v comes back as %v", p, q)
		}
	})
}

func TestFitShowsAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		south, west := rapid.Float64Range(44.5, 51).Draw(t, "south"), rapid.Float64Range(22.5, 39).Draw(t, "west")
		b := atlas.Bounds{South: south, West: west, North: south + rapid.Float64Range(0, 5).Draw(t, "height"), East: west + rapid.Float64Range(0, 10).Draw(t, "width")}
		v := atlas.Fit(b, 800, 600, 1, 12)
		cx, cy := atlas.Project(v.Centre, v.Zoom)
		for _, p := range []aid.Point{{Lat: b.South, Lon: b.West}, {Lat: b.North, Lon: b.East}} {
			if x, y := atlas.Project(p, v.Zoom); math.Abs(x-cx) > 400 || math.Abs(y-cy) > 300 {
				t.Fatalf("%v is outside the view %v", p, v)
			}
		}
	})
}
