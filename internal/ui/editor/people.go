package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// people counts those who are reached, in bands of age and sex.
func people(g *group) fyne.CanvasObject {
	p := g.page
	band := func(name string, member func(*aid.Beneficiaries) *int) fyne.CanvasObject {
		value := in(func(a *aid.Activity) *aid.Beneficiaries { return &a.Beneficiaries }, member)
		return g.count(aid.Path("beneficiaries."+name), "people."+name, "input.whole", p.deps.Localizer.Decimal, value)
	}
	sum := &peopleSum{page: p, label: bold("")}
	g.sums = append(g.sums, sum)
	sum.show()
	return part(g.label("people.title"),
		form.Fields(
			band("girls", func(b *aid.Beneficiaries) *int { return &b.Girls }),
			band("boys", func(b *aid.Beneficiaries) *int { return &b.Boys }),
			band("women", func(b *aid.Beneficiaries) *int { return &b.Women }),
			band("men", func(b *aid.Beneficiaries) *int { return &b.Men }),
			band("older_women", func(b *aid.Beneficiaries) *int { return &b.OlderWomen }),
			band("older_men", func(b *aid.Beneficiaries) *int { return &b.OlderMen }),
			band("unspecified", func(b *aid.Beneficiaries) *int { return &b.Unspecified }),
			container.NewVBox(widget.NewLabel(""), sum.label)),
		g.note("people.among"),
		form.Fields(
			band("with_disability", func(b *aid.Beneficiaries) *int { return &b.WithDisability }),
			band("idps", func(b *aid.Beneficiaries) *int { return &b.IDPs })),
	)
}

// peopleSum shows the sum of the bands; it is retitled after every edit, as lists are.
type peopleSum struct {
	page  *Page
	label *widget.Label
}

func (s *peopleSum) show() { s.retitle() }

func (s *peopleSum) retitle() {
	text := s.page.deps.Localizer.N("editor.people.total", s.page.model.activity.Beneficiaries.Total())
	if s.label.Text != text {
		s.label.SetText(text)
	}
}
