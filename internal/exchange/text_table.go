package exchange

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

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
	names, faults, err := lines.header()
	if err != nil {
		return nil, fmt.Errorf("reading a text table: %w", err)
	}
	return &Table{Faults: faults, rows: func(yield func(Row, error) bool) { lines.rows(names, yield) }}, nil
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

// header reads up to the header; ErrNoColumns when it is not near the top.
func (l *textLines) header() (names header, faults []CellError, err error) {
	for range maxHeaderRow {
		cells, err := l.next()
		var fault *CellError
		switch {
		case errors.As(err, &fault):
			continue
		case errors.Is(err, io.EOF):
			return nil, nil, ErrNoColumns
		case err != nil:
			return nil, nil, err
		}
		if names, score, faults := parseHeader(cells, l.line); isHeader(score, faults) {
			return names, faults, nil
		}
	}
	return nil, nil, ErrNoColumns
}

// rows reads what is below the header.
func (l *textLines) rows(names header, yield func(Row, error) bool) {
	for count := 0; ; count++ {
		cells, err := l.next()
		if err == nil && count >= MaxRows {
			err = &LimitError{Limit: "rows", Most: MaxRows, Line: l.line}
		}
		var fault *CellError
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			if !yield(Row{Line: l.line}, err) || !errors.As(err, &fault) {
				return
			}
			continue
		}
		if row, filled := names.row(l.line, cells); filled && !yield(row, nil) {
			return
		}
	}
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
