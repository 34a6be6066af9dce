package atlas

import (
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/spelling"
)

// index is what a search looks at: names by their sound, and KATOTTG codes. It is made of the places, the units and the
// table of former names alone.
type index struct {
	names   lexicon
	codes   lexicon // whole ones, sorted
	places  []Place
	units   []Unit
	middles []aid.Point       // of the units
	sounds  map[string]sounds // of a unit by its prefix, to compare with what a person adds to a name
	formers []former
}

// former is a row of the table of former names.
type former struct {
	name aid.Text // the last official one; empty where the place was never renamed
}

// sounds are how the names of a unit sound without the word for its kind.
type sounds struct{ uk, en string }

func newIndex(a *Atlas, settlements []pack.Settlement, oldNames string) *index {
	x := &index{places: a.places, units: a.units, sounds: make(map[string]sounds, len(a.units))}
	others := x.readOldNames(oldNames)
	seen := map[string]bool{}
	for i, s := range settlements {
		p := &a.places[i]
		clear(seen)
		x.add(int32(i), p.UK, -1, seen)
		x.add(int32(i), p.EN, -1, seen)
		for _, other := range others[p.Oblast+" "+p.UK] {
			x.add(int32(i), other.name, other.row, seen)
		}
		for _, alias := range s.Aliases {
			x.add(int32(i), alias, -1, seen)
		}
		if p.Code != "" {
			x.codes = append(x.codes, lexeme{key: p.Code, item: int32(i)})
		}
	}
	for i, u := range a.units {
		clear(seen)
		item := int32(len(a.places) + i)
		x.codes = append(x.codes, lexeme{key: u.Code, item: item})
		uk, en := withoutKind(u.UK), withoutKind(u.EN)
		x.sounds[u.Prefix()] = sounds{uk: spelling.Sound(uk), en: spelling.Sound(en)}
		if u.Kind() == KindSpecialCity {
			continue // its settlement of the same name stands for it
		}
		for _, name := range []string{u.UK, u.EN, uk, en} {
			x.add(item, name, -1, seen)
		}
	}
	x.names.sort()
	x.codes.sort()
	x.middles = unitMiddles(a)
	return x
}

// add lists a name from each of its words on, unless the item already has one that sounds the same.
func (x *index) add(item int32, name string, row int32, seen map[string]bool) {
	sound := spelling.Sound(name)
	if sound == "" || seen[sound] {
		return
	}
	seen[sound] = true
	x.names = append(x.names, lexeme{key: sound, name: name, item: item, former: row, whole: true})
	for i := range len(sound) {
		if sound[i] == ' ' {
			x.names = append(x.names, lexeme{key: sound[i+1:], name: name, item: item, former: row})
		}
	}
}

// otherName is a name with its row in the table of former names.
type otherName struct {
	name string
	row  int32
}

// readOldNames returns the other names by oblast and present name, and fills x.formers.
func (x *index) readOldNames(table string) map[string][]otherName {
	others := map[string][]otherName{}
	for line := range strings.Lines(table) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(fields) != 4 {
			continue
		}
		names := strings.Split(fields[3], "|")
		var f former
		if fields[2] != "-" {
			f.name = aid.Text{UK: names[0], EN: spelling.Romanise(names[0])}
		}
		place := fields[0] + " " + fields[1]
		for _, name := range names {
			others[place] = append(others[place], otherName{name, int32(len(x.formers))})
		}
		x.formers = append(x.formers, f)
	}
	return others
}

// unitMiddles gives every unit a point: where its name stands on the map, or its largest settlement.
func unitMiddles(a *Atlas) []aid.Point {
	largest := map[string]*Place{}
	for i := range a.places {
		p := &a.places[i]
		for _, unit := range []string{p.Oblast, p.Raion, p.Hromada} {
			if known := largest[unit]; known == nil || weigh(p) > weigh(known) {
				largest[unit] = p
			}
		}
	}
	middles := make([]aid.Point, len(a.units))
	for i, u := range a.units {
		if p := largest[u.Prefix()]; p != nil {
			middles[i] = p.Point
		}
		if at := slices.IndexFunc(a.layers.Oblasts, func(o pack.Area) bool { return o.Code == u.Prefix() }); at >= 0 && u.Level == Oblast {
			middles[i] = point(a.layers.Oblasts[at].Label)
		}
	}
	return middles
}

// weigh puts settlements in order where a query says no more: by population, where that is not known by kind.
func weigh(p *Place) int {
	switch {
	case p.Population > 0:
		return p.Population
	case p.Kind == KindCity:
		return 5000
	case p.Kind == KindSelyshche:
		return 400
	case p.Kind == KindVillage:
		return 2
	case p.Kind == KindSettlement:
		return 1
	default:
		return 0
	}
}

// weighUnit puts units among settlements: an oblast stands beside a large city, a hromada beside a small town.
func weighUnit(u Unit) int { return [...]int{Oblast: 500_000, Raion: 10_000, Hromada: 2000}[u.Level] }
