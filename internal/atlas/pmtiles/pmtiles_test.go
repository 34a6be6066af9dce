package pmtiles_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"
	"pgregory.net/rapid"

	"focalpoint/internal/atlas/pmtiles"
)

// What the format's own makers wrote is read: number of tiles, kind, zooms, metadata.
func TestReadsWhatOthersWrote(t *testing.T) {
	t.Parallel()
	for _, f := range []struct {
		name     string
		kind     pmtiles.Kind
		from, to int
		tiles    int
		begins   string
	}{
		{"town.pmtiles", pmtiles.MVT, 9, 13, 78, "\x1a"},
		{"fields.pmtiles", pmtiles.PNG, 7, 8, 2, "\x89PNG"},
	} {
		a := open(t, sample(t, f.name))
		if a.Kind != f.kind || a.MinZoom != f.from || a.MaxZoom != f.to {
			t.Errorf("%s: kind %d, zoom %d to %d", f.name, a.Kind, a.MinZoom, a.MaxZoom)
		}
		tiles := 0
		err := a.Check(t.Context(), func(z, x, y int) error {
			tiles++
			b, err := a.Tile(z, x, y)
			if err == nil && !bytes.HasPrefix(b, []byte(f.begins)) {
				err = fmt.Errorf("tile %d/%d/%d begins with %q", z, x, y, b[:4])
			}
			return err
		})
		if err != nil || tiles != f.tiles {
			t.Errorf("%s: %d tiles, want %d, %v", f.name, tiles, f.tiles, err)
		}
		if m, err := a.Metadata(); err != nil || !bytes.Contains(m, []byte(`"name"`)) {
			t.Errorf("%s: metadata %q, %v", f.name, m, err)
		}
		if _, err := a.Tile(9, 0, 0); !errors.Is(err, pmtiles.ErrNoTile) {
			t.Errorf("%s: a tile that it does not have: %v", f.name, err)
		}
	}
}

// Numbers of tiles given by the format's description.
func TestTilesHaveTheNumbersOfTheFormat(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		z, x, y int
		want    uint64
	}{
		{0, 0, 0, 0}, {1, 0, 0, 1}, {1, 0, 1, 2}, {1, 1, 1, 3}, {1, 1, 0, 4}, {2, 0, 0, 5}, {12, 3423, 1763, 19_078_479},
	} {
		if got := pmtiles.TileID(c.z, uint32(c.x), uint32(c.y)); got != c.want {
			t.Errorf("%d/%d/%d: %d, want %d", c.z, c.x, c.y, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		z := rapid.IntRange(0, pmtiles.MaxZoom).Draw(t, "z")
		x, y := rapid.IntRange(0, 1<<z-1).Draw(t, "x"), rapid.IntRange(0, 1<<z-1).Draw(t, "y")
		gz, gx, gy := pmtiles.TileAt(pmtiles.TileID(z, uint32(x), uint32(y)))
		if gz != z || gx != x || gy != y {
			t.Fatalf("%d/%d/%d came back as %d/%d/%d", z, x, y, gz, gx, gy)
		}
	})
}

// Whatever is written is read back, also through leaf directories, where tiles are equal, and in any order.
func TestReadsWhatItWrote(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for _, count := range []int{1, 2, 500, 20_000} {
		f := temporary(t)
		w, err := pmtiles.NewWriter(f, pmtiles.Header{Kind: pmtiles.PNG, West: 22, South: 44, East: 40, North: 52.5}, pmtiles.None)
		if err != nil {
			t.Fatal(err)
		}
		tiles := map[[3]int][]byte{}
		for len(tiles) < count {
			z := 3 + random.IntN(12)
			at := [3]int{z, random.IntN(1 << z), random.IntN(1 << z)}
			if tiles[at] != nil {
				continue
			}
			tiles[at] = bytes.Repeat([]byte{byte(random.IntN(3) + 1)}, 1+random.IntN(90))
			if err := w.Add(at[0], at[1], at[2], tiles[at]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close([]byte(`{"name":"test"}`)); err != nil {
			t.Fatal(err)
		}
		a := open(t, f)
		for at, want := range tiles {
			if got, err := a.Tile(at[0], at[1], at[2]); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("of %d tiles, %v: %q, %v", count, at, got, err)
			}
		}
		if a.West != 22 || a.North != 52.5 {
			t.Errorf("rectangle from %v to %v", a.West, a.North)
		}
		if err := a.Check(t.Context(), func(int, int, int) error { return nil }); err != nil {
			t.Error(err)
		}
	}
}

func TestWriterRefuses(t *testing.T) {
	t.Parallel()
	w, err := pmtiles.NewWriter(temporary(t), pmtiles.Header{Kind: pmtiles.PNG}, pmtiles.None)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(nil); !errors.Is(err, pmtiles.ErrNoTiles) {
		t.Errorf("no tiles: %v", err)
	}
	if err := w.Add(3, 8, 0, []byte("x")); !errors.Is(err, pmtiles.ErrDamaged) {
		t.Errorf("a tile beside the map: %v", err)
	}
	if err := w.Add(3, 0, 0, make([]byte, 5<<20)); !errors.Is(err, pmtiles.ErrTooLarge) {
		t.Errorf("a tile of 5 MB: %v", err)
	}
	for range 2 {
		if err := w.Add(3, 0, 0, []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(nil); !errors.Is(err, pmtiles.ErrDamaged) {
		t.Errorf("a tile twice: %v", err)
	}
}

// A hostile file is refused with its reason.
func TestHostileFilesAreRefused(t *testing.T) {
	t.Parallel()
	whole := sample(t, "fields.pmtiles")
	number := func(at int, v uint64) func([]byte) {
		return func(b []byte) { binary.LittleEndian.PutUint64(b[at:], v) }
	}
	for name, c := range map[string]struct {
		change func([]byte)
		want   error
	}{
		"another file":            {func(b []byte) { copy(b, "GIF89a!") }, pmtiles.ErrNotPMTiles},
		"version 2":               {func(b []byte) { b[7] = 2 }, pmtiles.ErrUnsupported},
		"brotli":                  {func(b []byte) { b[97] = 3 }, pmtiles.ErrUnsupported},
		"tiles in brotli":         {func(b []byte) { b[98] = 3 }, pmtiles.ErrUnsupported},
		"root beyond its place":   {number(8, 20_000), pmtiles.ErrDamaged},
		"root over the end":       {number(16, 1<<63), pmtiles.ErrDamaged},
		"sum of two overflows":    {number(56, 1<<64-2), pmtiles.ErrDamaged},
		"tiles beyond the end":    {number(64, 1<<40), pmtiles.ErrDamaged},
		"zoom 200":                {func(b []byte) { b[101] = 200 }, pmtiles.ErrDamaged},
		"last zoom before first":  {func(b []byte) { b[100] = 9 }, pmtiles.ErrDamaged},
		"root is not compressed":  {func(b []byte) { b[97] = 1 }, pmtiles.ErrDamaged},
		"root is something else":  {func(b []byte) { copy(b[127:], "garbage") }, pmtiles.ErrDamaged},
		"root of no bytes at all": {number(16, 0), pmtiles.ErrDamaged},
	} {
		b := bytes.Clone(whole)
		c.change(b)
		if _, err := pmtiles.Open(bytes.NewReader(b), int64(len(b))); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	for _, size := range []int{0, 1, 126, 127, 200} {
		if _, err := pmtiles.Open(bytes.NewReader(whole[:size]), int64(size)); err == nil {
			t.Errorf("the first %d bytes were taken for a file", size)
		}
	}
}

// entry is one of a directory, for files that no honest writer makes.
type entry struct{ step, run, length, offset uint64 }

func directory(entries ...entry) []byte {
	b := binary.AppendUvarint(nil, uint64(len(entries)))
	for _, column := range []func(entry) uint64{
		func(e entry) uint64 { return e.step }, func(e entry) uint64 { return e.run },
		func(e entry) uint64 { return e.length }, func(e entry) uint64 { return e.offset },
	} {
		for _, e := range entries {
			b = binary.AppendUvarint(b, column(e))
		}
	}
	return b
}

// assembled is a file of a root directory, leaf directories and tiles, none of them compressed, or the tiles with zstd.
func assembled(root, leaves, tiles []byte, compression byte) []byte {
	b := make([]byte, 127)
	copy(b, "PMTiles\x03")
	at := uint64(127)
	for i, s := range [][]byte{root, nil, leaves, tiles} {
		binary.LittleEndian.PutUint64(b[8+16*i:], at)
		binary.LittleEndian.PutUint64(b[16+16*i:], uint64(len(s)))
		at += uint64(len(s))
	}
	b[97], b[98], b[99], b[101] = 1, compression, byte(pmtiles.PNG), 5
	return append(append(append(b, root...), leaves...), tiles...)
}

func TestHostileDirectories(t *testing.T) {
	t.Parallel()
	leaf := directory(entry{0, 0, 5, 1}) // points to itself
	encoder, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	bomb := encoder.EncodeAll(make([]byte, 20<<20), nil)
	good := encoder.EncodeAll([]byte("tile"), nil)
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"sound":                      {assembled(directory(entry{0, 1, uint64(len(good)), 1}), nil, good, 4), nil},
		"directories without end":    {assembled(directory(entry{0, 0, uint64(len(leaf)), 1}), leaf, nil, 1), pmtiles.ErrDamaged},
		"a tile over the end":        {assembled(directory(entry{0, 1, 100, 1}), nil, []byte("short"), 1), pmtiles.ErrDamaged},
		"a tile far over the end":    {assembled(directory(entry{0, 1, 100, 1<<64 - 1}), nil, []byte("short"), 1), pmtiles.ErrDamaged},
		"a tile of 16 GB":            {assembled(directory(entry{0, 1, 1 << 34, 1}), nil, nil, 1), pmtiles.ErrTooLarge},
		"a tile that grows to 20 MB": {assembled(directory(entry{0, 1, uint64(len(bomb)), 1}), nil, bomb, 4), pmtiles.ErrTooLarge},
		"two runs that overlap":      {assembled(directory(entry{0, 9, 1, 1}, entry{3, 1, 1, 1}), nil, []byte("t"), 1), pmtiles.ErrDamaged},
		"the same tile twice":        {assembled(directory(entry{0, 1, 1, 1}, entry{0, 1, 1, 1}), nil, []byte("t"), 1), pmtiles.ErrDamaged},
		"a run past the last zoom":   {assembled(directory(entry{0, 1 << 62, 1, 1}), nil, []byte("t"), 1), pmtiles.ErrDamaged},
		"a million entries claimed":  {assembled(binary.AppendUvarint(nil, 1_000_000), nil, nil, 1), pmtiles.ErrDamaged},
		"something after the end":    {assembled(append(directory(entry{0, 1, 1, 1}), 7), nil, []byte("t"), 1), pmtiles.ErrDamaged},
		"an entry with no place":     {assembled(directory(entry{0, 1, 1, 0}), nil, []byte("t"), 1), pmtiles.ErrDamaged},
		"a tile of no bytes":         {assembled(directory(entry{0, 1, 0, 1}), nil, []byte("t"), 1), pmtiles.ErrDamaged},
	} {
		a, err := pmtiles.Open(bytes.NewReader(c.file), int64(len(c.file)))
		if err == nil {
			_, err = a.Tile(0, 0, 0)
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestCheckStopsWhenAsked(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := open(t, sample(t, "town.pmtiles")).Check(ctx, func(int, int, int) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(sample(f, "fields.pmtiles"))
	f.Add(assembled(directory(entry{0, 1, 4, 1}), nil, []byte("tile"), 1))
	f.Add(assembled(directory(entry{0, 0, 5, 1}), directory(entry{0, 0, 5, 1}), nil, 1))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := pmtiles.Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return
		}
		_, _ = a.Metadata()
		left := 50
		_ = a.Check(t.Context(), func(z, x, y int) error {
			if left--; left < 0 {
				return io.EOF
			}
			if z < 0 || z > pmtiles.MaxZoom || x < 0 || x >= 1<<z || y < 0 || y >= 1<<z {
				t.Fatalf("tile %d/%d/%d", z, x, y)
			}
			_, _ = a.Tile(z, x, y)
			return nil
		})
	})
}

func BenchmarkTile(b *testing.B) {
	a := open(b, sample(b, "town.pmtiles"))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := a.Tile(9, 292, 174); err != nil {
			b.Fatal(err)
		}
	}
}

// sample reads a file that GDAL and the format's makers wrote.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "tileset", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// open opens a file by its bytes or by itself.
func open[T []byte | *os.File](t testing.TB, from T) *pmtiles.Archive {
	t.Helper()
	var file io.ReaderAt
	var size int64
	switch from := any(from).(type) {
	case []byte:
		file, size = bytes.NewReader(from), int64(len(from))
	case *os.File:
		about, err := from.Stat()
		if err != nil {
			t.Fatal(err)
		}
		file, size = from, about.Size()
	}
	a, err := pmtiles.Open(file, size)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func temporary(t *testing.T) *os.File {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "*.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}
