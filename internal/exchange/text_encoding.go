package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// detectEncoding looks at the whole text, because one letter far down can decide between UTF-8 and windows-1251.
// It returns ErrNotTable for a file that is no text.
func detectEncoding(text io.Reader) (encoding.Encoding, error) {
	reader := bufio.NewReaderSize(text, 64<<10)
	start, err := reader.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("reading a text table: %w", err)
	}
	if bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")) {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), nil
	}
	for _, magic := range []string{"%PDF", "PK\x03\x04", "\xd0\xcf\x11\xe0", "{\\rtf", "\x89PNG", "\xff\xd8\xff", "GIF8", "<?xml", "<!DOC", "<html"} {
		if bytes.HasPrefix(start, []byte(magic)) {
			return nil, fmt.Errorf("reading a text table that starts with %q: %w", magic, ErrNotTable)
		}
	}
	utf := true
	for {
		r, size, err := reader.ReadRune()
		switch {
		case errors.Is(err, io.EOF) && utf:
			return unicode.UTF8BOM, nil
		case errors.Is(err, io.EOF):
			return charmap.Windows1251, nil
		case err != nil:
			return nil, fmt.Errorf("reading a text table: %w", err)
		case r == utf8.RuneError && size == 1:
			utf = false
		case r < ' ' && !strings.ContainsRune("\t\r\n\f\v\x1a", r):
			return nil, fmt.Errorf("reading a text table with control character %d: %w", r, ErrNotTable)
		}
	}
}

// detectSeparator takes the one of comma, semicolon and tab by which a row near the top names most of our columns.
func detectSeparator(text *bufio.Reader) (rune, error) {
	start, err := text.Peek(64 << 10)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return 0, fmt.Errorf("reading a text table: %w", err)
	}
	best, most := ',', 0
	for _, separator := range []rune{',', ';', '\t'} {
		lines := newTextLines(bytes.NewReader(start), separator)
		for range maxHeaderRow {
			cells, err := lines.next()
			var fault *CellError
			if err != nil && !errors.As(err, &fault) {
				break
			}
			if _, score, faults := parseHeader(cells, lines.line); isHeader(score, faults) && score > most {
				best, most = separator, score
			}
		}
	}
	return best, nil
}
