package exchange

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// The limits of what is read.
const (
	MaxFile    = 64 << 20 // bytes of a file
	MaxCell    = 1 << 20  // bytes of a cell
	MaxRows    = 200_000
	MaxColumns = 400

	maxHeaderRow = 10 // the names of the columns stand in one of so many rows
)

// Table is a table that is being read.
type Table struct {
	// Faults are what is wrong with the header; the columns in question are left out.
	Faults []CellError
	rows   iter.Seq2[Row, error]
	closer io.Closer
}

// Rows are the rows below the header, once, in their order. An error that is a *CellError concerns that row alone and
// the next ones follow; any other, such as a *LimitError, is the last.
func (t *Table) Rows() iter.Seq2[Row, error] { return t.rows }

// Close closes the file of OpenTable.
func (t *Table) Close() error {
	if t.closer == nil {
		return nil
	}
	return t.closer.Close()
}

// OpenTable opens a .csv, .tsv, .txt or .xlsx file by its path; see ReadTable.
func OpenTable(path string) (*Table, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening a table: %w", err)
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening a table: %w", err), file.Close())
	}
	table, err := ReadTable(filepath.Base(path), file, info.Size())
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	table.closer = file
	return table, nil
}

// ReadTable reads a table of size bytes. The ending of its name says of which kind it is; the header is looked for and
// read at once, the rows while they are taken. It returns ErrFormat, ErrNotTable, ErrNotWorkbook, ErrNoColumns or a
// *LimitError.
func ReadTable(name string, file io.ReaderAt, size int64) (*Table, error) {
	if size > MaxFile {
		return nil, &LimitError{Limit: "file", Most: MaxFile}
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt":
		return readText(file, size)
	case ".xlsx", ".xlsm":
		return readWorkbook(file, size)
	}
	return nil, fmt.Errorf("reading %q: %w", filepath.Ext(name), ErrFormat)
}

// header maps the columns of a file to the names of ours; "" marks a column that is left out.
type header []string

// parseHeader reads a row as a header. score is how many of our columns it names.
func parseHeader(cells []string, line int) (names header, score int, faults []CellError) {
	seen := map[string]bool{}
	for _, cell := range cells {
		column, n, known := parseColumn(cell)
		name := Repeated(column.Name, n)
		fault := CellError{Line: line, Column: shown(strings.TrimSpace(cell)), Value: shown(cell)}
		switch {
		case strings.TrimSpace(cell) == "":
			name = ""
		case !known:
			name, fault.Reason = "", ReasonUnknownColumn
		case seen[name]:
			name, fault.Reason = "", ReasonRepeatedColumn
		}
		if fault.Reason != "" {
			faults = append(faults, fault)
		}
		if name != "" {
			seen[name] = true
			score++
		}
		names = append(names, name)
	}
	return names, score, faults
}

// isHeader says whether a row is the header: it names two of our columns, or nothing but one. A single name among others
// is chance.
func isHeader(score int, faults []CellError) bool { return score > 1 || score == 1 && len(faults) == 0 }

// row gives the cells of a line their names. It reports false for a line that holds nothing, or HXL tags.
func (h header) row(line int, cells []string) (Row, bool) {
	row := Row{Line: line, cells: make(map[string]string, len(h))}
	tags := true
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		if cell == "" || i >= len(h) || h[i] == "" {
			continue
		}
		row.cells[h[i]] = cell
		tags = tags && isTag(cell)
	}
	return row, len(row.cells) > 0 && !tags
}

// isTag recognises an HXL tag: #activity+name.
func isTag(cell string) bool {
	return len(cell) > 1 && cell[0] == '#' && cell[1] >= 'a' && cell[1] <= 'z'
}
