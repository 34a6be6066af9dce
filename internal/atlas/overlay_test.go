package atlas_test

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/tileset"
)

// Pictures of tiles over the map, which a person has looked at.
func TestGoldenOverlays(t *testing.T) {
	t.Parallel()
	town, fields := tilesOfFile(t, "town"), tilesOfFile(t, "fields")
	for _, g := range []goldenTile{
		{"town-12-light-uk", atlas.StyleLight, "uk", 12, 2339, 1394},
		{"town-13-dark-en", atlas.StyleDark, "en", 13, 4678, 2789},
		{"fields-8-light-en", atlas.StyleLight, "en", 8, 146, 87},
		{"fields-10-dark-uk", atlas.StyleDark, "uk", 10, 584, 348},
	} {
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			over := atlas.Overlay(town)
			if strings.HasPrefix(g.name, "fields") {
				over = fields
			}
			g.check(t, atlas.NewRenderer(builtin(t), g.style, g.lang).Over(over))
		})
	}
}

func tilesOfFile(t testing.TB, name string) *tileset.Set {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("tileset", "testdata", name+".pmtiles"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := tileset.Open(bytes.NewReader(b), int64(len(b)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plain is an overlay with one picture everywhere, or none.
type plain struct {
	about   tileset.About
	picture *image.RGBA
}

func (p plain) About() tileset.About { return p.about }

func (p plain) Tile(z, x, y int) (tileset.Tile, bool) {
	return tileset.Tile{Z: z, X: x, Y: y, Picture: p.picture}, p.picture != nil
}

// Where an overlay has no tile, or one that cannot be decoded, the map is as it is without.
func TestMissingTilesLeaveTheMap(t *testing.T) {
	t.Parallel()
	bare := atlas.NewRenderer(builtin(t), atlas.StyleDark, "uk")
	for _, over := range []atlas.Overlay{tilesOfFile(t, "town"), plain{about: tileset.About{OwnNames: true}}} {
		if n := different(bare.Tile(7, 76, 46), bare.Over(over).Tile(7, 76, 46)); n > 0 {
			t.Errorf("%d pixels differ", n)
		}
	}
}

// The file has a line that it calls a state border, where there is none.
func TestStateBordersOfTilesAreNotDrawn(t *testing.T) {
	t.Parallel()
	r := atlas.NewRenderer(builtin(t), atlas.StyleLight, "uk").Over(tilesOfFile(t, "town"))
	if got := pixel(r, 12, aid.Point{Lat: 49.715, Lon: 25.72}); got != atlas.StyleLight.Land {
		t.Errorf("on the state border of the file: %v", got)
	}
	if got := pixel(r, 12, aid.Point{Lat: 49.56, Lon: 25.67}); got == atlas.StyleLight.Land {
		t.Error("the border of a raion is missing")
	}
}

// Pictures of 256, 512 and 1,024 pixels cover the same tile; names stand on them unless they bring their own.
func TestPicturesOfEverySize(t *testing.T) {
	t.Parallel()
	green := color.RGBA{G: 160, A: 255}
	for _, side := range []int{256, 512, 1024} {
		m := image.NewRGBA(image.Rect(0, 0, side, side))
		for i := range m.Pix {
			m.Pix[i] = [4]uint8{green.R, green.G, green.B, green.A}[i%4]
		}
		named := drawOver(t, plain{picture: m})
		bare := drawOver(t, plain{tileset.About{OwnNames: true}, m})
		for _, corner := range []image.Point{{0, 0}, {255, 0}, {0, 255}, {255, 255}} {
			if got := bare.RGBAAt(corner.X, corner.Y); got != green {
				t.Errorf("%d: %v at %v", side, got, corner)
			}
		}
		if n := different(bare, m.SubImage(image.Rect(0, 0, 256, 256))); n > 0 {
			t.Errorf("%d: %d pixels are not the picture's", side, n)
		}
		if different(named, bare) == 0 {
			t.Errorf("%d: no names", side)
		}
	}
}

func drawOver(t *testing.T, over atlas.Overlay) *image.RGBA {
	t.Helper()
	return atlas.NewRenderer(builtin(t), atlas.StyleLight, "uk").Over(over).Tile(12, 2474, 1411)
}

func TestAttributionNamesTheTiles(t *testing.T) {
	t.Parallel()
	r := atlas.NewRenderer(builtin(t), atlas.StyleLight, "en")
	if got := r.Over(tilesOfFile(t, "town"), tilesOfFile(t, "fields"), tilesOfFile(t, "town")).Attribution(); got != atlas.Attribution("en")+" © Town survey" {
		t.Error(got)
	}
	if got := r.Attribution(); got != atlas.Attribution("en") {
		t.Error("the first renderer has changed:", got)
	}
}

// A picture of the map for a report has the tiles, as PNG and as SVG, and their source.
func TestMapPicturesHaveTiles(t *testing.T) {
	t.Parallel()
	figure := atlas.Figure{Width: 900, Marks: []atlas.Mark{{Point: aid.Point{Lat: 49.64, Lon: 25.68}}}}
	bare := atlas.NewRenderer(builtin(t), atlas.StyleLight, "en")
	for name, part := range map[string]string{"town": "© Town survey", "fields": "<image "} {
		var with, without bytes.Buffer
		if err := bare.Over(tilesOfFile(t, name)).SVG(&with, figure); err != nil {
			t.Fatal(err)
		}
		if err := bare.SVG(&without, figure); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(with.String(), part) || strings.Contains(without.String(), part) {
			t.Errorf("%s: %q is not only in the picture with tiles", name, part)
		}
	}
}
