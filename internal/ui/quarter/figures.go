package quarter

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// maxReached bounds a count of people: more than live on Earth is a slip of the finger.
const maxReached = 10_000_000_000

// read is what the fields say; ok is false where one cannot be read.
func (f *panel) read() (figures desk.QuarterFigures, ok bool) {
	figures, wrong := f.figures()
	return figures, len(wrong) == 0
}

// figures is what the fields say, and the fields that cannot be read.
func (f *panel) figures() (figures desk.QuarterFigures, wrong map[aid.Path]string) {
	p := f.page
	wrong = map[aid.Path]string{}
	if progress, ok := readAmount(strings.TrimSuffix(strings.TrimSpace(f.progress.Text), "%"), p.text.Lang()); !ok {
		wrong["progress"] = p.text.T("quarter.warnings.no_percentage")
	} else if strings.TrimSpace(f.progress.Text) != "" {
		figures.Progress = &progress
		if progress.Sign() < 0 || progress.Compare(aid.DecimalOf(100)) > 0 {
			wrong["progress"] = p.text.T("quarter.warnings.no_percentage")
		}
	}
	var ok bool
	amount, typed := f.currency.cut(f.spent.Text)
	if figures.Spent.Amount, ok = readAmount(amount, p.text.Lang()); !ok {
		wrong["spent"] = p.text.T("quarter.panel.wrong_number")
	}
	if figures.Spent.Currency = typed; typed == "" {
		figures.Spent.Currency = f.currency.code.Text
	}
	reached, ok := readAmount(f.reached.Text, p.text.Lang())
	if whole := int(reached.Float()); ok && whole < maxReached && aid.DecimalOf(int64(whole)) == reached {
		figures.Reached = whole
	} else {
		wrong["reached"] = p.text.T("quarter.panel.wrong_count")
	}
	figures.Note = strings.TrimSpace(f.note.Text)
	figures.Status = f.status.Value()
	return figures, wrong
}

// tell says under each field what was before, what it comes to, and what looks wrong.
func (f *panel) tell() {
	p, s := f.page, f.sheet
	figures, wrong := f.figures()
	f.progressIn.SetHelp(p.text.T("quarter.panel.progress_was", "Was", p.text.Decimal(s.Was.Progress.String())))
	f.spentIn.SetHelp(f.spentHelp(figures.Spent))
	f.currency.show(figures.Spent.Currency)
	f.reachedIn.SetHelp(p.text.T("quarter.panel.reached_sum", "Sum", p.text.Number(int64(s.Was.Reached+figures.Reached))))
	help := p.text.T("quarter.panel.status_help")
	if figures.Status != s.Status && (figures.Status == "4" || figures.Status == "5") {
		help = p.text.T("quarter.panel.closes")
	}
	f.status.Frame.SetHelp(help)
	warnings := map[aid.Path]string{}
	for _, w := range s.Warnings(figures) {
		warnings[w.Field] = w.Sentence(p.text)
	}
	for path, field := range map[aid.Path]form.Field{
		"progress": f.progressIn, "spent": f.spentIn, "reached": f.reachedIn, "status": f.status.Frame,
	} {
		switch {
		case wrong[path] != "":
			field.SetFinding(form.Stop, wrong[path])
		case warnings[path] != "":
			field.SetFinding(form.Warn, warnings[path])
		default:
			field.SetFinding(form.None, "")
		}
	}
}

func (f *panel) spentHelp(spent aid.Money) string {
	p := f.page
	sum := f.sheet.Was.Spent.In(spent.Currency).Add(spent.Amount)
	if budget := f.sheet.Budget.In(spent.Currency); !budget.IsZero() {
		return p.text.T("quarter.panel.spent_of", "Sum", p.text.Decimal(sum.String()), "Budget", p.money(aid.Money{Amount: budget, Currency: spent.Currency}))
	}
	return p.text.T("quarter.panel.spent_sum", "Sum", p.money(aid.Money{Amount: sum, Currency: spent.Currency}))
}

// plain is a number as it stands in a field, to be typed over: without signs between thousands.
func (p *Page) plain(d aid.Decimal) string {
	if p.text.Lang() == i18n.Ukrainian {
		return strings.ReplaceAll(d.String(), ".", ",")
	}
	return d.String()
}

// steady gives a field the room of a sentence of two lines, so that what is said under it moves nothing.
func steady(field fyne.CanvasObject) fyne.CanvasObject { return container.New(steadyLayout{}, field) }

type steadyLayout struct{}

const steadyHeight = 72 // control, and two lines of a sentence, at the usual size of text

// Layout gives the field the whole room.
func (steadyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is never less than the room of two lines.
func (steadyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	return fyne.NewSize(size.Width, max(size.Height, theme.Length(steadyHeight)))
}
