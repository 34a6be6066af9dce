package pmtiles

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// entry is a run of tiles with the same bytes, or with run 0 a leaf directory that begins at a tile. The offset counts
// from the section of tiles or of leaf directories.
type entry struct {
	id, offset  uint64
	length, run uint32
}

// directory is a list of entries in the order of their tiles.
type directory []entry

// parseDirectory reads four columns of varints: differences of ids, runs, lengths, and offsets, of which 0 says that the
// bytes follow those of the entry before.
func parseDirectory(b []byte) (directory, error) {
	cursor := varints{b: b}
	count := cursor.next()
	if cursor.bad || count > uint64(len(b))/4 { // an entry takes four bytes at least
		return nil, fmt.Errorf("a directory of %d entries in %d bytes: %w", count, len(b), ErrDamaged)
	}
	d := make(directory, count)
	id := uint64(0)
	for i := range d {
		step := cursor.next()
		if step > lastID || i > 0 && step == 0 {
			return nil, fmt.Errorf("directory out of order: %w", ErrDamaged)
		}
		id += step
		d[i].id = id
	}
	for i := range d {
		run := cursor.next()
		if d[i].id > lastID || run > lastID-d[i].id+1 || run > 1<<32-1 || i > 0 && d[i-1].id+uint64(d[i-1].run) > d[i].id {
			return nil, fmt.Errorf("run of %d tiles: %w", run, ErrDamaged)
		}
		d[i].run = uint32(run)
	}
	for i := range d {
		length := cursor.next()
		if length == 0 && !cursor.bad {
			return nil, fmt.Errorf("a tile of no bytes: %w", ErrDamaged)
		}
		if length > maxPacked {
			return nil, fmt.Errorf("%d bytes: %w", length, ErrTooLarge)
		}
		d[i].length = uint32(length)
	}
	for i := range d {
		switch offset := cursor.next(); {
		case offset > 0:
			d[i].offset = offset - 1
		case i > 0:
			d[i].offset = d[i-1].offset + uint64(d[i-1].length)
		default:
			return nil, fmt.Errorf("the first entry has no place: %w", ErrDamaged)
		}
	}
	if cursor.bad || len(cursor.b) > 0 {
		return nil, fmt.Errorf("a directory of another length than it says: %w", ErrDamaged)
	}
	return d, nil
}

func (d directory) encode() []byte {
	b := binary.AppendUvarint(nil, uint64(len(d)))
	last := uint64(0)
	for _, e := range d {
		b = binary.AppendUvarint(b, e.id-last)
		last = e.id
	}
	for _, e := range d {
		b = binary.AppendUvarint(b, uint64(e.run))
	}
	for _, e := range d {
		b = binary.AppendUvarint(b, uint64(e.length))
	}
	for i, e := range d {
		if i > 0 && e.offset == d[i-1].offset+uint64(d[i-1].length) {
			b = binary.AppendUvarint(b, 0)
			continue
		}
		b = binary.AppendUvarint(b, e.offset+1)
	}
	return b
}

// find returns the entry that a tile belongs to.
func (d directory) find(id uint64) (entry, bool) {
	i := sort.Search(len(d), func(i int) bool { return d[i].id > id }) - 1
	if i < 0 || d[i].run > 0 && id-d[i].id >= uint64(d[i].run) {
		return entry{}, false
	}
	return d[i], true
}

// varints takes unsigned numbers from a buffer. After the first failure it returns zero and bad is set.
type varints struct {
	b   []byte
	bad bool
}

func (v *varints) next() uint64 {
	n, size := binary.Uvarint(v.b)
	if size <= 0 {
		v.b, v.bad = nil, true
		return 0
	}
	v.b = v.b[size:]
	return n
}
