package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
)

// notice says over the map why it shows no pin, and what can be done.
type notice struct {
	page  *Page
	words *widget.Label
	clear *form.Button
	list  *form.Button
	panel *panel
}

func newNotice(p *Page) *notice {
	n := &notice{page: p, words: widget.NewLabel("")}
	n.words.Wrapping, n.words.Alignment = fyne.TextWrapWord, fyne.TextAlignCenter
	n.clear = form.NewButton(p.t("clear"), p.ClearFilter)
	n.list = form.NewButton(p.t("bare.show"), p.ShowBare)
	n.panel = newPanel(form.Limited(340, 360, container.NewVBox(n.words, form.Centred(n.clear, n.list))))
	n.panel.Hide()
	return n
}

// show is called when the view has changed.
func (n *notice) show() {
	p, v := n.page, &n.page.view
	filtered := p.choices.Filter != Filter{}
	switch {
	case !p.loaded || len(v.pins) > 0:
		n.panel.Hide()
		return
	case len(v.entries) == 0:
		n.words.SetText(p.t("nothing"))
	case filtered:
		n.words.SetText(p.t("no_pins.filtered"))
	default:
		n.words.SetText(p.t("no_pins.all"))
	}
	n.clear.Hidden, n.list.Hidden = !filtered, len(v.bare) == 0
	n.panel.Show()
	n.panel.Refresh()
}
