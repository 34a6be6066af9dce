package pmtiles

import (
	"encoding/binary"
	"fmt"
	"math"
)

// headerSize is the length of the header, and rootEnd the place before which the root directory has to end, in bytes.
const (
	headerSize = 127
	rootEnd    = 16_384
)

const magic = "PMTiles"

// Kind is what tiles are.
type Kind uint8

// The kinds of tiles, as the format numbers them.
const (
	UnknownKind Kind = iota
	MVT              // Mapbox Vector Tile
	PNG
	JPEG
	WebP
	AVIF
)

// Compression is how bytes are packed.
type Compression uint8

// The compressions, as the format numbers them. Brotli is not read.
const (
	UnknownCompression Compression = iota
	None
	Gzip
	Brotli
	Zstd
)

// section is a part of the file.
type section struct{ offset, length uint64 }

// Header is what an archive says of itself first. Degrees are WGS 84.
type Header struct {
	Kind                     Kind
	MinZoom, MaxZoom         int
	West, South, East, North float64

	clustered                       bool
	root, metadata, leaves, tiles   section
	addressed, entries, contents    uint64
	internal, tileCompression       Compression
	centreZoom                      uint8
	centreLongitude, centreLatitude float64
}

// degrees is the number of the format's units in a degree.
const degrees = 1e7

func parseHeader(b []byte, size uint64) (Header, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return Header{}, ErrNotPMTiles
	}
	if version := b[7]; version != 3 {
		return Header{}, fmt.Errorf("version %d: %w", version, ErrUnsupported)
	}
	number := func(at int) uint64 { return binary.LittleEndian.Uint64(b[at:]) }
	part := func(at int) section { return section{number(at), number(at + 8)} }
	degree := func(at int) float64 { return float64(int32(binary.LittleEndian.Uint32(b[at:]))) / degrees }
	h := Header{
		root: part(8), metadata: part(24), leaves: part(40), tiles: part(56),
		addressed: number(72), entries: number(80), contents: number(88),
		clustered: b[96] == 1, internal: Compression(b[97]), tileCompression: Compression(b[98]),
		Kind: Kind(b[99]), MinZoom: int(b[100]), MaxZoom: int(b[101]),
		West: degree(102), South: degree(106), East: degree(110), North: degree(114),
		centreZoom: b[118], centreLongitude: degree(119), centreLatitude: degree(123),
	}
	for name, s := range map[string]section{"root directory": h.root, "metadata": h.metadata, "leaf directories": h.leaves, "tiles": h.tiles} {
		if s.offset > size || s.length > size-s.offset {
			return Header{}, fmt.Errorf("the %s lie beyond the end of the file: %w", name, ErrDamaged)
		}
	}
	switch {
	case h.root.offset < headerSize || h.root.length == 0 || h.root.offset > rootEnd || h.root.length > rootEnd-h.root.offset:
		return Header{}, fmt.Errorf("the root directory is not where it has to be: %w", ErrDamaged)
	case h.MinZoom > h.MaxZoom || h.MaxZoom > MaxZoom:
		return Header{}, fmt.Errorf("zooms %d to %d: %w", h.MinZoom, h.MaxZoom, ErrDamaged)
	}
	for _, c := range []Compression{h.internal, h.tileCompression} {
		switch c {
		case None, Gzip, Zstd:
		case UnknownCompression:
			if c == h.internal {
				return Header{}, fmt.Errorf("unknown compression: %w", ErrUnsupported)
			}
		default:
			return Header{}, fmt.Errorf("compression %d: %w", c, ErrUnsupported)
		}
	}
	return h, nil
}

func (h *Header) encode() []byte {
	b := make([]byte, 0, headerSize)
	b = append(b, magic...)
	b = append(b, 3)
	for _, v := range []uint64{
		h.root.offset, h.root.length, h.metadata.offset, h.metadata.length, h.leaves.offset, h.leaves.length,
		h.tiles.offset, h.tiles.length, h.addressed, h.entries, h.contents,
	} {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	clustered := byte(0)
	if h.clustered {
		clustered = 1
	}
	b = append(b, clustered, byte(h.internal), byte(h.tileCompression), byte(h.Kind), byte(h.MinZoom), byte(h.MaxZoom))
	position := func(v float64) {
		b = binary.LittleEndian.AppendUint32(b, uint32(int32(math.Round(min(180, max(-180, v))*degrees))))
	}
	for _, v := range []float64{h.West, h.South, h.East, h.North} {
		position(v)
	}
	b = append(b, h.centreZoom)
	position(h.centreLongitude)
	position(h.centreLatitude)
	return b
}
