package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"

	"github.com/klauspost/compress/zstd"
)

// ErrDamaged is returned when packed bytes cannot be decoded.
var ErrDamaged = errors.New("packed geography is damaged")

// maxUnpacked limits what decompression may produce, and maxRoom the lists that are read from it, in bytes: enough for
// two million vertices and a hundred thousand settlements, several times what Ukraine has.
const (
	maxUnpacked = 16 << 20
	maxRoom     = 64 << 20
)

// writer appends values to a buffer.
type writer struct{ buf []byte }

func (w *writer) uint(v uint64) { w.buf = binary.AppendUvarint(w.buf, v) }
func (w *writer) int(v int64)   { w.buf = binary.AppendVarint(w.buf, v) }

func (w *writer) text(s string) {
	w.uint(uint64(len(s)))
	w.buf = append(w.buf, s...)
}

func (w *writer) line(l Line) {
	w.uint(uint64(len(l)))
	var previous Vertex
	for _, v := range l {
		w.int(int64(v.Lon - previous.Lon))
		w.int(int64(v.Lat - previous.Lat))
		previous = v
	}
}

func (w *writer) compressed() ([]byte, error) {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("packing geography: %w", err)
	}
	packed := encoder.EncodeAll(w.buf, nil)
	return packed, encoder.Close()
}

// reader takes values from a buffer. After the first failure it returns zero values and err is set.
type reader struct {
	buf  []byte
	room int // bytes that the lists still to come may take
	err  error
}

func decompress(packed []byte) (*reader, error) {
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		return nil, fmt.Errorf("unpacking geography: %w", err)
	}
	defer decoder.Close()
	buf, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return &reader{buf: buf, room: maxRoom}, nil
}

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.buf)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.buf = r.buf[n:]
	return v
}

func (r *reader) int() int64 {
	v, n := binary.Varint(r.buf)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.buf = r.buf[n:]
	return v
}

// count reads the length of a list whose items take at least one byte each, and size bytes when they are read, so a
// damaged or hostile length cannot ask for much memory.
func (r *reader) count(size int) int {
	n := r.uint()
	if n > uint64(len(r.buf)) || int(n)*size > r.room {
		r.fail()
		return 0
	}
	r.room -= int(n) * size
	return int(n)
}

// sizeOf is what an item of a list takes, without what it refers to.
func sizeOf[T any]() int { return int(reflect.TypeFor[T]().Size()) }

// take counts n items that are made of what was read, though nothing says so in a length.
func (r *reader) take(n, size int) {
	if r.room -= n * size; r.room < 0 {
		r.fail()
	}
}

func (r *reader) text() string {
	n := r.count(1)
	s := string(r.buf[:n])
	r.buf = r.buf[n:]
	return s
}

func (r *reader) line() Line {
	l := make(Line, r.count(sizeOf[Vertex]()))
	var previous Vertex
	for i := range l {
		previous.Lon += int32(r.int())
		previous.Lat += int32(r.int())
		l[i] = previous
	}
	return l
}

func (r *reader) fail() {
	r.buf = nil
	r.err = ErrDamaged
}
