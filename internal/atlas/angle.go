package atlas

import (
	"fmt"
	"math"
)

// angle is one coordinate in degrees.
type angle struct {
	degrees float64
	axis    axis
	named   bool // the axis follows from a name such as "lat", not from a direction
	parts   int  // 1 degrees, 2 with minutes, 3 with seconds
	places  int  // decimal places of the last part
	ends    bool // a direction ends it, so that nothing is missing
}

// errWhole: two whole numbers and nothing else, two angles, or degrees and minutes of one.
var errWhole = fmt.Errorf("%w: two whole numbers", ErrNotCoordinates)

// splitPair divides the tokens of a pair into those of its two angles, at the directions if there are two, else at the
// one separator, else at the second degree sign, else in the middle of 2, 4 or 6 numbers. errWhole is returned
// for "48 37" unless whole numbers are allowed.
func splitPair(tokens []token, whole bool) (first, second []token, err error) {
	var numbers, degreeSigns, directionsAt, separators []int
	fractions, minuteSigns := 0, 0
	for i, t := range tokens {
		switch t.kind {
		case 'n':
			numbers = append(numbers, i)
			if t.places > 0 || t.signed {
				fractions++
			}
		case '°':
			degreeSigns = append(degreeSigns, i)
		case 'd':
			directionsAt = append(directionsAt, i)
		case '′', '″':
			minuteSigns++
		case ',':
			separators = append(separators, i)
		}
	}
	at := 0
	switch {
	case len(numbers) < 2 || len(directionsAt) > 2 || len(separators) > 1:
		return nil, nil, ErrNotCoordinates
	case len(separators) == 1:
		at = separators[0]
		return tokens[:at], tokens[at+1:], nil
	case len(directionsAt) == 2 && directionsAt[0] == 0:
		at = directionsAt[1] // N48 E37
	case len(directionsAt) == 2 && directionsAt[1] == len(tokens)-1:
		at = directionsAt[0] + 1 // 48N 37E
	case len(directionsAt) > 0:
		return nil, nil, ErrNotCoordinates
	case len(degreeSigns) == 2:
		at = degreeSigns[1] - 1
	case len(numbers) == 2 && fractions+minuteSigns == 0 && len(degreeSigns) == 0 && !whole:
		return nil, nil, errWhole
	case len(numbers)%2 == 0 && len(degreeSigns) == 0:
		at = numbers[len(numbers)/2]
	default:
		return nil, nil, ErrNotCoordinates
	}
	if at <= 0 {
		return nil, nil, ErrNotCoordinates
	}
	return tokens[:at], tokens[at:], nil
}

// readAngle reads degrees, or degrees and minutes, or degrees, minutes and seconds, with a direction before or after.
// Only the last number may have a fraction, only the first a sign.
func readAngle(tokens []token) (angle, error) {
	var a angle
	sign := 1.0
	if n := len(tokens); n > 0 && tokens[n-1].kind == 'd' {
		a.axis, sign = tokens[n-1].axis, tokens[n-1].sign
		if sign == 0 {
			return a, ErrNotCoordinates // a name such as "lat" comes first
		}
		a.ends = true
		tokens = tokens[:n-1]
	} else if n > 0 && tokens[0].kind == 'd' {
		a.axis, sign = tokens[0].axis, tokens[0].sign
		tokens = tokens[1:]
	}
	if sign == 0 {
		a.named, sign = true, 1
	}
	units := []struct {
		mark  rune
		scale float64
	}{{'°', 1}, {'′', 60}, {'″', 3600}}
	closed := false // a fraction ends an angle
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.kind != 'n' || a.parts == len(units) || closed || a.parts > 0 && (t.signed || t.value >= 60) {
			return a, ErrNotCoordinates
		}
		if t.signed {
			if a.axis != anyAxis && !a.named {
				return a, ErrNotCoordinates // -48 N
			}
			sign = t.sign
		}
		a.degrees += t.value / units[a.parts].scale
		a.places, closed = t.places, t.places > 0
		if i+1 < len(tokens) && tokens[i+1].kind != 'n' {
			if tokens[i+1].kind != units[a.parts].mark {
				return a, ErrNotCoordinates
			}
			i++
		}
		a.parts++
	}
	if a.parts == 0 {
		return a, ErrNotCoordinates
	}
	a.degrees *= sign
	if limit := 180.0; math.Abs(a.degrees) > limit || a.axis == latitude && math.Abs(a.degrees) > limit/2 {
		return a, ErrNotCoordinates
	}
	return a, nil
}
