package exchange

import (
	"fmt"
	"io"

	"focalpoint/internal/aid"
)

// templateRepeats is how often each group stands in a template; a table that is filled in may have more.
var templateRepeats = map[string]int{"place": 2, "funder": 2}

// WriteTemplate writes an empty table to fill in: CSV has the names of the columns; a workbook also has headings in the
// language of the words, lists to choose from, and a sheet that explains each column. It returns ErrFormat for other
// formats. today says which codes may still be chosen.
func WriteTemplate(to io.Writer, format Format, w Words, today aid.Date) error {
	columns := newLayout(templateRepeats)
	switch format {
	case CSV:
		table, err := startText(to, columns, false)
		if err != nil {
			return err
		}
		return table.end()
	case Workbook:
		book, err := startBook(columns, w, false)
		if err != nil {
			return err
		}
		defer book.close()
		if err := book.choices(w, today); err != nil {
			return err
		}
		if err := book.explanation(w); err != nil {
			return err
		}
		return book.end(to)
	}
	return fmt.Errorf("writing a template as %q: %w", format, ErrFormat)
}
