package pmtiles

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Writer makes an archive: tiles in any order, then the metadata. Small tiles that are equal, such as those of open sea,
// are written once.
type Writer struct {
	to      io.WriteSeeker
	header  Header
	entries []entry
	places  map[[sha256.Size]byte]entry // of small tiles, by their digest
	offset  uint64                      // from the beginning of the tiles
}

// shared is the size in bytes up to which equal tiles are noticed.
const shared = 4 << 10

// NewWriter begins an archive at the start of a file. The header's Kind and rectangle are kept; zooms are those of the
// tiles. Compression is that of the tiles that will be added: None, or Gzip for vector tiles.
func NewWriter(to io.WriteSeeker, header Header, tiles Compression) (*Writer, error) {
	if _, err := to.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("writing tiles: %w", err)
	}
	if _, err := to.Write(make([]byte, rootEnd)); err != nil { // the header and the root directory come at the end
		return nil, fmt.Errorf("writing tiles: %w", err)
	}
	header.internal, header.tileCompression = Gzip, tiles
	header.MinZoom, header.MaxZoom = MaxZoom, 0
	return &Writer{to: to, header: header, places: map[[sha256.Size]byte]entry{}}, nil
}

// Add writes a tile. The error wraps ErrDamaged for a tile that does not exist on the map, ErrTooLarge for one of too many
// bytes or one too many, or is that of the file.
func (w *Writer) Add(z, x, y int, tile []byte) error {
	switch {
	case z < 0 || z > MaxZoom || x < 0 || y < 0 || x >= 1<<z || y >= 1<<z:
		return fmt.Errorf("tile %d/%d/%d does not exist: %w", z, x, y, ErrDamaged)
	case len(tile) > maxPacked:
		return fmt.Errorf("tile %d/%d/%d of %d bytes: %w", z, x, y, len(tile), ErrTooLarge)
	case len(w.entries) >= maxEntries:
		return fmt.Errorf("more than %d tiles: %w", maxEntries, ErrTooLarge)
	case len(tile) == 0:
		return nil
	}
	w.header.MinZoom, w.header.MaxZoom = min(w.header.MinZoom, z), max(w.header.MaxZoom, z)
	e := entry{id: tileID(z, uint32(x), uint32(y)), offset: w.offset, length: uint32(len(tile)), run: 1}
	if len(tile) <= shared {
		digest := sha256.Sum256(tile)
		if known, ok := w.places[digest]; ok {
			e.offset = known.offset
			w.entries = append(w.entries, e)
			return nil
		}
		w.places[digest] = e
	}
	if _, err := w.to.Write(tile); err != nil {
		return fmt.Errorf("writing tiles: %w", err)
	}
	w.header.contents++
	w.offset += uint64(len(tile))
	w.entries = append(w.entries, e)
	return nil
}

// ErrNoTiles is returned when an archive without tiles would be written.
var ErrNoTiles = errors.New("the file has no tiles")

// Close writes the directories, the metadata (a JSON object) and the header. It does not close the file. The error wraps
// ErrNoTiles, ErrDamaged for a tile that was added twice, or is that of the file.
func (w *Writer) Close(metadata []byte) error {
	if len(w.entries) == 0 {
		return ErrNoTiles
	}
	slices.SortFunc(w.entries, func(a, b entry) int { return cmp.Compare(a.id, b.id) })
	entries, err := runs(w.entries)
	if err != nil {
		return err
	}
	h := &w.header
	h.addressed, h.entries = uint64(len(w.entries)), uint64(len(entries))
	root, leaves, err := split(entries)
	if err != nil {
		return err
	}
	packed, err := Pack(metadata)
	if err != nil {
		return err
	}
	h.root = section{headerSize, uint64(len(root))}
	h.tiles = section{rootEnd, w.offset}
	h.metadata = section{rootEnd + w.offset, uint64(len(packed))}
	h.leaves = section{h.metadata.offset + h.metadata.length, uint64(len(leaves))}
	h.centreZoom = uint8(h.MinZoom)
	h.centreLongitude, h.centreLatitude = (h.West+h.East)/2, (h.South+h.North)/2
	if _, err := w.to.Write(append(packed, leaves...)); err != nil {
		return fmt.Errorf("writing the directories of tiles: %w", err)
	}
	if _, err := w.to.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("writing the header of tiles: %w", err)
	}
	if _, err := w.to.Write(append(h.encode(), root...)); err != nil {
		return fmt.Errorf("writing the header of tiles: %w", err)
	}
	return nil
}

// runs joins equal tiles that follow one another.
func runs(sorted []entry) (directory, error) {
	var d directory
	for i, e := range sorted {
		if i > 0 && sorted[i-1].id == e.id {
			return nil, fmt.Errorf("a tile is there twice: %w", ErrDamaged)
		}
		if last := len(d) - 1; last >= 0 && d[last].id+uint64(d[last].run) == e.id && d[last].offset == e.offset && d[last].length == e.length {
			d[last].run++
			continue
		}
		d = append(d, e)
	}
	return d, nil
}

// split packs a directory so that its root fits before rootEnd: whole, or into leaves.
func split(d directory) (root, leaves []byte, err error) {
	if root, err = Pack(d.encode()); err != nil || len(root) <= rootEnd-headerSize {
		return root, nil, err
	}
	for size := 4096; ; size *= 2 {
		var top directory
		var all bytes.Buffer
		for part := range slices.Chunk(d, size) {
			packed, err := Pack(part.encode())
			if err != nil {
				return nil, nil, err
			}
			top = append(top, entry{id: part[0].id, offset: uint64(all.Len()), length: uint32(len(packed))})
			all.Write(packed)
		}
		if root, err = Pack(top.encode()); err != nil || len(root) <= rootEnd-headerSize {
			return root, all.Bytes(), err
		}
	}
}
