package exchange

import (
	"focalpoint/internal/aid"
)

// nth finds the item that the nth occurrence of a group of columns means: the nth of those that belong, or a new one at
// the end.
func nth[T any](items *[]T, n int, belongs func(T) bool, add func() T) *T {
	for i := range *items {
		if belongs((*items)[i]) {
			if n--; n == 0 {
				return &(*items)[i]
			}
		}
	}
	*items = append(*items, add())
	return &(*items)[len(*items)-1]
}

func always[T any](T) bool { return true }

func (r *reader) sectors(a *aid.Activity) {
	a.Sectors = append([]aid.Sector(nil), a.Sectors...) // the known record is not ours to change
	for _, in := range []struct{ column, vocabulary string }{{"sector", aid.VocabularyPortal}, {"dac_sector", aid.VocabularyDAC}} {
		for n := range r.row.occurrences([]string{in.column}) {
			var code string
			if r.code(in.column, n+1, &code); code == "" {
				continue
			}
			sector := nth(&a.Sectors, n+1, func(s aid.Sector) bool { return s.Vocabulary == in.vocabulary }, func() aid.Sector {
				return aid.Sector{ID: r.context.NewID(), Vocabulary: in.vocabulary}
			})
			sector.Code = code
		}
	}
}

func (r *reader) organisations(a *aid.Activity) {
	a.Participations = append([]aid.Participation(nil), a.Participations...)
	for _, in := range []struct{ column, role string }{{"funder", aid.RoleFunding}, {"implementer", aid.RoleImplementing}} {
		for n := range r.row.occurrences([]string{in.column, in.column + "_type"}) {
			name := r.row.Cell(in.column, n+1)
			if name == "" && r.row.Cell(in.column+"_type", n+1) == "" {
				continue
			}
			participation := nth(&a.Participations, n+1, func(p aid.Participation) bool { return p.Role == in.role }, func() aid.Participation {
				return aid.Participation{ID: r.context.NewID(), Role: in.role}
			})
			r.organisation(participation, name)
			r.code(in.column+"_type", n+1, &participation.Type)
			if participation.Org == "" && participation.Name.Empty() {
				r.fail(Repeated(in.column+"_type", n+1), ReasonNoOrganisation)
			}
		}
	}
}

// organisation sets who takes part; a name that stands there already in either language changes nothing.
func (r *reader) organisation(p *aid.Participation, name string) {
	if name == "" || name == p.Name.UK || name == p.Name.EN {
		return
	}
	if r.context.Organisation != nil {
		if id, known := r.context.Organisation(name); known {
			p.Org, p.Name = id, aid.Text{}
			return
		}
	}
	p.Org, p.Name = "", inLanguage(name)
}

func (r *reader) budgets(a *aid.Activity) {
	a.Budgets = append([]aid.Budget(nil), a.Budgets...)
	for n := range r.row.occurrences([]string{"budget", "currency", "budget_start", "budget_end"}) {
		n++
		amount := r.row.Cell("budget", n)
		others := r.row.Cell("currency", n) + r.row.Cell("budget_start", n) + r.row.Cell("budget_end", n)
		if amount == "" && others == "" {
			continue
		}
		if amount == "" && n > len(a.Budgets) {
			r.fail(Repeated("budget", n), ReasonNoAmount)
			continue
		}
		budget := nth(&a.Budgets, n, always, func() aid.Budget {
			return aid.Budget{ID: r.context.NewID(), Type: "1", Status: "1"}
		})
		if amount != "" {
			value, reason := parseAmount(amount)
			if reason != "" {
				r.fail(Repeated("budget", n), reason)
			}
			budget.Value.Amount = value
		}
		r.code("currency", n, &budget.Value.Currency)
		r.date("budget_start", n, &budget.Start)
		r.date("budget_end", n, &budget.End)
		if budget.Value.Currency == "" && r.row.Cell("currency", n) == "" {
			r.fail(Repeated("currency", n), ReasonNoCurrency)
		}
	}
}
