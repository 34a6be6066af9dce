package atlas

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// lexicon is a sorted list of keys of one byte a sound, which is searched by beginning, and walked like a tree of letters
// by slightly wrong spelling.
type lexicon []lexeme

// lexeme is the sound of a name, or the rest of it from a later word on, and what it names.
type lexeme struct {
	key    string
	name   string // as it is written
	item   int32  // number of the place, or behind the places of the unit
	former int32  // number of the row in the table of former names, -1 for any other name
	whole  bool   // the key is that of the whole name
}

// sort puts the lexicon in order, once everything was added.
func (l lexicon) sort() {
	slices.SortFunc(l, func(a, b lexeme) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.item, b.item))
	})
}

// beginning calls found for every key that begins with the prefix; exact says that nothing follows it.
func (l lexicon) beginning(prefix string, found func(x *lexeme, exact bool)) {
	for i := l.after(0, prefix); i < len(l) && strings.HasPrefix(l[i].key, prefix); i++ {
		found(&l[i], len(l[i].key) == len(prefix))
	}
}

// after is the first of the keys from a place on that is not less than the given one. It is looked for in growing
// strides, because it is mostly near.
func (l lexicon) after(from int, key string) int {
	stride := 1
	for from+stride < len(l) && l[from+stride].key < key {
		from, stride = from+stride, stride*2
	}
	n := min(stride+1, len(l)-from)
	return from + sort.Search(n, func(i int) bool { return l[from+i].key >= key })
}

// longestKey is the length that near compares; what follows it is taken for right.
const longestKey = 63

// near calls found for every key that becomes the query, or begins with what does, by at most limit edits: a letter
// too much, missing or wrong, or two neighbours exchanged. It tells the number of edits for the whole key, which may be
// more than limit, and for the best beginning of it.
//
// The rows of the usual table of distances are kept by depth, so that keys with a common beginning share them, and all
// keys with a beginning that is already too different are skipped at once. Only the cells within limit of the diagonal
// are filled: all others are too far.
func (l lexicon) near(query string, limit int, found func(x *lexeme, whole, beginning int)) {
	query = query[:min(len(query), longestKey)]
	table := newDistances(len(query), limit)
	var best [longestKey + 1]uint8 // edits for the best beginning, up to this depth
	best[0] = far
	previous := ""
	for i := 0; i < len(l); {
		key := l[i].key[:min(len(l[i].key), longestKey)]
		depth := common(previous, key)
		hopeless := false
		for ; depth < len(key) && !hopeless; depth++ {
			least := table.next(depth, limit, key, query)
			best[depth+1] = min(best[depth], table[depth+1][len(query)])
			hopeless = int(least) > limit && int(best[depth+1]) > limit
		}
		previous = key[:depth]
		if hopeless {
			i = l.after(i, previous+"\xff")
			continue
		}
		if beginning := int(best[len(key)]); beginning <= limit {
			found(&l[i], int(table[len(key)][len(query)]), beginning)
		}
		i++
	}
}

// far is a number of edits that is always too many.
const far = 100

// distances is the number of edits by the letters taken of the key, and by those of the query.
type distances [longestKey + 1][longestKey + 1]uint8

func newDistances(letters, limit int) *distances {
	var d distances
	for i := range d {
		for j := range letters + 1 {
			d[i][j] = far
		}
	}
	for j := range min(letters, limit) + 1 {
		d[0][j] = uint8(j)
	}
	return &d
}

// next fills the row after the given depth, and returns its least number.
func (d *distances) next(depth, limit int, key, query string) uint8 {
	above, row := &d[depth], &d[depth+1]
	least := uint8(far)
	if depth+1 <= limit {
		row[0] = uint8(depth + 1)
		least = row[0]
	}
	for j := max(0, depth-limit); j < min(len(query), depth+1+limit); j++ {
		edits := above[j]
		if key[depth] != query[j] {
			edits = 1 + min(edits, above[j+1], row[j])
			if depth > 0 && j > 0 && key[depth] == query[j-1] && key[depth-1] == query[j] {
				edits = min(edits, d[depth-1][j-1]+1)
			}
		}
		row[j+1] = edits
		least = min(least, edits)
	}
	return least
}

// common is the length of what two keys begin with.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
