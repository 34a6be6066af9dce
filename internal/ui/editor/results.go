package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
)

// resultsSection is the section on what the activity changes, and for whom.
func resultsSection(g *group) fyne.CanvasObject {
	p := g.page
	list := newList(g, results(), looks[aid.Result]{
		empty: "results.none", add: "results.add", fill: fillResult,
		fresh: func() aid.Result { return aid.Result{Type: "1"} },
		title: func(r *aid.Result) (title, about string) {
			return p.named(r.Title, "results.untitled"), p.coded(aid.ListResultType, r.Type)
		},
	})
	return stack(part(g.label("results.list"), list.object()), people(g))
}

func fillResult(g *group, key string) fyne.CanvasObject {
	item, at := results().item(key), results().at(key)
	indicators := collection[aid.Indicator]{path: at + ".indicators", list: in(item, func(r *aid.Result) *[]aid.Indicator { return &r.Indicators })}
	p := g.page
	list := newList(g, indicators, looks[aid.Indicator]{
		empty: "results.indicator_none", add: "results.add_indicator",
		fresh: func() aid.Indicator { return aid.Indicator{Measure: "1"} },
		title: func(i *aid.Indicator) (title, about string) {
			return p.named(i.Title, "results.indicator"), p.coded(aid.ListMeasure, i.Measure)
		},
		fill: func(g *group, key string) fyne.CanvasObject { return fillIndicator(g, indicators, key) },
	})
	return stack(
		g.both(at+".title", "results.title", false, in(item, func(r *aid.Result) *aid.Text { return &r.Title })),
		g.code(at+".type", "results.type", aid.ListResultType, in(item, func(r *aid.Result) *string { return &r.Type })),
		g.both(at+".description", "results.description", true, in(item, func(r *aid.Result) *aid.Text { return &r.Description })),
		bold(g.label("results.indicators")),
		list.object(),
	)
}

func fillIndicator(g *group, indicators collection[aid.Indicator], key string) fyne.CanvasObject {
	item, at := indicators.item(key), indicators.at(key)
	periods := collection[aid.Period]{path: at + ".periods", list: in(item, func(i *aid.Indicator) *[]aid.Period { return &i.Periods })}
	p := g.page
	list := newList(g, periods, looks[aid.Period]{
		empty: "results.period_none", add: "results.add_period",
		fresh: func() aid.Period { return aid.Period{} },
		title: p.periodTitle,
		fill:  func(g *group, key string) fyne.CanvasObject { return fillPeriod(g, periods, key) },
	})
	return stack(
		g.both(at+".title", "results.indicator", false, in(item, func(i *aid.Indicator) *aid.Text { return &i.Title })),
		g.code(at+".measure", "results.measure", aid.ListMeasure, in(item, func(i *aid.Indicator) *string { return &i.Measure })),
		form.Fields(
			g.count(at+".baseline_year", "results.baseline_year", "input.year", func(year string) string { return year },
				in(item, func(i *aid.Indicator) *int { return &i.BaselineYear })),
			g.known(at+".baseline", "results.baseline", in(item, func(i *aid.Indicator) **aid.Decimal { return &i.BaselineValue }))),
		bold(g.label("results.periods")),
		list.object(),
	)
}

func fillPeriod(g *group, periods collection[aid.Period], key string) fyne.CanvasObject {
	item, at := periods.item(key), periods.at(key)
	return form.Fields(
		g.date(at+".start", "when.from", in(item, func(p *aid.Period) *aid.Date { return &p.Start })),
		g.date(at+".end", "when.to", in(item, func(p *aid.Period) *aid.Date { return &p.End })),
		g.known(at+".target", "results.target", in(item, func(p *aid.Period) **aid.Decimal { return &p.Target })),
		g.known(at+".actual", "results.actual", in(item, func(p *aid.Period) **aid.Decimal { return &p.Actual })),
	)
}

func (p *Page) periodTitle(period *aid.Period) (title, about string) {
	if title = p.span(period.Start, period.End); title == "" {
		title = p.t("results.period")
	}
	value := func(key string, d *aid.Decimal) string {
		if d == nil {
			return ""
		}
		return p.t(key) + "\u00a0" + p.deps.Localizer.Decimal(d.String())
	}
	return title, joined(value("results.target", period.Target), value("results.actual", period.Actual))
}

// named is a text in the person's language, or a word for it while it is empty.
func (p *Page) named(t aid.Text, key string) string {
	if name := t.In(p.deps.Localizer.Lang()); name != "" {
		return name
	}
	return p.t(key)
}

// coded is the name of a code, nothing for none.
func (p *Page) coded(list, code string) string {
	if code == "" {
		return ""
	}
	return p.name(list, code)
}

func bold(text string) *widget.Label {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.Wrapping = fyne.TextWrapWord
	return l
}
