package compile

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/spelling"
)

// ErrGazetteer says that a row of a gazetteer cannot be read.
var ErrGazetteer = fmt.Errorf("%w: a gazetteer's row", ErrNotTable)

// listed is a row of the gazetteer that somebody brings.
type listed struct {
	code, uk, en string
	at           pack.Vertex
	population   int
	aliases      []string
}

var gazetteerWords = map[string][]string{
	"code": {"code", "katottg", "катоттг"}, "uk": {"uk", "назва"}, "en": {"en", "англ"}, "lat": {"lat", "широта"}, "lon": {"lon", "довгота"},
	"population": {"population", "населення"}, "aliases": {"alias", "old", "стар"},
}

// readGazetteer reads a table with the columns code, lat and lon and, if it likes, uk, en, population and aliases, which
// are separated by vertical lines.
func readGazetteer(r io.Reader) ([]listed, error) {
	rows, err := readTable(r)
	if err != nil {
		return nil, err
	}
	columns, rows, err := findColumns(rows, gazetteerWords, "code", "lat", "lon")
	if err != nil {
		return nil, err
	}
	var all []listed
	for i, row := range rows {
		l := listed{code: latin.Replace(columns.last(row, "code")), uk: columns.last(row, "uk"), en: columns.last(row, "en")}
		if l.code == "" {
			continue
		}
		lat, latErr := strconv.ParseFloat(columns.last(row, "lat"), 64)
		lon, lonErr := strconv.ParseFloat(columns.last(row, "lon"), 64)
		if latErr != nil || lonErr != nil || !fullCode.MatchString(l.code) || !(lat >= 43 && lat <= 54 && lon >= 20 && lon <= 42) {
			return nil, fmt.Errorf("%w: %d below the header", ErrGazetteer, i+1)
		}
		l.at = pack.Vertex{Lon: outline.Units(lon), Lat: outline.Units(lat)}
		l.population, _ = strconv.Atoi(columns.last(row, "population")) // 0 where unknown
		for alias := range strings.SplitSeq(columns.last(row, "aliases"), "|") {
			if alias = strings.TrimSpace(alias); alias != "" {
				l.aliases = append(l.aliases, alias)
			}
		}
		all = append(all, l)
	}
	return all, nil
}

// gazetteer joins the settlements of the built-in map, the codifier and a list.
type gazetteer struct {
	codifier codifier
	byName   map[nameIn][]entry // settlements of the codifier by folded name and unit (UA1412, UA1412013)
	taken    map[string]bool    // codes that a settlement has
	places   []pack.Settlement
}

type nameIn struct{ unit, name string }

func newGazetteer(c codifier) *gazetteer {
	g := &gazetteer{codifier: c, byName: map[nameIn][]entry{}, taken: map[string]bool{}}
	for _, e := range c {
		if !e.settlement() {
			continue
		}
		for _, unit := range []string{e.code[:6], e.code[:9]} {
			at := nameIn{unit, spelling.Fold(e.name)}
			g.byName[at] = append(g.byName[at], e)
		}
	}
	return g
}

// add takes the built-in settlements over. One that has no code yet gets it where its name leaves no doubt in the hromada
// or raion whose border is around it.
func (g *gazetteer) add(known []pack.Settlement, raions, hromadas []unitShape) {
	inRaion, inHromada := newFinder(raions), newFinder(hromadas)
	here := map[nameIn]int{}
	units := make([][2]string, len(known))
	for i, s := range known {
		units[i] = [2]string{inHromada.find(s.At), inRaion.find(s.At)}
		for _, unit := range units[i] {
			here[nameIn{unit, spelling.Fold(s.UK)}]++
		}
		if _, known := g.codifier.find(s.Code); known {
			g.taken[s.Code] = true
		}
	}
	for i, s := range known {
		e, coded := g.codifier.find(s.Code)
		for _, unit := range units[i] {
			if coded || unit == "" || here[nameIn{unit, spelling.Fold(s.UK)}] != 1 {
				continue
			}
			e, coded = g.named(unit, append([]string{s.UK}, s.Aliases...))
		}
		s.Code, s.Class = "", classWithoutCode(s)
		switch raion := units[i][1]; {
		case coded:
			s = g.withEntry(s, e)
		case raion != "" && s.Area[:4] != kyiv:
			s.Area = raion
		}
		g.places = append(g.places, s)
	}
}

// classWithoutCode keeps only that a place is no settlement.
func classWithoutCode(s pack.Settlement) byte {
	if s.Class == pack.Locality {
		return s.Class
	}
	return 0
}

// named is the only settlement of the unit that has one of the names and that no place has yet.
func (g *gazetteer) named(unit string, names []string) (entry, bool) {
	for _, name := range names {
		found := g.byName[nameIn{unit, spelling.Fold(name)}]
		if len(found) == 1 && !g.taken[found[0].code] {
			g.taken[found[0].code] = true
			return found[0], true
		}
	}
	return entry{}, false
}

// withEntry gives a place what the codifier says of it; its other name and its old code stay findable. A name that the
// place is known to have had before its present one is an older codifier's, and does not come back.
func (g *gazetteer) withEntry(s pack.Settlement, e entry) pack.Settlement {
	former := slices.ContainsFunc(s.Aliases, func(alias string) bool { return spelling.Fold(alias) == spelling.Fold(e.name) })
	if !former && spelling.Fold(s.UK) != spelling.Fold(e.name) {
		s.Aliases = append(slices.Clone(s.Aliases), s.UK)
		s.UK, s.EN = e.name, ""
	}
	if e.koatuu != "" {
		s.Aliases = append(slices.Clone(s.Aliases), e.koatuu)
	}
	s.Aliases = slices.DeleteFunc(slices.Clone(s.Aliases), func(alias string) bool { return alias == s.UK })
	s.Code, s.Class, s.Area = e.code, e.category, areaOf(e.code)
	return s
}

// areaOf is the prefix of the raion of a settlement's code, or of its city with special status.
func areaOf(code string) string {
	if code[4:6] == "00" {
		return code[:4]
	}
	return code[:6]
}

// addListed takes positions from a list: of settlements that are known it corrects them, the others are new. It returns
// ErrUnknownUnit.
func (g *gazetteer) addListed(list []listed) error {
	byCode := map[string]int{}
	for i, s := range g.places {
		if s.Code != "" {
			byCode[s.Code] = i
		}
	}
	for _, l := range list {
		e, known := g.codifier.find(l.code)
		if !known || !e.settlement() {
			return fmt.Errorf("%w: %s is no settlement of it", ErrCodifier, l.code)
		}
		i, there := byCode[l.code]
		if !there {
			i = len(g.places)
			byCode[l.code] = i
			g.places = append(g.places, g.withEntry(pack.Settlement{UK: cmp.Or(l.uk, e.name)}, e))
			g.taken[l.code] = true
		}
		s := &g.places[i]
		s.At, s.EN, s.Population = l.at, cmp.Or(l.en, s.EN), cmp.Or(l.population, s.Population)
		s.Aliases = append(slices.Clone(s.Aliases), l.aliases...)
	}
	return nil
}

// settlements are all places, those of one area together.
func (g *gazetteer) settlements() []pack.Settlement {
	slices.SortStableFunc(g.places, func(a, b pack.Settlement) int {
		return cmp.Or(cmp.Compare(a.Area, b.Area), cmp.Compare(a.UK, b.UK), cmp.Compare(a.At.Lon, b.At.Lon), cmp.Compare(a.At.Lat, b.At.Lat))
	})
	return g.places
}

// withoutPosition counts the settlements of the codifier of which nobody says where they are.
func (g *gazetteer) withoutPosition() (n int) {
	for _, e := range g.codifier {
		if e.settlement() && !g.taken[e.code] {
			n++
		}
	}
	return n
}
