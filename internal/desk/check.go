package desk

import (
	"focalpoint/internal/aid"
	"focalpoint/internal/quality"
)

// Check says what the quality rules find in an activity, as it stands in the editor. It reads nothing from the disk.
func (d *Desk) Check(a aid.Activity) []Finding {
	return quality.Check(a, quality.Context{
		Codelists: d.lists,
		Today:     aid.DateOf(d.now()),
		Where: func(p aid.Point) (oblast, outside string) {
			at := d.atlas.Where(p)
			return at.Oblast.Prefix(), at.Outside
		},
	})
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
