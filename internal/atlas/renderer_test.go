package atlas_test

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

var update = flag.Bool("update", false, "write the golden pictures of testdata anew")

// goldenTile is a picture that a person has looked at. To see what a change does: go test ./internal/atlas -update, git diff.
type goldenTile struct {
	name    string
	style   atlas.Style
	lang    string
	z, x, y int
}

func (g *goldenTile) check(t *testing.T, r *atlas.Renderer) {
	t.Helper()
	got := r.Tile(g.z, g.x, g.y)
	file := filepath.Join("testdata", g.name+".png")
	if *update {
		writePicture(t, file, got)
	}
	if n := different(got, readPicture(t, file)); n > got.Rect.Dx()*got.Rect.Dy()/200 {
		t.Errorf("%d pixels differ from %s", n, file)
	}
}

var golden = []goldenTile{
	{"south-6-light-uk", atlas.StyleLight, "uk", 6, 37, 22},
	{"donbas-8-dark-en", atlas.StyleDark, "en", 8, 154, 88},
	{"kyiv-11-light-en", atlas.StyleLight, "en", 11, 1197, 690},
	{"crimea-7-dark-uk", atlas.StyleDark, "uk", 7, 76, 46},
}

func TestGoldenTiles(t *testing.T) {
	t.Parallel()
	for _, g := range golden {
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			g.check(t, atlas.NewRenderer(builtin(t), g.style, g.lang))
		})
	}
}

// different counts the pixels that a person could tell apart.
func different(a, b image.Image) int {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			p, q := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			if apart(p.R, q.R) || apart(p.G, q.G) || apart(p.B, q.B) {
				n++
			}
		}
	}
	return n
}

func apart(a, b uint8) bool { return max(a, b)-min(a, b) > 12 }

func readPicture(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func writePicture(t *testing.T, file string, m image.Image) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTilesOutsideTheMapAreDrawn(t *testing.T) {
	t.Parallel()
	r := atlas.NewRenderer(builtin(t), atlas.StyleDark, "en")
	for _, tile := range [][3]int{{4, 0, 0}, {4, -1, 17}, {14, 9_550, 5_520}, {99, 1, 1}, {-3, 0, 0}, {6, 1 << 40, 3}} {
		if m := r.Tile(tile[0], tile[1], tile[2]); m.Rect != image.Rect(0, 0, atlas.TileSize, atlas.TileSize) || !m.Opaque() {
			t.Errorf("%v: %v", tile, m.Rect)
		}
	}
}

func TestRendererServesManyAtOnce(t *testing.T) {
	t.Parallel()
	r := atlas.NewRenderer(builtin(t), atlas.StyleLight, "uk")
	var group sync.WaitGroup
	tiles := make([]*image.RGBA, 16)
	for i := range tiles {
		group.Go(func() { tiles[i] = r.Tile(7, 74+i%4, 43) })
	}
	group.Wait()
	for i := 4; i < len(tiles); i++ {
		if different(tiles[i], tiles[i%4]) > 0 {
			t.Errorf("tile %d differs from the same tile drawn by another goroutine", i)
		}
	}
}

func TestCrimeaIsDrawnAsUkraineAtEveryZoom(t *testing.T) {
	t.Parallel()
	for _, style := range []atlas.Style{atlas.StyleLight, atlas.StyleDark} {
		r := atlas.NewRenderer(builtin(t), style, "uk")
		for name, c := range map[string]struct {
			at   aid.Point
			want color.RGBA
		}{
			"steppe of Crimea":  {aid.Point{Lat: 45.62, Lon: 34.45}, style.Land},
			"Kerch peninsula":   {aid.Point{Lat: 45.25, Lon: 35.80}, style.Land},
			"Kherson oblast":    {aid.Point{Lat: 46.60, Lon: 34.10}, style.Land},
			"across the strait": {aid.Point{Lat: 45.00, Lon: 38.30}, style.Abroad},
			"Black Sea":         {aid.Point{Lat: 44.00, Lon: 33.00}, style.Sea},
		} {
			for z := 5; z <= atlas.MaxZoom; z++ {
				if got := pixel(r, z, c.at); got != c.want {
					t.Errorf("zoom %d: %s: %v, want %v", z, name, got, c.want)
				}
			}
		}
	}
}

func pixel(r *atlas.Renderer, z int, p aid.Point) color.RGBA {
	x, y := atlas.Project(p, float64(z))
	return r.Tile(z, int(x)/atlas.TileSize, int(y)/atlas.TileSize).RGBAAt(int(x)%atlas.TileSize, int(y)%atlas.TileSize)
}

func BenchmarkTile(b *testing.B) {
	r := atlas.NewRenderer(builtin(b), atlas.StyleLight, "uk")
	for _, z := range []int{4, 6, 8, 10, 12, 14} {
		b.Run(fmt.Sprintf("zoom%d", z), func(b *testing.B) {
			x, y := atlas.Project(aid.Point{Lat: 48.7389, Lon: 37.5844}, float64(z))
			r.Tile(z, int(x)/atlas.TileSize, int(y)/atlas.TileSize) // the first tile prepares the zoom
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				r.Tile(z, int(x)/atlas.TileSize+i%3-1, int(y)/atlas.TileSize+i/3%3-1)
			}
		})
	}
}

func BenchmarkFirstTile(b *testing.B) {
	a := builtin(b)
	for b.Loop() {
		atlas.NewRenderer(a, atlas.StyleLight, "uk").Tile(12, 2475, 1412)
	}
}
