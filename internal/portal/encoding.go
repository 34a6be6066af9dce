package portal

import (
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	// maxWindow bounds the memory of a decoder, in bytes.
	maxWindow = 8 << 20
	// sendWindow and quickWindow are how far back an encoder looks, in bytes.
	sendWindow, quickWindow = 4 << 20, 512 << 10
	// freeRatio is how many bytes may come out of a decoder before the ratio counts.
	freeRatio = 16 << 20
	// maxRatio is how much larger than what came in the rest may be; real records reach 40.
	maxRatio = 500
)

// Decode undoes a Content-Encoding: "zstd", "gzip", or "" for none. What it reads is bounded: a window of 8 MiB, and
// above the first 16 MiB at most 500 bytes out for each byte in, or ErrTooLarge; what was not compressed that way gives
// ErrEncoding. For another encoding it returns ErrAnswer.
func Decode(encoding string, in io.Reader) (io.ReadCloser, error) {
	counted := &counter{Reader: in}
	switch encoding {
	case "", "identity":
		return io.NopCloser(in), nil
	case "gzip":
		decoder, err := gzip.NewReader(counted)
		if err != nil {
			return nil, fmt.Errorf("reading gzip: %w", err)
		}
		return &guard{out: decoder, in: counted, close: decoder.Close}, nil
	case "zstd":
		// One goroutine decodes what has arrived and no more, so that a flushed line is read at once.
		decoder, err := zstd.NewReader(counted, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow),
			zstd.WithDecoderMaxMemory(maxWindow*4), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, fmt.Errorf("reading zstd: %w", err)
		}
		return &guard{out: decoder, in: counted, close: func() error { decoder.Close(); return nil }}, nil
	}
	return nil, fmt.Errorf("content encoding %.20q: %w", encoding, ErrAnswer)
}

// fewChanges is up to how many changes are sent with the quicker encoder: the other one's tables of 35 MB are worth
// their while in a long stream only.
const fewChanges = 100

// encoders of few and of many changes are used again, because their tables cost more to clear than a small exchange to send.
var encoders, quickEncoders sync.Pool

// takeEncoder gives the stream that changes travel in, and the pool where it goes when it is no longer used. It has one
// goroutine, so that Flush has written when it returns.
func takeEncoder(out io.Writer, few bool) (stream *zstd.Encoder, home *sync.Pool, err error) {
	home, level, window := &encoders, zstd.SpeedBestCompression, sendWindow
	if few {
		home, level, window = &quickEncoders, zstd.SpeedBetterCompression, quickWindow
	}
	if used, ok := home.Get().(*zstd.Encoder); ok {
		used.Reset(out)
		return used, home, nil
	}
	stream, err = zstd.NewWriter(out, zstd.WithEncoderLevel(level), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(window))
	return stream, home, err
}

// guard stops a decoder whose input is made to grow without end.
type guard struct {
	out   io.Reader
	in    *counter
	read  int64
	close func() error
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.out.Read(p)
	g.read += int64(n)
	if g.read > freeRatio && g.read-freeRatio > g.in.count*maxRatio {
		return 0, fmt.Errorf("decompressing: %w", ErrTooLarge)
	}
	if err != nil && err != io.EOF && g.in.err == nil {
		err = fmt.Errorf("decompressing: %w: %w", ErrEncoding, err)
	}
	return n, err
}

func (g *guard) Close() error { return g.close() }

// counter keeps how much came in, and why no more did.
type counter struct {
	io.Reader
	count int64
	err   error
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.count += int64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}
