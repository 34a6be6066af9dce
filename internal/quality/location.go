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

// pointSwapped: Ukraine lies between 44 and 53 degrees north and 22 and 41 degrees east, so that a point in it never
// lies in it with latitude and longitude exchanged.
func pointSwapped(a aid.Activity, c Context, found report) {
	c.eachPlace(a, func(location aid.Location, at Place) {
		if c.swapped(location.Point, at) {
			found(item("locations", location.ID))
		}
	})
}

func (c Context) swapped(p aid.Point, at Place) bool {
	other := exchanged(p)
	return at.Oblast == "" && other.Valid() && c.Where(other).Oblast != ""
}

func exchanged(p aid.Point) aid.Point { return aid.Point{Lat: p.Lon, Lon: p.Lat} }

func pointSea(a aid.Activity, c Context, found report) {
	c.eachPlace(a, func(location aid.Location, at Place) {
		if at.Oblast == "" && at.Sea {
			found(item("locations", location.ID))
		}
	})
}

func pointOutside(a aid.Activity, c Context, found report) {
	c.eachPlace(a, func(location aid.Location, at Place) {
		if at.Oblast == "" && !at.Sea && !c.swapped(location.Point, at) {
			found(item("locations", location.ID))
		}
	})
}

// pointOtherOblast is silent where a border is so near that the chosen oblast may be right.
func pointOtherOblast(a aid.Activity, c Context, found report) {
	c.eachPlace(a, func(location aid.Location, at Place) {
		chosen := prefix(location.Oblast)
		if at.Oblast != "" && chosen != "" && chosen != at.Oblast && chosen != at.Near {
			found(item("locations", location.ID), "Chosen", chosen, "Actual", at.Oblast)
		}
	})
}

func pointOtherRaion(a aid.Activity, c Context, found report) {
	c.eachPlace(a, func(location aid.Location, at Place) {
		chosen := location.Raion
		if at.Raion == "" || len(chosen) < len(at.Raion) || prefix(location.Oblast) != at.Oblast {
			return
		}
		if chosen = chosen[:len(at.Raion)]; chosen != at.Raion {
			found(item("locations", location.ID), "Chosen", chosen, "Actual", at.Raion)
		}
	})
}

func locationCodeUnknown(a aid.Activity, c Context, found report) {
	for _, location := range a.Locations {
		for _, chosen := range [...]struct{ list, code string }{
			{aid.ListExactness, location.Exactness},
			{aid.ListLocationClass, location.Class},
			{aid.ListLocationReach, location.Reach},
		} {
			if chosen.code != "" && c.unknown(chosen.list, chosen.code) {
				found(item("locations", location.ID), "Code", chosen.code)
				break
			}
		}
	}
}

func locationShareRange(a aid.Activity, _ Context, found report) {
	for _, location := range a.Locations {
		if outOfShare(location.Percentage) {
			found(item("locations", location.ID), "Share", location.Percentage.String())
		}
	}
}

// locationSharesSum: shares may be given for some of the places only; those of all of them add up to 100.
func locationSharesSum(a aid.Activity, _ Context, found report) {
	sum, all := aid.Decimal{}, len(a.Locations) > 0
	for _, location := range a.Locations {
		sum, all = sum.Add(location.Percentage), all && !location.Percentage.IsZero()
	}
	if sum.Compare(hundred) > 0 || all && sum != hundred {
		found("locations", "Sum", sum.String())
	}
}

// eachPlace looks up where the points lie that can lie somewhere; the other rules speak of the rest.
func (c Context) eachPlace(a aid.Activity, do func(location aid.Location, at Place)) {
	if c.Where == nil {
		return
	}
	for _, location := range a.Locations {
		if location.Point.Valid() && location.Point != (aid.Point{}) {
			do(location, c.Where(location.Point))
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
