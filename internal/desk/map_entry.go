package desk

import (
	"cmp"
	"slices"

	"focalpoint/internal/aid"
)

// MapEntry is what a map of everything shows of an activity, small enough to be kept for each of them.
type MapEntry struct {
	ID         aid.ID
	Title      aid.Text
	Org        aid.ID
	Status     string // IATI ActivityStatus 1 to 6
	Chip       Chip
	Component  string   // of the portal's classification, the one with the largest share; ""
	Components []string // all of them
	Start, End aid.Date
	Places     []MapPlace    // those that have a point
	Oblasts    []OblastShare // in the order of their codes
	Budget     aid.Sums
}

// MapPlace is one of an activity's pins.
type MapPlace struct {
	Name  aid.Text
	Point aid.Point
}

// OblastShare is the part of an activity, 0 to 1, that is done in an oblast.
type OblastShare struct {
	Oblast string // KATOTTG prefix, UA14
	Share  float64
}

// mapEntry is what the map shows of an activity; chip is its place in the workflow.
func (d *Desk) mapEntry(a aid.Activity, chip Chip) MapEntry {
	e := MapEntry{
		ID: a.ID, Title: a.Title, Org: a.ReportingOrg, Status: a.Status, Chip: chip,
		Start: a.Dates.Start(), End: a.Dates.End(), Oblasts: d.oblastShares(a.Locations), Budget: a.BudgetSums(),
	}
	largest := aid.Decimal{}
	for _, sector := range a.Sectors {
		if sector.Vocabulary != aid.VocabularyPortal {
			continue
		}
		e.Components = append(e.Components, sector.Code)
		if e.Component == "" || sector.Percentage.Compare(largest) > 0 {
			e.Component, largest = sector.Code, sector.Percentage
		}
	}
	for _, location := range a.Locations {
		if onMap(location) {
			e.Places = append(e.Places, MapPlace{location.Name, location.Point})
		}
	}
	return e
}

// onMap says whether a location has a pin. Nothing is done at 0, 0, in the ocean: a point was never given there.
func onMap(l aid.Location) bool { return l.Point.Valid() && l.Point != aid.Point{} }

// oblastShares divides an activity among its oblasts by the shares of its places. Places without a share divide what the
// others leave, or all of it, equally. The part that lies in no oblast is in no share.
func (d *Desk) oblastShares(locations []aid.Location) (shares []OblastShare) {
	given, without := 0.0, 0
	for _, l := range locations {
		if l.Percentage.Sign() > 0 {
			given += l.Percentage.Float()
		} else {
			without++
		}
	}
	each := 0.0
	if without > 0 {
		each = max(0, 100-given) / float64(without)
	}
	whole := given + each*float64(without)
	for _, l := range locations {
		code := d.oblastOf(l)
		if code == "" {
			continue
		}
		part := each
		if l.Percentage.Sign() > 0 {
			part = l.Percentage.Float()
		}
		at, found := slices.BinarySearchFunc(shares, code, func(s OblastShare, code string) int { return cmp.Compare(s.Oblast, code) })
		if !found {
			shares = slices.Insert(shares, at, OblastShare{Oblast: code})
		}
		shares[at].Share += part / whole
	}
	return shares
}

// oblastOf is the prefix of a location's oblast: the one that was chosen, or the one that the point lies in; "" for none.
func (d *Desk) oblastOf(l aid.Location) string {
	code := l.Oblast
	if code == "" && l.Point.Valid() {
		code = d.Atlas().Where(l.Point).Oblast.Code
	}
	if unit, known := d.Atlas().Unit(code[:min(len(code), 4)]); known {
		return unit.Prefix()
	}
	return ""
}
