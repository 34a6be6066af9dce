// Package mbtiles turns tiles in the format MBTiles, version 1.3 (github.com/mapbox/mbtiles-spec), into PMTiles. It is
// the one place that knows SQLite, and is needed only when a file is installed or a pack is made: what the map reads
// every day is the simpler format.
package mbtiles

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/ncruces/go-sqlite3"

	"focalpoint/internal/atlas/pmtiles"
)

var (
	// ErrNotMBTiles is returned when a file is no database of tiles.
	ErrNotMBTiles = errors.New("this is not a file of tiles in the MBTiles format")
	// ErrUnsupported is returned for tiles that are neither PNG, JPEG, WebP nor vector tiles.
	ErrUnsupported = errors.New("this kind of tiles cannot be drawn")
	// ErrDamaged is returned when the database cannot be read to its end.
	ErrDamaged = errors.New("the database of tiles is damaged")
)

// Magic is how a database of SQLite begins.
const Magic = "SQLite format 3\x00"

// Convert writes the tiles of a database of a size in bytes as an archive. The error wraps one of this package or of
// package pmtiles, or is that of the context, of the reader or of the writer; what was written by then is of no use.
func Convert(ctx context.Context, database io.ReaderAt, size int64, to io.WriteSeeker) error {
	begin := make([]byte, len(Magic))
	if n, err := database.ReadAt(begin, 0); n < len(begin) && !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading MBTiles: %w", err)
	}
	if string(begin) != Magic {
		return ErrNotMBTiles
	}
	db, err := open(ctx, database, size)
	if err != nil {
		return fmt.Errorf("opening MBTiles: %w", err)
	}
	defer db.close()
	about, err := db.metadata()
	if err != nil {
		return fmt.Errorf("reading the metadata of MBTiles: %w", err)
	}
	if err := db.convert(about, to); err != nil {
		return fmt.Errorf("converting MBTiles: %w", err)
	}
	return nil
}

func (db *database) convert(about metadata, to io.WriteSeeker) error {
	tiles, _, err := db.Prepare(`SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles`)
	if err != nil {
		return db.failed(err)
	}
	defer func() { _ = tiles.Close() }() // nothing was written
	var w *pmtiles.Writer
	kind := about.kind()
	for tiles.Step() {
		if tiles.ColumnType(3) != sqlite3.BLOB {
			continue
		}
		tile := tiles.ColumnRawBlob(3) // valid until the next step: written at once
		if kind == pmtiles.UnknownKind {
			kind = sniff(tile)
		}
		if kind == pmtiles.UnknownKind {
			return ErrUnsupported
		}
		if w == nil {
			if w, err = pmtiles.NewWriter(to, about.header(kind), compression(kind)); err != nil {
				return err
			}
		}
		if tile, err = packed(kind, tile); err != nil {
			return err
		}
		z, x, row := tiles.ColumnInt(0), tiles.ColumnInt(1), tiles.ColumnInt(2)
		if z < 0 || z > pmtiles.MaxZoom {
			return fmt.Errorf("a tile of zoom %d: %w", z, ErrDamaged)
		}
		if err := w.Add(z, x, 1<<z-1-row, tile); err != nil { // rows count from the south
			return err
		}
	}
	if err := tiles.Err(); err != nil {
		return db.failed(err)
	}
	if w == nil {
		return pmtiles.ErrNoTiles
	}
	json, err := about.json(kind)
	if err != nil {
		return err
	}
	return w.Close(json)
}

// sniff tells the kind of a tile by its first bytes.
func sniff(tile []byte) pmtiles.Kind {
	switch {
	case bytes.HasPrefix(tile, []byte("\x89PNG")):
		return pmtiles.PNG
	case bytes.HasPrefix(tile, []byte("\xFF\xD8\xFF")):
		return pmtiles.JPEG
	case bytes.HasPrefix(tile, []byte("RIFF")):
		return pmtiles.WebP
	case bytes.HasPrefix(tile, gzipped):
		return pmtiles.MVT
	default:
		return pmtiles.UnknownKind
	}
}

var gzipped = []byte{0x1F, 0x8B}

// compression is that of the archive's tiles: pictures are small already.
func compression(kind pmtiles.Kind) pmtiles.Compression {
	if kind == pmtiles.MVT {
		return pmtiles.Gzip
	}
	return pmtiles.None
}

// packed compresses a vector tile that its writer did not.
func packed(kind pmtiles.Kind, tile []byte) ([]byte, error) {
	if kind != pmtiles.MVT || bytes.HasPrefix(tile, gzipped) {
		return tile, nil
	}
	return pmtiles.Pack(tile)
}
