package exchange

// Row is one line of a table by the names of its columns: "lat_2" is the second latitude. Empty cells are not in it.
type Row struct {
	Line  int // in the file, from 1
	cells map[string]string
}

// NewRow makes a row from cells by column name, as a form or a test does; empty cells are left out.
func NewRow(line int, cells map[string]string) Row {
	row := Row{Line: line, cells: map[string]string{}}
	for name, text := range cells {
		if text != "" {
			row.cells[name] = text
		}
	}
	return row
}

// Cell is the text of the nth column of a name; "" when it is empty or not there.
func (r Row) Cell(name string, n int) string { return r.cells[Repeated(name, n)] }

// Columns are the names of the columns that hold something, in the order of the table Columns.
func (r Row) Columns() []string {
	var names []string
	for n := 1; n <= maxRepeats; n++ {
		for _, column := range Columns {
			if r.Cell(column.Name, n) != "" {
				names = append(names, Repeated(column.Name, n))
			}
		}
	}
	return names
}

// occurrences is the highest number under which a group of columns holds something.
func (r Row) occurrences(group []string) int {
	for n := maxRepeats; n > 0; n-- {
		for _, name := range group {
			if r.Cell(name, n) != "" {
				return n
			}
		}
	}
	return 0
}

// fault makes the error of one of the row's cells; args are names and values for its text, in turn.
func (r Row) fault(column, reason string, args ...string) *CellError {
	fault := &CellError{Line: r.Line, Column: column, Value: shown(r.cells[column]), Reason: reason}
	for i := 0; i+1 < len(args); i += 2 {
		if fault.Args == nil {
			fault.Args = map[string]string{}
		}
		fault.Args[args[i]] = shown(args[i+1])
	}
	return fault
}
