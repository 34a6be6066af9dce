package atlas

import (
	"slices"
	"strings"

	"focalpoint/internal/aid"
)

// Reason says why a text that can be read as a place is asked about.
type Reason string

// The reasons.
const (
	// ReasonSwapped: abroad, but in Ukraine with latitude and longitude exchanged.
	ReasonSwapped Reason = "swapped"
	// ReasonSign: abroad, but in Ukraine with other signs or directions.
	ReasonSign Reason = "sign"
	// ReasonAmbiguous: the commas or spaces can be read in more than one way, for example "48,37,5" or "48 37".
	ReasonAmbiguous Reason = "ambiguous"
	// ReasonCut: one coordinate is much shorter than the other, as if the end of the text were missing.
	ReasonCut Reason = "cut"
	// ReasonView: an address that names only the middle of a map of a wide area.
	ReasonView Reason = "view"
)

// QuestionError is returned for a text that can be read as a place, where a person should say which one was meant.
type QuestionError struct {
	Reason Reason
	// Readings are the places to choose from, all valid, the likeliest first; at least one, at most four. For
	// ReasonSwapped and ReasonSign the last is the place as it was written, if there is such a place on the Earth.
	Readings []aid.Point
}

func (e *QuestionError) Error() string {
	texts := make([]string, 0, len(e.Readings))
	for _, p := range e.Readings {
		texts = append(texts, FormatDecimal(p))
	}
	return "coordinates are in doubt (" + string(e.Reason) + "), perhaps " + strings.Join(texts, " or ")
}

// Suggestions are the places to choose from, the likeliest first.
func (e *QuestionError) Suggestions() []aid.Point { return e.Readings }

// reading is what a text says before anybody asks whether it is meant so.
type reading struct {
	point  aid.Point
	stated bool // directions or a grid say which coordinate is which
	cut    bool // the text seems to end early
	view   bool // the point is only the middle of a wide map
	others []aid.Point
}

// answer is the point, or the question that it raises, or the error of whoever read it.
func (r reading) answer(err error) (aid.Point, error) {
	if err != nil {
		return aid.Point{}, err
	}
	p := r.point
	ask := func(reason Reason, readings ...aid.Point) (aid.Point, error) {
		readings = slices.DeleteFunc(readings, func(p aid.Point) bool { return !p.Valid() })
		return aid.Point{}, &QuestionError{Reason: reason, Readings: readings}
	}
	swapped := aid.Point{Lat: p.Lon, Lon: p.Lat}
	switch {
	case Ukraine.Contains(p):
	case !r.stated && Ukraine.Contains(swapped):
		return ask(ReasonSwapped, swapped, p)
	case !p.Valid():
		return aid.Point{}, ErrNotCoordinates
	default:
		for _, other := range []aid.Point{{Lat: p.Lat, Lon: -p.Lon}, {Lat: -p.Lat, Lon: p.Lon}, {Lat: -p.Lat, Lon: -p.Lon}} {
			if Ukraine.Contains(other) {
				return ask(ReasonSign, other, p)
			}
		}
	}
	switch {
	case len(r.others) > 0:
		return ask(ReasonAmbiguous, append([]aid.Point{p}, r.others...)...)
	case r.cut:
		return ask(ReasonCut, p)
	case r.view:
		return ask(ReasonView, p)
	}
	return p, nil
}

const (
	maxCommas   = 6 // in a pair: 48,44,20,5 37,35,4,5 has as many
	maxReadings = 4
)

// everyReading reads a text whose commas between digits may be decimal marks or separators in every way that gives a place, and
// asks which is meant. Places in Ukraine leave out the others.
func everyReading(s string) (aid.Point, error) {
	var commas []int
	for i := range len(s) {
		if tightAt(s, i, ',') {
			commas = append(commas, i)
		}
	}
	if len(commas) > maxCommas {
		return aid.Point{}, ErrNotCoordinates
	}
	var inside, outside []aid.Point
	for marks := 1<<len(commas) - 1; marks >= 0; marks-- {
		text := []byte(s)
		for i, at := range commas {
			text[at] = ' '
			if marks&(1<<i) != 0 {
				text[at] = '.'
			}
		}
		r, err := readPair(string(text), '.', true)
		if err != nil || !r.point.Valid() {
			continue
		}
		found := &outside
		p := r.point
		if swapped := (aid.Point{Lat: p.Lon, Lon: p.Lat}); !r.stated && !Ukraine.Contains(p) && Ukraine.Contains(swapped) {
			p = swapped
		}
		if Ukraine.Contains(p) {
			found = &inside
		}
		if !slices.Contains(*found, p) {
			*found = append(*found, p)
		}
	}
	if len(inside) == 0 {
		inside = outside
	}
	if len(inside) == 0 {
		return aid.Point{}, ErrNotCoordinates
	}
	return aid.Point{}, &QuestionError{Reason: ReasonAmbiguous, Readings: inside[:min(len(inside), maxReadings)]}
}
