package desk

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/i18n"
)

// Measure is what is counted by oblast.
type Measure string

// The measures; the zero value counts nothing.
const (
	MeasureNone  Measure = ""
	MeasureCount Measure = "count" // activities: one that works in several oblasts counts in each of them
	MeasureMoney Measure = "money" // budgets, divided by the shares of the places
)

// ByOblast is a measure of some activities in each oblast, in classes that a map can shade.
type ByOblast struct {
	Measure  Measure
	Currency string             // the one that money is counted in
	Values   map[string]float64 // by KATOTTG prefix; oblasts with nothing are not in it
	Classes  []Class            // from the least to the most, at most atlas.MostShades
	Nowhere  int                // activities that are in no oblast
	Other    int                // activities of which some money is in other currencies, which is left out
	Free     int                // activities without a budget
}

// Class is a range of values: above From, up to To.
type Class struct{ From, To float64 }

// CountByOblast measures activities. Money is counted in the currency; where that is "", in the one of the most
// activities.
func CountByOblast(entries []MapEntry, m Measure, currency string) ByOblast {
	b := ByOblast{Measure: m, Values: map[string]float64{}}
	if m == MeasureMoney {
		b.Currency = currency
		if all := Currencies(entries); currency == "" && len(all) > 0 {
			b.Currency = all[0]
		}
	}
	for i := range entries {
		b.add(&entries[i])
	}
	if m != MeasureNone {
		b.Classes = classes(b.Values, m == MeasureMoney)
	}
	return b
}

func (b *ByOblast) add(e *MapEntry) {
	switch b.Measure {
	case MeasureCount:
		for _, s := range e.Oblasts {
			b.Values[s.Oblast]++
		}
	case MeasureMoney:
		if len(e.Budget) == 0 {
			b.Free++
		}
		if slices.ContainsFunc(e.Budget, func(m aid.Money) bool { return m.Currency != b.Currency }) {
			b.Other++
		}
		if amount := e.Budget.In(b.Currency).Float(); amount > 0 {
			for _, s := range e.Oblasts {
				b.Values[s.Oblast] += amount * s.Share
			}
		}
	default:
		return
	}
	if len(e.Oblasts) == 0 {
		b.Nowhere++
	}
}

// Currencies are those in which activities have budgets: first the one of the most activities, and of as many the first by
// its code.
func Currencies(entries []MapEntry) []string {
	counts := map[string]int{}
	for i := range entries {
		for _, m := range entries[i].Budget {
			counts[m.Currency]++
		}
	}
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
}

// classes are ranges with about as many oblasts in each. Those of money end at round numbers.
func classes(values map[string]float64, round bool) (all []Class) {
	var sorted []float64
	for _, v := range values {
		sorted = append(sorted, v)
	}
	slices.Sort(sorted)
	distinct := len(slices.Compact(slices.Clone(sorted)))
	most, from := min(distinct, atlas.MostShades), 0.0
	for i := range most {
		to := sorted[(i+1)*len(sorted)/most-1]
		if round && i < most-1 {
			to = roundUp(to)
		}
		if to > from && from < sorted[len(sorted)-1] {
			all = append(all, Class{from, to})
			from = to
		}
	}
	return slices.DeleteFunc(all, func(c Class) bool {
		return !slices.ContainsFunc(sorted, func(v float64) bool { return c.From < v && v <= c.To })
	})
}

// roundUp is the next number of two digits and zeros.
func roundUp(v float64) float64 {
	step := math.Pow(10, math.Floor(math.Log10(v))-1)
	return math.Ceil(v/step-1e-9) * step
}

// ClassOf is the number of the class that an oblast is in; -1 where there is nothing in it.
func (b ByOblast) ClassOf(oblast string) int {
	v, here := b.Values[oblast]
	if !here {
		return -1
	}
	return slices.IndexFunc(b.Classes, func(c Class) bool { return v <= c.To })
}

// Tint are the colours of a map of the measure.
func (b ByOblast) Tint(dark bool) atlas.Tint {
	if b.Measure == MeasureNone {
		return nil
	}
	shades, tint := atlas.Shades(len(b.Classes), dark), atlas.Tint{}
	for oblast := range b.Values {
		if class := b.ClassOf(oblast); class >= 0 {
			tint[oblast] = shades[class]
		}
	}
	return tint
}

// Title says what is measured.
func (b ByOblast) Title(l *i18n.Localizer) string {
	return l.T("map.areas.title."+string(b.Measure), "Currency", b.Currency)
}

// Range is a class in words: 3–5, or 1,2–3,4 млн.
func (b ByOblast) Range(l *i18n.Localizer, class int) string {
	c := b.Classes[class]
	if b.Measure == MeasureCount {
		// The next whole number above the class below; the least value of the first class.
		from := int64(c.From) + 1
		if class == 0 {
			from = int64(b.least())
		}
		if from >= int64(c.To) {
			return l.Number(int64(c.To))
		}
		return l.Number(from) + "–" + l.Number(int64(c.To))
	}
	switch {
	case class == 0 && b.least() == c.To:
		return short(l, c.To)
	case class == 0:
		return l.T("map.areas.upto", "N", short(l, c.To))
	case class == len(b.Classes)-1:
		return l.T("map.areas.above", "N", short(l, c.From))
	}
	return short(l, c.From) + " – " + short(l, c.To)
}

func (b ByOblast) least() float64 {
	least := math.Inf(1)
	for _, v := range b.Values {
		least = min(least, v)
	}
	return least
}

// short is an amount with two digits and a word: 1,2 млн.
func short(l *i18n.Localizer, v float64) string {
	for _, unit := range []struct {
		value float64
		key   string
	}{{1e9, "billion"}, {1e6, "million"}, {1e3, "thousand"}} {
		if part := v / unit.value; part >= 0.9995 {
			places := 0
			if part < 9.95 {
				places = 1
			}
			text := strings.TrimSuffix(strconv.FormatFloat(part, 'f', places, 64), ".0")
			return l.T("map.areas."+unit.key, "N", l.Decimal(text))
		}
	}
	return l.Decimal(strconv.FormatFloat(v, 'f', 0, 64))
}

// Remarks are what a reader of the measure must know, a sentence each.
func (b ByOblast) Remarks(l *i18n.Localizer) (remarks []string) {
	add := func(key string, n int) {
		if n > 0 {
			remarks = append(remarks, l.T("map.areas."+key, "N", l.Number(int64(n)), "Currency", b.Currency))
		}
	}
	switch {
	case b.Measure == MeasureCount:
		remarks = append(remarks, l.T("map.areas.each"))
	case b.Measure == MeasureMoney && b.Currency != "":
		remarks = append(remarks, l.T("map.areas.divided", "Currency", b.Currency))
	}
	add("other", b.Other)
	add("free", b.Free)
	add("nowhere", b.Nowhere)
	return remarks
}
