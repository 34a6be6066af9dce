package atlas

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// axis says which coordinate a direction belongs to.
type axis int

const (
	anyAxis axis = iota
	latitude
	longitude
)

// token is a piece of a written pair of coordinates.
type token struct {
	kind  rune // 'n' number, ° ′ ″ signs, 'd' direction, ',' separator
	value float64
	// Of a number: how many digits follow the mark, and whether there is a sign. Of a direction: its axis, and -1 for
	// south and west, 0 for a mere name of the axis.
	places int
	signed bool
	axis   axis
	sign   float64
}

// directions are the words and letters for directions, longest first among those with one beginning.
var directions = []struct {
	word string
	axis axis
	sign float64
}{
	{"північної широти", latitude, 1},
	{"південної широти", latitude, -1},
	{"східної довготи", longitude, 1},
	{"західної довготи", longitude, -1},
	{"пн. ш", latitude, 1},
	{"пн.ш", latitude, 1},
	{"пнш", latitude, 1},
	{"пд. ш", latitude, -1},
	{"пд.ш", latitude, -1},
	{"пдш", latitude, -1},
	{"сх. д", longitude, 1},
	{"сх.д", longitude, 1},
	{"схд", longitude, 1},
	{"зх. д", longitude, -1},
	{"зх.д", longitude, -1},
	{"зхд", longitude, -1},
	{"с. ш", latitude, 1},
	{"с.ш", latitude, 1},
	{"ю. ш", latitude, -1},
	{"ю.ш", latitude, -1},
	{"в. д", longitude, 1},
	{"в.д", longitude, 1},
	{"з. д", longitude, -1},
	{"з.д", longitude, -1},
	{"пн", latitude, 1},
	{"пд", latitude, -1},
	{"сх", longitude, 1},
	{"зх", longitude, -1},
	{"широта", latitude, 0},
	{"довгота", longitude, 0},
	{"долгота", longitude, 0},
	{"долг", longitude, 0},
	{"latitude", latitude, 0},
	{"longitude", longitude, 0},
	{"lat", latitude, 0},
	{"lon", longitude, 0},
	{"lng", longitude, 0},
	{"long", longitude, 0},
	{"b", latitude, 0}, // geodesists' letters
	{"l", longitude, 0},
	{"north", latitude, 1},
	{"south", latitude, -1},
	{"east", longitude, 1},
	{"west", longitude, -1},
	{"n", latitude, 1},
	{"s", latitude, -1},
	{"e", longitude, 1},
	{"е", longitude, 1},
	{"w", longitude, -1}, // the second е is Cyrillic
}

// sameSign maps the many characters that people and programs use for a sign to one.
var sameSign = strings.NewReplacer("−", "-", "–", "-", "﹣", "-", "º", "°", "˚", "°", "∘", "°",
	"''", "″", "’’", "″", "′′", "″", "\"", "″", "”", "″", "“", "″", "„", "″", "ʺ", "″",
	"'", "′", "’", "′", "‘", "′", "ʼ", "′", "´", "′", "`", "′", "ʹ", "′",
	"(", " ", ")", " ", "[", " ", "]", " ")

// scanCoordinates cuts a text into tokens, or returns ErrNotCoordinates.
func scanCoordinates(text string, decimal byte) ([]token, error) {
	text = strings.ToLower(strings.TrimSpace(sameSign.Replace(text)))
	var tokens []token
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case unicode.IsSpace(r):
			text = text[size:]
		case r == '°' || r == '′' || r == '″':
			tokens = append(tokens, token{kind: r})
			text = text[size:]
		case r == ',' || r == ';' || r == '/' || r == '|':
			tokens = append(tokens, token{kind: ','})
			text = text[size:]
		case r == ':' || r == '=':
			if len(tokens) == 0 || tokens[len(tokens)-1].kind != 'd' {
				return nil, ErrNotCoordinates // only after "lat"
			}
			text = text[size:]
		case r == '-' || r == '+' || r >= '0' && r <= '9':
			number, rest, ok := scanNumber(text, decimal)
			if !ok {
				return nil, ErrNotCoordinates
			}
			tokens = append(tokens, number)
			text = rest
		default:
			direction, rest, ok := scanDirection(text)
			if !ok {
				return nil, ErrNotCoordinates
			}
			tokens = append(tokens, direction)
			text = rest
		}
	}
	return tokens, nil
}

// decimalMark decides whether the fractions in a text begin with a dot or a comma; ok is false for what could be either.
func decimalMark(text string) (mark byte, ok bool) {
	dots, tight, others := 0, 0, 0 // dots and commas between two digits; other characters beside digits
	for i := range len(text) {
		switch {
		case tightAt(text, i, '.'):
			dots++
		case tightAt(text, i, ','):
			tight++
		case !isDigit(text[i]):
			others++
		}
	}
	switch {
	case tight == 0:
		return '.', true
	case dots >= 2 && tight == 1:
		return '.', true // 48.7389,37.5844
	case dots > 0:
		return 0, false // 48.7389,37,5844
	case tight == 1 && others == 0:
		return 0, false // 48,37
	}
	groups := strings.NewReplacer(";", " ", "/", " ", "|", " ").Replace(text)
	for _, group := range strings.Fields(groups) {
		if strings.Count(strings.TrimSuffix(group, ","), ",") > 1 {
			return 0, false // 48,7389,37,5844 and 48,44,20 37,35,4
		}
	}
	return ',', true
}

// tightAt says whether the byte there is the given mark, between two digits.
func tightAt(text string, i int, mark byte) bool {
	return text[i] == mark && i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// scanNumber reads an optional sign and a number with at most three digits before the mark and fifteen after it.
func scanNumber(text string, decimal byte) (token, string, bool) {
	t := token{kind: 'n', sign: 1}
	if text[0] == '-' || text[0] == '+' {
		t.signed = true
		if text[0] == '-' {
			t.sign = -1
		}
		text = text[1:]
	}
	whole := 0
	for whole < len(text) && isDigit(text[whole]) {
		whole++
	}
	end := whole
	if end+1 < len(text) && text[end] == decimal && isDigit(text[end+1]) {
		for end++; end < len(text) && isDigit(text[end]); end++ {
			t.places++
		}
	}
	if whole == 0 || whole > 3 || t.places > 15 || end < len(text) && text[end] == '.' {
		return t, "", false
	}
	value, err := strconv.ParseFloat(strings.Replace(text[:end], ",", ".", 1), 64)
	t.value = value
	return t, text[end:], err == nil
}

func scanDirection(text string) (token, string, bool) {
	for _, d := range directions {
		rest, ok := strings.CutPrefix(text, d.word)
		if !ok {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(rest); rest != "" && unicode.IsLetter(next) {
			continue // only the beginning of another word
		}
		return token{kind: 'd', axis: d.axis, sign: d.sign}, strings.TrimPrefix(rest, "."), true
	}
	return token{}, "", false
}
