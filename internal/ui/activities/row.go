package activities

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/workflow"
)

// line is a row of the list; the list uses a few of them again and again.
type line struct {
	*fyne.Container
	check *form.Check
	title *widget.Label
	more  *form.Wrapped
	chip  *form.Chip
}

func newLine() *line {
	l := &line{check: form.NewCheck("", nil), title: widget.NewLabel(""), more: form.NewWrapped(fynetheme.SizeNameCaptionText, widget.LowImportance), chip: form.NewChip("", form.Plain)}
	l.title.TextStyle.Bold = true
	l.title.Truncation = fyne.TextTruncateEllipsis
	words := container.New(&twoLines{}, l.title, l.more)
	chip := container.NewGridWrap(chipSize(), l.chip)
	l.Container = container.NewBorder(nil, nil, l.check, container.NewCenter(chip), words)
	return l
}

// show fills the line.
func (p *Page) show(l *line, r row) {
	chip := desk.ChipOf(r.Summary)
	title := r.Title.In(p.text.Lang())
	if title == "" {
		title = p.text.T("activities.untitled")
	}
	l.title.SetText(title)
	l.check.SetName(title)
	l.more.SetText(form.Facts(p.facts(r.Summary)))
	l.chip.Set(p.text.T("activities.chip."+string(chip)), workflow.Tones[chip])
	l.check.OnChanged = nil
	l.check.SetChecked(p.checked[r.ID])
	l.check.OnChanged = func(on bool) { p.check(r.ID, on) }
}

// facts are what stands under the title.
func (p *Page) facts(s aid.Summary) (facts []string) {
	if span := p.span(s); span != "" {
		facts = append(facts, span)
	}
	var names []string
	for _, code := range strings.Fields(s.Oblasts) {
		names = append(names, p.desk.UnitName(code, p.text.Lang()))
	}
	switch {
	case len(names) > 2:
		facts = append(facts, strings.Join(names[:2], ", ")+" …")
	case len(names) > 0:
		facts = append(facts, strings.Join(names, ", "))
	}
	if s.Pins == 0 {
		facts = append(facts, p.text.T("activities.nopins"))
	} else {
		facts = append(facts, p.text.N("activities.pins", s.Pins))
	}
	if s.Problems > 0 {
		facts = append(facts, p.text.N("activities.problems", s.Problems))
	}
	return facts
}

func (p *Page) span(s aid.Summary) string {
	begin, end := "…", "…"
	if t := s.Start.Time(); !t.IsZero() {
		begin = p.text.Date(t)
	}
	if t := s.End.Time(); !t.IsZero() {
		end = p.text.Date(t)
	}
	if begin == "…" && end == "…" {
		return ""
	}
	return begin + " – " + end
}

// chipSize holds the longest word of a state.
func chipSize() fyne.Size { return fyne.NewSize(max(112, theme.Length(84)), theme.Length(28)) }

// twoLines puts the facts close under the title; they keep the lines that form.RowLines says.
type twoLines struct{}

// factsEdge is how far the free space around the facts reaches into the title.
const factsEdge = 16

func (*twoLines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width, title))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width, objects[1].Size().Height)) // its height follows from its width
	objects[1].Resize(fyne.NewSize(size.Width, objects[1].MinSize().Height))
	objects[1].Move(fyne.NewPos(0, title-factsEdge))
}

func (*twoLines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	fact := fyne.MeasureText("1", fynetheme.CaptionTextSize(), fyne.TextStyle{}).Height
	return fyne.NewSize(200, objects[0].MinSize().Height+float32(form.RowLines())*fact-1)
}
