package pmtiles

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// unpack returns what was compressed, of at most limit bytes.
func unpack(packed []byte, how Compression, limit int64) ([]byte, error) {
	var from io.Reader
	switch how {
	case None, UnknownCompression:
		if int64(len(packed)) > limit {
			return nil, ErrTooLarge
		}
		return packed, nil
	case Gzip:
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, fmt.Errorf("unpacking: %w: %w", ErrDamaged, err)
		}
		from = r
	case Zstd:
		r, err := zstd.NewReader(bytes.NewReader(packed), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(uint64(limit)))
		if err != nil {
			return nil, fmt.Errorf("unpacking: %w: %w", ErrDamaged, err)
		}
		defer r.Close()
		from = r
	default:
		return nil, fmt.Errorf("compression %d: %w", how, ErrUnsupported)
	}
	plain, err := io.ReadAll(io.LimitReader(from, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("unpacking: %w: %w", ErrDamaged, err)
	case int64(len(plain)) > limit:
		return nil, fmt.Errorf("more than %d bytes unpacked: %w", limit, ErrTooLarge)
	}
	return plain, nil
}

// Pack compresses with gzip, which every reader knows: directories, and vector tiles for a Writer.
func Pack(plain []byte) ([]byte, error) {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	if _, err := w.Write(plain); err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	return packed.Bytes(), nil
}
