package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/workflow"
)

// bare lists the activities without a pin in the place of the map.
type bare struct {
	page    *Page
	title   *widget.Label
	list    *form.List
	content fyne.CanvasObject
}

// bareLine is a row of the list, which uses a few of them again and again.
type bareLine struct {
	title, where *widget.Label
	chip         *form.Chip
}

func newBare(p *Page) *bare {
	b := &bare{page: p, title: widget.NewLabel("")}
	b.title.TextStyle.Bold = true
	b.title.Wrapping = fyne.TextWrapWord
	lines := map[fyne.CanvasObject]*bareLine{}
	b.list = form.NewList(
		func() int { return len(p.view.bare) },
		func() fyne.CanvasObject {
			l := &bareLine{widget.NewLabel(""), widget.NewLabel(""), form.NewChip(p.text.T("activities.chip.review"), form.Plain)}
			l.title.Truncation, l.where.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
			l.where.Importance = widget.LowImportance
			chip := container.NewCenter(container.NewGridWrap(fyne.NewSize(max(112, theme.Length(84)), theme.Length(28)), l.chip))
			whole := container.NewBorder(nil, nil, nil, container.NewHBox(form.Width(220, l.where), chip), l.title)
			if form.RowLines() > 1 {
				whole = container.NewBorder(nil, nil, nil, chip, container.NewVBox(l.title, l.where))
			}
			lines[whole] = l
			return whole
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(p.view.bare) {
				b.fill(lines[o], p.view.bare[i])
			}
		},
	)
	b.list.Name = p.text.T("shell.rooms.activities")
	b.list.OnSelected = func(i widget.ListItemID) {
		b.list.UnselectAll()
		if i < len(p.view.bare) {
			p.Open(p.view.bare[i].ID)
		}
	}
	back := form.NewButtonWithIcon(p.t("bare.back"), fynetheme.NavigateBackIcon(), p.ShowMap)
	b.content = container.NewPadded(container.NewBorder(form.Before(200, b.title, back), nil, nil, nil, b.list))
	return b
}

func (b *bare) fill(l *bareLine, e desk.MapEntry) {
	p := b.page
	l.title.SetText(p.title(e))
	l.chip.Set(p.text.T("activities.chip."+string(e.Chip)), workflow.Tones[e.Chip])
	l.where.SetText(p.oblasts(e))
}

// show is called when the view has changed.
func (b *bare) show() {
	b.title.SetText(b.page.t("bare.title", "N", b.page.text.Number(int64(len(b.page.view.bare)))))
	b.list.Refresh()
}
