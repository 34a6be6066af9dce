package portal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// MaxLine is the longest line of an answer that is read, in bytes.
const MaxLine = 8 << 20

// LineReader reads JSON values that stand one on a line, and never holds more than one line.
type LineReader struct {
	in    *bufio.Reader
	max   int
	line  []byte
	count int
}

// NewLineReader reads lines of at most the given number of bytes.
func NewLineReader(in io.Reader, most int) *LineReader {
	return &LineReader{in: bufio.NewReaderSize(in, 32<<10), max: most}
}

// Count is how many lines were begun.
func (r *LineReader) Count() int { return r.count }

// Next reads the next line into value. It returns io.EOF after the last line, io.ErrUnexpectedEOF when the last line
// has no end, ErrTooLarge for a line that is too long, a *LineError for one that is not one JSON value of the right
// form, and the reader's own errors.
func (r *LineReader) Next(value any) error {
	line, err := r.read()
	if err != nil {
		return err
	}
	if err := json.Unmarshal(line, value); err != nil {
		return &LineError{r.count, err}
	}
	return nil
}

func (r *LineReader) read() ([]byte, error) {
	r.line = r.line[:0]
	for {
		part, err := r.in.ReadSlice('\n')
		if len(r.line) == 0 && len(part) > 0 {
			r.count++
		}
		if len(r.line)+len(part) > r.max {
			return nil, fmt.Errorf("reading line %d: over %d bytes: %w", r.count, r.max, ErrTooLarge)
		}
		r.line = append(r.line, part...)
		switch {
		case err == nil:
			return bytes.TrimSuffix(r.line, []byte("\n")), nil
		case errors.Is(err, bufio.ErrBufferFull):
		case err == io.EOF && len(r.line) > 0:
			return nil, io.ErrUnexpectedEOF
		default:
			return nil, err
		}
	}
}

// LineError says which line is not what it should be.
type LineError struct {
	Line int // counted from 1
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap is what is wrong with the line.
func (e *LineError) Unwrap() error { return e.Err }
