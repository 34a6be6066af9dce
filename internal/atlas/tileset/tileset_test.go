package tileset_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"focalpoint/internal/atlas/mvt"
	"focalpoint/internal/atlas/pmtiles"
	"focalpoint/internal/atlas/tileset"
)

func TestAbout(t *testing.T) {
	t.Parallel()
	got := open(t, sample(t, "town.pmtiles"), nil).About()
	want := tileset.About{
		Name: "Town", Attribution: "© Town survey", West: 25.57, South: 49.52, East: 25.88, North: 49.72,
		MinZoom: 9, MaxZoom: 13, Vector: true, OwnWater: true,
	}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A file inside another file is read in place.
func TestReadsAPartOfAFile(t *testing.T) {
	t.Parallel()
	inner := sample(t, "town.pmtiles")
	outer := append(bytes.Repeat([]byte("x"), 1000), append(inner, "what follows"...)...)
	s, err := tileset.Open(io.NewSectionReader(bytes.NewReader(outer), 1000, int64(len(inner))), int64(len(inner)), nil)
	if err != nil {
		t.Fatal(err)
	}
	if tile, ok := s.Tile(9, 292, 174); !ok || len(tile.Layers) == 0 {
		t.Errorf("%+v", tile)
	}
}

// A tile that the file does not have comes from the nearest lower zoom.
func TestTilesFromALowerZoom(t *testing.T) {
	t.Parallel()
	s := open(t, sample(t, "fields.pmtiles"), nil)
	for _, c := range []struct{ z, x, y, from int }{
		{7, 73, 43, 7}, {8, 146, 87, 8}, {10, 584, 348, 8}, {12, 2336, 1392, 8}, {14, 9344, 5568, 8},
	} {
		tile, ok := s.Tile(c.z, c.x, c.y)
		if !ok || tile.Z != c.from || tile.X != c.x>>(c.z-c.from) || tile.Picture == nil {
			t.Errorf("%d/%d/%d: %v, from zoom %d", c.z, c.x, c.y, ok, tile.Z)
		}
	}
	for _, none := range [][3]int{{6, 36, 21}, {8, 0, 0}, {15, 18_688, 11_136}, {-1, 0, 0}, {8, -1, 0}, {8, 256, 0}, {99, 0, 0}} {
		if tile, ok := s.Tile(none[0], none[1], none[2]); ok {
			t.Errorf("%v: from zoom %d", none, tile.Z)
		}
	}
}

func TestPictures(t *testing.T) {
	t.Parallel()
	m := image.NewRGBA(image.Rect(0, 0, 512, 512))
	for i := range m.Pix {
		m.Pix[i] = 200
	}
	for name, c := range map[string]struct {
		tile []byte
		kind pmtiles.Kind
		side int
	}{
		"png":  {encoded(t, func(w io.Writer) error { return png.Encode(w, m) }), pmtiles.PNG, 512},
		"jpeg": {encoded(t, func(w io.Writer) error { return jpeg.Encode(w, m, nil) }), pmtiles.JPEG, 512},
		"webp": {sample(t, "field.webp"), pmtiles.WebP, 64},
	} {
		tile, ok := open(t, archive(t, c.kind, c.tile, `{}`), nil).Tile(1, 1, 0)
		if !ok || tile.Picture.Rect.Dx() != c.side {
			t.Errorf("%s: %v", name, ok)
		}
	}
}

// A tile that cannot be decoded is missing, and the first of them is reported.
func TestBadTilesAreReportedOnce(t *testing.T) {
	t.Parallel()
	large := bytes.Clone(encoded(t, func(w io.Writer) error { return png.Encode(w, image.NewGray(image.Rect(0, 0, 1, 1))) }))
	binary.BigEndian.PutUint32(large[16:], 1<<20) // says that it is 1,048,576 pixels wide
	for name, tile := range map[string][]byte{
		"text": []byte("no picture"), "half": sample(t, "field.webp")[:40], "huge": large,
	} {
		var reports []error
		s := open(t, archive(t, pmtiles.PNG, tile, ``), func(err error) { reports = append(reports, err) })
		for range 3 {
			if _, ok := s.Tile(1, 1, 0); ok {
				t.Errorf("%s: was drawn", name)
			}
		}
		if len(reports) != 1 || !errors.Is(reports[0], tileset.ErrPicture) {
			t.Errorf("%s: reported %v", name, reports)
		}
		if err := s.Check(t.Context(), 10); !errors.Is(err, tileset.ErrPicture) {
			t.Errorf("%s: checked: %v", name, err)
		}
	}
	vector := open(t, archive(t, pmtiles.MVT, []byte("no vectors"), ``), nil)
	if err := vector.Check(t.Context(), 10); !errors.Is(err, mvt.ErrDamaged) {
		t.Errorf("a vector tile: %v", err)
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"town.pmtiles", "fields.pmtiles"} {
		if err := open(t, sample(t, name), nil).Check(t.Context(), 20); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := open(t, sample(t, "town.pmtiles"), nil).Check(ctx, 20); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestDescriptions(t *testing.T) {
	t.Parallel()
	for metadata, want := range map[string]tileset.About{
		``:   {},
		`{}`: {},
		`{"name": 7, "attribution": ["a"], "vector_layers": []}`:                                 {},
		`{"attribution": "<a href='x'>Дані</a>, <b>2026</b><br>Мапа <script>alert(1)</script>"}`: {Attribution: "Дані, 2026 Мапа"},
		`{"attribution": "a\u202Eb\u0007c &lt;i&gt; d\n\n e"}`:                                   {Attribution: "abc <i> d e"},
		`{"attribution": "` + strings.Repeat("ї", 400) + `"}`:                                    {Attribution: strings.Repeat("ї", 299) + "…"},
		`{"type": "baselayer"}`:                  {OwnNames: true},
		`{"type": "overlay"}`:                    {},
		`{"type": "baselayer", "labels": false}`: {},
		`{"type": "overlay", "labels": "yes"}`:   {OwnNames: true},
		`{"vector_layers": [{"id": "water"}]}`:   {}, // these are pictures
	} {
		want.West, want.South, want.East, want.North, want.MinZoom, want.MaxZoom = -180, -85.0511287, 180, 85.0511287, 1, 1
		if got := open(t, archive(t, pmtiles.PNG, []byte("tile"), metadata), nil).About(); got != want {
			t.Errorf("%s: %+v", metadata, got)
		}
	}
	for metadata, want := range map[string]error{`[1]`: pmtiles.ErrDamaged, `{`: pmtiles.ErrDamaged} {
		b := archive(t, pmtiles.PNG, []byte("tile"), metadata)
		if _, err := tileset.Open(bytes.NewReader(b), int64(len(b)), nil); !errors.Is(err, want) {
			t.Errorf("%s: %v", metadata, err)
		}
	}
	b := archive(t, pmtiles.AVIF, []byte("tile"), `{}`)
	if _, err := tileset.Open(bytes.NewReader(b), int64(len(b)), nil); !errors.Is(err, pmtiles.ErrUnsupported) {
		t.Errorf("AVIF: %v", err)
	}
}

func TestManyReadersAtOnce(t *testing.T) {
	t.Parallel()
	s := open(t, sample(t, "town.pmtiles"), nil)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for j := range 40 {
				s.Tile(13, 4680+(i+j)%8, 2784+j%8)
			}
		})
	}
	group.Wait()
}

func FuzzOpen(f *testing.F) {
	f.Add(sample(f, "fields.pmtiles"))
	f.Add(sample(f, "town.pmtiles"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := tileset.Open(bytes.NewReader(b), int64(len(b)), nil)
		if err != nil {
			return
		}
		_ = s.Check(t.Context(), 5)
		for z := range 12 {
			s.Tile(z, 1<<z>>1, 1<<z/3)
		}
	})
}

func BenchmarkTile(b *testing.B) {
	for _, name := range []string{"town.pmtiles", "fields.pmtiles"} {
		file := sample(b, name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() { // opened anew, so that the tile is decoded each time
				s := open(b, file, nil)
				if _, ok := s.Tile(s.About().MaxZoom, 292<<4>>(13-s.About().MaxZoom), 174<<4>>(13-s.About().MaxZoom)); !ok {
					b.Fatal("no tile")
				}
			}
		})
	}
}

// archive is a file with the one tile 1/1/0 and metadata.
func archive(t testing.TB, kind pmtiles.Kind, tile []byte, metadata string) []byte {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "one.pmtiles"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := pmtiles.NewWriter(f, pmtiles.Header{Kind: kind, West: -180, South: -85.0511287, East: 180, North: 85.0511287}, pmtiles.None)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Add(1, 1, 0, tile), w.Close([]byte(metadata))); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(f.Name())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t testing.TB, b []byte, report func(error)) *tileset.Set {
	t.Helper()
	s, err := tileset.Open(bytes.NewReader(b), int64(len(b)), report)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func encoded(t testing.TB, encode func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
