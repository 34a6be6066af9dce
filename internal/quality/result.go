package quality

import "focalpoint/internal/aid"

// resultIncomplete: IATI takes a result only with a title and an indicator that has a title.
func resultIncomplete(a aid.Activity, _ Context, found report) {
	for _, result := range a.Results {
		named := false
		for _, indicator := range result.Indicators {
			named = named || !blank(indicator.Title.In("uk"))
		}
		if !named || blank(result.Title.In("uk")) {
			found(item("results", result.ID))
		}
	}
}

func resultCodeUnknown(a aid.Activity, c Context, found report) {
	for _, result := range a.Results {
		if c.unknown(aid.ListResultType, result.Type) {
			found(item("results", result.ID), "Code", result.Type)
			continue
		}
		for _, indicator := range result.Indicators {
			if indicator.Measure != "" && c.unknown(aid.ListMeasure, indicator.Measure) {
				found(item("results", result.ID), "Code", indicator.Measure)
				break
			}
		}
	}
}

func resultPeriodInvalid(a aid.Activity, _ Context, found report) {
	for _, result := range a.Results {
		if period, wrong := wrongPeriod(result); wrong {
			found(item("results", result.ID), "Start", string(period.Start), "End", string(period.End))
		}
	}
}

// wrongPeriod is the first period of a result that lacks a day or ends before it starts.
func wrongPeriod(result aid.Result) (aid.Period, bool) {
	for _, indicator := range result.Indicators {
		for _, period := range indicator.Periods {
			if period.Start == "" || period.End == "" || !dated(period.Start) || !dated(period.End) || period.End < period.Start {
				return period, true
			}
		}
	}
	return aid.Period{}, false
}
