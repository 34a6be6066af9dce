package aid

import (
	"fmt"
	"time"
)

// Date is a calendar date as ISO 8601 text, 2026-11-24. Dates compare as texts. "" is no date.
type Date string

// ParseDate reads an ISO date. "" is no date and no error; anything else that is no date returns ErrBadDate.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("%w: %.40q", ErrBadDate, s)
	}
	return Date(s), nil
}

// DateOf is the date of t in t's own time zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Time is the date's midnight in UTC; no date, or a text that is no date, gives the zero time.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Valid says whether d is empty or a real calendar date.
func (d Date) Valid() bool { return d == "" || !d.Time().IsZero() }
