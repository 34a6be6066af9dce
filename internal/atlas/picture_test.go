package atlas_test

import (
	"image/color"
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

func TestPictureShowsPinsInTheirPlace(t *testing.T) {
	t.Parallel()
	red := color.RGBA{R: 200, G: 30, B: 30, A: 255}
	points := []aid.Point{{Lat: 48.7389, Lon: 37.5844}, {Lat: 50.4501, Lon: 30.5234}, {Lat: 44.9521, Lon: 34.1024}}
	r := atlas.NewRenderer(builtin(t), atlas.StyleLight, "uk")
	for _, scale := range []float64{1, 2} {
		v := atlas.Fit(atlas.Around(points...), 640, 480, scale)
		var pins []atlas.Pin
		for _, p := range points {
			pins = append(pins, atlas.Pin{Point: p, Colour: red, Label: "Школа", Around: 5000})
		}
		m := r.Picture(v, pins)
		x0, y0 := atlas.Project(v.Centre, v.Zoom+math.Log2(v.Scale))
		for _, p := range points {
			x, y := atlas.Project(p, v.Zoom+math.Log2(v.Scale))
			if got := m.RGBAAt(int(x-x0)+320, int(y-y0)+240); got != red {
				t.Errorf("scale %v: at the pin %v is %v", scale, p, got)
			}
		}
	}
}

func TestFitShowsAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		south, west := rapid.Float64Range(44.5, 51).Draw(t, "south"), rapid.Float64Range(22.5, 39).Draw(t, "west")
		b := atlas.Bounds{South: south, West: west, North: south + rapid.Float64Range(0, 5).Draw(t, "height"), East: west + rapid.Float64Range(0, 10).Draw(t, "width")}
		v := atlas.Fit(b, 800, 600, 1)
		cx, cy := atlas.Project(v.Centre, v.Zoom)
		for _, p := range []aid.Point{{Lat: b.South, Lon: b.West}, {Lat: b.North, Lon: b.East}} {
			if x, y := atlas.Project(p, v.Zoom); math.Abs(x-cx) > 400 || math.Abs(y-cy) > 300 {
				t.Fatalf("%v is outside the view %v", p, v)
			}
		}
	})
}

// Whatever is asked for, a picture is drawn: odd views come from old settings files and narrow windows.
func TestPictureOfOddViews(t *testing.T) {
	t.Parallel()
	r := atlas.NewRenderer(builtin(t), atlas.StyleDark, "en")
	for _, v := range []atlas.View{
		{},
		{Width: -5, Height: 3},
		{Centre: aid.Point{Lat: math.NaN()}, Zoom: math.NaN(), Width: 10, Height: 10, Scale: math.Inf(1)},
		{Centre: aid.Point{Lat: 90, Lon: 180}, Zoom: 40, Width: 300, Height: 200},
		{Centre: aid.Point{Lat: 48, Lon: 31}, Zoom: 1, Width: 50, Height: 1000, Scale: 0.1},
	} {
		m := r.Picture(v, []atlas.Pin{{Point: aid.Point{Lat: -90, Lon: 3}, Around: 1e9}, {Point: aid.Point{Lat: 48, Lon: 31}, Around: 1e7, Label: "x"}})
		if m.Rect.Empty() || !m.Opaque() {
			t.Errorf("%+v: %v", v, m.Rect)
		}
	}
}
