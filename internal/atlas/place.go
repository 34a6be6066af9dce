package atlas

import (
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/spelling"
)

// Place is a settlement of the gazetteer.
type Place struct {
	UK, EN string    // EN follows resolution 55 of 2010
	Point  aid.Point // its middle, usually right within 0.4 km
	// Prefixes of KATOTTG codes, for Atlas.Unit: UA14, UA1412, UA1412013. Raion is empty in Kyiv and Sevastopol,
	// Hromada where Code is.
	Oblast, Raion, Hromada string
	Code                   string // full KATOTTG code; empty where it is not known without doubt
	Population             int    // 0 where unknown
	City                   bool   // the codifier calls it a city; false also where Code is empty
	Kind                   Kind   // KindCity, KindSelyshche, KindVillage or KindLocality; KindSettlement where not known

	locality bool // found by a search, but neither drawn nor named as the nearest settlement
}

// Name returns the English name for lang "en", otherwise the Ukrainian one.
func (p Place) Name(lang string) string { return inLanguage(lang, p.UK, p.EN) }

func newPlace(s pack.Settlement) Place {
	p := Place{
		UK: s.UK, EN: s.EN, Point: point(s.At), Oblast: prefix(s.Area, Oblast), Code: s.Code, Population: s.Population,
		City: s.Class == 'M' || s.Class == 'K', Kind: kindOfClass(s.Class), locality: s.Class == pack.Locality,
	}
	if p.EN == "" {
		p.EN = spelling.Romanise(s.UK)
	}
	if len(s.Area) == prefixLengths[Raion] {
		p.Raion = s.Area
	}
	if p.Code != "" && p.Code[6:9] != "000" {
		p.Hromada = prefix(p.Code, Hromada)
	}
	return p
}
