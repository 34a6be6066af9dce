package editor

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/form"
)

// copyButton opens the menu of a place's coordinates in each notation; what is chosen goes to the clipboard.
func (p *Page) copyButton(point func() aid.Point) *form.Button {
	var b *form.Button
	b = form.NewButtonWithIcon(p.t("where.copy"), fynetheme.ContentCopyIcon(), func() {
		c := p.canvas()
		if c == nil {
			return
		}
		menu := widget.NewPopUpMenu(p.copyMenu(point()), c)
		menu.ShowAtRelativePosition(fyne.NewPos(0, b.Size().Height), b)
	})
	b.Importance = widget.LowImportance
	b.Alignment = widget.ButtonAlignLeading
	return b
}

func (p *Page) copyMenu(point aid.Point) *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, notation := range atlas.Notations {
		text := notation.Format(point)
		if text == "" || notation == atlas.NotationUkrainian && p.deps.Localizer.Lang() != "uk" {
			continue
		}
		label := text
		if notation == atlas.NotationOSM {
			label = p.t("where.copy_link")
		}
		menu.Items = append(menu.Items, fyne.NewMenuItem(label, func() { fyne.CurrentApp().Clipboard().SetContent(text) }))
	}
	return menu
}
