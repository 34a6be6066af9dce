package compile

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

var (
	// ErrNotTable says that a file is neither a workbook (.xlsx) nor text with commas, semicolons or tabs.
	ErrNotTable = errors.New("not a table")
	// ErrColumns says that a table has no header row with the columns that are needed.
	ErrColumns = errors.New("the table lacks needed columns")
	// ErrTooLarge says that a table is larger than is read.
	ErrTooLarge = errors.New("the table is too large")
)

// The most that is read of a table.
const (
	maxBytes    = 64 << 20
	maxUnzipped = 256 << 20
	maxRows     = 200_000
	maxHeader   = 20 // rows down to the header
)

// readTable reads all rows of text or of the first sheet of a workbook: what it is, its first bytes say.
func readTable(r io.Reader) (rows [][]string, err error) {
	limited := &io.LimitedReader{R: r, N: maxBytes + 1}
	defer func() {
		if cause := recover(); cause != nil { // the library's, on damaged workbooks
			rows, err = nil, fmt.Errorf("%w: %v", ErrNotTable, cause)
		}
		if limited.N <= 0 {
			rows, err = nil, ErrTooLarge
		}
	}()
	buffered := bufio.NewReader(limited)
	if start, _ := buffered.Peek(4); string(start) == "PK\x03\x04" {
		return readWorkbook(buffered)
	}
	return readText(buffered)
}

func readWorkbook(r io.Reader) ([][]string, error) {
	book, err := excelize.OpenReader(r, excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotTable, err)
	}
	defer func() { _ = book.Close() }() // it was only read
	sheet, err := book.Rows(book.GetSheetName(0))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotTable, err)
	}
	defer func() { _ = sheet.Close() }() // it was only read
	var rows [][]string
	for sheet.Next() {
		cells, err := sheet.Columns()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNotTable, err)
		}
		if rows = append(rows, cells); len(rows) > maxRows {
			return nil, ErrTooLarge
		}
	}
	return rows, sheet.Error()
}

func readText(r *bufio.Reader) ([][]string, error) {
	const bom = "\ufeff"
	if start, _ := r.Peek(len(bom)); string(start) == bom {
		_, _ = r.Discard(len(bom)) // what was just seen
	}
	first, _ := r.Peek(1024)
	line, _, _ := strings.Cut(string(first), "\n")
	lines := csv.NewReader(r)
	lines.FieldsPerRecord, lines.LazyQuotes, lines.ReuseRecord = -1, true, false
	for _, comma := range ",;\t" {
		if strings.ContainsRune(line, comma) {
			lines.Comma = comma // the last that occurs: commas stand in texts, tabs do not
		}
	}
	var rows [][]string
	for {
		cells, err := lines.Read()
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case err != nil:
			return nil, fmt.Errorf("%w: %w", ErrNotTable, err)
		}
		if rows = append(rows, cells); len(rows) > maxRows {
			return nil, ErrTooLarge
		}
	}
}

// columns are the numbers of a table's columns by what they hold.
type columns map[string][]int

// findColumns looks near the top for the row that names all needed columns, and returns the rows below it. words are what
// headers of each column contain, in lower case.
func findColumns(rows [][]string, words map[string][]string, needed ...string) (columns, [][]string, error) {
	for i := range rows[:min(len(rows), maxHeader)] {
		found := columns{}
		for j, cell := range rows[i] {
			for what, all := range words {
				for _, word := range all {
					if names(strings.ToLower(strings.TrimSpace(cell)), word) {
						found[what] = append(found[what], j)
						break
					}
				}
			}
		}
		complete := true
		for _, what := range needed {
			complete = complete && len(found[what]) > 0
		}
		if complete {
			return found, rows[i+1:], nil
		}
	}
	return nil, nil, fmt.Errorf("%w: %s", ErrColumns, strings.Join(needed, ", "))
}

// names says whether a header contains a word, or is it where the word is so short that others contain it.
func names(header, word string) bool {
	const short = 3
	return header == word || len([]rune(word)) > short && strings.Contains(header, word)
}

// last is the last filled of a row's cells that hold something; "" where none does.
func (c columns) last(row []string, what string) (text string) {
	for _, i := range c[what] {
		if i < len(row) && strings.TrimSpace(row[i]) != "" {
			text = strings.TrimSpace(row[i])
		}
	}
	return text
}
