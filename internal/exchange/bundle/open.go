package bundle

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
)

const (
	// MaxBytes is the most that is read of one file, and the most that may come out of it.
	MaxBytes = 1 << 30
	// window is how far back the compression looks, in bytes; it is what a reader has to remember.
	window = 1 << 20
)

// Open begins to read a file; secret gives the key for its label, or refuses it with an error of its own. Nothing is
// collected: what is read has been proved to be what was sealed, piece by piece. Open and Read return ErrNotBundle,
// ErrNewer, ErrOtherKey, ErrDamaged, ErrTooLarge, ErrKey, and in's own errors.
func Open(in io.Reader, secret func(Label) (string, error)) (io.ReadCloser, error) {
	source := &bounded{in: in, left: MaxBytes}
	file := bufio.NewReaderSize(source, 32<<10)
	line, label, err := readLabel(file)
	if err != nil {
		return nil, err
	}
	text, err := secret(label)
	if err != nil {
		return nil, err
	}
	key, err := age.ParseX25519Identity(text)
	if err != nil {
		return nil, ErrKey // the error itself may quote a secret
	}
	var other *age.NoIdentityMatchError
	opened, err := age.Decrypt(file, key)
	switch {
	case errors.As(err, &other):
		return nil, ErrOtherKey
	case err != nil:
		return nil, source.blame(err)
	}
	unpacked, err := zstd.NewReader(opened, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(window), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, source.blame(err)
	}
	r := &reader{unpacked: unpacked, left: MaxBytes, source: source}
	repeated := make([]byte, len(line))
	if _, err := io.ReadFull(r, repeated); err != nil {
		unpacked.Close()
		return nil, source.blame(err)
	}
	if !bytes.Equal(repeated, line) {
		unpacked.Close()
		return nil, fmt.Errorf("%w: the label is another one's", ErrDamaged)
	}
	return r, nil
}

// bounded reads so many bytes and no more, and keeps the error for which it could not.
type bounded struct {
	in   io.Reader
	left int64
	err  error
}

func (b *bounded) Read(p []byte) (n int, err error) {
	if b.left <= 0 {
		b.err = ErrTooLarge
		return 0, b.err
	}
	n, err = b.in.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if err != nil && err != io.EOF {
		b.err = err
	}
	return n, err
}

// blame says whose fault an error is: that of the medium, or the file's.
func (b *bounded) blame(err error) error {
	if b.err != nil {
		return b.err
	}
	if errors.Is(err, ErrTooLarge) || errors.Is(err, ErrDamaged) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// reader decompresses what was sealed. It has no method of the decoder's own: WriteTo would pass the limit by.
type reader struct {
	unpacked *zstd.Decoder
	left     int64
	source   *bounded
}

func (r *reader) Read(p []byte) (int, error) {
	n, err := r.unpacked.Read(p)
	if r.left -= int64(n); r.left < 0 {
		return 0, ErrTooLarge
	}
	if err != nil && err != io.EOF {
		err = r.source.blame(err)
	}
	return n, err
}

// Close frees the memory; the file itself stays open.
func (r *reader) Close() error {
	r.unpacked.Close()
	return nil
}
