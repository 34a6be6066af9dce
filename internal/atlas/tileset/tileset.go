// Package tileset opens a file of map tiles and decodes them: pictures (PNG, JPEG, WebP) or vector tiles in PMTiles,
// version 3. MBTiles become such a file by package mbtiles. A tile that the file does not have is taken from a lower zoom.
package tileset

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"sync"

	"focalpoint/internal/atlas/mvt"
	"focalpoint/internal/atlas/pmtiles"
)

// ErrPicture is returned when a tile is no picture that can be drawn.
var ErrPicture = errors.New("the tile is not a picture that can be drawn")

// Set is an open file of tiles. It may be used by many goroutines.
type Set struct {
	archive *pmtiles.Archive
	about   About
	report  func(error)
	once    sync.Once // the first bad tile is reported
	cache   cache
}

// Tile is a decoded tile: a picture, or the layers of a vector tile. Z, X and Y name the tile that it was read as, which
// is of a lower zoom than was asked for where the file has no other.
type Tile struct {
	Z, X, Y int
	Picture *image.RGBA // nil for a vector tile; at most 1,024 pixels wide and high
	Layers  []mvt.Layer // without those that hold only names
}

// Open reads what a file of a size in bytes says of itself. The file may be a part of a larger one (io.SectionReader);
// the caller keeps it open as long as the set is used, and closes it. report is told of the first tile that cannot be
// decoded, which is drawn as if it were missing; nil tells nobody. The error wraps one of package pmtiles or is that of
// the reader.
func Open(file io.ReaderAt, size int64, report func(error)) (*Set, error) {
	archive, err := pmtiles.Open(file, size)
	if err != nil {
		return nil, err
	}
	about, err := describe(archive)
	if err != nil {
		return nil, err
	}
	return &Set{archive: archive, about: about, report: report}, nil
}

// About returns what the file says of itself.
func (s *Set) About() About { return s.about }

// over is the largest number of zooms by which a tile is enlarged.
const over = 6

// Tile returns the tile of column x from the west and row y from the north at a zoom, or that of the nearest lower zoom
// which covers it. It says false where the file has nothing, and where the tile cannot be decoded.
func (s *Set) Tile(z, x, y int) (Tile, bool) {
	if z < s.about.MinZoom || z > pmtiles.MaxZoom || x < 0 || y < 0 || x >= 1<<z || y >= 1<<z {
		return Tile{}, false
	}
	for up := max(0, z-s.about.MaxZoom); up <= over && z-up >= s.about.MinZoom; up++ {
		key := place{z - up, x >> up, y >> up}
		if known, ok := s.cache.get(key); ok {
			return known.tile, known.good
		}
		tile, err := s.decode(key)
		if errors.Is(err, pmtiles.ErrNoTile) {
			continue
		}
		if err != nil {
			s.once.Do(func() {
				if s.report != nil {
					s.report(err)
				}
			})
		}
		s.cache.put(key, kept{tile, err == nil})
		return tile, err == nil
	}
	return Tile{}, false
}

func (s *Set) decode(at place) (Tile, error) {
	tile := Tile{Z: at.z, X: at.x, Y: at.y}
	b, err := s.archive.Tile(at.z, at.x, at.y)
	if err != nil {
		return Tile{}, err
	}
	if s.about.Vector {
		tile.Layers, err = mvt.Decode(b, drawn)
	} else {
		tile.Picture, err = decodePicture(b)
	}
	if err != nil {
		return Tile{}, fmt.Errorf("decoding tile %d/%d/%d: %w", at.z, at.x, at.y, err)
	}
	return tile, nil
}

// drawn says whether a layer has more than names, which the built-in map writes itself.
func drawn(layer string) bool { return !names[layer] }

// names are the layers of points and names in the usual schemas: OpenMapTiles, Protomaps, Shortbread.
var names = map[string]bool{
	"place": true, "places": true, "place_labels": true, "poi": true, "pois": true, "housenumber": true, "addresses": true,
	"water_name": true, "water_lines_labels": true, "water_polygons_labels": true, "transportation_name": true,
	"street_labels": true, "street_labels_points": true, "streets_polygons_labels": true, "boundary_labels": true,
	"mountain_peak": true, "aerodrome_label": true, "public_transport": true, "physical_point": true,
}

// Check reads every directory, and decodes tiles evenly chosen from all zooms: at most samples of them. It is for the
// moment when a file is installed, before it replaces another. The error wraps one of packages pmtiles and mvt, or
// ErrPicture, or is that of the context or the reader.
func (s *Set) Check(ctx context.Context, samples int) error {
	tiles := 0
	if err := s.archive.Check(ctx, func(int, int, int) error { tiles++; return nil }); err != nil {
		return err
	}
	if tiles == 0 {
		return pmtiles.ErrNoTiles
	}
	step, i := max(1, tiles/max(1, samples)), 0
	return s.archive.Check(ctx, func(z, x, y int) error {
		i++
		if (i-1)%step != 0 {
			return nil
		}
		_, err := s.decode(place{z, x, y})
		return err
	})
}
