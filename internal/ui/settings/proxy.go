package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// The proxies to choose from, besides desk.ProxyDirect.
const (
	proxySystem = ""
	proxyOwn    = "own"
)

// proxy is which proxy stands on the way to the portal.
func (p *Page) proxy() fyne.CanvasObject {
	said := widget.NewLabel("")
	said.Wrapping = fyne.TextWrapWord
	said.Hide()
	keep := func(address string) {
		p.Runner.Run(func(context.Context) error { return p.Desk.SetProxy(address) }, func(err error) {
			said.SetText(p.text.T("settings.proxy.kept"))
			if err != nil {
				said.SetText(p.Explain(err))
			}
			said.Show()
		})
	}
	entry := form.NewEntry(false)
	entry.SetPlaceHolder(desk.ProxyExample)
	save := form.NewButton(p.text.T("settings.proxy.save"), func() {
		if entry.Text != "" {
			keep(entry.Text)
		}
	})
	own := form.Beside(180, entry, save)
	chosen := p.Desk.Proxy()
	if chosen == proxySystem || chosen == desk.ProxyDirect {
		own.Hide()
	} else {
		entry.SetPlaceHolder(chosen) // a password in it is not shown, so that it cannot be what is typed over
		chosen = proxyOwn
	}
	choice := form.NewChoice(p.text.T("settings.proxy.title"), "", "", []form.Option{
		{Code: proxySystem, Label: p.text.T("settings.proxy.system")},
		{Code: desk.ProxyDirect, Label: p.text.T("settings.proxy.direct")},
		{Code: proxyOwn, Label: p.text.T("settings.proxy.own")},
	}, chosen, func(code string) {
		said.Hide()
		if code == proxyOwn {
			own.Show()
			return
		}
		own.Hide()
		keep(code)
	})
	return container.NewVBox(choice.Frame, own, said)
}
