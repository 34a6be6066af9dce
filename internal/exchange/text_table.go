package exchange

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// readText reads comma-, semicolon- or tab-separated text in UTF-8, with or without byte order mark, UTF-16 with one,
// or, when it is none of them, windows-1251.
func readText(file io.ReaderAt, size int64) (*Table, error) {
	open := func() io.Reader { return io.NewSectionReader(file, 0, size) }
	encoding, err := detectEncoding(open())
	if err != nil {
		return nil, err
	}
	decoded := func() *bufio.Reader {
		return bufio.NewReaderSize(transform.NewReader(open(), encoding.NewDecoder()), 64<<10)
	}
	separator, err := detectSeparator(decoded())
	if err != nil {
		return nil, err
	}
	lines := newTextLines(decoded(), separator)
	table := &Table{}
	var names header
	for range maxHeaderRow {
		cells, err := lines.next()
		var fault *CellError
		if errors.As(err, &fault) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		found, score, faults := parseHeader(cells, lines.line)
		if isHeader(score, faults) {
			names, table.Faults = found, faults
			break
		}
		if err != nil {
			break
		}
	}
	if names == nil {
		return nil, fmt.Errorf("reading a text table: %w", ErrNoColumns)
	}
	table.rows = func(yield func(Row, error) bool) {
		for count := 0; ; count++ {
			cells, err := lines.next()
			var fault *CellError
			switch {
			case errors.Is(err, io.EOF):
				return
			case count >= MaxRows:
				yield(Row{Line: lines.line}, &LimitError{Limit: "rows", Most: MaxRows, Line: lines.line})
				return
			case errors.As(err, &fault):
				if !yield(Row{Line: fault.Line}, err) {
					return
				}
				continue
			case err != nil:
				yield(Row{Line: lines.line}, err)
				return
			}
			if row, filled := names.row(lines.line, cells); filled && !yield(row, nil) {
				return
			}
		}
	}
	return table, nil
}

// textLines reads records of a text table within the limits.
type textLines struct {
	reader *csv.Reader
	line   int // of the record last read
}

func newTextLines(text io.Reader, separator rune) *textLines {
	reader := csv.NewReader(&lineLimit{text: text})
	reader.Comma = separator
	reader.FieldsPerRecord = -1
	return &textLines{reader: reader}
}

// next reads a record; the apostrophe that protects a spreadsheet from formulas is taken off. Its error is io.EOF, a
// *CellError for a record whose quotation marks do not match, a *LimitError, or one of reading.
func (l *textLines) next() ([]string, error) {
	cells, err := l.reader.Read()
	var syntax *csv.ParseError
	switch {
	case errors.As(err, &syntax):
		l.line = syntax.StartLine
		return nil, &CellError{Line: syntax.StartLine, Reason: ReasonQuotes}
	case err != nil:
		return nil, err
	}
	l.line, _ = l.reader.FieldPos(0)
	if len(cells) > MaxColumns {
		return nil, &LimitError{Limit: "columns", Most: MaxColumns, Line: l.line}
	}
	for i, cell := range cells {
		if len(cell) > MaxCell {
			return nil, &LimitError{Limit: "cell", Most: MaxCell, Line: l.line}
		}
		cells[i] = unescapeFormula(cell)
	}
	return cells, nil
}

// lineLimit stops a reader at a line that is too long to be a row, before a quotation mark that is never closed makes
// the rest of the file one cell.
type lineLimit struct {
	text   io.Reader
	length int64
	line   int
}

const maxLine = 4 << 20 // bytes

func (l *lineLimit) Read(p []byte) (int, error) {
	n, err := l.text.Read(p)
	for _, b := range p[:n] {
		l.length++
		if b == '\n' {
			l.length, l.line = 0, l.line+1
		}
		if l.length > maxLine {
			return 0, &LimitError{Limit: "cell", Most: MaxCell, Line: l.line + 1}
		}
	}
	return n, err
}

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
