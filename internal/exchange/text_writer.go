package exchange

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"

	"focalpoint/internal/aid"
)

// byteOrderMark tells Excel that a text is UTF-8; without it Ukrainian letters come out as others.
const byteOrderMark = "\ufeff"

// WriteCSV writes the activities as comma-separated text in UTF-8. Codes stand alone but for the portal's sectors, which
// have their names: a spreadsheet makes 1.1 or a date of a lone 1.10. Cells that would be formulas get an apostrophe.
func WriteCSV(to io.Writer, activities Activities, w Words, o Options) error {
	columns, err := layoutFor(activities, w, o)
	if err != nil {
		return fmt.Errorf("writing a text table: %w", err)
	}
	table, err := startText(to, columns, o.HXL)
	if err != nil {
		return err
	}
	for activity, err := range activities {
		if err != nil {
			return fmt.Errorf("writing a text table: %w", err)
		}
		if err := table.write(FromActivity(activity, w, o), w); err != nil {
			return err
		}
	}
	return table.end()
}

// textTable is a text table that is being written.
type textTable struct {
	columns layout
	buffer  *bufio.Writer
	lines   *csv.Writer
}

func startText(to io.Writer, columns layout, tags bool) (*textTable, error) {
	buffer := bufio.NewWriter(to)
	table := &textTable{columns: columns, buffer: buffer, lines: csv.NewWriter(buffer)}
	if _, err := buffer.WriteString(byteOrderMark); err != nil {
		return nil, fmt.Errorf("writing a text table: %w", err)
	}
	head, hxl := make([]string, len(columns)), make([]string, len(columns))
	for i, column := range columns {
		head[i], hxl[i] = column.name(), column.HXL
	}
	err := table.lines.Write(head)
	if err == nil && tags {
		err = table.lines.Write(hxl)
	}
	if err != nil {
		return nil, fmt.Errorf("writing a text table: %w", err)
	}
	return table, nil
}

func (t *textTable) write(row Row, w Words) error {
	cells := make([]string, len(t.columns))
	for i, column := range t.columns {
		cells[i] = row.Cell(column.Name, column.n)
		if column.List == aid.ListPortalSector {
			cells[i] = w.named(column.List, cells[i])
		}
		if column.text {
			cells[i] = escapeFormula(cells[i])
		}
	}
	if err := t.lines.Write(cells); err != nil {
		return fmt.Errorf("writing a text table: %w", err)
	}
	return nil
}

func (t *textTable) end() error {
	t.lines.Flush()
	if err := t.lines.Error(); err != nil {
		return fmt.Errorf("writing a text table: %w", err)
	}
	if err := t.buffer.Flush(); err != nil {
		return fmt.Errorf("writing a text table: %w", err)
	}
	return nil
}
