package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/picture"
	"focalpoint/internal/ui/runner"
)

// bar is what stands above the map: the filter, what pins and colours tell, and the picture.
type bar struct {
	page  *Page
	offer offer

	words                                *form.Entry
	status, chip, component, oblast, org *form.Pick
	filter                               *fyne.Container

	colouring, measure, currency *form.Pick
	clear, save                  *form.Button
	content                      fyne.CanvasObject
}

// filterLeast is how wide each choice of the filter is at least.
const filterLeast = 118

func newBar(p *Page) *bar {
	b := &bar{page: p, words: form.NewEntry(false)}
	b.words.SetPlaceHolder(p.t("search"))
	b.words.ActionItem = widget.NewIcon(fynetheme.SearchIcon())
	b.words.Text = p.choices.Filter.Words
	soon := runner.Debounce(p.Runner, searchPause, p.look)
	b.words.OnChanged = func(words string) {
		p.choices.Filter.Words = words
		soon()
	}
	f := &p.choices.Filter
	pick := func(set func(code string)) *form.Pick {
		return form.NewPick(func(code string) {
			set(code)
			p.look()
		})
	}
	b.status = pick(func(code string) { f.Status = code })
	b.chip = pick(func(code string) { f.Chip = desk.Chip(code) })
	b.component = pick(func(code string) { f.Component = code })
	b.oblast = pick(func(code string) { f.Oblast = code })
	b.org = pick(func(code string) { f.Org = aid.ID(code) })
	b.colouring = pick(func(code string) { p.choices.Colouring = desk.Colouring(code) })
	b.measure = pick(func(code string) { p.choices.Measure = desk.Measure(code) })
	b.currency = pick(func(code string) { p.choices.Currency = code })
	b.filter = form.Columns(1, filterLeast, form.Whole(b.words), b.status, b.chip, b.component, b.oblast, b.org)
	b.clear = form.NewButtonWithIcon(p.t("clear"), fynetheme.ContentClearIcon(), p.ClearFilter)
	b.save = form.NewButtonWithIcon(p.t("picture.save"), fynetheme.DocumentSaveIcon(), b.askFormat)
	looks := form.Flow(form.Wish(212, b.colouring), form.Wish(206, b.measure), form.Wish(86, b.currency))
	row := form.Beside(0, looks, form.Flow(b.clear, b.save))
	b.content = container.NewVBox(b.filter, row)
	b.show(makeOffer(nil, nil, p.Desk, p.text))
	return b
}

// follow shows choices that were not made here.
func (b *bar) follow() {
	changed := b.words.OnChanged
	b.words.OnChanged = nil
	b.words.SetText(b.page.choices.Filter.Words)
	b.words.OnChanged = changed
	b.show(b.offer)
}

// show offers what there is to choose; a filter by organisation only where there are several.
func (b *bar) show(o offer) {
	p, c := b.page, &b.page.choices
	b.offer = o
	b.status.Offer(o.status, c.Filter.Status)
	b.chip.Offer(o.chip, string(c.Filter.Chip))
	b.component.Offer(o.component, c.Filter.Component)
	b.oblast.Offer(o.oblast, c.Filter.Oblast)
	b.org.Offer(o.org, string(c.Filter.Org))
	several := len(o.org) > 2 || c.Filter.Org != ""
	b.org.Hidden = !several
	columns := 5
	if several {
		columns = 6
	}
	b.filter.Layout = form.Columns(columns, filterLeast).Layout
	b.colouring.Offer([]form.Option{
		{Code: string(desk.ByStatus), Label: p.t("pins.status")}, {Code: string(desk.BySector), Label: p.t("pins.sector")},
	}, string(c.Colouring))
	b.measure.Offer([]form.Option{
		{Code: string(desk.MeasureNone), Label: p.t("oblasts.none")},
		{Code: string(desk.MeasureCount), Label: p.t("oblasts.count")},
		{Code: string(desk.MeasureMoney), Label: p.t("oblasts.money")},
	}, string(c.Measure))
	b.showView()
}

// showView follows what is shown: the currencies there are, and whether there is anything to save or to clear.
func (b *bar) showView() {
	p, v := b.page, &b.page.view
	var currencies []form.Option
	for _, code := range v.currencies {
		currencies = append(currencies, form.Option{Code: code, Label: code})
	}
	b.currency.Offer(currencies, v.areas.Currency)
	b.currency.Hidden = p.choices.Measure != desk.MeasureMoney || len(currencies) < 2
	b.clear.Hidden = p.choices.Filter == Filter{}
	if len(v.entries) > 0 {
		b.save.Enable()
	} else {
		b.save.Disable()
	}
	b.content.Refresh()
}

// askFormat lets a person choose what kind of picture is saved.
func (b *bar) askFormat() {
	p := b.page
	c := p.Window().Canvas()
	menu := widget.NewPopUpMenu(fyne.NewMenu("",
		fyne.NewMenuItem(p.t("picture.png"), func() { p.AskPicture(picture.PNG) }),
		fyne.NewMenuItem(p.t("picture.svg"), func() { p.AskPicture(picture.SVG) }),
	), c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.save)
	menu.ShowAtPosition(fyne.NewPos(min(at.X, c.Size().Width-menu.MinSize().Width), at.Y+b.save.Size().Height))
	c.Focus(menu)
}
