package editor

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// who is the section on the organisations.
func who(g *group) fyne.CanvasObject {
	p := g.page
	list := newList(g, participations(), looks[aid.Participation]{
		empty: "who.participations_none", add: "who.add",
		title: p.participationTitle,
		fresh: func() aid.Participation { return aid.Participation{} },
		fill:  fillParticipation,
	})
	return stack(
		g.organisation("reporting_org", "who.reporting", "who.reporting", false,
			func() form.Option { return p.organisation(p.model.activity.ReportingOrg) },
			func(o form.Option) {
				p.model.edit("reporting_org", func(a *aid.Activity) { a.ReportingOrg = aid.ID(o.Code) })
			}),
		part(g.label("who.participations"), list.object()),
	)
}

func fillParticipation(g *group, key string) fyne.CanvasObject {
	p := g.page
	item, at := participations().item(key), participations().at(key)
	name := func() form.Option {
		part := get(p, item)
		if part.Org != "" {
			return p.organisation(part.Org)
		}
		return form.Option{Label: part.Name.In(p.deps.Localizer.Lang())}
	}
	return stack(
		g.organisation(at+".org", "who.org", "who.participant", true, name, func(o form.Option) {
			part := get(p, item)
			part.Org, part.Name = aid.ID(o.Code), aid.Text{}
			if o.Code == "" {
				part.Name = p.inLanguage(get(p, item).Name, o.Label)
			} else if kind := p.orgs[aid.ID(o.Code)].Type; kind != "" {
				part.Type = kind
			}
			edit(p, at+".org", item, part)
			p.show()
		}),
		form.Fields(
			g.code(at+".role", "who.role", aid.ListRole, in(item, func(p *aid.Participation) *string { return &p.Role })),
			g.code(at+".type", "who.type", aid.ListOrgType, in(item, func(p *aid.Participation) *string { return &p.Type }))),
	)
}

// organisation is a choice of an organisation by its name, with the hint of another key than its label; free lets the person write another name.
func (g *group) organisation(path aid.Path, key, help string, free bool, read func() form.Option, write func(form.Option)) *fyne.Container {
	l := form.NewLookup(g.label(key), g.hint(help), g.page.t("who.org_hint"), form.Option{}, free, g.page.findOrganisations, write)
	show := func() { l.SetValue(read()) }
	show()
	return g.add(&field{path: path, frame: l.Frame, focus: l.Entry().(control), show: show})
}

func (p *Page) participationTitle(part *aid.Participation) (title, about string) {
	title = part.Name.In(p.deps.Localizer.Lang())
	if part.Org != "" {
		title = p.organisation(part.Org).Label
	}
	if title == "" {
		title = p.t("who.new")
	}
	return title, joined(p.coded(aid.ListRole, part.Role), p.coded(aid.ListOrgType, part.Type))
}

// organisation is how an organisation is shown; one that is not in the list by its id.
func (p *Page) organisation(id aid.ID) form.Option {
	if org, known := p.orgs[id]; known {
		return form.Option{Code: string(id), Label: org.Name.In(p.deps.Localizer.Lang())}
	}
	return form.Option{Code: string(id), Label: string(id)}
}

func (p *Page) findOrganisations(words string) (found []form.Option) {
	for _, id := range p.orgOrder {
		org := p.orgs[id]
		if form.Match(org.Name.UK+" "+org.Name.EN, words) {
			found = append(found, p.organisation(id))
		}
	}
	return found
}

// inLanguage is the text with what a person wrote in the language of the interface.
func (p *Page) inLanguage(t aid.Text, written string) aid.Text {
	if p.deps.Localizer.Lang() == "en" {
		t.EN = written
	} else {
		t.UK = written
	}
	return t
}
