package editor

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/form"
)

// ask shows the question that doubtful coordinates raise, with a row for each place to choose from, or why an address or
// another grid cannot be read; false for what is neither.
func (s *placeSearch) ask(err error) bool {
	question, doubt := errors.AsType[*atlas.QuestionError](err)
	told := errors.Is(err, atlas.ErrNoPoint) || errors.Is(err, atlas.ErrShortLink) || errors.Is(err, atlas.ErrWords) || errors.Is(err, atlas.ErrOtherGrid)
	if !doubt && !told {
		return false
	}
	s.found.RemoveAll()
	s.choose = nil // Enter takes nothing: the person chooses
	s.found.Add(note(s.page.deps.Explain(err)))
	if doubt {
		for _, point := range question.Readings {
			s.offer(s.page.lies(point), atlas.FormatDecimal(point), func() { s.point(point) })
		}
	}
	s.reveal()
	return true
}

// lies says in a few words where a point lies: the nearest settlement, or that it is the sea or abroad.
func (p *Page) lies(point aid.Point) string {
	_, at := p.deps.Desk.Locate(aid.Location{Point: point})
	switch {
	case at.Outside == atlas.OutsideSea:
		return p.t("where.sea")
	case at.Outside != "":
		return p.t("where.abroad")
	case at.Settlement.UK == "":
		return p.deps.Desk.UnitName(at.Oblast.Code, p.deps.Localizer.Lang())
	}
	return p.t("where.near", "Place", at.Settlement.Name(p.deps.Localizer.Lang()), "Kilometres", p.kilometres(at.Distance))
}

// choices are the buttons under a coordinates field, one for each place that what was typed may mean.
type choices struct {
	page *Page
	box  *fyne.Container
	take func(aid.Point)
}

func newChoices(p *Page, take func(aid.Point)) *choices {
	c := &choices{page: p, box: container.NewVBox(), take: take}
	c.box.Hide()
	return c
}

// set shows the readings of a question, and nothing for another error or none.
func (c *choices) set(err error) {
	c.box.RemoveAll()
	question, ok := errors.AsType[*atlas.QuestionError](err)
	if !ok {
		c.box.Hide()
		return
	}
	for _, point := range question.Readings {
		b := form.NewButton(atlas.FormatDecimal(point)+" · "+c.page.lies(point), func() { c.take(point) })
		b.Alignment = widget.ButtonAlignLeading
		c.box.Add(b)
	}
	c.box.Show()
}

// asked says whether a question is shown.
func (c *choices) asked() bool { return c.box.Visible() }
