package editor

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/form"
)

// where is the section on the places, which are the pins on the map.
func where(g *group) fyne.CanvasObject {
	p := g.page
	list := newList(g, locations(), looks[aid.Location]{
		empty: "where.none", title: p.locationTitle, fill: fillLocation, opened: p.selectPin,
		fresh: func() aid.Location { return aid.Location{} },
		share: locationShare,
		total: func(locations []aid.Location) (string, form.Tone) {
			if !slices.ContainsFunc(locations, func(l aid.Location) bool { return !l.Percentage.IsZero() }) {
				return "", form.Plain // the places may do without shares
			}
			return sharesOf(p, locations, locationShare)
		},
	})
	return stack(part(g.label("where.list"), list.object(), g.note("where.help"), p.photoButton()))
}

func locationShare(l *aid.Location) *aid.Decimal { return &l.Percentage }

func fillLocation(g *group, key string) fyne.CanvasObject {
	item, at := locations().item(key), locations().at(key)
	p := g.page
	units := newUnits(p, item)
	g.sums = append(g.sums, units)
	precision := make([]form.Option, 0, len(aid.Precisions))
	for _, level := range aid.Precisions {
		precision = append(precision, form.Option{Code: string(level), Label: p.t("where.precisions." + string(level))})
	}
	return stack(
		g.both(at+".name", "where.name", false, in(item, func(l *aid.Location) *aid.Text { return &l.Name })),
		g.coordinates(at+".point", key, item),
		units.whole,
		g.settlement(at+".settlement", item),
		form.Fields(
			g.code(at+".exactness", "where.exactness", aid.ListExactness, in(item, func(l *aid.Location) *string { return &l.Exactness })),
			g.decimal(at+".percentage", "where.share", in(item, func(l *aid.Location) *aid.Decimal { return &l.Percentage })),
			g.code(at+".class", "where.class", aid.ListLocationClass, in(item, func(l *aid.Location) *string { return &l.Class })),
			g.code(at+".reach", "where.reach", aid.ListLocationReach, in(item, func(l *aid.Location) *string { return &l.Reach }))),
		container.New(&rows{overlap: 8},
			g.precision(at+".precision", precision, item),
			g.note("where.precision_note")),
		g.text(at+".note", "where.note", in(item, func(l *aid.Location) *string { return &l.Note })),
	)
}

// precision is a choice of how exactly the place is published; nothing chosen means exactly.
func (g *group) precision(path aid.Path, options []form.Option, item lens[aid.Location]) *fyne.Container {
	p := g.page
	c := form.NewChoice(g.label("where.precision"), g.hint("where.precision"), "", options, "", func(code string) {
		edit(p, path, in(item, func(l *aid.Location) *aid.Precision { return &l.Precision }), aid.Precision(code))
		p.showPins()
	})
	show := func() {
		precision := get(p, item).Precision
		if precision == "" {
			precision = aid.PrecisionExact
		}
		c.SetValue(string(precision))
	}
	show()
	return g.add(&field{path: path, frame: c.Frame, focus: c.Select, show: show})
}

// coordinates is a field that takes a point in any usual notation.
func (g *group) coordinates(path aid.Path, key string, item lens[aid.Location]) *fyne.Container {
	p := g.page
	t := form.NewText(g.label("where.coordinates"), g.hint("where.coordinates"), "", nil)
	var asked *choices
	show := func() {
		asked.set(nil)
		t.SetFinding(form.None, "")
		t.SetValue(atlas.FormatDecimal(get(p, item).Point))
	}
	asked = newChoices(p, func(point aid.Point) {
		p.movePin(key, point)
		show()
	})
	t.Entry.OnChanged = func(text string) {
		point, err := p.deps.Desk.ReadCoordinates(text)
		asked.set(err)
		if err != nil {
			t.SetFinding(form.Stop, p.deps.Explain(err))
			return
		}
		t.SetFinding(form.None, "")
		p.movePin(key, point)
	}
	t.Entry.OnLeave = func() {
		if !asked.asked() { // what is asked about stays until it is answered
			show()
		}
		p.leave()
	}
	show()
	box := g.add(&field{path: path, frame: t.Frame, focus: t.Entry, show: func() {
		if c := p.canvas(); c == nil || c.Focused() != fyne.Focusable(t.Entry) {
			show() // what the person is typing stays as it is typed
		}
	}})
	return container.New(&rows{}, box, asked.box, p.copyButton(func() aid.Point { return get(p, item).Point }))
}

// settlement is a choice of the settlement, and with it of the units around it, by name.
func (g *group) settlement(path aid.Path, item lens[aid.Location]) *fyne.Container {
	p := g.page
	var places []atlas.Place
	find := func(words string) (options []form.Option) {
		places = p.deps.Desk.SearchPlaces(words, 8)
		for _, place := range places {
			name, units := p.placeName(place)
			options = append(options, form.Option{Code: place.Code, Label: name + ", " + units})
		}
		return options
	}
	l := form.NewLookup(g.label("where.settlement_choice"), g.hint("where.settlement_choice"), g.page.t("where.settlement_hint"), form.Option{}, false, find, func(o form.Option) {
		location := get(p, item)
		location.Settlement = o.Code
		for _, place := range places {
			if o.Code != "" && place.Code == o.Code {
				location.Oblast, location.Raion, location.Hromada = place.Oblast, place.Raion, place.Hromada
			}
		}
		edit(p, path, item, location)
		p.show()
	})
	show := func() {
		code := get(p, item).Settlement
		l.SetValue(form.Option{Code: code, Label: p.settlementName(code)})
	}
	show()
	return g.add(&field{path: path, frame: l.Frame, focus: l.Entry().(control), show: show})
}

// settlementName is a settlement's name by its KATOTTG code.
func (p *Page) settlementName(code string) string {
	if code == "" {
		return ""
	}
	if found := p.deps.Desk.SearchPlaces(code, 1); len(found) == 1 {
		return found[0].Name(p.deps.Localizer.Lang())
	}
	return code
}

// placeName is a settlement, and its raion and oblast, to tell it from its namesakes.
func (p *Page) placeName(place atlas.Place) (name, units string) {
	lang := p.deps.Localizer.Lang()
	for _, unit := range []string{place.Raion, place.Oblast} {
		if unit != "" {
			units = strings.TrimPrefix(units+", "+p.deps.Desk.UnitName(unit, lang), ", ")
		}
	}
	return place.Name(lang), units
}

func (p *Page) locationTitle(l *aid.Location) (title, about string) {
	title = l.Name.In(p.deps.Localizer.Lang())
	if title == "" {
		title = p.settlementName(l.Settlement)
	}
	if title == "" {
		title = p.t("where.untitled")
	}
	return title, joined(p.unitNames(l)...)
}

// unitNames are the names of the units that a location has, the largest first.
func (p *Page) unitNames(l *aid.Location) (names []string) {
	for _, code := range []string{l.Oblast, l.Raion, l.Hromada} {
		if code != "" {
			names = append(names, p.deps.Desk.UnitName(code, p.deps.Localizer.Lang()))
		}
	}
	return names
}
