package atlas

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/pack"
)

// The levels of a Unit.
const (
	Country = iota // a neighbouring state
	Oblast         // an oblast, AR Crimea, or a city with special status
	Raion
	Hromada
)

// Unit is an administrative unit. Code is the full KATOTTG code (19 characters), or the ISO 3166 code of a neighbouring
// state. Names are official and whole: "Краматорський район", "Kramatorskyi raion".
type Unit struct {
	Code, UK, EN string
	Level        int
}

// Prefix is the part of the KATOTTG code that the codes of everything in the unit begin with: UA14, UA1412, UA1412013.
// For a neighbouring state it is the whole code.
func (u Unit) Prefix() string {
	if u.Level == Country || len(u.Code) != pack.CodeLength {
		return u.Code
	}
	return u.Code[:prefixLengths[u.Level]]
}

// Name returns the English name for lang "en", otherwise the Ukrainian one.
func (u Unit) Name(lang string) string { return inLanguage(lang, u.UK, u.EN) }

func inLanguage(lang, uk, en string) string {
	if lang == "en" && en != "" || uk == "" {
		return en
	}
	return uk
}

// prefixLengths are the lengths of Unit.Prefix by level.
var prefixLengths = [...]int{Oblast: 4, Raion: 6, Hromada: 9}

// Unit finds an oblast, raion or hromada by its full code or its prefix. Of the code of a settlement it returns the
// hromada.
func (a *Atlas) Unit(codeOrPrefix string) (Unit, bool) { return a.units.find(codeOrPrefix) }

// Oblasts returns the 24 oblasts, AR Crimea, Kyiv and Sevastopol in the order of their codes.
func (a *Atlas) Oblasts() []Unit { return a.units.below("UA", Oblast) }

// OblastMiddle is where the name of an oblast stands on the map, by its full code or prefix.
func (a *Atlas) OblastMiddle(code string) (aid.Point, bool) {
	for _, o := range a.layers.Oblasts {
		if o.Code == prefix(code, Oblast) {
			return point(o.Label), true
		}
	}
	return aid.Point{}, false
}

// Raions returns the raions of an oblast, given by code or prefix, in the order of their codes. A city with special
// status has none.
func (a *Atlas) Raions(oblast string) []Unit { return a.units.below(prefix(oblast, Oblast), Raion) }

// Hromadas returns the hromadas of a raion, given by code or prefix, in the order of their codes.
func (a *Atlas) Hromadas(raion string) []Unit { return a.units.below(prefix(raion, Raion), Hromada) }

func prefix(code string, level int) string { return code[:min(len(code), prefixLengths[level])] }

// unitTable is sorted by code.
type unitTable []Unit

func readUnits(table string) (unitTable, error) {
	var units unitTable
	lines := bufio.NewScanner(strings.NewReader(table))
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 3 || len(fields[0]) != pack.CodeLength {
			return nil, fmt.Errorf("reading the table of units: %w", pack.ErrDamaged)
		}
		units = append(units, Unit{Code: fields[0], UK: fields[1], EN: fields[2], Level: levelOf(fields[0])})
	}
	slices.SortFunc(units, func(a, b Unit) int { return strings.Compare(a.Code, b.Code) })
	return units, lines.Err()
}

// levelOf reads off a full code which kind of unit it names.
func levelOf(code string) int {
	switch {
	case code[4:6] == "00":
		return Oblast
	case code[6:9] == "000":
		return Raion
	default:
		return Hromada
	}
}

func (t unitTable) find(code string) (Unit, bool) {
	want := Hromada
	switch {
	case len(code) == 4 || len(code) == pack.CodeLength && code[4:6] == "00":
		want = Oblast
	case len(code) == 6 || len(code) == pack.CodeLength && code[6:9] == "000":
		want = Raion
	case len(code) != 9 && len(code) != pack.CodeLength:
		return Unit{}, false
	}
	found := t.below(prefix(code, want), want)
	if len(found) == 0 {
		return Unit{}, false
	}
	return found[0], true
}

// below returns the units of a level whose codes begin with the prefix.
func (t unitTable) below(prefix string, level int) []Unit {
	start, _ := slices.BinarySearchFunc(t, prefix, func(u Unit, p string) int { return strings.Compare(u.Code, p) })
	var units []Unit
	for _, u := range t[start:] {
		if !strings.HasPrefix(u.Code, prefix) {
			break
		}
		if u.Level == level {
			units = append(units, u)
		}
	}
	return units
}
