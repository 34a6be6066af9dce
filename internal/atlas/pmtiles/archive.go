package pmtiles

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
)

// Archive is an open file of tiles. It may be used by many goroutines.
type Archive struct {
	Header
	file io.ReaderAt
	root directory

	mu     sync.Mutex
	leaves [8]leaf // those that were used last
	oldest int
}

// leaf is a directory that was read, with its place in the section of leaf directories.
type leaf struct {
	offset uint64
	directory
}

// Open reads the header and the root directory of an archive of a size in bytes. The caller keeps the file open as long
// as the archive is used, and closes it. The error wraps ErrNotPMTiles, ErrUnsupported, ErrDamaged or ErrTooLarge, or is
// that of the reader.
func Open(file io.ReaderAt, size int64) (*Archive, error) {
	begin := make([]byte, headerSize)
	if _, err := file.ReadAt(begin, 0); errors.Is(err, io.EOF) && size < headerSize {
		return nil, ErrNotPMTiles
	} else if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("reading the header of tiles: %w", err)
	}
	header, err := parseHeader(begin, uint64(max(0, size)))
	if err != nil {
		return nil, fmt.Errorf("reading the header of tiles: %w", err)
	}
	a := &Archive{Header: header, file: file}
	if a.root, err = a.directory(header.root.offset, header.root.length); err != nil {
		return nil, fmt.Errorf("reading the root directory of tiles: %w", err)
	}
	return a, nil
}

// Tile returns the unpacked bytes of the tile of column x from the west and row y from the north at a zoom. The error
// wraps ErrNoTile where there is none.
func (a *Archive) Tile(z, x, y int) ([]byte, error) {
	if z < 0 || z > MaxZoom || x < 0 || y < 0 || x >= 1<<z || y >= 1<<z {
		return nil, ErrNoTile
	}
	id := tileID(z, uint32(x), uint32(y))
	d := a.root
	for range maxDepth {
		e, ok := d.find(id)
		switch {
		case !ok:
			return nil, ErrNoTile
		case e.run > 0:
			packed, err := a.read(a.tiles, e)
			if err != nil {
				return nil, fmt.Errorf("reading tile %d/%d/%d: %w", z, x, y, err)
			}
			plain, err := unpack(packed, a.tileCompression, maxTile)
			if err != nil {
				return nil, fmt.Errorf("reading tile %d/%d/%d: %w", z, x, y, err)
			}
			return plain, nil
		}
		var err error
		if d, err = a.leaf(e); err != nil {
			return nil, fmt.Errorf("looking up tile %d/%d/%d: %w", z, x, y, err)
		}
	}
	return nil, fmt.Errorf("more than %d directories one in another: %w", maxDepth, ErrDamaged)
}

// Metadata returns the JSON object that describes the tiles; empty where there is none.
func (a *Archive) Metadata() ([]byte, error) {
	if a.metadata.length == 0 {
		return nil, nil
	}
	packed, err := a.bytes(a.metadata.offset, a.metadata.length)
	if err != nil {
		return nil, fmt.Errorf("reading the metadata of tiles: %w", err)
	}
	plain, err := unpack(packed, a.internal, maxMetadata)
	if err != nil {
		return nil, fmt.Errorf("reading the metadata of tiles: %w", err)
	}
	return plain, nil
}

// Check reads every directory and compares every place with the size of the file. It calls visit with the first tile of
// each run of equal ones. Errors are those of Open, of the context, or of visit.
func (a *Archive) Check(ctx context.Context, visit func(z, x, y int) error) error {
	left := maxEntries
	return a.check(ctx, a.root, maxDepth, &left, visit)
}

func (a *Archive) check(ctx context.Context, d directory, depth int, left *int, visit func(z, x, y int) error) error {
	if *left -= len(d); *left < 0 {
		return fmt.Errorf("more than %d entries: %w", maxEntries, ErrTooLarge)
	}
	if depth == 0 {
		return fmt.Errorf("more than %d directories one in another: %w", maxDepth, ErrDamaged)
	}
	for _, e := range d {
		if err := ctx.Err(); err != nil {
			return err
		}
		if e.run > 0 {
			if _, err := a.tiles.at(e); err != nil {
				return fmt.Errorf("checking tile %d: %w", e.id, err)
			}
			if err := visit(tileAt(e.id)); err != nil {
				return err
			}
			continue
		}
		below, err := a.leaf(e)
		if err != nil {
			return fmt.Errorf("checking the directory of tile %d: %w", e.id, err)
		}
		if err := a.check(ctx, below, depth-1, left, visit); err != nil {
			return err
		}
	}
	return nil
}

// at is where the bytes of an entry begin in the file.
func (s section) at(e entry) (uint64, error) {
	if e.offset > s.length || uint64(e.length) > s.length-e.offset {
		return 0, fmt.Errorf("%d bytes at %d of %d: %w", e.length, e.offset, s.length, ErrDamaged)
	}
	return s.offset + e.offset, nil
}

func (a *Archive) read(from section, e entry) ([]byte, error) {
	at, err := from.at(e)
	if err != nil {
		return nil, err
	}
	return a.bytes(at, uint64(e.length))
}

func (a *Archive) bytes(offset, length uint64) ([]byte, error) {
	if length > maxPacked {
		return nil, fmt.Errorf("%d bytes: %w", length, ErrTooLarge)
	}
	b := make([]byte, length)
	if n, err := a.file.ReadAt(b, int64(offset)); n < len(b) {
		if errors.Is(err, io.EOF) {
			err = ErrDamaged
		}
		return nil, fmt.Errorf("reading %d bytes at %d: %w", length, offset, err)
	}
	return b, nil
}

func (a *Archive) directory(offset, length uint64) (directory, error) {
	packed, err := a.bytes(offset, length)
	if err != nil {
		return nil, err
	}
	plain, err := unpack(packed, a.internal, maxDirectory)
	if err != nil {
		return nil, err
	}
	return parseDirectory(plain)
}

// leaf returns the directory that an entry points to.
func (a *Archive) leaf(e entry) (directory, error) {
	at, err := a.Header.leaves.at(e)
	if err != nil {
		return nil, err
	}
	if known, ok := a.known(at); ok {
		return known, nil
	}
	d, err := a.directory(at, uint64(e.length))
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.leaves[a.oldest] = leaf{at, d}
	a.oldest = (a.oldest + 1) % len(a.leaves)
	return d, nil
}

func (a *Archive) known(offset uint64) (directory, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, l := range a.leaves {
		if l.offset == offset && l.directory != nil {
			return l.directory, true
		}
	}
	return nil, false
}
