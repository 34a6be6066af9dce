package atlas

import (
	"strings"

	"focalpoint/internal/atlas/spelling"
)

// query is what a person typed, taken apart: the name of a place, and the units in which it is to be found.
type query struct {
	name  string
	areas []string // as they sound
	level int      // of the last area, where a word said it; 0 otherwise
}

// unitWords are the words for kinds of units, folded, and the level that they say.
var unitWords = map[string]int{
	"обл": Oblast, "область": Oblast, "області": Oblast, "области": Oblast, "oblast": Oblast, "region": Oblast, "obl": Oblast,
	"р н": Raion, "район": Raion, "району": Raion, "районі": Raion, "района": Raion, "raion": Raion, "rayon": Raion, "district": Raion,
	"громада": Hromada, "громади": Hromada, "громаді": Hromada, "тг": Hromada, "отг": Hromada, "мтг": Hromada, "стг": Hromada,
	"hromada": Hromada, "community": Hromada,
}

// kindWords stand before the name of a settlement in addresses.
var kindWords = map[string]bool{
	"м": true, "місто": true, "с": true, "село": true, "смт": true, "селище": true, "сел": true, "г": true, "город": true, "пгт": true,
	"city": true, "village": true, "town": true, "settlement": true,
}

// withoutKind is the name of a unit without the word for its kind.
func withoutKind(name string) string {
	words := strings.Fields(name)
	if n := len(words); n > 1 && unitWords[spelling.Fold(words[n-1])] != 0 {
		words = words[:n-1]
	}
	return strings.Join(words, " ")
}

// parseQuery reads "Калинівка, Вінницький р-н" and "Вінницька обл., с. Калинівка" alike: what stands before a word for
// a unit is its name, what follows a comma is a unit too, and the rest is the name of the place.
func parseQuery(text string) query {
	var q query
	var name []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' || r == '(' || r == ')' }) {
		var rest []string
		// A full stop ends a short word, and a space may be left out after it: "с.Калинівка", "обл."
		for _, word := range strings.Fields(strings.ReplaceAll(part, ".", " ")) {
			folded := spelling.Fold(word)
			level, n := unitWords[folded], len(rest)
			switch {
			case level != 0 && n > 0:
				q.areas, q.level = append(q.areas, spelling.Sound(rest[n-1])), level
				rest = rest[:n-1]
			case level == 0 && (n > 0 || !kindWords[folded]):
				rest = append(rest, word)
			}
		}
		switch {
		case len(rest) == 0:
		case len(name) == 0:
			name = rest
		default:
			q.areas = append(q.areas, spelling.Sound(strings.Join(rest, " ")))
		}
	}
	q.name = strings.Join(name, " ")
	return q
}

// within says whether all areas of the query are units around the place or above the unit.
func (x *index) within(item int32, areas []string) bool {
	for _, area := range areas {
		if !x.around(item, area) {
			return false
		}
	}
	return true
}

func (x *index) around(item int32, area string) bool {
	if int(item) >= len(x.places) {
		unit := x.units[int(item)-len(x.places)]
		for level := Oblast; level < unit.Level; level++ {
			if x.sounds[prefix(unit.Code, level)].matches(area) {
				return true
			}
		}
		return false
	}
	p := &x.places[item]
	return x.sounds[p.Oblast].matches(area) || x.sounds[p.Raion].matches(area) || x.sounds[p.Hromada].matches(area)
}

// matches says whether an area names the unit: by the beginning of its name, or by the city it is called after, whose
// last letters differ: "Одеса" is said for "Одеська область".
func (s sounds) matches(area string) bool {
	for _, name := range []string{s.uk, s.en} {
		if name != "" && common(area, name) >= max(min(3, len(area)), min(len(area), len(name))-2) {
			return true
		}
	}
	return false
}
