package mvt_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"

	"focalpoint/internal/atlas/mvt"
	"focalpoint/internal/atlas/pmtiles"
)

// A tile that GDAL wrote has the layers, values and shapes that went into it.
func TestReadsWhatOthersWrote(t *testing.T) {
	t.Parallel()
	layers, err := mvt.Decode(sample(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]mvt.Layer{}
	for _, l := range layers {
		found[l.Name] = l
		for _, f := range l.Features {
			for _, part := range f.Parts {
				for _, v := range part {
					if min(v.X, v.Y) < -200 || max(v.X, v.Y) > 4300 {
						t.Fatalf("%s: vertex %v far outside the tile", l.Name, v)
					}
				}
			}
		}
	}
	water := found["water"]
	if len(water.Features) != 1 || water.Extent != 4096 || water.Features[0].Kind != mvt.Polygon || len(water.Features[0].Parts) != 2 {
		t.Errorf("the lake and its island: %+v", water)
	}
	roads := found["transportation"]
	var classes []string
	for _, f := range roads.Features {
		if f.Kind != mvt.Line {
			t.Errorf("a road of kind %d", f.Kind)
		}
		classes = append(classes, roads.Value(&f, "class"))
	}
	for _, want := range []string{"motorway", "primary", "rail"} {
		if !slices.Contains(classes, want) {
			t.Errorf("no %s among %v", want, classes)
		}
	}
	border := found["boundary"]
	if got := border.Value(&border.Features[0], "admin_level"); got != "6" {
		t.Errorf("level %q", got)
	}
	if got := border.Value(&border.Features[0], "nothing"); got != "" {
		t.Errorf("a value from nowhere: %q", got)
	}
	only, err := mvt.Decode(sample(t), func(name string) bool { return name == "water" })
	if err != nil || len(only) != 1 || only[0].Name != "water" {
		t.Errorf("only water: %d layers, %v", len(only), err)
	}
}

func TestHostileTilesAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tile []byte
		want error
	}{
		"text":                  {[]byte("not a tile at all"), mvt.ErrDamaged},
		"a group":               {[]byte{0x1b, 0x1c}, mvt.ErrDamaged},
		"half a layer":          {field(nil, 3, []byte("abc"))[:3], mvt.ErrDamaged},
		"extent 0":              {layer(protowire.AppendVarint([]byte{5 << 3}, 0)), mvt.ErrDamaged},
		"extent of 4 billion":   {layer(protowire.AppendVarint([]byte{5 << 3}, 1<<32)), mvt.ErrDamaged},
		"a command unknown":     {drawing(3), mvt.ErrDamaged},
		"a billion positions":   {drawing(1<<33|1, 2, 2), mvt.ErrDamaged},
		"a line that ends":      {drawing(9, 2), mvt.ErrDamaged},
		"a vertex far away":     {drawing(9, 1<<60, 0), mvt.ErrDamaged},
		"vertices that add up":  {drawing(append([]uint64{1_000_001<<3 | 2}, make([]uint64, 2_000_002)...)...), mvt.ErrTooLarge},
		"features that add up":  {layer(bytes.Repeat([]byte{2<<3 | 2, 0}, 200_001)), mvt.ErrTooLarge},
		"layers that add up":    {bytes.Repeat(layer(nil), 300), mvt.ErrTooLarge},
		"keys that add up":      {layer(bytes.Repeat([]byte{3<<3 | 2, 0}, 200_001)), mvt.ErrTooLarge},
		"a tag of eight binary": {layer(field(nil, 2, field(nil, 2, protowire.AppendVarint(nil, 1<<50)))), mvt.ErrDamaged},
	} {
		if _, err := mvt.Decode(c.tile, nil); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// A tag that names a key or value which is not there says nothing.
func TestTagsWithoutValues(t *testing.T) {
	t.Parallel()
	key := field(nil, 3, []byte("class"))
	for _, tags := range [][]byte{{0}, {0, 0}, {7, 0}, {0, 7}} {
		layers, err := mvt.Decode(layer(append(key, field(nil, 2, field(nil, 2, tags))...)), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := layers[0].Value(&layers[0].Features[0], "class"); got != "" {
			t.Errorf("%v: %q", tags, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(sample(f))
	f.Add(drawing(9, 2, 2, 18, 4, 4, 6, 6, 15))
	f.Fuzz(func(_ *testing.T, tile []byte) {
		layers, err := mvt.Decode(tile, nil)
		if err != nil {
			return
		}
		for _, l := range layers {
			for _, f := range l.Features {
				_ = l.Value(&f, "class")
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	tile := sample(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := mvt.Decode(tile, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// sample is the tile of the whole town.
func sample(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "tileset", "testdata", "town.pmtiles"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := pmtiles.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	tile, err := a.Tile(9, 292, 174)
	if err != nil {
		t.Fatal(err)
	}
	return tile
}

func field(b []byte, number protowire.Number, value []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(b, number, protowire.BytesType), value)
}

func layer(content []byte) []byte {
	return field(nil, 3, append(field(nil, 1, []byte("water")), content...))
}

// drawing is a tile with one line of a geometry.
func drawing(numbers ...uint64) []byte {
	var packed []byte
	for _, n := range numbers {
		packed = protowire.AppendVarint(packed, n)
	}
	return layer(field(nil, 2, append([]byte{3 << 3, 2}, field(nil, 4, packed)...)))
}
