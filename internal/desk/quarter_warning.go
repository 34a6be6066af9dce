package desk

import (
	"focalpoint/internal/aid"
	"focalpoint/internal/i18n"
)

// QuarterWarning is something in a quarter's figures that is seldom right. It never stops the filing.
type QuarterWarning struct {
	Field aid.Path // progress, spent, reached or status
	Rule  string   // the text in quarter.json
	Args  []any    // names and values of its placeholders, in turn
}

// Sentence says in words what looks wrong and what to do.
func (w QuarterWarning) Sentence(l *i18n.Localizer) string {
	args := make([]any, len(w.Args))
	for i, arg := range w.Args {
		switch value := arg.(type) {
		case aid.Decimal:
			arg = l.Decimal(value.String())
		case aid.Money:
			arg = l.Decimal(value.Amount.String()) + "\u00a0" + value.Currency
		case aid.Date:
			arg = l.Date(value.Time())
		}
		args[i] = arg
	}
	return l.T("quarter.warnings."+w.Rule, args...)
}

// Warnings looks at figures as they are typed; it reads nothing from the disk.
func (s QuarterSheet) Warnings(f QuarterFigures) (list []QuarterWarning) {
	warn := func(field aid.Path, rule string, args ...any) {
		list = append(list, QuarterWarning{field, rule, args})
	}
	closing := closedStatus(f.Status) || f.Status == "" && s.State == QuarterClosed
	if p := f.Progress; p != nil {
		switch {
		case p.Sign() < 0 || p.Compare(aid.DecimalOf(100)) > 0:
			warn("progress", "no_percentage")
		case p.Compare(s.Was.Progress) < 0:
			warn("progress", "progress_falls", "Was", s.Was.Progress)
		case p.Compare(aid.DecimalOf(100)) == 0 && !closing:
			warn("progress", "complete")
		}
	}
	spent := f.Spent
	if spent.Currency == "" {
		spent.Currency = s.Currency
	}
	sum := s.Was.Spent.Add(spent).In(spent.Currency)
	budget := s.Budget.In(spent.Currency)
	switch {
	case spent.Amount.Sign() < 0:
		warn("spent", "spent_falls", "Sum", aid.Money{Amount: sum, Currency: spent.Currency})
	case budget.Sign() > 0 && sum.Compare(budget) > 0:
		warn("spent", "over_budget", "Sum", aid.Money{Amount: sum, Currency: spent.Currency}, "Budget", aid.Money{Amount: budget, Currency: spent.Currency})
	case !spent.Amount.IsZero() && len(s.Budget) > 0 && budget.IsZero():
		warn("spent", "other_currency", "Currency", spent.Currency)
	}
	if f.Reached < 0 {
		warn("reached", "reached_falls", "Sum", aid.DecimalOf(int64(s.Was.Reached+f.Reached)))
	}
	if s.EndedOn != "" && !closing {
		warn("status", "end_passed", "Date", s.EndedOn)
	}
	return list
}
