package atlas

import (
	"image/color"
	"math"
	"slices"
	"testing"
)

// Every oblast is filled with its own colour, Crimea and the cities with special status too.
func TestEveryOblastIsTinted(t *testing.T) {
	t.Parallel()
	a, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	tint := Tint{}
	for i, oblast := range a.Oblasts() {
		tint[oblast.Prefix()] = color.RGBA{R: uint8(i), G: 0x80, B: 0x40, A: 0xFF}
	}
	if len(tint) != 27 {
		t.Errorf("%d oblasts", len(tint))
	}
	r := NewRenderer(a, StyleLight, "uk").Tinted(tint)
	const zoom = 9
	for code, want := range tint {
		middle, _ := a.OblastMiddle(code)
		x, y := Project(middle, zoom)
		tile := r.Tile(zoom, int(x)/TileSize, int(y)/TileSize)
		pixels := 0
		for at := range slices.Chunk(tile.Pix, 4) {
			if [4]uint8(at) == [4]uint8{want.R, want.G, want.B, want.A} {
				pixels++
			}
		}
		if pixels < 2000 {
			t.Errorf("%s has its colour on %d pixels around its middle", code, pixels)
		}
	}
}

func TestOblastsWithoutATintStayAsTheyAre(t *testing.T) {
	t.Parallel()
	a, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	plain := NewRenderer(a, StyleLight, "uk")
	if !slices.Equal(plain.Tile(6, 37, 21).Pix, plain.Tinted(nil).Tile(6, 37, 21).Pix) {
		t.Error("a map without tints differs from the plain one")
	}
}

// Names are readable on every shade, and more is always further from the land's own colour.
func TestShades(t *testing.T) {
	t.Parallel()
	for _, style := range []struct {
		dark bool
		Style
	}{{false, StyleLight}, {true, StyleDark}} {
		before := brightness(style.Land)
		for i, shade := range Shades(MostShades, style.dark) {
			now := brightness(shade)
			if style.dark == (now <= before) {
				t.Errorf("shade %d is no step from the one before", i+1)
			}
			if contrast := ratio(now, brightness(style.City)); contrast < 4 {
				t.Errorf("names on shade %d have a contrast of %.1f", i+1, contrast)
			}
			before = now
		}
		all := Shades(MostShades, style.dark)
		if two := Shades(2, style.dark); len(two) != 2 || two[1] != all[MostShades-1] || two[0] == all[0] {
			t.Error("two classes are not as far apart as they can be")
		}
	}
	if len(Shades(0, false)) != 0 || len(Shades(99, false)) != MostShades {
		t.Error("the number of shades has no limits")
	}
}

func ratio(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// brightness is the relative luminance of WCAG.
func brightness(c color.RGBA) float64 {
	linear := func(v uint8) float64 {
		if s := float64(v) / 255; s > 0.04045 {
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
