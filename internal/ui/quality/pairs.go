package quality

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// sideLine is one record of a pair.
type sideLine struct {
	title, whose, span, place *widget.Label
	open                      *form.Button
	whole                     fyne.CanvasObject
}

// longestTitle is how many characters of a title fit into three lines of half the page in the smallest window.
const longestTitle = 80

func newSideLine(p *Page) *sideLine {
	s := &sideLine{title: widget.NewLabel("\n\n"), whose: caption(""), span: caption(""), place: caption(""), open: form.NewButton(p.t("open"), nil)}
	s.title.TextStyle.Bold, s.title.Wrapping = true, fyne.TextWrapWord
	for _, words := range []*widget.Label{s.whose, s.span, s.place} {
		words.Truncation = fyne.TextTruncateEllipsis
	}
	tight := layout.NewCustomPaddedVBoxLayout(-2*fynetheme.InnerPadding() + 4)
	facts := container.New(tight, s.whose, s.span, s.place)
	s.whole = container.NewBorder(s.title, nil, nil, nil, container.NewBorder(nil, nil, nil, container.NewCenter(s.open), facts))
	return s
}

// sides is how many records of a pair stand beside each other.
func sides() int {
	if form.RowLines() > 1 {
		return 1
	}
	return 2
}

// newPairs makes the list of likely duplicates, each pair side by side.
func (d *detail) newPairs() *form.List {
	type pairLine struct {
		a, b     *sideLine
		alike    *widget.Label
		distinct *form.Button
	}
	p, lines := d.page, map[fyne.CanvasObject]*pairLine{}
	list := form.NewList(
		func() int { return len(p.found.Pairs) },
		func() fyne.CanvasObject {
			l := &pairLine{newSideLine(p), newSideLine(p), caption(""), form.NewButton(p.t("distinct"), nil)}
			head := container.NewBorder(nil, nil, nil, l.distinct, l.alike)
			whole := container.NewBorder(head, nil, nil, nil, container.NewGridWithColumns(sides(), l.a.whole, l.b.whole))
			lines[whole] = l
			return whole
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(p.found.Pairs) {
				l, pair := lines[o], p.found.Pairs[i]
				l.alike.SetText(p.t("alike", "Percent", pair.Alike))
				l.distinct.OnTapped = func() { d.distinguish(pair) }
				p.showSide(l.a, pair.A, pair.B)
				p.showSide(l.b, pair.B, pair.A)
			}
		},
	)
	list.OnSelected = func(widget.ListItemID) { list.UnselectAll() }
	list.Name = p.text.T("quality.page.alike")
	return list
}

func (p *Page) showSide(s *sideLine, side, other desk.Side) {
	s.title.SetText(shortened(p.title(side.Title)))
	whose := p.t("mine")
	if !side.Own {
		if whose = p.orgs[side.Org].In(p.text.Lang()); whose == "" {
			whose = p.t("theirs")
		}
	}
	s.whose.SetText(whose)
	s.span.SetText(p.day(side.Start) + " – " + p.day(side.End))
	s.place.SetText("")
	if side.Oblast != "" {
		s.place.SetText(p.Desk.UnitName(side.Oblast, p.text.Lang()))
	}
	s.open.OnTapped = func() {
		p.Open(side.ID, desk.Finding{
			Rule: desk.RuleDuplicate, Severity: desk.SeverityWarn, Field: "title.uk", Args: map[string]string{"Title": p.title(other.Title)},
		})
	}
}

// shortened is a title that is cut where it would not fit.
func shortened(title string) string {
	if letters := []rune(title); len(letters) > longestTitle {
		return strings.TrimRight(string(letters[:longestTitle-1]), " ") + "…"
	}
	return title
}

func (p *Page) day(day aid.Date) string {
	if t := day.Time(); !t.IsZero() {
		return p.text.Date(t)
	}
	return "…"
}
