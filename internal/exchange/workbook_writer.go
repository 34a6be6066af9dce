package exchange

import (
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// maxExcelCell is how many characters Excel takes in a cell.
const maxExcelCell = 32_767

// WriteWorkbook writes the activities as an Excel workbook: headings in the language of the words, the names of the
// columns in a hidden row, codes with their names. No cell is a formula.
func WriteWorkbook(to io.Writer, activities Activities, w Words, o Options) error {
	columns, err := layoutFor(activities, w, o)
	if err != nil {
		return fmt.Errorf("writing a workbook: %w", err)
	}
	book, err := startBook(columns, w, o.HXL)
	if err != nil {
		return err
	}
	defer book.close()
	for activity, err := range activities {
		if err != nil {
			return fmt.Errorf("writing a workbook: %w", err)
		}
		if err := book.write(FromActivity(activity, w, o), w); err != nil {
			return err
		}
	}
	return book.end(to)
}

// bookTable is a workbook that is being written.
type bookTable struct {
	columns layout
	file    *excelize.File
	sheet   string
	rows    *excelize.StreamWriter
	line    int // last written
	text    int // style of cells that a spreadsheet must take as they are
}

// startBook starts a workbook with its header; whoever gets it closes it.
func startBook(columns layout, w Words, tags bool) (*bookTable, error) {
	b := &bookTable{columns: columns, file: excelize.NewFile(), sheet: w.text("exchange.table.sheet")}
	head, err := b.open()
	if err != nil {
		b.close()
		return nil, fmt.Errorf("starting a workbook: %w", err)
	}
	labels, names, hxl := make([]any, len(columns)), make([]any, len(columns)), make([]any, len(columns))
	for i, column := range columns {
		labels[i] = excelize.Cell{StyleID: head, Value: w.label(column.Column, column.n)}
		names[i], hxl[i] = column.name(), column.HXL
	}
	err = b.add(labels, excelize.RowOpts{Height: 32})
	if err == nil {
		err = b.add(names, excelize.RowOpts{Hidden: true})
	}
	if err == nil && tags {
		err = b.add(hxl)
	}
	if err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

// open prepares the sheet; head is the style of headings.
func (b *bookTable) open() (head int, err error) {
	if err = b.file.SetSheetName(b.file.GetSheetName(0), b.sheet); err != nil {
		return 0, err
	}
	head, err = b.file.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6F0"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
	})
	if err != nil {
		return 0, err
	}
	if b.text, err = b.file.NewStyle(&excelize.Style{NumFmt: 49}); err != nil { // 49: text
		return 0, err
	}
	if b.rows, err = b.file.NewStreamWriter(b.sheet); err != nil {
		return 0, err
	}
	for i, column := range b.columns {
		if err = b.rows.SetColWidth(i+1, i+1, column.width()); err != nil {
			return 0, err
		}
		if column.text {
			if err = b.rows.SetColStyle(i+1, i+1, b.text); err != nil {
				return 0, err
			}
		}
	}
	return head, b.rows.SetPanes(&excelize.Panes{Freeze: true, YSplit: 2, TopLeftCell: "A3", ActivePane: "bottomLeft"})
}

// width is the width of a column in characters.
func (c Column) width() float64 {
	switch c.Name {
	case "title_uk", "title_en", "description_uk", "description_en", "id":
		return 38
	case "sector", "dac_sector", "funder", "implementer", "place":
		return 28
	}
	return 16
}

func (b *bookTable) add(cells []any, options ...excelize.RowOpts) error {
	b.line++
	if err := b.rows.SetRow("A"+strconv.Itoa(b.line), cells, options...); err != nil {
		return fmt.Errorf("writing row %d of a workbook: %w", b.line, err)
	}
	return nil
}

func (b *bookTable) write(row Row, w Words) error {
	cells := make([]any, len(b.columns))
	for i, column := range b.columns {
		text := row.Cell(column.Name, column.n)
		switch {
		case text == "":
		case column.List != "":
			cells[i] = excelize.Cell{StyleID: b.text, Value: w.named(column.List, text)}
		case column.text:
			cells[i] = excelize.Cell{StyleID: b.text, Value: fitting(text)}
		default:
			cells[i] = number(text)
		}
	}
	return b.add(cells)
}

// fitting is the part of a text that Excel can hold.
func fitting(text string) string {
	if utf8.RuneCountInString(text) <= maxExcelCell {
		return text
	}
	return string([]rune(text)[:maxExcelCell-1]) + "…"
}

// number gives a spreadsheet a number that it can hold exactly; dates and long numbers stay texts.
func number(text string) any {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || len(text) > 15 {
		return text
	}
	return value
}

// end writes the workbook out.
func (b *bookTable) end(to io.Writer) error {
	if err := b.rows.Flush(); err != nil {
		return fmt.Errorf("finishing a workbook: %w", err)
	}
	if err := b.file.Write(to); err != nil {
		return fmt.Errorf("writing a workbook: %w", err)
	}
	return nil
}

// close removes the temporary files of a large workbook; what a person wanted was written before, or has failed.
func (b *bookTable) close() { _ = b.file.Close() }
