package overview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/workflow"
)

// card tells of the activity whose pin is selected, and leads to its record.
type card struct {
	page  *Page
	id    aid.ID
	title *widget.Label
	chip  *form.Chip
	facts *widget.Label
	open  *form.Button
	panel *panel
}

const cardWidth, cardMost = 300, 400

func newCard(p *Page) *card {
	c := &card{page: p, title: widget.NewLabel(""), chip: form.NewChip("", form.Plain), facts: widget.NewLabel("")}
	c.title.TextStyle.Bold = true
	c.title.Wrapping, c.facts.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	c.open = form.NewButtonWithIcon(p.t("card.open"), fynetheme.DocumentCreateIcon(), func() { p.Open(c.id) })
	c.open.Importance = widget.HighImportance
	leave := form.NewButton(p.t("card.close"), p.letGo)
	chip := container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(fynetheme.InnerPadding()-fynetheme.Padding(), 1)), nil, c.chip)
	c.panel = newPanel(form.Limited(cardWidth, cardMost, container.NewVBox(c.title, chip, c.facts, form.Beside(0, c.open, leave))))
	c.panel.Hide()
	return c
}

// show tells of a pin; the card goes where the view has none.
func (c *card) show(pin string) {
	p := c.page
	e, place, here := p.view.placeOf(pin)
	if !here {
		p.pins.Select("")
		c.hide()
		return
	}
	c.id = e.ID
	c.title.SetText(p.title(e))
	c.chip.Set(p.text.T("activities.chip."+string(e.Chip)), workflow.Tones[e.Chip])
	c.facts.SetText(strings.Join(c.about(e, place), "\n"))
	c.panel.Show()
	c.panel.Refresh()
	p.over.Refresh()
}

func (c *card) hide() {
	if c.panel.Visible() {
		c.panel.Hide()
		c.page.over.Refresh()
	}
}

// about is what stands under the title: the place, the status, whose it is.
func (c *card) about(e desk.MapEntry, place desk.MapPlace) (lines []string) {
	p := c.page
	where := place.Name.In(p.text.Lang())
	if where == "" {
		where = p.oblasts(e)
	}
	status := p.Desk.Codelist(aid.ListStatus).Name(e.Status, p.text.Lang())
	for _, line := range []string{where, status, p.orgs[e.Org].In(p.text.Lang())} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
