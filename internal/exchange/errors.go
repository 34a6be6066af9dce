package exchange

import (
	"errors"
	"fmt"
)

var (
	// ErrFormat says that a file's name has no ending that the program reads or writes.
	ErrFormat = errors.New("unknown kind of file")
	// ErrNotTable says that a file named .csv or .tsv is something else, such as a picture or a workbook.
	ErrNotTable = errors.New("not a text table")
	// ErrNotWorkbook says that a file named .xlsx is something else, or is encrypted or damaged.
	ErrNotWorkbook = errors.New("not an Excel workbook")
	// ErrNoColumns says that no row near the top of a table holds names of our columns.
	ErrNoColumns = errors.New("no row with the names of the columns")
)

// LimitError says that a file is larger than the program reads.
type LimitError struct {
	Limit string // "file" or "cell" in bytes, "rows", "columns"
	Most  int64
	Line  int // where it was noticed; 0 for the whole file
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("more than %d in limit %q at line %d", e.Most, e.Limit, e.Line)
}

// CellError says what is wrong with one cell; the row is then not taken. Its sentences are the translations
// exchange.reasons.<Reason>, with Args, Column and Value as placeholders.
type CellError struct {
	Line   int    // in the file, from 1
	Column string // a column's name, such as "lat_2"; "" for the row
	Value  string // what stands in the cell, at most maxShown characters
	Reason string // one of Reasons
	Args   map[string]string
}

func (e *CellError) Error() string {
	return fmt.Sprintf("line %d, column %q: %s", e.Line, e.Column, e.Reason)
}

// The reasons of a CellError.
const (
	ReasonUnknownColumn   = "unknown-column"   // the header has a column that is none of ours; it is left out
	ReasonRepeatedColumn  = "repeated-column"  // the header has a column twice; the first counts
	ReasonQuotes          = "quotes"           // the quotation marks of a line do not match
	ReasonID              = "id"               // not an id
	ReasonUnknownID       = "unknown-id"       // no record of that id is known here
	ReasonCode            = "code"             // neither a code of the list nor a name of one
	ReasonDate            = "date"             // no date
	ReasonNumber          = "number"           // no number
	ReasonAmbiguousNumber = "ambiguous-number" // 1,250 is one and a quarter or one thousand two hundred and fifty
	ReasonPrecise         = "precise"          // more than four decimal places
	ReasonTooLarge        = "too-large"        // a number beyond what money needs
	ReasonCount           = "count"            // not a whole number of people
	ReasonBelowParts      = "below-parts"      // fewer people than the record's own parts add up to
	ReasonCoordinates     = "coordinates"      // no coordinates
	ReasonSwapped         = "swapped"          // latitude and longitude look exchanged
	ReasonDoubtful        = "doubtful"         // the coordinates name a place, but another one is likelier
	ReasonHalfPoint       = "half-point"       // a latitude without longitude, or the other way round
	ReasonPlaceNotFound   = "place-not-found"  // the gazetteer has no place of the name
	ReasonPlaceAmbiguous  = "place-ambiguous"  // the gazetteer has several
	ReasonNoPlace         = "no-place"         // exactness without a place
	ReasonNoOrganisation  = "no-organisation"  // a type without an organisation
	ReasonNoAmount        = "no-amount"        // a currency or a period without an amount
	ReasonNoCurrency      = "no-currency"      // an amount without a currency
	ReasonNoTitle         = "no-title"         // a new record without a title in any language
)

// Reasons lists them all.
var Reasons = []string{
	ReasonUnknownColumn, ReasonRepeatedColumn, ReasonQuotes, ReasonID, ReasonUnknownID, ReasonCode, ReasonDate, ReasonNumber,
	ReasonAmbiguousNumber, ReasonPrecise, ReasonTooLarge, ReasonCount, ReasonBelowParts, ReasonCoordinates, ReasonSwapped,
	ReasonDoubtful, ReasonHalfPoint, ReasonPlaceNotFound, ReasonPlaceAmbiguous, ReasonNoPlace, ReasonNoOrganisation, ReasonNoAmount,
	ReasonNoCurrency, ReasonNoTitle,
}

// maxShown bounds a cell's text in an error, in characters.
const maxShown = 200

func shown(text string) string {
	if letters := []rune(text); len(letters) > maxShown {
		return string(letters[:maxShown-1]) + "…"
	}
	return text
}
