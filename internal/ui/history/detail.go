package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// detail is the chosen step: who made it and when, and its fields before and after.
type detail struct {
	sheet   *Sheet
	event   *widget.Label
	by      *widget.Label
	fields  *fyne.Container
	scroll  *container.Scroll
	restore *form.Button
	whole   fyne.CanvasObject
}

func newDetail(s *Sheet) *detail {
	d := &detail{sheet: s, event: widget.NewLabel(""), by: widget.NewLabel(""), fields: container.NewVBox()}
	d.event.TextStyle.Bold, d.event.SizeName, d.event.Wrapping = true, fynetheme.SizeNameSubHeadingText, fyne.TextWrapWord
	d.by.Wrapping = fyne.TextWrapWord
	d.scroll = container.NewVScroll(d.fields)
	d.restore = form.NewButtonWithIcon(s.t("restore"), fynetheme.HistoryIcon(), func() { s.restore() })
	head := container.NewVBox(container.New(tight(), d.event, d.by), widget.NewSeparator())
	d.whole = container.NewBorder(head, form.Flow(d.restore), nil, nil, d.scroll)
	return d
}

// tight brings lines of one paragraph together.
func tight() fyne.Layout { return layout.NewCustomPaddedVBoxLayout(-fynetheme.InnerPadding()) }

func (d *detail) show(step desk.HistoryStep) {
	s := d.sheet
	d.event.SetText(step.Event)
	by := s.byline(step)
	if !step.Made.IsZero() {
		by += "\n" + s.t("made", "When", s.deps.Text.DateTime(step.Made))
	}
	d.by.SetText(by)
	d.fields.RemoveAll()
	restorable := false
	for _, c := range step.Changes {
		d.fields.Add(d.field(step, c))
		d.fields.Add(widget.NewSeparator())
		restorable = restorable || c.Restorable
	}
	if len(step.Changes) == 0 {
		none := widget.NewLabel(s.t("nothing"))
		none.Wrapping = fyne.TextWrapWord
		d.fields.Add(none)
	}
	d.restore.Hidden = !s.deps.Own || !restorable
	d.scroll.ScrollToTop()
	d.whole.Refresh()
}

// field is one field before and after; of a record that began with the step only after.
func (d *detail) field(step desk.HistoryStep, c desk.FieldChange) fyne.CanvasObject {
	s := d.sheet
	name := widget.NewLabelWithStyle(c.Field, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	name.Wrapping = fyne.TextWrapWord
	if step.New {
		return container.New(tight(), name, value(c.Now))
	}
	values := form.Columns(2, 180,
		container.New(tight(), caption(s.t("was")), value(c.Was)), container.New(tight(), caption(s.t("now")), value(c.Now)))
	if !s.deps.Own || !c.Restorable {
		return container.New(tight(), name, values)
	}
	back := form.NewButton(s.t("restore_field"), func() { s.restore(c.Path) })
	back.Importance = widget.LowImportance
	return container.New(tight(), form.Beside(160, name, container.NewVBox(back)), values)
}

func value(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	return l
}
