package mbtiles_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3"

	"focalpoint/internal/atlas/mbtiles"
	"focalpoint/internal/atlas/pmtiles"
)

// A converted file has the same tiles, in the same places, as the format's makers made of it.
func TestConvertsAsTheMakersDo(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"town", "fields"} {
		got, err := convert(t, sample(t, name+".mbtiles"))
		if err != nil {
			t.Fatal(err)
		}
		want := open(t, bytes.NewReader(sample(t, name+".pmtiles")))
		if got.Kind != want.Kind || got.MinZoom != want.MinZoom || got.MaxZoom != want.MaxZoom || got.West != want.West || got.North != want.North {
			t.Errorf("%s: %+v, want %+v", name, got.Header, want.Header)
		}
		tiles, expected := 0, 0
		if err := got.Check(t.Context(), func(int, int, int) error { tiles++; return nil }); err != nil {
			t.Error(err)
		}
		err = want.Check(t.Context(), func(z, x, y int) error {
			expected++
			a, err := want.Tile(z, x, y)
			if err != nil {
				return err
			}
			b, err := got.Tile(z, x, y)
			if err == nil && !bytes.Equal(a, b) {
				err = errors.New("other bytes")
			}
			return err
		})
		if err != nil || tiles != expected {
			t.Errorf("%s: %d tiles, want %d, %v", name, tiles, expected, err)
		}
		var a, b map[string]any
		if err := errors.Join(json.Unmarshal(metadata(t, got), &a), json.Unmarshal(metadata(t, want), &b)); err != nil {
			t.Fatal(err)
		}
		for key := range b {
			if key != "tilestats" && key != "json" && a[key] == nil {
				t.Errorf("%s: no %s in %v", name, key, a)
			}
		}
	}
}

// Databases as other programs write them.
func TestConvertsOtherDatabases(t *testing.T) {
	t.Parallel()
	png := "x'89504E470D0A1A0A'"
	for name, sql := range map[string]string{
		"a view over two tables": `CREATE TABLE metadata (name, value);
			CREATE TABLE map (zoom_level, tile_column, tile_row, tile_id); CREATE TABLE images (tile_id, tile_data);
			INSERT INTO map VALUES (1, 0, 1, 'a'), (1, 1, 1, 'a'); INSERT INTO images VALUES ('a', ` + png + `);
			CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM map JOIN images USING (tile_id)`,
		"a table without row numbers": `CREATE TABLE metadata (name, value);
			CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data, PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;
			INSERT INTO tiles VALUES (1, 0, 1, ` + png + `), (1, 1, 1, ` + png + `)`,
		"a log still to be merged": `PRAGMA journal_mode = WAL; CREATE TABLE metadata (name, value);
			CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);
			INSERT INTO tiles VALUES (1, 0, 1, ` + png + `), (1, 1, 1, ` + png + `)`,
	} {
		a, err := convert(t, database(t, sql))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := a.Tile(1, 1, 0); err != nil || a.Kind != pmtiles.PNG || a.West != -180 {
			t.Errorf("%s: %v, %+v", name, err, a.Header)
		}
	}
}

func TestRefuses(t *testing.T) {
	t.Parallel()
	tiles := `CREATE TABLE metadata (name, value); CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);`
	whole := sample(t, "town.mbtiles")
	torn := bytes.Clone(whole)
	for i := 1024; i < len(torn); i++ {
		torn[i] ^= byte(i)
	}
	for name, c := range map[string]struct {
		database []byte
		want     error
	}{
		"no bytes":             {nil, mbtiles.ErrNotMBTiles},
		"another format":       {sample(t, "town.pmtiles"), mbtiles.ErrNotMBTiles},
		"only the first words": {whole[:16], mbtiles.ErrDamaged},
		"half of a file":       {whole[:len(whole)/2], mbtiles.ErrDamaged},
		"other bytes":          {torn, mbtiles.ErrDamaged},
		"another database":     {database(t, `CREATE TABLE letters (body)`), mbtiles.ErrNotMBTiles},
		"no tiles":             {database(t, tiles), pmtiles.ErrNoTiles},
		"tiles of text":        {database(t, tiles+`INSERT INTO tiles VALUES (1, 0, 0, 'text')`), pmtiles.ErrNoTiles},
		"unknown tiles":        {database(t, tiles+`INSERT INTO tiles VALUES (1, 0, 0, x'00')`), mbtiles.ErrUnsupported},
		"zoom 99":              {database(t, tiles+`INSERT INTO tiles VALUES (99, 0, 0, x'FFD8FF')`), mbtiles.ErrDamaged},
		"a tile off the map":   {database(t, tiles+`INSERT INTO tiles VALUES (1, 5, 0, x'FFD8FF')`), pmtiles.ErrDamaged},
		"a row off the map":    {database(t, tiles+`INSERT INTO tiles VALUES (1, 0, -9223372036854775807, x'FFD8FF')`), pmtiles.ErrDamaged},
		"the same tile twice":  {database(t, tiles+`INSERT INTO tiles VALUES (1, 0, 0, x'FFD8FF'), (1, 0, 0, x'FFD8FF')`), pmtiles.ErrDamaged},
		"a list of layers that is none": {
			database(t, tiles+`INSERT INTO metadata VALUES ('format', 'pbf'), ('json', '['); INSERT INTO tiles VALUES (1, 0, 0, x'1F8B')`), mbtiles.ErrDamaged,
		},
		"endless metadata": {
			database(t, `CREATE VIEW metadata AS WITH RECURSIVE n (name) AS (SELECT 1 UNION ALL SELECT name + 1 FROM n) SELECT name, 'x' AS value FROM n`),
			pmtiles.ErrTooLarge,
		},
		"a value of 9 MB": {
			database(t, `CREATE VIEW metadata AS SELECT 'name' AS name, hex(zeroblob(9000000)) AS value`), mbtiles.ErrDamaged,
		},
	} {
		if _, err := convert(t, c.database); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// A database that computes for ever is stopped by its context.
func TestEndlessDatabaseIsStopped(t *testing.T) {
	t.Parallel()
	b := database(t, `CREATE TABLE metadata (name, value);
		CREATE VIEW tiles AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
		SELECT 1 AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM n WHERE i < 0`)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := mbtiles.Convert(ctx, bytes.NewReader(b), int64(len(b)), temporary(t)); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func FuzzConvert(f *testing.F) {
	f.Add(sample(f, "fields.mbtiles"))
	f.Fuzz(func(t *testing.T, b []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_ = mbtiles.Convert(ctx, bytes.NewReader(b), int64(len(b)), temporary(t))
	})
}

func BenchmarkConvert(b *testing.B) {
	source := sample(b, "town.mbtiles")
	for b.Loop() {
		if err := mbtiles.Convert(b.Context(), bytes.NewReader(source), int64(len(source)), temporary(b)); err != nil {
			b.Fatal(err)
		}
	}
}

func convert(t testing.TB, database []byte) (*pmtiles.Archive, error) {
	t.Helper()
	f := temporary(t)
	if err := mbtiles.Convert(t.Context(), bytes.NewReader(database), int64(len(database)), f); err != nil {
		return nil, err
	}
	b, err := os.ReadFile(f.Name())
	if err != nil {
		t.Fatal(err)
	}
	return open(t, bytes.NewReader(b)), nil
}

func open(t testing.TB, r *bytes.Reader) *pmtiles.Archive {
	t.Helper()
	a, err := pmtiles.Open(r, r.Size())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func metadata(t testing.TB, a *pmtiles.Archive) []byte {
	t.Helper()
	b, err := a.Metadata()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// database returns the bytes of a database after some statements.
func database(t testing.TB, sql string) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "made.mbtiles")
	db, err := sqlite3.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Exec(sql), db.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "tileset", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func temporary(t testing.TB) *os.File {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "*.pmtiles")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}
