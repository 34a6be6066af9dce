package aid

import (
	"cmp"
	"fmt"
	"time"
)

// Quarter is a calendar quarter, written 2026-Q4. The zero value is no quarter.
type Quarter struct {
	Year int
	N    int // 1 to 4
}

// QuarterOf is the quarter that holds the day of t, in t's own time zone.
func QuarterOf(t time.Time) Quarter { return Quarter{t.Year(), (int(t.Month()) + 2) / 3} }

// ParseQuarter reads 2026-Q4; it returns ErrBadQuarter for anything else.
func ParseQuarter(s string) (Quarter, error) {
	var q Quarter
	if _, err := fmt.Sscanf(s, "%4d-Q%1d", &q.Year, &q.N); err != nil || q.String() != s || q.Year < 1 || q.N < 1 || q.N > 4 {
		return Quarter{}, fmt.Errorf("%w: %.20q", ErrBadQuarter, s)
	}
	return q, nil
}

// String is the quarter's text form, 2026-Q4; no quarter is "".
func (q Quarter) String() string {
	if q == (Quarter{}) {
		return ""
	}
	return fmt.Sprintf("%04d-Q%d", q.Year, q.N)
}

// First is the quarter's first day.
func (q Quarter) First() Date {
	return DateOf(time.Date(q.Year, time.Month(q.N*3-2), 1, 0, 0, 0, 0, time.UTC))
}

// Last is the quarter's last day.
func (q Quarter) Last() Date {
	return DateOf(time.Date(q.Year, time.Month(q.N*3+1), 0, 0, 0, 0, 0, time.UTC))
}

// Next is the quarter after q.
func (q Quarter) Next() Quarter {
	if q.N == 4 {
		return Quarter{q.Year + 1, 1}
	}
	return Quarter{q.Year, q.N + 1}
}

// Previous is the quarter before q.
func (q Quarter) Previous() Quarter {
	if q.N == 1 {
		return Quarter{q.Year - 1, 4}
	}
	return Quarter{q.Year, q.N - 1}
}

// Compare is -1, 0 or 1 as q is before, the same as or after r.
func (q Quarter) Compare(r Quarter) int {
	return cmp.Or(cmp.Compare(q.Year, r.Year), cmp.Compare(q.N, r.N))
}

// MarshalText writes the text form.
func (q Quarter) MarshalText() ([]byte, error) { return []byte(q.String()), nil }

// UnmarshalText reads the text form; an empty text is no quarter.
func (q *Quarter) UnmarshalText(b []byte) (err error) {
	*q = Quarter{}
	if len(b) > 0 {
		*q, err = ParseQuarter(string(b))
	}
	return err
}
