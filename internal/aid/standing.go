package aid

import (
	"slices"
	"strings"
)

// Standing is where an activity stands after some quarters: what is carried forward into the next one.
type Standing struct {
	Quarter  Quarter // the last one in which anything was filed; zero: none
	Status   string  // IATI ActivityStatus; "": no update has named one
	Progress Decimal // percent
	Spent    Sums    // since the first quarter
	Reached  int     // people, since the first quarter
}

// After is the standing at the end of the quarter of an update, given by its summary.
func (s Standing) After(update Summary) Standing {
	if !update.NoChange && !update.Figures {
		return s // taken back: nothing was said
	}
	s.Quarter = update.Quarter
	if update.Status != "" {
		s.Status = update.Status
	}
	if update.Progress != nil {
		s.Progress = *update.Progress
	}
	s.Spent = s.Spent.Add(update.Spent)
	s.Reached += update.Reached
	return s
}

// StandingBefore is what the updates of one activity carry forward into a quarter: everything filed for the quarters
// before it, in whatever order it was filed.
func StandingBefore(q Quarter, updates []Summary) (s Standing) {
	byQuarter := func(a, b Summary) int { return a.Quarter.Compare(b.Quarter) }
	if !slices.IsSortedFunc(updates, byQuarter) {
		updates = slices.SortedFunc(slices.Values(updates), byQuarter)
	}
	for _, update := range updates {
		if update.Quarter.Compare(q) < 0 {
			s = s.After(update)
		}
	}
	return s
}

// Sums are amounts of money, at most one for each currency, in the order of the currencies' codes.
type Sums []Money

// Add is the sums with an amount more; an amount of nothing adds nothing. The sums themselves stay as they are.
func (s Sums) Add(m Money) Sums {
	if m.Amount.IsZero() {
		return s
	}
	at, found := slices.BinarySearchFunc(s, m.Currency, func(m Money, currency string) int {
		return strings.Compare(m.Currency, currency)
	})
	if !found {
		return slices.Insert(slices.Clone(s), at, m)
	}
	sums := slices.Clone(s)
	sums[at].Amount = sums[at].Amount.Add(m.Amount)
	return sums
}

// In is the sum in a currency.
func (s Sums) In(currency string) Decimal {
	for _, m := range s {
		if m.Currency == currency {
			return m.Amount
		}
	}
	return Decimal{}
}

// BudgetSums are an activity's budgets by currency.
func (a Activity) BudgetSums() (sums Sums) {
	for _, budget := range a.Budgets {
		sums = sums.Add(budget.Value)
	}
	return sums
}
