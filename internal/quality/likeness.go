package quality

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"

	"focalpoint/internal/aid"
)

const (
	likeTitle    = 60   // percent of words in common from which titles are alike
	likeUnplaced = 80   // the same where no place tells that two records belong together
	likeStart    = 183  // days that the starts of one activity may be apart in two records
	likePlace    = 2000 // metres that the pins of one activity may be apart, beside their precisions
	likePlaces   = 8    // so many places of a record are looked at
	mostAlike    = 20   // so many records are named that are like another one
	mostCompared = 500  // so many records of a block are looked at, the latest: a word that more have is no clue
)

// Match is a record that may describe the same activity as another one.
type Match struct {
	ID    aid.ID
	Alike int // percent of the words of the titles that agree
}

// Likeness finds records that may describe the same activity: near each other on the map, in a sector, begun at about the
// same time, with titles that are mostly of the same words. It is kept up record by record: a record is compared only with
// those of its oblast and sector that have a word of its title. It is not for several goroutines at once.
type Likeness struct {
	records map[aid.ID]*trait
	blocks  map[uint64][]*trait
	round   int
}

// trait is what is compared of a record.
type trait struct {
	id     aid.ID
	titles [2]wordSet // Ukrainian, English
	start  int        // in days; 0: not known
	spots  []spot
	blocks []uint64
	round  int // in which it was compared last
}

// spot is a pin and how far, in metres, it may be from the real place.
type spot struct {
	at     aid.Point
	radius float64
}

// NewLikeness makes an empty one.
func NewLikeness() *Likeness {
	return &Likeness{records: map[aid.ID]*trait{}, blocks: map[uint64][]*trait{}}
}

// Put takes in a record, or takes its new state.
func (l *Likeness) Put(a aid.Activity) {
	l.Remove(a.ID)
	t := &trait{id: a.ID, titles: [2]wordSet{wordsOf(a.Title.UK), wordsOf(a.Title.EN)}, start: dayNumber(a.Dates.Start())}
	for _, location := range a.Locations {
		if location.Point.Valid() && location.Point != (aid.Point{}) && len(t.spots) < likePlaces {
			t.spots = append(t.spots, spot{location.Point, location.Precision.Radius()})
		}
	}
	t.blocks = blocksOf(a, t.titles)
	l.records[a.ID] = t
	for _, block := range t.blocks {
		l.blocks[block] = append(l.blocks[block], t)
	}
}

// blocksOf are the groups in which a record is looked for: an oblast, or none, with a sector and a word.
func blocksOf(a aid.Activity, titles [2]wordSet) (blocks []uint64) {
	oblasts := []string{}
	for _, location := range a.Locations {
		if oblast := prefix(location.Oblast); len(oblasts) < likePlaces && !slices.Contains(oblasts, oblast) {
			oblasts = append(oblasts, oblast)
		}
	}
	if len(oblasts) == 0 {
		oblasts = append(oblasts, "")
	}
	for _, oblast := range oblasts {
		for _, sector := range a.Sectors {
			for language, title := range titles {
				for _, word := range title.lead() {
					h := fnv.New64a()
					_, _ = h.Write([]byte(oblast + "\x00" + sector.Vocabulary + "\x00" + sector.Code)) // never fails
					_, _ = h.Write([]byte{0, byte(language), byte(word), byte(word >> 8), byte(word >> 16), byte(word >> 24)})
					blocks = append(blocks, h.Sum64())
				}
			}
		}
	}
	slices.Sort(blocks)
	return slices.Compact(blocks)
}

// Remove forgets a record.
func (l *Likeness) Remove(id aid.ID) {
	t := l.records[id]
	if t == nil {
		return
	}
	delete(l.records, id)
	for _, block := range t.blocks {
		rest := slices.DeleteFunc(l.blocks[block], func(other *trait) bool { return other == t })
		if len(rest) == 0 {
			delete(l.blocks, block)
		} else {
			l.blocks[block] = rest
		}
	}
}

// Like lists the records that are like one, the likest first.
func (l *Likeness) Like(id aid.ID) (matches []Match) {
	t := l.records[id]
	if t == nil {
		return nil
	}
	l.round++
	t.round = l.round
	for _, block := range t.blocks {
		others := l.blocks[block]
		for _, other := range others[max(0, len(others)-mostCompared):] {
			if other.round == l.round {
				continue
			}
			other.round = l.round
			if alike := t.alike(other); alike > 0 {
				matches = append(matches, Match{other.id, alike})
			}
		}
	}
	slices.SortFunc(matches, func(a, b Match) int { return cmp.Or(b.Alike-a.Alike, cmp.Compare(a.ID, b.ID)) })
	return matches[:min(len(matches), mostAlike)]
}

// alike is how alike two records are, in percent; 0: not enough to be one activity.
func (t *trait) alike(other *trait) int {
	if apart := t.start - other.start; t.start != 0 && other.start != 0 && max(apart, -apart) > likeStart {
		return 0
	}
	least := likeTitle
	if len(t.spots) == 0 && len(other.spots) == 0 {
		least = likeUnplaced
	}
	alike := max(t.titles[0].alike(other.titles[0]), t.titles[1].alike(other.titles[1]))
	if alike < least || len(t.spots)+len(other.spots) > 0 && !near(t.spots, other.spots) {
		return 0
	}
	return alike
}

// dayNumber counts days; 0 stands for none.
func dayNumber(day aid.Date) int {
	if t := day.Time(); !t.IsZero() {
		return int(t.Unix() / (24 * 60 * 60))
	}
	return 0
}

// near says whether a pin of one record lies where one of the other does.
func near(a, b []spot) bool {
	for _, one := range a {
		for _, other := range b {
			if distance(one.at, other.at) <= likePlace+one.radius+other.radius {
				return true
			}
		}
	}
	return false
}

// distance in metres between two points that are near each other, on a plane; it is right within a percent in Ukraine.
func distance(a, b aid.Point) float64 {
	const perDegree = 111_320
	north := (a.Lat - b.Lat) * perDegree
	east := (a.Lon - b.Lon) * perDegree * math.Cos((a.Lat+b.Lat)/2*math.Pi/180)
	return math.Hypot(north, east)
}
