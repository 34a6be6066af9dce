package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/form"
)

// units shows the administrative units of a location, what lies around its point, and where the two disagree.
type units struct {
	page   *Page
	item   lens[aid.Location]
	names  *widget.Label
	advice *widget.Label
	refill *form.Button
	whole  *fyne.Container
	known  aid.Location // for which the labels were made
}

func newUnits(p *Page, item lens[aid.Location]) *units {
	u := &units{page: p, item: item, names: widget.NewLabel(""), advice: note("")}
	u.names.Wrapping = fyne.TextWrapWord
	u.refill = form.NewButton(p.t("where.refill"), u.fill)
	u.whole = container.NewVBox(container.New(&rows{overlap: 12}, bold(p.t("where.units")), u.names, u.advice), form.Flow(u.refill))
	u.retitle()
	return u
}

func (u *units) show() { u.retitle() }

func (u *units) retitle() {
	l := get(u.page, u.item)
	if l.Point == u.known.Point && l.Oblast == u.known.Oblast && l.Raion == u.known.Raion && l.Hromada == u.known.Hromada && u.known.ID != "" {
		return
	}
	u.known = l
	p := u.page
	names := joined(p.unitNames(&l)...)
	if names == "" {
		names = p.t("where.units_none")
	}
	u.names.SetText(names)
	located, at := p.deps.Desk.Locate(aid.Location{Point: l.Point})
	advice, differs := p.whereabouts(at), l.Oblast != "" && !sameUnit(l.Oblast, located.Oblast)
	u.advice.Importance = widget.LowImportance
	if differs {
		advice = p.t("where.differs", "Unit", p.deps.Desk.UnitName(located.Oblast, p.deps.Localizer.Lang()))
		if located.Oblast == "" {
			advice = p.t("where.abroad")
		}
		u.advice.Importance = widget.WarningImportance
	}
	u.advice.SetText(advice)
	u.refill.Hidden = !p.model.own || !differs && l.Raion != "" || located.Oblast == ""
	u.whole.Refresh()
}

// fill takes the units from the point.
func (u *units) fill() {
	p, l := u.page, get(u.page, u.item)
	l.Oblast, l.Raion, l.Hromada, l.Settlement = "", "", "", ""
	l, _ = p.deps.Desk.Locate(l)
	edit(p, "", u.item, l)
	p.show()
}

// sameUnit compares codes of oblasts, of which either may be a prefix.
func sameUnit(a, b string) bool {
	const prefix = 4
	return len(a) >= prefix && len(b) >= prefix && a[:prefix] == b[:prefix]
}

// whereabouts says in a sentence what lies near a point.
func (p *Page) whereabouts(at atlas.Position) string {
	lang := p.deps.Localizer.Lang()
	switch {
	case at.Outside == atlas.OutsideSea:
		return p.t("where.sea")
	case at.Outside != "":
		return p.t("where.abroad")
	case at.NearBorder && at.Near.Code == "":
		return p.t("where.coast")
	case at.NearBorder:
		return p.t("where.border", "Unit", at.Near.Name(lang))
	case at.Settlement.UK == "":
		return ""
	}
	return p.t("where.near", "Place", at.Settlement.Name(lang), "Kilometres", p.kilometres(at.Distance))
}
