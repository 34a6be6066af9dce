package quality

import "focalpoint/internal/aid"

func locationMissing(a aid.Activity, _ Context, found report) {
	if len(a.Locations) == 0 {
		found("locations")
	}
}

func pointInvalid(a aid.Activity, _ Context, found report) {
	for _, location := range a.Locations {
		if !location.Point.Valid() {
			found(item("locations", location.ID))
		}
	}
}

// pointZero: a point at 0, 0 lies in the Atlantic; it is what programs write for "not known".
func pointZero(a aid.Activity, _ Context, found report) {
	for _, location := range a.Locations {
		if location.Point == (aid.Point{}) {
			found(item("locations", location.ID))
		}
	}
}

func pointOutside(a aid.Activity, c Context, found report) {
	c.eachPlace(a, func(location aid.Location, oblast, outside string) {
		if oblast == "" {
			found(item("locations", location.ID), "Place", outside)
		}
	})
}

func pointOtherOblast(a aid.Activity, c Context, found report) {
	c.eachPlace(a, func(location aid.Location, oblast, _ string) {
		if chosen := prefix(location.Oblast); oblast != "" && chosen != "" && chosen != prefix(oblast) {
			found(item("locations", location.ID), "Chosen", chosen, "Actual", prefix(oblast))
		}
	})
}

func locationShareRange(a aid.Activity, _ Context, found report) {
	for _, location := range a.Locations {
		if outOfShare(location.Percentage) {
			found(item("locations", location.ID), "Share", location.Percentage.String())
		}
	}
}

func locationSharesSum(a aid.Activity, _ Context, found report) {
	var sum aid.Decimal
	for _, location := range a.Locations {
		sum = sum.Add(location.Percentage)
	}
	if sum.Compare(hundred) > 0 {
		found("locations", "Sum", sum.String())
	}
}

// eachPlace looks up where the points lie that can lie somewhere; the other rules speak of the rest.
func (c Context) eachPlace(a aid.Activity, do func(location aid.Location, oblast, outside string)) {
	if c.Where == nil {
		return
	}
	for _, location := range a.Locations {
		if location.Point.Valid() && location.Point != (aid.Point{}) {
			oblast, outside := c.Where(location.Point)
			do(location, oblast, outside)
		}
	}
}

// prefix is the oblast's part of a KATOTTG code: UA14 of UA14120000000052812.
func prefix(code string) string {
	if len(code) < 4 {
		return ""
	}
	return code[:4]
}
