package portal

import (
	"fmt"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	// maxWindow bounds the memory of a decoder, in bytes.
	maxWindow = 8 << 20
	// freeRatio is how many bytes may come out of a decoder before the ratio counts.
	freeRatio = 16 << 20
	// maxRatio is how much larger than what came in the rest may be; real records reach 40.
	maxRatio = 500
)

// Encodings are the content encodings that a portal takes, the best one first, as Accept-Encoding lists them.
const Encodings = encodingBrotli + ", " + encodingZstd + ", " + encodingGzip

const (
	encodingBrotli = "br"
	encodingZstd   = "zstd"
	encodingGzip   = "gzip"
)

// Decode undoes a Content-Encoding: "br", "zstd", "gzip", or "" for none. What it reads is bounded: a window of 8 MiB (16
// for br, which allows no more), and above the first 16 MiB at most 500 bytes out for each byte in, or ErrTooLarge; what
// was not compressed that way gives ErrEncoding. For another encoding it returns ErrAnswer. A line that was flushed on
// the other side is read at once.
func Decode(encoding string, in io.Reader) (io.ReadCloser, error) {
	counted := &counter{Reader: in}
	switch encoding {
	case "", "identity":
		return io.NopCloser(in), nil
	case encodingBrotli:
		return &guard{out: brotli.NewReader(counted), in: counted, close: func() error { return nil }}, nil
	case encodingGzip:
		decoder, err := gzip.NewReader(counted)
		if err != nil {
			return nil, fmt.Errorf("reading gzip: %w", err)
		}
		return &guard{out: decoder, in: counted, close: decoder.Close}, nil
	case encodingZstd:
		// One goroutine decodes what has arrived and no more.
		decoder, err := zstd.NewReader(counted, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow),
			zstd.WithDecoderMaxMemory(maxWindow*4), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, fmt.Errorf("reading zstd: %w", err)
		}
		return &guard{out: decoder, in: counted, close: func() error { decoder.Close(); return nil }}, nil
	}
	return nil, fmt.Errorf("content encoding %.20q: %w", encoding, ErrAnswer)
}

// effort is how much work an encoder puts into a stream.
type effort int

const (
	quick   effort = iota // 20 MB/s, for a line that is faster than the work
	patient               // 0.3 MB/s and a fifth less to send, for a slow line
	plain                 // for a portal that does not know brotli
	modest                // for a portal's answers: it makes many at once
)

// encoder is a stream whose Flush has written everything when it returns.
type encoder interface {
	io.WriteCloser
	Flush() error
	Reset(io.Writer)
}

// encoders are used again: their tables of 3 to 12 MB cost more to make than a small exchange to send.
var encoders = map[effort]*sync.Pool{
	quick: {New: func() any { return brotli.NewWriterOptions(nil, brotli.WriterOptions{Quality: 5, LGWin: 18}) }},
	patient: {New: func() any {
		return brotli.NewWriterOptions(nil, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 20})
	}},
	plain:  {New: func() any { return newZstd(zstd.SpeedBetterCompression) }},
	modest: {New: func() any { return newZstd(zstd.SpeedDefault) }},
}

func newZstd(level zstd.EncoderLevel) *zstd.Encoder {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(level), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	if err != nil {
		panic(err) // of options that do not depend on anything
	}
	return encoder
}

// EncodingOfAnswers is the Content-Encoding of what EncodeAnswer writes.
const EncodingOfAnswers = encodingZstd

// EncodeAnswer gives the stream that a portal's answer travels in; back gives it back when it is no longer used.
func EncodeAnswer(out io.Writer) (stream io.WriteCloser, back func()) {
	return takeEncoder(out, modest)
}

// takeEncoder gives the stream that changes travel in; back gives it back when it is no longer used.
func takeEncoder(out io.Writer, e effort) (stream encoder, back func()) {
	stream = encoders[e].Get().(encoder)
	stream.Reset(out)
	return stream, func() { encoders[e].Put(stream) }
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
