package sending

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

func (p *Page) title(t aid.Text) string {
	if title := t.In(p.text.Lang()); title != "" {
		return title
	}
	return p.text.T("activities.untitled")
}

// titleLeast is the room that a title keeps beside what is said of it.
const titleLeast = 160

// titleRow is a record's title, opening it when it is an activity, with an object on the right.
func (p *Page) titleRow(s aid.Summary, right fyne.CanvasObject) fyne.CanvasObject {
	title := widget.NewLabel(p.title(s.Title))
	title.TextStyle.Bold = true
	title.Truncation = fyne.TextTruncateEllipsis
	if s.Kind != aid.KindActivity {
		return container.NewBorder(nil, nil, nil, right, title)
	}
	open := form.NewButton(p.text.T("sending.open"), func() { p.Open(s.ID) })
	open.Importance = widget.LowImportance
	return form.Beside(titleLeast, title, form.Flow(right, open))
}

func (p *Page) waitingRow(row desk.OutboxRow) fyne.CanvasObject {
	return p.titleRow(row.Summary, chipOf(p.text.T("sending.stage."+string(row.Summary.Stage)), form.Busy))
}

func chipOf(word string, tone form.Tone) fyne.CanvasObject {
	return container.NewCenter(form.NewChip(word, tone))
}

var outcomeTones = map[aid.Outcome]form.Tone{
	aid.OutcomeAccepted: form.Good, aid.OutcomeMerged: form.Good, aid.OutcomeConflict: form.Caution, aid.OutcomeRefused: form.Bad,
}

func (p *Page) receiptRow(r desk.ReceiptRow) fyne.CanvasObject {
	title := widget.NewLabel(p.title(r.Title))
	title.Truncation = fyne.TextTruncateEllipsis
	facts := widget.NewLabel(p.text.T("sending.receipt", "Change", r.N, "Rev", r.Rev, "At", p.text.DateTime(r.At)))
	facts.SizeName, facts.Importance, facts.Wrapping = fynetheme.SizeNameCaptionText, widget.LowImportance, fyne.TextWrapWord
	chip := chipOf(p.text.T("sending.outcome."+string(r.Outcome)), outcomeTones[r.Outcome])
	return form.Beside(titleLeast, title, form.Flow(facts, chip))
}

// exchangeRow is one exchange: when, what it did, and why it failed if it did.
func (p *Page) exchangeRow(x desk.ExchangeRow) fyne.CanvasObject {
	word, tone := "done", form.Good
	if x.Failure != "" {
		word, tone = "failed", form.Caution
	}
	facts := p.sentence(p.text.DateTime(x.At) + "  ·  " + x.Words(p.text))
	row := container.NewBorder(nil, nil, nil, chipOf(p.text.T("sending.exchange."+word), tone), facts)
	if x.Failure == "" {
		return row
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(-12), row, p.quiet(x.Failure))
}

func (p *Page) attentionRow(row disputed) fyne.CanvasObject {
	box := container.NewVBox()
	if row.Refusal != nil {
		box.Add(p.titleRow(row.Summary, chipOf(p.text.T("sending.outcome.refused"), form.Bad)))
		box.Add(p.sentence(p.refusal(*row.Refusal)))
	} else {
		box.Add(p.titleRow(row.Summary, chipOf(p.text.T("sending.outcome.conflict"), form.Caution)))
	}
	for _, object := range p.conflicts(row) {
		box.Add(object)
	}
	return box
}

func (p *Page) sentence(words string) fyne.CanvasObject {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// refusal is the portal's reason in plain words.
func (p *Page) refusal(r aid.Refusal) string {
	if key := "sending.refusal." + r.Type; p.text.Has(key) {
		return p.text.T(key)
	}
	return p.text.T("sending.refusal.other", "Detail", r.Detail)
}
