package editor

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/workflow"
)

// bar is the row at the top: the way back, the title, where the activity stands, when it was saved, what was found, and
// what can be done with it.
type bar struct {
	page     *Page
	title    *widget.Label
	chip     *form.Chip
	state    *widget.Label
	findings *form.Button
	ready    *form.Button
	more     *form.Button
	row      *fyne.Container
	whole    fyne.CanvasObject
}

func newBar(p *Page) *bar {
	b := &bar{page: p, title: widget.NewLabel(""), chip: form.NewChip("", form.Plain), state: note("")}
	b.title.SizeName = fynetheme.SizeNameSubHeadingText
	b.title.TextStyle.Bold = true
	b.title.Truncation = fyne.TextTruncateEllipsis
	b.state.Wrapping = fyne.TextWrapOff
	b.findings = form.NewButton("", p.NextFinding)
	b.ready = form.NewButtonWithIcon(p.t("bar.ready"), fynetheme.ConfirmIcon(), p.Ready)
	b.ready.Importance = widget.HighImportance
	b.more = form.NewButtonWithIcon(p.t("bar.more"), fynetheme.MoreVerticalIcon(), b.menu)
	b.more.Importance = widget.LowImportance
	back := form.NewButtonWithIcon(p.t("bar.back"), fynetheme.NavigateBackIcon(), func() {
		if p.Close() == nil {
			p.deps.OnBack()
		}
	})
	back.Importance = widget.LowImportance
	state := container.NewCenter(container.New(atLeast(stateWidth), b.state))
	right := form.Flow(container.NewCenter(b.chip), state, b.findings, b.ready, b.more)
	b.row = form.Beside(160, form.Before(120, b.title, back), right)
	b.whole = container.NewPadded(b.row)
	return b
}

// stateWidth is kept for when the activity was saved, so that the row does not move with every letter.
const stateWidth = 136

func (b *bar) open(sheet desk.Sheet) {
	b.retitle()
	b.setChip(b.page.chip)
	text := ""
	switch {
	case !sheet.Own:
		text = b.page.t("bar.reading")
	case !sheet.Edited.IsZero():
		text = b.page.t("bar.saved", "Time", b.moment(sheet.Edited))
	}
	b.say(text, widget.LowImportance)
	b.ready.Hidden = !sheet.Own || sheet.Review
	b.more.Hidden = !sheet.Own
	b.row.Refresh()
}

// say shows how saving goes.
func (b *bar) say(text string, importance widget.Importance) {
	if b.state.Text == text && b.state.Importance == importance {
		return
	}
	b.state.Importance = importance
	b.state.SetText(text)
	if b.state.MinSize().Width > stateWidth {
		b.row.Refresh()
	}
}

// moment is the time of today with its seconds, or the day.
func (b *bar) moment(at time.Time) string {
	now := b.page.deps.Now()
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return at.Format("15:04:05")
	}
	return b.page.deps.Localizer.DateTime(at)
}

func (b *bar) retitle() {
	title := b.page.named(b.page.model.activity.Title, "bar.new")
	if b.title.Text != title {
		b.title.SetText(title)
	}
}

func (b *bar) saving()  { b.say(b.page.t("bar.saving"), widget.LowImportance) }
func (b *bar) unsaved() { b.say(b.page.t("bar.unsaved"), widget.DangerImportance) }

func (b *bar) saved(at time.Time) {
	b.say(b.page.t("bar.saved", "Time", b.moment(at)), widget.LowImportance)
	b.setChip(b.page.chip)
}

func (b *bar) setChip(chip desk.Chip) {
	if text := b.page.t("chip." + string(chip)); b.chip.Text() != text {
		b.chip.Set(text, workflow.Tones[chip])
		b.row.Refresh()
	}
}

// count shows how many findings there are.
func (b *bar) count(n int, stops bool) {
	b.findings.Hidden = !b.page.model.own
	text, importance := b.page.t("bar.clean"), widget.LowImportance
	if n > 0 {
		text, importance = b.page.deps.Localizer.N("editor.bar.findings", n), widget.MediumImportance
	}
	var icon fyne.Resource
	if stops {
		icon = fynetheme.NewColoredResource(fynetheme.ErrorIcon(), theme.ColorStop)
	}
	if b.findings.Text != text || b.findings.Importance != importance || (b.findings.Icon != nil) != stops {
		b.findings.Importance, b.findings.Icon = importance, icon
		b.findings.SetText(text)
		b.row.Refresh()
	}
}

// menu shows what is done more seldom.
func (b *bar) menu() {
	c := b.page.canvas()
	if c == nil {
		return
	}
	p := b.page
	items := append(p.Shortcuts()[:2:2], fyne.NewMenuItemSeparator(), fyne.NewMenuItem(p.t("action.duplicate"), p.Duplicate))
	if p.stored {
		items = append(items, fyne.NewMenuItem(p.t("action.history"), p.History), fyne.NewMenuItem(p.t("action.pattern"), p.askPattern))
	}
	if p.stored && len(p.model.activity.Locations) > 0 {
		items = append(items, fyne.NewMenuItem(p.t("action.map"), p.MapPicture))
	}
	if p.model.activity.Rev > 0 {
		items = append(items, fyne.NewMenuItem(p.t("action.discard"), p.askDiscard))
	}
	items = append(items, fyne.NewMenuItem(p.t("action.delete"), p.askDelete))
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.more).Add(b.more.Size())
	menu.ShowAtPosition(fyne.NewPos(max(0, at.X-menu.MinSize().Width), at.Y))
}
