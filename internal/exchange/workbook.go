package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// maxUnzipped bounds what a workbook may unfold to, in bytes. It is kept in memory: nothing of a person's file is left
// in a folder of temporary files.
const maxUnzipped = 256 << 20

// readWorkbook reads the first sheet of an .xlsx file that has a row with the names of our columns.
func readWorkbook(file io.ReaderAt, size int64) (*Table, error) {
	start := make([]byte, 4)
	if _, err := file.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("reading a workbook: %w", err)
	}
	if !bytes.Equal(start, []byte("PK\x03\x04")) {
		return nil, fmt.Errorf("reading a workbook: %w", ErrNotWorkbook)
	}
	book, err := openBook(io.NewSectionReader(file, 0, size))
	if err != nil {
		return nil, err
	}
	for _, sheet := range book.GetSheetList() {
		table := &Table{}
		names, below, err := findHeader(book, sheet, table)
		switch {
		case errors.Is(err, ErrNoColumns):
			continue
		case err != nil:
			return nil, err
		}
		table.rows = func(yield func(Row, error) bool) { yieldRows(book, sheet, names, below, yield) }
		return table, nil
	}
	return nil, fmt.Errorf("reading a workbook: %w", ErrNoColumns)
}

func openBook(file io.Reader) (book *excelize.File, err error) {
	err = guarded(func() error {
		book, err = excelize.OpenReader(file, excelize.Options{
			RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped,
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("opening a workbook: %w: %w", ErrNotWorkbook, err)
	}
	return book, nil
}

// findHeader looks for the row near the top that names most of our columns; below is the number of that row.
func findHeader(book *excelize.File, sheet string, table *Table) (names header, below int, err error) {
	most := 0
	err = eachRow(book, sheet, func(line int, cells []string) (bool, error) {
		if found, score, faults := parseHeader(cells, line); isHeader(score, faults) && score > most {
			names, below, most, table.Faults = found, line, score, faults
		}
		return line < maxHeaderRow, nil
	})
	if err == nil && names == nil {
		err = ErrNoColumns
	}
	return names, below, err
}

func yieldRows(book *excelize.File, sheet string, names header, below int, yield func(Row, error) bool) {
	count := 0
	err := eachRow(book, sheet, func(line int, cells []string) (bool, error) {
		if line <= below {
			return true, nil
		}
		row, filled := names.row(line, cells)
		if !filled {
			return true, nil
		}
		if count++; count > MaxRows {
			return false, &LimitError{Limit: "rows", Most: MaxRows, Line: line}
		}
		return yield(row, nil), nil
	})
	if err != nil {
		yield(Row{}, err)
	}
}

// eachRow calls do with the raw cells of each row, numbered from 1, until it says to stop.
func eachRow(book *excelize.File, sheet string, do func(line int, cells []string) (more bool, err error)) error {
	var rows *excelize.Rows
	err := guarded(func() (err error) {
		rows, err = book.Rows(sheet)
		return err
	})
	if err != nil {
		return fmt.Errorf("reading a sheet: %w: %w", ErrNotWorkbook, err)
	}
	defer func() { _ = rows.Close() }() // of what was only read
	for line := 1; ; line++ {
		var cells []string
		next := false
		err := guarded(func() (err error) {
			if next = rows.Next(); next {
				cells, err = rows.Columns()
			}
			return err
		})
		if err == nil {
			err = rows.Error()
		}
		if err != nil {
			return fmt.Errorf("reading row %d: %w: %w", line, ErrNotWorkbook, err)
		}
		if !next {
			return nil
		}
		if len(cells) > MaxColumns {
			return &LimitError{Limit: "columns", Most: MaxColumns, Line: line}
		}
		for _, cell := range cells {
			if len(cell) > MaxCell {
				return &LimitError{Limit: "cell", Most: MaxCell, Line: line}
			}
		}
		if more, err := do(line, cells); err != nil || !more {
			return err
		}
	}
}

// guarded turns a panic of the workbook library over a malformed file into an error.
func guarded(read func() error) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("malformed workbook: %v", reason)
		}
	}()
	return read()
}
