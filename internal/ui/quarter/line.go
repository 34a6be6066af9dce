package quarter

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// line is a row of the list as it is drawn; the list uses a few of them again and again.
type line struct {
	widget.BaseWidget
	page   *Page
	id     aid.ID
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
	mark   *widget.Icon
	title  *widget.Label
	facts  *form.Wrapped
	chip   *form.Chip
}

func newLine(p *Page) *line {
	l := &line{
		page: p, ground: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		mark: widget.NewIcon(fynetheme.CheckButtonIcon()), title: widget.NewLabel(""),
		facts: form.NewWrapped(fynetheme.SizeNameCaptionText, widget.LowImportance), chip: form.NewChip("", form.Plain),
	}
	l.ground.CornerRadius, l.edge.CornerRadius = 6, 2
	l.title.Truncation, l.title.TextStyle.Bold = fyne.TextTruncateEllipsis, true
	l.ExtendBaseWidget(l)
	return l
}

// AccessibilityLabel is the row: what, its state, its figures.
func (l *line) AccessibilityLabel() string {
	return form.Speak(l.title.Text, l.chip.Text(), l.facts.Words())
}

// AccessibilityRole is that of a button: a tap chooses the row.
func (l *line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// tones are the colours of the states.
var tones = map[desk.QuarterState]form.Tone{
	desk.QuarterWaiting: form.Caution, desk.QuarterUpdated: form.Good, desk.QuarterUnchanged: form.Good, desk.QuarterClosed: form.Plain,
}

// show fills the line with a row.
func (l *line) show(i int) {
	p := l.page
	r := p.shown[i]
	l.id = r.Activity.ID
	reword(l.title, p.title(r.Activity.Title))
	l.facts.SetText(form.Facts(p.facts(r.QuarterRow)))
	if word, tone := p.word(r.QuarterRow); word != l.chip.Text() {
		l.chip.Set(word, tone)
		l.Refresh()
	}
	l.paint()
}

// reword sets a text that has changed: laying out one that has not is most of what a list costs.
func reword(label *widget.Label, text string) {
	if label.Text != text {
		label.SetText(text)
	}
}

// paint shows whether the row is marked and whether the keys go to it.
func (l *line) paint() {
	p := l.page
	mark := fyne.Resource(fynetheme.CheckButtonIcon())
	if p.marked[l.id] {
		mark = fynetheme.NewPrimaryThemedResource(fynetheme.CheckButtonCheckedIcon())
	}
	if l.mark.Resource.Name() != mark.Name() {
		l.mark.SetResource(mark)
	}
	l.ground.FillColor, l.edge.FillColor = color.Transparent, color.Transparent
	if l.id == p.current {
		l.ground.FillColor, l.edge.FillColor = theme.Of(fynetheme.ColorNameHover), theme.Of(theme.ColorMuted)
		if p.list.focused {
			l.ground.FillColor, l.edge.FillColor = theme.Of(fynetheme.ColorNameSelection), theme.Of(fynetheme.ColorNamePrimary)
		}
	}
	canvas.Refresh(l.ground)
	canvas.Refresh(l.edge)
}

// word is the row's state; what was begun and not filed stands out.
func (p *Page) word(r desk.QuarterRow) (word string, tone form.Tone) {
	if r.Update.Stage == aid.StageHeld && (r.Update.Figures || r.Update.NoChange) {
		return p.text.T("quarter.state.held"), form.Busy
	}
	return p.text.T("quarter.state." + string(r.State)), tones[r.State]
}

// facts are what stands under the title: progress before and now, the quarter's figures, what needs a look.
func (p *Page) facts(r desk.QuarterRow) (facts []string) {
	number := func(d aid.Decimal) string { return p.text.Decimal(d.String()) }
	if r.Now.Progress != r.Was.Progress {
		facts = append(facts, p.text.T("quarter.fact.grew", "Was", number(r.Was.Progress), "Now", number(r.Now.Progress)))
	} else {
		facts = append(facts, p.text.T("quarter.fact.was", "Was", number(r.Was.Progress)))
	}
	if !r.Update.Spent.Amount.IsZero() {
		facts = append(facts, p.text.T("quarter.fact.spent", "Sum", p.money(r.Update.Spent)))
	}
	if r.Update.Reached != 0 {
		facts = append(facts, p.text.N("quarter.fact.reached", r.Update.Reached))
	}
	switch {
	case r.Update.Clashes > 0:
		facts = append(facts, p.text.T("quarter.fact.clash"))
	case r.Update.Stage == aid.StageRefused:
		facts = append(facts, p.text.T("quarter.fact.refused"))
	case r.EndedOn != "":
		facts = append(facts, p.text.T("quarter.fact.ended", "Date", p.text.Date(r.EndedOn.Time())))
	}
	return facts
}

func (p *Page) title(t aid.Text) string {
	if title := t.In(p.text.Lang()); title != "" {
		return title
	}
	return p.text.T("activities.untitled")
}

func (p *Page) money(m aid.Money) string {
	return p.text.Decimal(m.Amount.String()) + "\u00a0" + m.Currency
}

// Measures of a row at the usual size of text.
const (
	lineHeight = 50
	markWidth  = 40 // a click left of it marks
	markSide   = 20
	chipWidth  = 92
	titleEdge  = 3  // how far the title's free space reaches out of the row
	factsEdge  = 10 // and that of the facts into the title
)

// stacked says that the state stands under the facts: beside them, large text would leave them no room.
func stacked() bool { return theme.Length(1) > 1.3 }

// MouseDown chooses the row, marks it with Ctrl, and marks everything on the way to it with Shift.
func (l *line) MouseDown(e *desktop.MouseEvent) {
	p := l.page
	switch {
	case e.Button != desktop.MouseButtonPrimary:
	case e.Modifier&fyne.KeyModifierShift != 0:
		p.markTo(l.id)
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0, e.Position.X < theme.Length(markWidth):
		p.mark(l.id)
	default:
		p.choose(l.id)
	}
	p.focus(p.list)
}

// MouseUp has nothing to do.
func (l *line) MouseUp(*desktop.MouseEvent) {}

// Tapped keeps the list's own choice out of it.
func (l *line) Tapped(*fyne.PointEvent) {}

// Cursor shows that the row can be clicked.
func (l *line) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer lays the parts out.
func (l *line) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{l} }

type lineRenderer struct{ l *line }

// Layout places mark, title over facts, and state.
func (r *lineRenderer) Layout(size fyne.Size) {
	l := r.l
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	left, side, chip := theme.Length(markWidth), theme.Length(markSide), l.chip.MinSize()
	words := max(0, size.Width-left-theme.Length(chipWidth)-8)
	at := fyne.NewPos(size.Width-chip.Width-8, (size.Height-chip.Height)/2)
	if stacked() {
		words = max(0, size.Width-left-8)
		at = fyne.NewPos(left, size.Height-chip.Height-3)
	}
	place(l.ground, 0, 0, size.Width, size.Height)
	place(l.edge, 0, 6, 3, size.Height-12)
	place(l.mark, (left-side)/2+2, (size.Height-side)/2, side, side)
	padding := fynetheme.InnerPadding() // of a label
	title := l.title.MinSize().Height
	place(l.title, left-padding, -titleEdge, words+2*padding, title)
	l.facts.Resize(fyne.NewSize(words+2*padding, l.facts.Size().Height)) // its height follows from its width
	place(l.facts, left-padding, title-titleEdge-factsEdge, words+2*padding, l.facts.MinSize().Height)
	place(l.chip, at.X, at.Y, chip.Width, chip.Height)
}

// MinSize is as high as the title and the lines of facts, and the state where that stands under them.
func (r *lineRenderer) MinSize() fyne.Size {
	fact := fyne.MeasureText("1", fynetheme.CaptionTextSize(), fyne.TextStyle{}).Height
	height := theme.Length(lineHeight) + float32(form.RowLines()-1)*fact
	if stacked() {
		height += r.l.chip.MinSize().Height
	}
	return fyne.NewSize(300, height)
}

// Refresh draws the parts anew.
func (r *lineRenderer) Refresh() {
	r.Layout(r.l.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// Objects are the parts from back to front.
func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.ground, r.l.edge, r.l.mark, r.l.title, r.l.facts, r.l.chip}
}

// Destroy has nothing to give back.
func (r *lineRenderer) Destroy() {}
