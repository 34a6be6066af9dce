package atlas

import (
	"cmp"
	"slices"
	"strings"

	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/spelling"
)

// maxQuery limits a query, in bytes. No name is longer.
const maxQuery = 128

// Search finds places whose Ukrainian, English, Russian or old name is the query or has a word that begins with it;
// capitals, apostrophes and hyphens do not matter. A full KATOTTG code of a settlement finds that settlement. Best
// first: whole names before beginnings, then the larger population. At most limit places are returned.
func (a *Atlas) Search(query string, limit int) []Place {
	if len(query) > maxQuery || limit <= 0 {
		return nil
	}
	names := a.names()
	found := names.find(query)
	slices.SortFunc(found, func(x, y hit) int {
		p, q := &a.places[x.place], &a.places[y.place]
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(q.Population, p.Population),
			cmp.Compare(len(p.UK), len(q.UK)), cmp.Compare(x.place, y.place))
	})
	places := make([]Place, 0, min(limit, len(found)))
	for _, h := range found[:min(limit, len(found))] {
		places = append(places, a.places[h.place])
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

// hit is a place that a query found. Rank 0 is an exact name, 1 the same in another spelling, 2 a beginning.
type hit struct {
	place int32
	rank  int
}

// nameIndex lists every name of every place from each of its words on, in loose spelling and sorted, so that the names
// with a word that begins with a query stand together.
type nameIndex struct {
	entries []nameEntry
	codes   map[string]int32
}

type nameEntry struct {
	tail  string // the loose name from one of its words on
	exact string // the folded name if tail is all of it
	place int32
}

func newNameIndex(settlements []pack.Settlement) *nameIndex {
	index := &nameIndex{codes: make(map[string]int32, len(settlements))}
	for i, s := range settlements {
		if s.Code != "" {
			index.codes[s.Code] = int32(i)
		}
		index.add(int32(i), s.UK)
		index.add(int32(i), cmp.Or(s.EN, spelling.Romanise(s.UK)))
		for _, alias := range s.Aliases {
			index.add(int32(i), alias)
		}
	}
	slices.SortFunc(index.entries, func(a, b nameEntry) int {
		return cmp.Or(strings.Compare(a.tail, b.tail), cmp.Compare(a.place, b.place))
	})
	return index
}

func (x *nameIndex) add(place int32, name string) {
	loose := spelling.Loose(name)
	if loose == "" {
		return
	}
	x.entries = append(x.entries, nameEntry{tail: loose, exact: spelling.Fold(name), place: place})
	for i, r := range loose {
		if r == ' ' {
			x.entries = append(x.entries, nameEntry{tail: loose[i+1:], place: place})
		}
	}
}

func (x *nameIndex) find(query string) []hit {
	if place, ok := x.codes[strings.ToUpper(strings.TrimSpace(query))]; ok {
		return []hit{{place: place}}
	}
	exact, loose := spelling.Fold(query), spelling.Loose(query)
	if loose == "" {
		return nil
	}
	best := map[int32]int{}
	start, _ := slices.BinarySearchFunc(x.entries, loose, func(e nameEntry, want string) int { return strings.Compare(e.tail, want) })
	for _, e := range x.entries[start:] {
		if !strings.HasPrefix(e.tail, loose) {
			break
		}
		rank := 2
		switch {
		case e.exact == exact:
			rank = 0
		case e.exact != "" && e.tail == loose:
			rank = 1
		}
		if known, ok := best[e.place]; !ok || rank < known {
			best[e.place] = rank
		}
	}
	hits := make([]hit, 0, len(best))
	for place, rank := range best {
		hits = append(hits, hit{place, rank})
	}
	return hits
}
