package atlas

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/width"

	"focalpoint/internal/aid"
)

// Errors of ParseCoordinates, beside *QuestionError. The others are ErrNotCoordinates too, and say why.
var (
	// ErrNotCoordinates: the text is not a pair of coordinates in a notation that is known, or out of range.
	ErrNotCoordinates = errors.New("not coordinates")
	// ErrNoPoint: an address on the web that names no point.
	ErrNoPoint = fmt.Errorf("%w: the address names no point", ErrNotCoordinates)
	// ErrShortLink: an address that only the network can turn into a place.
	ErrShortLink = fmt.Errorf("%w: a short address", ErrNotCoordinates)
	// ErrWords: an address in three words, which only its owner can turn into a place.
	ErrWords = fmt.Errorf("%w: three words", ErrNotCoordinates)
	// ErrOtherGrid: rectangular coordinates of SK-42 or USK-2000, which lie some 100 m from those on WGS 84.
	ErrOtherGrid = fmt.Errorf("%w: another reference system than WGS 84", ErrNotCoordinates)
)

// maxCoordinates limits the text that is parsed, in bytes: web addresses of maps are long.
const maxCoordinates = 2048

// ParseCoordinates reads a point, latitude first unless directions, names or the notation say otherwise, in
//
//	decimal degrees      48.7389, 37.5844 · 48,7389 37,5844 · -33.9 18.4 · N48.7389 E37.5844 · lat: 48.7389, lng: 37.5844
//	degrees and minutes  48°44.334′N 37°35.064′E · 48 44.334 37 35.064
//	with seconds         48°44′20″N 37°35′4″E · Пн 48 44 20, Сх 37 35 4 · 48°44′20″ пн. ш. 37°35′4″ сх. д.
//	grids                37U CP 95850 99300 (MGRS, to a kilometre or finer: the middle of the square) · 37U 395850 5399300 (UTM)
//	geometry             POINT(37.5844 48.7389) · GeoJSON, and objects with lat and lng
//	geo URIs             geo:48.7389,37.5844;u=35 (RFC 5870)
//	addresses of maps    OpenStreetMap, Google, Bing, Apple, Yandex, Waze and others that name the point; nothing is fetched
//
// It never guesses: a text that has two meanings, or one that is probably not the intended one, is a *QuestionError, which
// has the readings to choose from; a text without a meaning is ErrNotCoordinates. Minus and plus signs, all kinds of
// primes, full-width digits, and English, Ukrainian and Russian directions are understood.
func ParseCoordinates(s string) (aid.Point, error) {
	if len(s) > maxCoordinates {
		return aid.Point{}, ErrNotCoordinates
	}
	s = plain(s)
	for _, parse := range []func(string) (reading, bool, error){parseLink, parseGrid, parseGeometry} {
		if r, ok, err := parse(s); ok {
			return r.answer(err)
		}
	}
	return parsePair(s)
}

// heading is what people write before coordinates.
var heading = regexp.MustCompile(`^(?i:координати|координаты|coordinates|location|точка|gps|wgs[- ]?84|mgrs|utm)\s*[:=]?\s+|^(?i:координати|координаты|coordinates|gps|mgrs|utm)[:=]`)

// spaces maps characters that only look like spaces, or like nothing, to what they look like.
var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2007", " ", "\u200b", "", "\ufeff", "",
	"\u200e", "", "\u200f", "", "\u202a", "", "\u202c", "", "\u2060", "")

// plain is the text without what comes along when it is copied: quotes around it, a heading, a full stop.
func plain(s string) string {
	s = strings.TrimSpace(spaces.Replace(width.Fold.String(s)))
	for _, quotes := range []string{`""`, `''`, "«»", "“”", "„“", "„”"} {
		open, end := string([]rune(quotes)[0]), string([]rune(quotes)[1])
		if inner, ok := strings.CutPrefix(s, open); ok {
			s = strings.TrimSpace(strings.TrimSuffix(inner, end))
		}
	}
	for range 2 {
		s = s[len(heading.FindString(s)):]
	}
	return strings.TrimSpace(strings.TrimRight(s, ".,;"))
}

// parsePair reads a pair of angles in degrees.
func parsePair(s string) (aid.Point, error) {
	mark, ok := decimalMark(s)
	if !ok {
		return everyReading(s)
	}
	r, err := readPair(s, mark, false)
	if errors.Is(err, errWhole) {
		return everyReading(s)
	}
	return r.answer(err)
}

// readPair reads a pair of angles whose fractions begin with the mark. errWhole is returned for two whole numbers without
// a separator unless they are allowed.
func readPair(s string, mark byte, whole bool) (reading, error) {
	tokens, err := scanCoordinates(s, mark)
	if err != nil {
		return reading{}, err
	}
	first, second, err := splitPair(tokens, whole)
	if err != nil {
		return reading{}, err
	}
	a, err := readAngle(first)
	if err != nil {
		return reading{}, err
	}
	b, err := readAngle(second)
	if err != nil {
		return reading{}, err
	}
	r := reading{
		stated: a.axis != anyAxis && !a.named && b.axis != anyAxis && !b.named,
		cut:    !b.ends && (a.parts != b.parts || cut(a.places, b.places)),
	}
	if a.axis == longitude || b.axis == latitude {
		a, b = b, a
	}
	if a.axis == longitude || b.axis == latitude {
		return r, ErrNotCoordinates // two latitudes, or two longitudes
	}
	r.point = aid.Point{Lat: a.degrees, Lon: b.degrees}
	return r, nil
}

// cut says whether of two numbers with so many decimal places the second looks like the beginning of a longer one.
func cut(first, second int) bool { return first >= 3 && second == 0 || first == 0 && second >= 3 }
