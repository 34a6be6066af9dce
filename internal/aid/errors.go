package aid

import "errors"

var (
	// ErrBadID says that a text is not a UUID.
	ErrBadID = errors.New("not a UUID")
	// ErrBadDate says that a text is not a calendar date.
	ErrBadDate = errors.New("not a date")
	// ErrBadDecimal says that a text is not a decimal number.
	ErrBadDecimal = errors.New("not a decimal number")
	// ErrTooPrecise says that a decimal has more than four places after the point.
	ErrTooPrecise = errors.New("more than four decimal places")
	// ErrTooLarge says that a decimal is beyond ±922,337,203,685,477.
	ErrTooLarge = errors.New("number too large")
	// ErrBadQuarter says that a text is not a quarter such as 2026-Q4.
	ErrBadQuarter = errors.New("not a quarter")
	// ErrKind says that a record is of another kind than the one asked for.
	ErrKind = errors.New("record of another kind")
)
