package editor

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// collected are the IATI TransactionType codes that the portal collects.
const collected = aid.TransactionCommitment + " " + aid.TransactionDisbursement + " " + aid.TransactionExpenditure

// when is the section on dates and money.
func when(g *group) fyne.CanvasObject {
	p := g.page
	budgets := newList(g, budgets(), looks[aid.Budget]{
		empty: "when.budgets_none", add: "when.add_budget", title: p.budgetTitle, fill: fillBudget,
		fresh: func() aid.Budget { return aid.Budget{Type: "1", Value: aid.Money{Currency: "UAH"}} },
		total: func(budgets []aid.Budget) (string, form.Tone) {
			return p.inAll(total(budgets, func(b aid.Budget) aid.Money { return b.Value }), len(budgets))
		},
	})
	transactions := newList(g, transactions(), looks[aid.Transaction]{
		empty: "when.transactions_none", add: "when.add_transaction", title: p.transactionTitle, fill: fillTransaction,
		fresh: func() aid.Transaction { return aid.Transaction{Value: aid.Money{Currency: "UAH"}} },
		total: func(moved []aid.Transaction) (string, form.Tone) {
			return p.inAll(total(moved, func(t aid.Transaction) aid.Money { return t.Value }), len(moved))
		},
	})
	return stack(
		part(g.label("when.dates"), form.Fields(
			g.date("dates.planned_start", "when.planned_start", func(a *aid.Activity) *aid.Date { return &a.Dates.PlannedStart }),
			g.date("dates.planned_end", "when.planned_end", func(a *aid.Activity) *aid.Date { return &a.Dates.PlannedEnd }),
			g.date("dates.actual_start", "when.actual_start", func(a *aid.Activity) *aid.Date { return &a.Dates.ActualStart }),
			g.date("dates.actual_end", "when.actual_end", func(a *aid.Activity) *aid.Date { return &a.Dates.ActualEnd }))),
		part(g.label("when.budgets"), budgets.object()),
		part(g.label("when.transactions"), transactions.object()),
	)
}

func fillBudget(g *group, key string) fyne.CanvasObject {
	item, at := budgets().item(key), budgets().at(key)
	return form.Fields(
		g.decimal(at+".amount", "when.amount", in(item, func(b *aid.Budget) *aid.Decimal { return &b.Value.Amount })),
		g.lookup(at+".currency", "when.currency", aid.ListCurrency, in(item, func(b *aid.Budget) *string { return &b.Value.Currency })),
		g.date(at+".start", "when.from", in(item, func(b *aid.Budget) *aid.Date { return &b.Start })),
		g.date(at+".end", "when.to", in(item, func(b *aid.Budget) *aid.Date { return &b.End })),
		g.code(at+".type", "when.budget_type", aid.ListBudgetType, in(item, func(b *aid.Budget) *string { return &b.Type })),
		g.code(at+".status", "when.budget_status", aid.ListBudgetStatus, in(item, func(b *aid.Budget) *string { return &b.Status })),
		g.date(at+".value_date", "when.value_date", in(item, func(b *aid.Budget) *aid.Date { return &b.ValueDate })),
	)
}

func fillTransaction(g *group, key string) fyne.CanvasObject {
	item, at := transactions().item(key), transactions().at(key)
	kinds := only(g.page.codes(aid.ListTransaction), collected)
	return stack(
		form.Fields(
			g.decimal(at+".amount", "when.amount", in(item, func(t *aid.Transaction) *aid.Decimal { return &t.Value.Amount })),
			g.lookup(at+".currency", "when.currency", aid.ListCurrency, in(item, func(t *aid.Transaction) *string { return &t.Value.Currency })),
			g.choice(at+".type", "when.transaction_type", kinds, in(item, func(t *aid.Transaction) *string { return &t.Type })),
			g.date(at+".date", "when.date", in(item, func(t *aid.Transaction) *aid.Date { return &t.Date })),
			g.date(at+".value_date", "when.value_date", in(item, func(t *aid.Transaction) *aid.Date { return &t.ValueDate }))),
		g.both(at+".description", "when.purpose", false, in(item, func(t *aid.Transaction) *aid.Text { return &t.Description })),
	)
}

func (p *Page) budgetTitle(b *aid.Budget) (title, about string) {
	return p.sum(b.Value, p.t("when.budget")),
		joined(p.span(b.Start, b.End), p.coded(aid.ListBudgetType, b.Type), p.coded(aid.ListBudgetStatus, b.Status))
}

func (p *Page) transactionTitle(t *aid.Transaction) (title, about string) {
	return p.sum(t.Value, p.t("when.transaction")),
		joined(p.day(t.Date), p.coded(aid.ListTransaction, t.Type), t.Description.In(p.deps.Localizer.Lang()))
}

// sum is an amount with its currency, or the word for it while there is none.
func (p *Page) sum(m aid.Money, word string) string {
	if m.Amount.IsZero() {
		return word
	}
	return p.deps.Localizer.Decimal(m.Amount.String()) + "\u00a0" + m.Currency
}

func (p *Page) day(d aid.Date) string {
	if t := d.Time(); !t.IsZero() {
		return p.deps.Localizer.Date(t)
	}
	return string(d)
}

func (p *Page) span(from, to aid.Date) string {
	if from == "" && to == "" {
		return ""
	}
	return strings.TrimSpace(p.day(from) + " – " + p.day(to))
}

// inAll is what stands under a list of amounts; a single amount needs no sum.
func (p *Page) inAll(sums []aid.Money, amounts int) (string, form.Tone) {
	var parts []string
	for _, sum := range sums {
		parts = append(parts, p.sum(sum, ""))
	}
	text := joined(parts...)
	if amounts < 2 || text == "" {
		return "", form.Plain
	}
	return p.t("when.total", "Sum", text), form.Plain
}

// total adds amounts up by currency.
func total[T any](items []T, money func(T) aid.Money) []aid.Money {
	var sums []aid.Money
	for _, item := range items {
		m := money(item)
		i := slices.IndexFunc(sums, func(s aid.Money) bool { return s.Currency == m.Currency })
		if i < 0 {
			sums = append(sums, m)
		} else {
			sums[i].Amount = sums[i].Amount.Add(m.Amount)
		}
	}
	return sums
}

// joined is the parts that are not empty, with dots between.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " · ")
}
