package quality

import (
	"cmp"
	"maps"
	"slices"

	"focalpoint/internal/aid"
)

// Portfolio is what the rules find in many records. It is kept up record by record, so that a save costs the same however
// many there are. Only the person's own records have findings; the others are there to be compared with. It is not for
// several goroutines at once.
type Portfolio struct {
	context  Context
	records  map[aid.ID]*kept
	likeness *Likeness
	distinct map[[2]aid.ID]bool // pairs that are no duplicates, the smaller id first
	tally    Tally
}

// kept is what is remembered of a record.
type kept struct {
	side     Side
	findings []Finding
	like     []Match
}

// Tally counts findings by what they mean for sending. A pair of likely duplicates counts once, as a warning.
type Tally struct {
	Records             int // the person's own
	Stops, Warns, Hints int
}

// Group is a rule with what it finds.
type Group struct {
	Rule     string
	Severity Severity
	Found    []Found
}

// Found is one finding of a record.
type Found struct {
	ID      aid.ID
	Title   aid.Text
	Finding Finding
}

// Pair is two records that may describe the same activity; at least A is the person's own.
type Pair struct {
	A, B  Side
	Alike int // percent of the words of the titles that agree
}

// Side is one record of a pair, with what tells two records apart.
type Side struct {
	ID         aid.ID
	Title      aid.Text
	Org        aid.ID // the organisation that reports
	Start, End aid.Date
	Oblast     string // of the first place: a KATOTTG code or its prefix
	Own        bool   // the person's
}

func newSide(a aid.Activity, own bool) Side {
	side := Side{ID: a.ID, Title: a.Title, Org: a.ReportingOrg, Start: a.Dates.Start(), End: a.Dates.End(), Own: own}
	if len(a.Locations) > 0 {
		side.Oblast = a.Locations[0].Oblast
	}
	return side
}

// NewPortfolio makes an empty one.
func NewPortfolio(c Context) *Portfolio {
	return &Portfolio{context: c, records: map[aid.ID]*kept{}, likeness: NewLikeness(), distinct: map[[2]aid.ID]bool{}}
}

// Put checks a record and remembers what is found; own says whether it is the person's.
func (p *Portfolio) Put(a aid.Activity, own bool) {
	p.Remove(a.ID)
	record := &kept{side: newSide(a, own)}
	if own {
		record.findings = Check(a, p.context)
		p.tally.Records++
		p.count(record.findings, 1)
	}
	p.records[a.ID] = record
	p.likeness.Put(a)
	for _, match := range p.likeness.Like(a.ID) {
		p.pair(a.ID, match)
	}
}

// pair remembers that a record is like another one, unless they are known to be distinct.
func (p *Portfolio) pair(id aid.ID, match Match) {
	if p.distinct[pairOf(id, match.ID)] {
		return
	}
	record, other := p.records[id], p.records[match.ID]
	record.like = append(record.like, match)
	other.like = append(other.like, Match{id, match.Alike})
	p.tally.Warns += one(record.side.Own || other.side.Own)
}

// part forgets that two records are alike, where they are.
func (p *Portfolio) part(id, other aid.ID) {
	a, b := p.records[id], p.records[other]
	if a == nil || b == nil || !slices.ContainsFunc(a.like, func(m Match) bool { return m.ID == other }) {
		return
	}
	a.like = slices.DeleteFunc(a.like, func(m Match) bool { return m.ID == other })
	b.like = slices.DeleteFunc(b.like, func(m Match) bool { return m.ID == id })
	p.tally.Warns -= one(a.side.Own || b.side.Own)
}

func pairOf(a, b aid.ID) [2]aid.ID { return [2]aid.ID{min(a, b), max(a, b)} }

// SetDistinct says of two records, whether they are here or not, that they are no duplicates, or takes that back.
func (p *Portfolio) SetDistinct(a, b aid.ID, distinct bool) {
	p.distinct[pairOf(a, b)] = distinct
	p.part(a, b)
	if distinct || p.records[a] == nil || p.records[b] == nil {
		return
	}
	for _, match := range p.likeness.Like(a) {
		if match.ID == b {
			p.pair(a, match)
		}
	}
}

// Remove forgets a record.
func (p *Portfolio) Remove(id aid.ID) {
	record := p.records[id]
	if record == nil {
		return
	}
	for _, match := range slices.Clone(record.like) {
		p.part(id, match.ID)
	}
	if record.side.Own {
		p.tally.Records--
		p.count(record.findings, -1)
	}
	p.likeness.Remove(id)
	delete(p.records, id)
}

func one(counts bool) int {
	if counts {
		return 1
	}
	return 0
}

func (p *Portfolio) count(findings []Finding, by int) {
	for _, finding := range findings {
		switch finding.Severity {
		case Stop:
			p.tally.Stops += by
		case Warn:
			p.tally.Warns += by
		case Hint:
			p.tally.Hints += by
		}
	}
}

// Tally counts what is found.
func (p *Portfolio) Tally() Tally { return p.tally }

// Findings are a record's, with the likely duplicates at its title.
func (p *Portfolio) Findings(id aid.ID) []Finding {
	record := p.records[id]
	if record == nil || !record.side.Own {
		return nil
	}
	findings := slices.Clone(record.findings)
	for _, match := range record.like {
		other := p.records[match.ID]
		findings = append(findings, Finding{
			Field: "title.uk", Rule: RuleDuplicate, Severity: Warn,
			Args: map[string]string{"Title": other.side.Title.In("uk"), "Other": string(match.ID)},
		})
	}
	return findings
}

// Each visits the person's own records that have findings, in the order of their ids, until f returns an error.
func (p *Portfolio) Each(f func(id aid.ID, title aid.Text, findings []Finding) error) error {
	for _, id := range slices.Sorted(maps.Keys(p.records)) {
		if findings := p.Findings(id); len(findings) > 0 {
			if err := f(id, p.records[id].side.Title, findings); err != nil {
				return err
			}
		}
	}
	return nil
}

// Groups are the rules that find something, the most severe first and else in the order of the table; each with its
// records by their titles. Likely duplicates are not among them: see Pairs.
func (p *Portfolio) Groups() []Group {
	at := map[string]int{}
	groups := make([]Group, len(Rules))
	for i, rule := range Rules {
		at[rule.Code] = i
		groups[i] = Group{Rule: rule.Code, Severity: rule.Severity}
	}
	for id, record := range p.records {
		for _, finding := range record.findings {
			group := &groups[at[finding.Rule]]
			group.Found = append(group.Found, Found{id, record.side.Title, finding})
		}
	}
	groups = slices.DeleteFunc(groups, func(g Group) bool { return len(g.Found) == 0 })
	slices.SortStableFunc(groups, func(a, b Group) int { return cmp.Compare(a.Severity.weight(), b.Severity.weight()) })
	for _, group := range groups {
		slices.SortFunc(group.Found, func(a, b Found) int {
			return cmp.Or(cmp.Compare(a.Title.In("uk"), b.Title.In("uk")), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Finding.Field, b.Finding.Field))
		})
	}
	return groups
}

// weight orders severities, the worst first.
func (s Severity) weight() int { return slices.Index([]Severity{Stop, Warn, Hint}, s) }

// Pairs are the likely duplicates, the likest first. Each pair stands once, with a record of the person as A.
func (p *Portfolio) Pairs() (list []Pair) {
	for id, record := range p.records {
		for _, match := range record.like {
			if other := p.records[match.ID]; record.side.Own && (!other.side.Own || id < match.ID) {
				list = append(list, Pair{record.side, other.side, match.Alike})
			}
		}
	}
	slices.SortFunc(list, func(a, b Pair) int {
		return cmp.Or(b.Alike-a.Alike, cmp.Compare(a.A.ID, b.A.ID), cmp.Compare(a.B.ID, b.B.ID))
	})
	return list
}
