package editor

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// tone is the meaning of a banner's colour; its icon and its words say the same.
type tone int

const (
	toneInfo tone = iota
	toneGood
	toneWarn
	toneBad
)

// banner is a sentence above the form, with what can be done about it.
type banner struct {
	tone    tone
	text    string
	field   fyne.CanvasObject // what is to be written; nil: nothing
	actions []action
}

// action is a button.
type action struct {
	text string
	do   func()
}

// banners are shown by their kind, the most pressing first.
type banners struct {
	page  *Page
	shown map[string]banner
	whole *fyne.Container
}

// pressing is the order of the kinds.
var pressing = []string{"ask", "unsaved", "missing", "failed", "refused", "stopped", "clashes", "returning", "review", "reviewed", "returned", "ready", "reading"}

func newBanners(p *Page) *banners {
	return &banners{page: p, shown: map[string]banner{}, whole: container.NewVBox()}
}

// open shows what there is to say of a sheet that was opened.
func (b *banners) open(sheet desk.Sheet) {
	b.shown = map[string]banner{}
	b.build()
	b.follow(sheet)
}

// follow brings what there is to say of a sheet up to date.
func (b *banners) follow(sheet desk.Sheet) {
	p := b.page
	said := map[string]banner{}
	if r := sheet.Refusal; r != nil {
		said["refused"] = banner{tone: toneBad, text: p.refusalText(r)}
	}
	if n := len(sheet.Clashes); n > 0 && sheet.Own {
		said["clashes"] = banner{
			tone: toneWarn, text: p.deps.Localizer.N("editor.banner.clashes", n),
			actions: []action{{p.t("action.show"), p.NextFinding}},
		}
	}
	b.followReview(sheet, said)
	if !sheet.Own {
		said["reading"] = banner{tone: toneInfo, text: p.t("banner.reading")}
	}
	for _, kind := range []string{"refused", "clashes", "review", "returned", "reading"} {
		switch now, is := said[kind]; {
		case !is:
			b.clear(kind)
		case b.shown[kind].text != now.text:
			b.set(kind, now)
		}
	}
}

// refusalText says in plain words why the portal did not take the activity.
func (p *Page) refusalText(r *aid.Refusal) string {
	reason := p.known("editor.refusal." + r.Type)
	if reason == "" {
		reason = p.t("refusal.other", "Detail", r.Detail)
	}
	return p.t("refusal.intro") + " " + reason
}

func (b *banners) set(kind string, n banner) {
	b.shown[kind] = n
	b.build()
}

func (b *banners) clear(kind string) {
	if _, there := b.shown[kind]; there {
		delete(b.shown, kind)
		b.build()
	}
}

// ask puts a question that is answered with the action or dropped.
func (b *banners) ask(text string, yes action) {
	p := b.page
	b.set("ask", banner{tone: toneWarn, text: text, actions: []action{
		{yes.text, func() { b.clear("ask"); yes.do() }},
		{p.t("action.cancel"), func() { b.clear("ask") }},
	}})
}

func (b *banners) build() {
	b.whole.RemoveAll()
	for _, kind := range pressing {
		if n, there := b.shown[kind]; there {
			if len(n.actions) == 0 && slices.Contains([]string{"failed", "stopped", "ready"}, kind) {
				n.actions = []action{{b.page.t("banner.dismiss"), func() { b.clear(kind) }}}
			}
			b.whole.Add(n.object())
		}
	}
	if b.page.content != nil {
		b.page.content.Refresh()
	}
}

// object is the banner as it is seen.
func (n banner) object() fyne.CanvasObject {
	looks := map[tone]struct {
		colour fyne.ThemeColorName
		icon   fyne.Resource
	}{
		toneInfo: {theme.ColorHint, fynetheme.InfoIcon()}, toneGood: {theme.ColorGood, fynetheme.ConfirmIcon()},
		toneWarn: {theme.ColorWarn, fynetheme.WarningIcon()}, toneBad: {theme.ColorStop, fynetheme.ErrorIcon()},
	}
	look := looks[n.tone]
	r, g, b, _ := theme.Of(look.colour).RGBA()
	back := canvas.NewRectangle(color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 0x1C})
	text := widget.NewLabel(n.text)
	text.Wrapping = fyne.TextWrapWord
	var words fyne.CanvasObject = text
	if n.field != nil {
		words = container.NewVBox(text, n.field)
	}
	buttons := form.Flow()
	for _, a := range n.actions {
		buttons.Add(form.NewButton(a.text, a.do))
	}
	icon := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(36), container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(20), widget.NewIcon(fynetheme.NewColoredResource(look.icon, look.colour))))))
	return container.NewStack(back, container.NewBorder(nil, nil, icon, nil, form.Beside(280, words, buttons)))
}
