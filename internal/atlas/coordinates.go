package atlas

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"focalpoint/internal/aid"
)

// Errors of ParseCoordinates, beside *SwappedError.
var (
	// ErrNotCoordinates: the text is not a pair of coordinates in a notation that is known, or out of range.
	ErrNotCoordinates = errors.New("not coordinates")
	// ErrAmbiguous: the text can be read as two different places, for example "48,37" or "48 37".
	ErrAmbiguous = errors.New("coordinates can be read in two ways")
)

// SwappedError is returned for a pair without directions that lies outside Ukraine but would lie in it with latitude and
// longitude exchanged. Suggestion is the exchanged point.
type SwappedError struct{ Suggestion aid.Point }

func (e *SwappedError) Error() string {
	return "latitude and longitude look swapped, perhaps " + FormatDecimal(e.Suggestion)
}

// maxCoordinates limits the text that is parsed, in bytes: web addresses of maps are long.
const maxCoordinates = 2048

// ParseCoordinates reads a point, latitude first unless directions or names say otherwise, in
//
//	decimal degrees      48.7389, 37.5844 · 48,7389 37,5844 · -33.9 18.4 · N48.7389 E37.5844
//	degrees and minutes  48°44.334′N 37°35.064′E · 48 44.334 37 35.064
//	with seconds         48°44′20″N 37°35′4″E · Пн 48 44 20, Сх 37 35 4 · 48°44′20″ пн. ш. 37°35′4″ сх. д.
//	MGRS                 37U CP 95850 99300, to a kilometre or finer: the middle of the square
//	geo URIs             geo:48.7389,37.5844;u=35 (RFC 5870)
//	addresses of maps    OpenStreetMap, Google, Bing, Apple, Yandex, Waze and others that name the point; nothing is fetched
//
// It never guesses: a text that has two meanings is ErrAmbiguous, one that has none ErrNotCoordinates, and a pair that
// looks exchanged *SwappedError. Minus and plus signs, all kinds of primes, and English, Ukrainian and Russian directions
// are understood.
func ParseCoordinates(s string) (aid.Point, error) {
	if len(s) > maxCoordinates {
		return aid.Point{}, ErrNotCoordinates
	}
	if p, ok, err := parseLink(strings.TrimSpace(s)); ok {
		return p, err
	}
	if p, ok, err := parseMGRS(s); ok {
		return p, err
	}
	tokens, err := scanCoordinates(s)
	if err != nil {
		return aid.Point{}, err
	}
	first, second, err := splitPair(tokens)
	if err != nil {
		return aid.Point{}, err
	}
	return readPair(first, second)
}

// readPair makes a point of the tokens of two angles.
func readPair(first, second []token) (aid.Point, error) {
	a, err := readAngle(first)
	if err != nil {
		return aid.Point{}, err
	}
	b, err := readAngle(second)
	if err != nil {
		return aid.Point{}, err
	}
	if a.axis == anyAxis && b.axis == anyAxis {
		return checkPair(aid.Point{Lat: a.degrees, Lon: b.degrees})
	}
	if a.axis == longitude || b.axis == latitude {
		a, b = b, a
	}
	if a.axis == longitude || b.axis == latitude {
		return aid.Point{}, ErrNotCoordinates // two latitudes, or two longitudes
	}
	return inRange(aid.Point{Lat: a.degrees, Lon: b.degrees})
}

// checkPair accepts a point whose order nobody stated.
func checkPair(p aid.Point) (aid.Point, error) {
	swapped := aid.Point{Lat: p.Lon, Lon: p.Lat}
	if !Ukraine.Contains(p) && Ukraine.Contains(swapped) {
		return aid.Point{}, &SwappedError{Suggestion: swapped}
	}
	return inRange(p)
}

func inRange(p aid.Point) (aid.Point, error) {
	if !p.Valid() {
		return aid.Point{}, ErrNotCoordinates
	}
	return p, nil
}

// FormatDecimal writes a point as "48.73890, 37.58440": latitude and longitude in degrees, to about 1 m.
func FormatDecimal(p aid.Point) string { return fmt.Sprintf("%.5f, %.5f", p.Lat, p.Lon) }

// FormatDMS writes a point as "48°44′20.0″N 37°35′03.8″E", to about 3 m.
func FormatDMS(p aid.Point) string {
	return formatAngle(p.Lat, "N", "S") + " " + formatAngle(p.Lon, "E", "W")
}

func formatAngle(degrees float64, positive, negative string) string {
	direction := positive
	if degrees < 0 {
		direction = negative
	}
	tenths := int64(math.Round(math.Abs(degrees) * 36000)) // of a second
	return fmt.Sprintf("%d°%02d′%02d.%d″%s", tenths/36000, tenths/600%60, tenths/10%60, tenths%10, direction)
}
