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
		if !budget.Start.Valid() || !budget.End.Valid() || reversed(budget.Start, budget.End) {
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

func transactionType(a aid.Activity, c Context, found report) {
	for _, transaction := range a.Transactions {
		if c.unknown(aid.ListTransaction, transaction.Type) {
			found(item("transactions", transaction.ID), "Code", transaction.Type)
		}
	}
}

func transactionDate(a aid.Activity, _ Context, found report) {
	for _, transaction := range a.Transactions {
		if transaction.Date == "" || !transaction.Date.Valid() {
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
			moved := transaction.Type == aid.TransactionDisbursement || transaction.Type == aid.TransactionExpenditure
			if moved && transaction.Value.Currency == currency {
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
