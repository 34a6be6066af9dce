package quality

import "focalpoint/internal/aid"

func budgetValue(a aid.Activity, _ Context, found report) {
	for _, budget := range a.Budgets {
		if budget.Value.Amount.Sign() <= 0 {
			found(item("budgets", budget.ID), "Amount", budget.Value.Amount.String())
		}
	}
}

func budgetCurrency(a aid.Activity, c Context, found report) {
	for _, budget := range a.Budgets {
		if c.unknown(aid.ListCurrency, budget.Value.Currency) {
			found(item("budgets", budget.ID), "Code", budget.Value.Currency)
		}
	}
}

func budgetPeriodMissing(a aid.Activity, _ Context, found report) {
	for _, budget := range a.Budgets {
		if budget.Start == "" || budget.End == "" {
			found(item("budgets", budget.ID))
		}
	}
}

func budgetPeriodInvalid(a aid.Activity, _ Context, found report) {
	for _, budget := range a.Budgets {
		if !dated(budget.Start) || !dated(budget.End) || reversed(budget.Start, budget.End) {
			found(item("budgets", budget.ID), "Start", string(budget.Start), "End", string(budget.End))
		}
	}
}

// budgetPeriodLong: the period of an IATI budget is at most a year.
func budgetPeriodLong(a aid.Activity, _ Context, found report) {
	for _, budget := range a.Budgets {
		start, end := budget.Start.Time(), budget.End.Time()
		if !start.IsZero() && !end.IsZero() && !end.Before(start.AddDate(1, 0, 0)) {
			found(item("budgets", budget.ID), "Start", string(budget.Start), "End", string(budget.End))
		}
	}
}

func budgetCodeUnknown(a aid.Activity, c Context, found report) {
	for _, budget := range a.Budgets {
		for _, chosen := range [...]struct{ list, code string }{
			{aid.ListBudgetType, budget.Type}, {aid.ListBudgetStatus, budget.Status},
		} {
			if chosen.code != "" && c.unknown(chosen.list, chosen.code) {
				found(item("budgets", budget.ID), "Code", chosen.code)
				break
			}
		}
	}
}

// budgetOverlap: the periods of the budgets of one type do not overlap, or the money is counted twice.
func budgetOverlap(a aid.Activity, _ Context, found report) {
	for i, budget := range a.Budgets {
		for _, earlier := range a.Budgets[:i] {
			if budget.Type == earlier.Type && budget.Status == earlier.Status && budget.Value.Currency == earlier.Value.Currency && overlap(budget, earlier) {
				found(item("budgets", budget.ID), "Start", string(budget.Start), "End", string(budget.End))
				break
			}
		}
	}
}

func overlap(a, b aid.Budget) bool {
	return sound(a) && sound(b) && a.Start <= b.End && b.Start <= a.End
}

// sound says whether a budget has a period to compare.
func sound(b aid.Budget) bool {
	return b.Start != "" && b.End != "" && dated(b.Start) && dated(b.End) && b.Start <= b.End
}

// budgetOutsideDates: a budget for a time at which the activity did not begin yet, or was over.
func budgetOutsideDates(a aid.Activity, _ Context, found report) {
	begin, end := firstOf(a.Dates.PlannedStart, a.Dates.ActualStart), lastOf(a.Dates.PlannedEnd, a.Dates.ActualEnd)
	for _, budget := range a.Budgets {
		if sound(budget) && (begin != "" && budget.End < begin || end != "" && budget.Start > end) {
			found(item("budgets", budget.ID), "Start", string(budget.Start), "End", string(budget.End))
		}
	}
}

// firstOf is the earlier of two days, of which either may be missing or wrong.
func firstOf(a, b aid.Date) aid.Date {
	if a == "" || !dated(a) || b != "" && dated(b) && b < a {
		return valid(b)
	}
	return a
}

// lastOf is the later of two days, of which either may be missing or wrong.
func lastOf(a, b aid.Date) aid.Date { return max(valid(a), valid(b)) }

func valid(day aid.Date) aid.Date {
	if dated(day) {
		return day
	}
	return ""
}
