package settings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// packEnding is that of reference packs.
const packEnding = ".fpack"

// mapSection says which map is in use, and lets another one be put in its place.
func (p *Page) mapSection(i desk.Identity) fyne.CanvasObject {
	credit := widget.NewLabel(p.Attribution)
	credit.Wrapping = fyne.TextWrapWord
	said := widget.NewLabel(p.MapSaid)
	said.Wrapping = fyne.TextWrapWord
	said.Hidden = p.MapSaid == ""
	if trouble := p.Desk.MapTrouble(); trouble != nil && p.MapSaid == "" {
		said.Text, said.Hidden = p.text.T("settings.map.trouble", "Reason", p.Explain(trouble)), false
	}
	w := &mapWork{page: p, said: said}
	w.buttons = []*form.Button{form.NewButton(p.text.T("settings.map.install"), w.askFile)}
	if i.PortalURL != "" {
		w.buttons = append(w.buttons, form.NewButton(p.text.T("settings.map.fetch"), w.fetch))
	}
	replace, back := form.Flow(), form.Flow()
	for _, button := range w.buttons {
		replace.Add(button)
	}
	pack, installed := p.Desk.MapPack()
	if installed {
		remove := form.NewButton(p.text.T("settings.map.remove"), func() { w.remove(pack.ID) })
		w.buttons = append(w.buttons, remove)
		back.Add(remove)
	}
	w.stop = form.NewButton(p.text.T("settings.map.stop"), func() { w.cancel() })
	w.stop.Hide()
	back.Add(w.stop)
	return form.Section(p.text.T("settings.map.title"), append(p.mapFacts(pack, installed), credit, said, replace, back)...)
}

func (p *Page) mapFacts(pack desk.MapPack, installed bool) []fyne.CanvasObject {
	if !installed {
		builtin := widget.NewLabel(p.text.T("settings.map.builtin"))
		builtin.Wrapping = fyne.TextWrapWord
		return []fyne.CanvasObject{builtin}
	}
	count := func(n int) string { return p.text.Number(int64(n)) }
	return []fyne.CanvasObject{
		p.fact(p.text.T("settings.map.name"), pack.Name.In(p.text.Lang())),
		p.fact(p.text.T("settings.map.date"), p.text.Date(pack.Date.Time())),
		p.fact(p.text.T("settings.map.licence"), pack.Licence),
		p.fact(p.text.T("settings.map.holds"), p.text.T("settings.map.counts", "Raions", count(pack.Counts.Raions),
			"Hromadas", count(pack.Counts.Hromadas), "Settlements", count(pack.Counts.Settlements))),
		p.fact(p.text.T("settings.map.size"), p.text.Bytes(pack.Size())),
	}
}

// mapWork exchanges the map off the window's goroutine. The old map is used until the new one is whole.
type mapWork struct {
	page    *Page
	said    *widget.Label
	buttons []*form.Button
	stop    *form.Button
	cancel  func()
}

func (w *mapWork) askFile() {
	form.FileDialog{Text: w.page.text, Runner: w.page.Runner, Endings: []string{packEnding}, Then: w.install}.ShowToRead(w.page.Window())
}

func (w *mapWork) install(path string) {
	w.run("settings.map.installing", "settings.map.installed", func(ctx context.Context) error {
		_, err := w.page.Desk.InstallMap(ctx, path)
		return err
	})
}

func (w *mapWork) fetch() {
	p := w.page
	shown := int64(0)
	w.run("settings.map.installing", "settings.map.installed", func(ctx context.Context) error {
		_, err := p.Desk.FetchMap(ctx, "", func(have, size int64) {
			if have-shown < size/100 && have < size {
				return // the eye sees no more than a hundredth
			}
			shown = have
			text := p.text.T("settings.map.fetching", "Have", p.text.Bytes(have), "Size", p.text.Bytes(size))
			p.Runner.Post(func() { w.say(text) })
		})
		return err
	})
}

func (w *mapWork) remove(id string) {
	w.run("settings.map.installing", "settings.map.removed", func(context.Context) error { return w.page.Desk.RemoveMap(id) })
}

// run does one exchange; afterwards everything that shows the map is made anew.
func (w *mapWork) run(meanwhile, after string, work func(context.Context) error) {
	p := w.page
	w.say(p.text.T(meanwhile))
	for _, button := range w.buttons {
		button.Disable()
	}
	w.stop.Show()
	w.cancel = p.Runner.Run(work, func(err error) {
		w.stop.Hide()
		for _, button := range w.buttons {
			button.Enable()
		}
		switch {
		case errors.Is(err, context.Canceled):
			w.say("")
		case err != nil:
			w.say(p.Explain(err))
		default:
			p.MapChanged(p.text.T(after))
		}
	})
}

func (w *mapWork) say(text string) {
	w.said.SetText(text)
	if text == "" {
		w.said.Hide()
		return
	}
	w.said.Show()
}
