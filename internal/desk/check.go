package desk

import (
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/quality"
)

// Check says what the quality rules find in an activity, as it stands in the editor. It reads nothing from the disk.
func (d *Desk) Check(a aid.Activity) []Finding { return quality.Check(a, d.rulesContext()) }

// rulesContext is what the rules need to know today.
func (d *Desk) rulesContext() quality.Context {
	return quality.Context{Codelists: d.lists, Today: aid.DateOf(d.now()), Where: d.place}
}

// place is where a point lies, as far as a rule may rely on it.
func (d *Desk) place(p aid.Point) quality.Place {
	at := d.Atlas().Where(p)
	place := quality.Place{Oblast: at.Oblast.Prefix(), Sea: at.Outside == atlas.OutsideSea}
	if at.NearBorder {
		place.Near = at.Near.Prefix()
	}
	if at.Distance <= nearEnough && !at.NearBorder {
		place.Raion = at.Raion.Prefix()
	}
	return place
}

// problems counts the findings that a list shows: those that stop sending or warn.
func problems(findings []Finding) (n int) {
	for _, f := range findings {
		if f.Severity != SeverityHint {
			n++
		}
	}
	return n
}
