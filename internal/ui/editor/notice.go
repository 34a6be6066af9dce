package editor

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// notice is the strip under the form: what was just removed, with the way back, or what to do about a finding. The
// form above it does not move when it comes.
type notice struct {
	page  *Page
	whole *fyne.Container
	text  *widget.Label
	back  *form.Button
	about string // the finding that the sentence speaks of
}

func newNotice(p *Page) *notice {
	n := &notice{page: p, text: widget.NewLabel("")}
	n.text.Wrapping = fyne.TextWrapWord
	n.back = form.NewButtonWithIcon(p.t("action.restore"), fynetheme.ContentUndoIcon(), nil)
	hide := form.NewButton(p.t("action.hide"), n.hide)
	hide.Importance = widget.LowImportance
	ground := canvas.NewRectangle(theme.Of(theme.ColorCard))
	words := form.Beside(200, n.text, form.Flow(n.back, hide))
	n.whole = container.NewStack(ground, container.NewBorder(widget.NewSeparator(), nil, nil, nil, words))
	n.whole.Hide()
	return n
}

// say shows a sentence; back, when it is not nil, is what its button does.
func (n *notice) say(text string, back func()) {
	n.text.SetText(text)
	n.about = ""
	n.back.Hidden = back == nil
	n.back.OnTapped = func() {
		n.hide()
		back()
	}
	n.whole.Show()
	n.page.left.Refresh()
	n.page.left.Refresh() // the height of the text follows from the width that it has now
}

func (n *notice) hide() {
	n.about = ""
	if n.whole.Visible() {
		n.whole.Hide()
		n.page.left.Refresh()
	}
}

// sayFinding shows what to do about a finding, for as long as it is found.
func (n *notice) sayFinding(text string) {
	n.say(text, nil)
	n.about = text
}

// check hides what to do about a finding that is no longer found.
func (n *notice) check(stops []stop) {
	gone := !slices.ContainsFunc(stops, func(s stop) bool { return s.text == n.about })
	if n.about != "" && gone {
		n.hide()
	}
}

// sayRemoved offers to put a removed item back.
func (p *Page) sayRemoved(name string, restore func()) {
	text := p.t("notice.removed")
	if name != "" {
		text = p.t("notice.removed_named", "Name", name)
	}
	p.notice.say(text, restore)
}
