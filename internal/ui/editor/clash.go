package editor

import (
	"context"
	"encoding/json"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/theme"
)

// showClash puts the conflict of a path, if there is one, under its field, and takes a decided one away.
// It says whether it did either.
func (p *Page) showClash(box *fyne.Container, shown **fyne.Container, path aid.Path) bool {
	var clash *aid.Clash
	for i := range p.model.clashes {
		if p.model.clashes[i].Path == path && p.model.own {
			clash = &p.model.clashes[i]
		}
	}
	switch {
	case clash == nil && *shown != nil:
		box.Remove(*shown)
		*shown = nil
		return true
	case clash != nil && *shown == nil:
		*shown = p.clashPanel(*clash)
		box.Add(*shown)
		return true
	}
	return false
}

// clashPanel is an undecided conflict as it stands under its field: both values, and a button for each.
func (p *Page) clashPanel(c aid.Clash) *fyne.Container {
	title := bold(p.t("clash.title"))
	theirs := p.t("clash.theirs", "Value", p.value(c.Path, c.Theirs))
	if c.Who != "" {
		when := time.Unix(c.When, 0)
		theirs = p.t("clash.by", "Value", p.value(c.Path, c.Theirs), "Who", c.Who, "When", p.deps.Localizer.DateTime(when))
	}
	line := func(text string) *widget.Label {
		l := widget.NewLabel(text)
		l.Wrapping = fyne.TextWrapWord
		return l
	}
	buttons := container.NewHBox(
		widget.NewButton(p.t("clash.keep"), func() { p.resolve(c.Path, desk.ResolveMine) }),
		widget.NewButton(p.t("clash.take"), func() { p.resolve(c.Path, desk.ResolveTheirs) }))
	ground := canvas.NewRectangle(theme.Of(theme.ColorCard))
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = theme.Of(theme.ColorWarn), 1, fynetheme.InputRadiusSize()
	text := container.New(&rows{overlap: 10}, title, line(p.t("clash.mine", "Value", p.value(c.Path, c.Mine))), line(theirs))
	return container.NewStack(ground, container.NewPadded(container.NewVBox(text, buttons)))
}

// resolve decides a conflict and shows the activity as it then is.
func (p *Page) resolve(path aid.Path, choice desk.ResolveChoice) {
	if p.Close() != nil {
		return
	}
	id := p.model.activity.ID
	p.deps.Runner.Run(func(context.Context) error { return p.deps.Desk.Resolve(id, path, choice, nil) }, func(err error) {
		if err != nil {
			p.failed(err)
			return
		}
		p.Open(id)
	})
}

// value is a field's value as people read it.
func (p *Page) value(path aid.Path, raw json.RawMessage) string {
	if raw == nil {
		if path.Item() != "" || path == aid.PathDeleted {
			return p.t("clash.removed")
		}
		return p.t("clash.empty")
	}
	var text string
	if path.Item() == "" && json.Unmarshal(raw, &text) == nil {
		return p.readable(path, text)
	}
	switch path.Collection() {
	case "locations":
		return item(raw, p.locationTitle)
	case "participations":
		return item(raw, p.participationTitle)
	case "budgets":
		return item(raw, p.budgetTitle)
	case "transactions":
		return item(raw, p.transactionTitle)
	case "results":
		return item(raw, func(r *aid.Result) (string, string) {
			return p.named(r.Title, "results.untitled"), p.coded(aid.ListResultType, r.Type)
		})
	case "documents":
		return item(raw, func(d *aid.Document) (string, string) { return p.named(d.Title, "files.document"), d.URL })
	case "sectors":
		return item(raw, func(s *aid.Sector) (string, string) {
			list := map[string]string{aid.VocabularyDAC: aid.ListDACSector, aid.VocabularyPortal: aid.ListPortalSector}[s.Vocabulary]
			return p.coded(list, s.Code), p.deps.Localizer.Decimal(s.Percentage.String()) + "\u00a0%"
		})
	}
	return p.yesNo(raw)
}

// item reads an item and says it as its head in a list does.
func item[T any](raw json.RawMessage, title func(*T) (string, string)) string {
	decoded, err := aid.DecodeItem[T](raw)
	if err != nil {
		return string(raw)
	}
	head, about := title(&decoded)
	return joined(head, about)
}

// readable turns codes, dates and ids into what people read.
func (p *Page) readable(path aid.Path, text string) string {
	switch path {
	case "status":
		return p.name(aid.ListStatus, text)
	case "markers.gender", "markers.disability":
		return p.name(aid.ListSignificance, text)
	case aid.PathReportingOrg:
		return p.organisation(aid.ID(text)).Label
	case "dates.planned_start", "dates.planned_end", "dates.actual_start", "dates.actual_end":
		return p.day(aid.Date(text))
	}
	return text
}

func (p *Page) yesNo(raw json.RawMessage) string {
	switch string(raw) {
	case "true":
		return p.t("clash.yes")
	case "false":
		return p.t("clash.no")
	}
	return string(raw)
}
