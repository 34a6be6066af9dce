package quality

import (
	"slices"

	"focalpoint/internal/aid"
)

func transactionType(a aid.Activity, c Context, found report) {
	for _, transaction := range a.Transactions {
		if c.unknown(aid.ListTransaction, transaction.Type) {
			found(item("transactions", transaction.ID), "Code", transaction.Type)
		}
	}
}

func transactionDate(a aid.Activity, _ Context, found report) {
	for _, transaction := range a.Transactions {
		if transaction.Date == "" || !dated(transaction.Date) {
			found(item("transactions", transaction.ID), "Date", string(transaction.Date))
		}
	}
}

func transactionFuture(a aid.Activity, c Context, found report) {
	for _, transaction := range a.Transactions {
		if c.future(transaction.Date) {
			found(item("transactions", transaction.ID), "Date", string(transaction.Date))
		}
	}
}

// transactionEarly: money may follow after the end of an activity, but not go before its beginning.
func transactionEarly(a aid.Activity, _ Context, found report) {
	begin := firstOf(a.Dates.PlannedStart, a.Dates.ActualStart)
	for _, transaction := range a.Transactions {
		if moves(transaction) && transaction.Date != "" && dated(transaction.Date) && transaction.Date < begin {
			found(item("transactions", transaction.ID), "Date", string(transaction.Date), "Start", string(begin))
		}
	}
}

// moves says whether money went out with a transaction.
func moves(t aid.Transaction) bool {
	return t.Type == aid.TransactionDisbursement || t.Type == aid.TransactionExpenditure
}

// transactionValue: IATI allows negative transactions, which correct earlier ones; nothing moves with a zero.
func transactionValue(a aid.Activity, _ Context, found report) {
	for _, transaction := range a.Transactions {
		if transaction.Value.Amount.IsZero() {
			found(item("transactions", transaction.ID))
		}
	}
}

func transactionCurrency(a aid.Activity, c Context, found report) {
	for _, transaction := range a.Transactions {
		if c.unknown(aid.ListCurrency, transaction.Value.Currency) {
			found(item("transactions", transaction.ID), "Code", transaction.Value.Currency)
		}
	}
}

// spentOverBudget compares what went out with the budgets in the same currency; without a budget there is nothing to
// compare with. A revised budget replaces the original one of the same period, so the larger of both sums counts.
func spentOverBudget(a aid.Activity, _ Context, found report) {
	for _, currency := range currencies(a) {
		spent, original, revised := aid.Decimal{}, aid.Decimal{}, aid.Decimal{}
		for _, transaction := range a.Transactions {
			if moves(transaction) && transaction.Value.Currency == currency {
				spent = spent.Add(transaction.Value.Amount)
			}
		}
		for _, budget := range a.Budgets {
			switch {
			case budget.Value.Currency != currency:
			case budget.Type == "2":
				revised = revised.Add(budget.Value.Amount)
			default:
				original = original.Add(budget.Value.Amount)
			}
		}
		planned := original
		if revised.Compare(original) > 0 {
			planned = revised
		}
		if spent.Compare(planned) > 0 {
			found("transactions", "Spent", spent.String(), "Budget", planned.String(), "Currency", currency)
		}
	}
}

// currencies are those of the budgets, each once.
func currencies(a aid.Activity) []string {
	var list []string
	for i, budget := range a.Budgets {
		first := true
		for _, earlier := range a.Budgets[:i] {
			first = first && earlier.Value.Currency != budget.Value.Currency
		}
		if first {
			list = append(list, budget.Value.Currency)
		}
	}
	return list
}

// spentOtherCurrency: what went out in a currency that no budget has is compared with nothing.
func spentOtherCurrency(a aid.Activity, c Context, found report) {
	budgeted := currencies(a)
	if len(budgeted) == 0 {
		return
	}
	for _, transaction := range a.Transactions {
		currency := transaction.Value.Currency
		if moves(transaction) && !slices.Contains(budgeted, currency) && !c.unknown(aid.ListCurrency, currency) && currency != "" {
			found(item("transactions", transaction.ID), "Currency", currency)
		}
	}
}
