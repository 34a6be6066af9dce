package aid

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

const (
	decimalPlaces = 4
	decimalUnit   = 10_000
)

// Decimal is an exact decimal number with four places after the point, within ±922,337,203,685,477.5807.
// Money, percentages and indicator values are kept in it, never in a float. The zero value is 0.
type Decimal struct{ units int64 }

// DecimalOf is the whole number n as a Decimal; n must lie within ±922,337,203,685,477.
func DecimalOf(n int64) Decimal { return Decimal{n * decimalUnit} }

// ParseDecimal reads "1250000.50", "-3" or "0.5": an optional sign, digits, and at most four places after a point.
// It returns ErrBadDecimal, ErrTooPrecise or ErrTooLarge.
func ParseDecimal(s string) (Decimal, error) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if whole == "" || point && fraction == "" || !allDigits(whole) || !allDigits(fraction) {
		return Decimal{}, fmt.Errorf("%w: %.40q", ErrBadDecimal, s)
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > decimalPlaces {
		return Decimal{}, fmt.Errorf("%w: %.40q", ErrTooPrecise, s)
	}
	units, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", decimalPlaces-len(fraction)), 10, 64)
	if err != nil {
		return Decimal{}, fmt.Errorf("%w: %.40q", ErrTooLarge, s)
	}
	if negative {
		units = -units
	}
	return Decimal{units}, nil
}

func allDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// String is the shortest exact text, with a point: "1250000.5".
func (d Decimal) String() string {
	sign, units := "", uint64(d.units)
	if d.units < 0 {
		sign, units = "-", -units
	}
	text := sign + strconv.FormatUint(units/decimalUnit, 10)
	if rest := units % decimalUnit; rest != 0 {
		text += "." + strings.TrimRight(fmt.Sprintf("%04d", rest), "0")
	}
	return text
}

// IsZero says whether d is 0.
func (d Decimal) IsZero() bool { return d.units == 0 }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int { return d.Compare(Decimal{}) }

// Compare is -1, 0 or 1 as d is below, equal to or above e.
func (d Decimal) Compare(e Decimal) int {
	switch {
	case d.units < e.units:
		return -1
	case d.units > e.units:
		return 1
	}
	return 0
}

// Add is d + e; a sum beyond the range stays at the nearest end of it.
func (d Decimal) Add(e Decimal) Decimal {
	sum := d.units + e.units
	if (sum > d.units) != (e.units > 0) && e.units != 0 {
		if e.units > 0 {
			return Decimal{math.MaxInt64}
		}
		return Decimal{-math.MaxInt64}
	}
	return Decimal{sum}
}

// Sub is d - e; a difference beyond the range stays at the nearest end of it.
func (d Decimal) Sub(e Decimal) Decimal { return d.Add(Decimal{-e.units}) }

// Split is n parts, at least one, that add up to d exactly: equal to hundredths, and what is left over in the first ones.
func (d Decimal) Split(n int) []Decimal {
	const hundredth = decimalUnit / 100
	parts := make([]Decimal, n)
	whole, over := d.units/hundredth, d.units%hundredth
	for i := range parts {
		parts[i].units = whole / int64(n) * hundredth
		if int64(i) < whole%int64(n) {
			parts[i].units += hundredth
		}
	}
	parts[0].units += over
	return parts
}

// Float is the nearest float64, for drawing charts and comparing magnitudes only.
func (d Decimal) Float() float64 { return float64(d.units) / decimalUnit }

// MarshalJSON writes the number as a JSON string, so that no reader passes it through a float.
func (d Decimal) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }

// UnmarshalJSON reads a JSON string or number.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	parsed, err := ParseDecimal(strings.Trim(string(b), `"`))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Money is an amount in a currency (ISO 4217 code, such as UAH).
type Money struct {
	Amount   Decimal `json:"amount"`
	Currency string  `json:"currency"`
}
