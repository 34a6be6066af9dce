package editor

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// OpenPattern shows a draft begun from a pattern, at its title; it is kept from the first keystroke on.
func (p *Page) OpenPattern(id aid.ID) {
	p.load(false, stop{path: "title.uk"}, func() (desk.Sheet, error) {
		a, err := p.deps.Desk.NewFromPattern(id)
		return desk.Sheet{Activity: a, Own: true}, err
	})
}

// askPattern asks under which name the activity is kept as a pattern, and with what.
func (p *Page) askPattern() {
	window := p.window()
	if window == nil || p.Close() != nil {
		return
	}
	name := form.NewText(p.t("pattern.name"), "", p.named(p.model.activity.Title, "bar.new"), nil)
	places, contact := form.NewCheck(p.t("pattern.places"), nil), form.NewCheck(p.t("pattern.contact"), nil)
	content := form.Width(420, container.NewVBox(name.Frame, places, contact, note(p.t("pattern.help"))))
	box := dialog.NewCustomConfirm(p.t("pattern.title"), p.t("pattern.save"), p.t("action.cancel"), content, func(yes bool) {
		if yes {
			p.savePattern(name.Entry.Text, places.Checked, contact.Checked)
		}
	}, window)
	box.Show()
	window.Canvas().Focus(name.Entry)
}

// savePattern keeps the activity as a pattern, and says so.
func (p *Page) savePattern(name string, places, contact bool) {
	id := p.model.activity.ID
	p.deps.Runner.Run(func(context.Context) error { return p.deps.Desk.SavePattern(id, name, places, contact) }, func(err error) {
		if err != nil {
			p.failed(err)
			return
		}
		p.banners.set("ready", banner{tone: toneGood, text: p.t("pattern.saved", "Name", name)})
	})
}
