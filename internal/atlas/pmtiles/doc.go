// Package pmtiles reads and writes archives of map tiles in the format PMTiles, version 3
// (github.com/protomaps/PMTiles, spec/v3). An archive is read in place through an io.ReaderAt, so that it may be a part
// of a larger file. What it says of itself is not trusted: everything that is read has a limit.
//
// The maker's library reads from clouds as well, for 16 MB of program and 74 modules; the format itself is a page long.
package pmtiles

import "errors"

var (
	// ErrNotPMTiles is returned when a file does not begin as an archive of tiles does.
	ErrNotPMTiles = errors.New("this is not a file of tiles in the PMTiles format")
	// ErrUnsupported is returned for another version of the format, and for compression with Brotli.
	ErrUnsupported = errors.New("this kind of PMTiles file cannot be read")
	// ErrDamaged is returned when the file contradicts itself.
	ErrDamaged = errors.New("the file of tiles is damaged")
	// ErrTooLarge is returned when a tile, a directory or the metadata exceeds what is read.
	ErrTooLarge = errors.New("a part of the file of tiles is too large")
	// ErrNoTile is returned for a tile that the archive does not have.
	ErrNoTile = errors.New("the archive has no such tile")
)

// Limits on what is read, in bytes where nothing else is said.
const (
	maxDirectory = 1 << 20  // unpacked
	maxMetadata  = 2 << 20  // unpacked
	maxPacked    = 4 << 20  // a tile, a directory or the metadata as it lies in the file
	maxTile      = 16 << 20 // unpacked
	maxDepth     = 4        // of directories; writers make two levels
	maxEntries   = 4 << 20  // in all directories together, for Check; and tiles for a Writer

	// MaxZoom is the last zoom that is addressed.
	MaxZoom = 24
)
