package atlas

import (
	"cmp"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/spelling"
)

// maxQuery limits a query, in bytes. No name is longer.
const maxQuery = 256

// Found is what a search found: a settlement, a unit, or the coordinates that were typed.
type Found struct {
	Kind  Kind
	Place Place     // for settlements
	Unit  Unit      // for units
	Point aid.Point // of the place, the middle of the unit, or the coordinates
	// Former is the official name before a renaming, if the query was that name: Артемівськ for Бахмут.
	Former aid.Text
	Guess  bool // the query was no spelling of the name, but differs in a letter or two
}

// Name returns the English name for lang "en", otherwise the Ukrainian one; empty for coordinates.
func (f Found) Name(lang string) string {
	if f.Unit.Code != "" {
		return f.Unit.Name(lang)
	}
	return f.Place.Name(lang)
}

// Oblast is the prefix of the oblast around what was found, or of the found oblast itself; empty for coordinates.
func (f Found) Oblast() string {
	if f.Unit.Code != "" {
		return prefix(f.Unit.Code, Oblast)
	}
	return f.Place.Oblast
}

// Raion is the prefix of the raion around what was found, or of the found raion itself; empty where there is none.
func (f Found) Raion() string {
	if f.Unit.Level >= Raion {
		return prefix(f.Unit.Code, Raion)
	}
	return f.Place.Raion
}

// Code is the whole KATOTTG code of what was found; empty where it is not known without doubt.
func (f Found) Code() string { return cmp.Or(f.Unit.Code, f.Place.Code) }

// Find finds what a person may mean: coordinates as ParseCoordinates reads them, a KATOTTG code or its beginning, or a
// settlement, oblast, raion or hromada by name. Names are found in Ukrainian, Russian and several romanisations, by
// former names, by their beginning or that of any word in them, and with one or two letters wrong; words for units may
// follow or precede: "Миколаївка, Донецька обл.". Best first: the very name, one that sounds the same, a beginning, a
// beginning of a later word, a wrong spelling; among equals the larger. At most limit are returned.
func (a *Atlas) Find(text string, limit int) []Found {
	if p, err := ParseCoordinates(text); err == nil {
		return []Found{{Kind: KindCoordinates, Point: p}}
	}
	return a.search(text, limit, false)
}

// Search finds settlements as Find does.
func (a *Atlas) Search(text string, limit int) []Place {
	var places []Place
	for _, f := range a.search(text, limit, true) {
		places = append(places, f.Place)
	}
	return places
}

// PlacesIn returns the known settlements of an oblast, raion or hromada, given by code or prefix, in the order of the alphabet
// within each raion.
func (a *Atlas) PlacesIn(unit string) []Place {
	known, ok := a.Unit(unit)
	if !ok {
		return nil
	}
	var places []Place
	for _, p := range a.places {
		if p.Oblast == known.Prefix() || p.Raion == known.Prefix() || p.Hromada == known.Prefix() {
			places = append(places, p)
		}
	}
	return places
}

func (a *Atlas) search(text string, limit int, placesOnly bool) []Found {
	if len(text) > maxQuery || limit <= 0 {
		return nil
	}
	x := a.names()
	s := searcher{index: x, limit: limit, placesOnly: placesOnly, hits: map[int32]hit{}}
	s.run(text)
	best := make([]hit, 0, limit+1)
	for _, h := range s.hits {
		if len(best) == limit && x.compare(h, best[limit-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, h, x.compare)
		best = slices.Insert(best, at, h)
		best = best[:min(len(best), limit)]
	}
	found := make([]Found, len(best))
	for i, h := range best {
		found[i] = x.found(h)
	}
	return found
}

func (x *index) found(h hit) Found {
	var f Found
	if i := int(h.item) - len(x.places); i >= 0 {
		f = Found{Kind: x.units[i].Kind(), Unit: x.units[i], Point: x.middles[i]}
	} else {
		f = Found{Kind: x.places[h.item].Kind, Place: x.places[h.item], Point: x.places[h.item].Point}
	}
	f.Guess = h.match >= matchNear
	if h.former >= 0 {
		f.Former = x.formers[h.former].name
	}
	return f
}

// compare puts hits in order, best first.
func (x *index) compare(a, b hit) int {
	return cmp.Or(cmp.Compare(a.match, b.match), cmp.Compare(x.weight(b.item), x.weight(a.item)),
		cmp.Compare(a.length, b.length), cmp.Compare(a.item, b.item))
}

func (x *index) weight(item int32) int {
	if i := int(item) - len(x.places); i >= 0 {
		return weighUnit(x.units[i])
	}
	return weigh(&x.places[item])
}

// The matches of a hit, best first. Wrong spellings follow: two for every edit, of the whole name and of a beginning.
const (
	matchExact = iota
	matchSound
	matchBeginning
	matchWord
	matchNear
)

// wellKnown is the weight of places that people call by a part of their name: "Франківськ".
const wellKnown = 10_000

// hit is an item that a query found, and how.
type hit struct {
	item, former int32
	match        int
	length       int // of the name, in sounds
}

// searcher collects the hits of one query.
type searcher struct {
	*index
	limit      int
	placesOnly bool
	areas      []string
	hits       map[int32]hit
}

func (s *searcher) run(text string) {
	if code, ok := asCode(text); ok {
		s.byCode(code)
		return
	}
	q := parseQuery(text)
	if q.name == "" {
		s.byArea(q)
		return
	}
	s.areas = q.areas
	if s.byName(q.name); len(s.hits) == 0 && len(s.areas) == 0 {
		s.byLastWords(q.name, 3, s.byName)
	}
	// A wrong spelling is looked for only where a right one leaves room: it costs the most.
	if len(s.hits) < s.limit && !s.foundWhole() {
		s.byNearName(q.name)
	}
	if len(s.hits) == 0 && len(s.areas) == 0 {
		s.byLastWords(q.name, 1, s.byNearName)
	}
}

// byLastWords takes the last words, at most so many, for a unit: "Калинівка Вінницька".
func (s *searcher) byLastWords(name string, most int, search func(string)) {
	words := strings.Fields(name)
	for n := len(words) - 1; n > 0 && n >= len(words)-most && len(s.hits) == 0; n-- {
		s.areas = []string{spelling.Sound(strings.Join(words[n:], " "))}
		search(strings.Join(words[:n], " "))
	}
	s.areas = nil
}

func (s *searcher) foundWhole() bool {
	for _, h := range s.hits {
		if h.match <= matchSound {
			return true
		}
	}
	return false
}

func (s *searcher) byName(name string) {
	folded, sound := spelling.Fold(name), spelling.Sound(name)
	if sound == "" {
		return
	}
	found := func(e *lexeme, exact bool) {
		match := matchWord
		switch {
		case e.whole && exact && s.isName(e, folded):
			match = matchExact
		case e.whole && exact:
			match = matchSound
		case e.whole, s.weight(e.item) >= wellKnown && (exact || int(e.item) < len(s.places)):
			match = matchBeginning
		}
		s.hit(e, match)
	}
	s.names.beginning(sound, found)
	if ukrainian := spelling.FromRussian(sound); ukrainian != sound {
		s.names.beginning(ukrainian, found)
	}
}

// isName says whether the query is letter by letter the name that was found, or the present one of its place.
func (s *searcher) isName(e *lexeme, folded string) bool {
	if spelling.Fold(e.name) == folded {
		return true
	}
	if int(e.item) >= len(s.places) {
		return false
	}
	p := &s.places[e.item]
	return spelling.Fold(p.EN) == folded
}

// byNearName allows one letter in four or more to be wrong, and two in seven or more.
func (s *searcher) byNearName(name string) {
	sound := spelling.Sound(name)
	edits := 0
	switch {
	case len(sound) >= 7:
		edits = 2
	case len(sound) >= 4:
		edits = 1
	default:
		return
	}
	s.names.near(sound, edits, func(e *lexeme, whole, beginning int) {
		match := matchNear + 2*beginning + 1
		if e.whole && whole <= edits {
			match = min(match, matchNear+2*whole)
		}
		s.hit(e, match)
	})
}

// byCode finds what has the code, or everything whose code begins with it.
func (s *searcher) byCode(code string) {
	s.codes.beginning(code, func(e *lexeme, exact bool) {
		match := matchBeginning
		if i := int(e.item) - len(s.places); exact || i >= 0 && s.units[i].Prefix() == code {
			match = matchExact
		}
		s.hit(&lexeme{item: e.item, former: -1}, match)
	})
}

// byArea finds units by the words before the word for their kind alone: "Донецька обл.", "Краматорський р-н".
func (s *searcher) byArea(q query) {
	if len(q.areas) == 0 {
		return
	}
	last := len(q.areas) - 1
	s.areas = q.areas[:last]
	for i, unit := range s.units {
		if unit.Level != q.level || !s.sounds[unit.Prefix()].matches(q.areas[last]) {
			continue
		}
		match := matchBeginning
		if own := s.sounds[unit.Prefix()]; own.uk == q.areas[last] || own.en == q.areas[last] {
			match = matchSound
		}
		s.hit(&lexeme{item: int32(len(s.places) + i), former: -1}, match)
	}
}

// hit keeps the best match of an item that lies in the areas asked for.
func (s *searcher) hit(e *lexeme, match int) {
	known, ok := s.hits[e.item]
	if ok && known.match <= match || s.placesOnly && int(e.item) >= len(s.places) || !s.within(e.item, s.areas) {
		return
	}
	s.hits[e.item] = hit{item: e.item, former: e.former, match: match, length: len(e.key)}
}

// asCode reads a KATOTTG code or its beginning, also with Cyrillic А.
func asCode(text string) (string, bool) {
	code := strings.Replace(strings.ToUpper(strings.TrimSpace(text)), "А", "A", 1)
	digits, ok := strings.CutPrefix(code, "UA")
	return code, ok && len(digits) >= 2 && len(digits) <= 17 && strings.Trim(digits, "0123456789") == ""
}
