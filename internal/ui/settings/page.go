// Package settings is the page of what a person may choose: language, look, passphrase; and of what there is to know:
// profile, portal, map, sources and licences.
package settings

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
)

// Desk is what the page asks of the desk.
type Desk interface {
	Identity() desk.Identity
	Status() desk.Status
	SetPassphrase(secret string) error
	Deadlines() aid.Deadlines
	SetDeadlines(rule aid.Deadlines) error
	Proxy() string
	SetProxy(address string) error
	MapPack() (desk.MapPack, bool)
	MapTrouble() error
	InstallMap(ctx context.Context, path string) (desk.MapPack, error)
	FetchMap(ctx context.Context, name string, moved func(have, size int64)) (desk.MapPack, error)
	RemoveMap(id string) error
}

// Deps is what the page is made of.
type Deps struct {
	Desk        Desk
	Text        *i18n.Localizer
	Runner      runner.Runner
	Explain     func(error) string
	Version     string
	Attribution string // of the map, one line
	Mode        theme.Mode
	SetLanguage func(lang string)
	SetMode     func(theme.Mode)
	Scale       theme.Scale
	SetScale    func(theme.Scale)
	Window      func() fyne.Window
	MapChanged  func(said string) // makes everything anew that shows the map, and this page with what was said
	MapSaid     string            // what MapChanged was called with before the page was made
}

// shortest is how many characters a passphrase has at least.
const shortest = 8

// Page is the page.
type Page struct {
	Deps
	text    *i18n.Localizer
	columns *fyne.Container
	content fyne.CanvasObject

	landmarks [3]fyne.CanvasObject // of the help, made anew with the page
}

// New makes the page.
func New(d Deps) *Page {
	p := &Page{Deps: d, text: d.Text, columns: form.Columns(2, columnLeast)}
	p.content = container.NewPadded(container.NewBorder(form.Title(p.text.T("settings.title")), nil, nil, nil, container.NewVScroll(p.columns)))
	p.Reload()
	return p
}

// Content is what the frame shows.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Landmarks are what the sentences of the page's help speak of, in their order.
func (p *Page) Landmarks() [3]fyne.CanvasObject { return p.landmarks }

// Reload says what is true now.
func (p *Page) Reload() {
	identity := p.Desk.Identity()
	choices, security, land := container.NewVBox(p.language(), p.look(), p.quarter()), p.security(identity), p.mapSection(identity)
	p.landmarks = [3]fyne.CanvasObject{choices, security, land}
	left := container.NewVBox(choices, p.profile(identity), p.portal(identity))
	right := container.NewVBox(security, land, p.about())
	p.columns.Objects = []fyne.CanvasObject{container.NewPadded(left), container.NewPadded(right)}
	p.columns.Refresh()
}

// columnLeast is how wide each of the page's two columns is at least.
const columnLeast = 380

// factName is how wide the name of a fact is; the longest one fits.
const factName = 172

func (p *Page) fact(name, value string) fyne.CanvasObject {
	if value == "" {
		value = "—"
	}
	key := widget.NewLabel(name)
	key.Importance = widget.LowImportance
	text := widget.NewLabel(value)
	text.Wrapping = fyne.TextWrapWord
	return form.Labelled(factName, key, text)
}

// copied is a fact that is needed elsewhere: a button puts it on the clipboard. Text that can be selected would take the
// keyboard where nobody sees it.
func (p *Page) copied(name, value string) fyne.CanvasObject {
	if value == "" {
		return p.fact(name, value)
	}
	button := form.NewButtonWithIcon("", fynetheme.ContentCopyIcon(), func() { fyne.CurrentApp().Clipboard().SetContent(value) })
	button.Importance = widget.LowImportance
	button.SetName(form.Speak(p.text.T("form.words.copy"), name))
	return container.NewBorder(nil, nil, nil, container.NewVBox(button), p.fact(name, value))
}

func (p *Page) profile(i desk.Identity) fyne.CanvasObject {
	role := ""
	if i.Role != "" {
		role = p.text.T("settings.profile.roles." + string(i.Role))
	}
	return form.Section(p.text.T("settings.profile.title"),
		p.fact(p.text.T("settings.profile.name"), i.Profile),
		p.fact(p.text.T("settings.profile.person"), i.Person),
		p.fact(p.text.T("settings.profile.organisation"), i.OrgName.In(p.text.Lang())),
		p.fact(p.text.T("settings.profile.role"), role),
		p.copied(p.text.T("settings.profile.file"), i.Vault),
		p.copied(p.text.T("settings.profile.backups"), filepath.Join(filepath.Dir(i.Vault), "backups")),
	)
}

func (p *Page) language() fyne.CanvasObject {
	names := map[string]string{i18n.Ukrainian: "Українська", i18n.English: "English"}
	row := form.Flow()
	for _, lang := range i18n.Languages {
		button := form.NewButton(names[lang], func() { p.SetLanguage(lang) })
		if lang == p.text.Lang() {
			button.Importance = widget.HighImportance
		}
		row.Add(button)
	}
	return form.Section(p.text.T("settings.language.title"), row)
}

func (p *Page) look() fyne.CanvasObject {
	row := form.Flow()
	for _, mode := range []theme.Mode{theme.System, theme.Light, theme.Dark} {
		button := form.NewButton(p.text.T("settings.look."+string(mode)), func() { p.SetMode(mode) })
		if mode == p.Mode {
			button.Importance = widget.HighImportance
		}
		row.Add(button)
	}
	return form.Section(p.text.T("settings.look.title"), row, p.scales())
}

// scales is how large text is.
func (p *Page) scales() fyne.CanvasObject {
	row := form.Flow()
	for _, scale := range theme.Scales {
		button := form.NewButton(p.text.T("settings.look.percent", "N", int(scale)), func() { p.SetScale(scale) })
		if scale == p.Scale {
			button.Importance = widget.HighImportance
		}
		row.Add(button)
	}
	return form.NewFrame(p.text.T("settings.look.scale"), p.text.T("settings.look.scale_help"), row)
}

// deadlineDays are the deadlines to choose from, in days after the quarter; 0 is the end of the month after it.
var deadlineDays = []int{0, 10, 15, 20, 25, 30, 45, 60}

// quarter is until when quarters are to be filed.
func (p *Page) quarter() fyne.CanvasObject {
	rule := p.Desk.Deadlines()
	said := widget.NewLabel("")
	said.Hide()
	keep := func(edit func(*aid.Deadlines)) {
		p.Runner.Run(func(context.Context) error {
			rule := p.Desk.Deadlines()
			edit(&rule)
			return p.Desk.SetDeadlines(rule)
		}, func(err error) {
			if err != nil {
				said.SetText(p.Explain(err))
				said.Show()
			}
		})
	}
	var options []form.Option
	days := deadlineDays
	if !slices.Contains(days, rule.Days) {
		days = append(slices.Clone(days), rule.Days)
	}
	for _, n := range days {
		label := p.text.T("quarter.settings.month")
		if n > 0 {
			label = p.text.N("quarter.settings.days", n)
		}
		options = append(options, form.Option{Code: fmt.Sprint(n), Label: label})
	}
	choice := form.NewChoice(p.text.T("quarter.settings.deadline"), "", "", options, fmt.Sprint(rule.Days), func(code string) {
		keep(func(rule *aid.Deadlines) { rule.Days, _ = strconv.Atoi(code) }) // the codes are numbers
	})
	report := widget.NewLabel(p.text.T("quarter.settings.report"))
	report.Wrapping = fyne.TextWrapWord
	reminders := form.NewCheck(p.text.T("quarter.settings.reminders"), nil)
	reminders.SetChecked(!rule.NoReminders)
	reminders.OnChanged = func(on bool) { keep(func(rule *aid.Deadlines) { rule.NoReminders = !on }) }
	return form.Section(p.text.T("quarter.settings.title"), choice.Frame, report, reminders, said)
}

func (p *Page) portal(i desk.Identity) fyne.CanvasObject {
	if i.PortalURL == "" {
		return form.Section(p.text.T("settings.portal.title"), widget.NewLabel(p.text.T("settings.portal.none")))
	}
	kind := p.text.T("settings.portal.production")
	if i.Training {
		kind = p.text.T("settings.portal.training")
	}
	last := p.text.T("settings.portal.never")
	if at := p.Desk.Status().LastSent; !at.IsZero() {
		last = p.text.DateTime(at.In(time.Local))
	}
	return form.Section(p.text.T("settings.portal.title"),
		p.copied(p.text.T("settings.portal.address"), i.PortalURL),
		p.fact(p.text.T("settings.portal.name"), i.PortalName.In(p.text.Lang())),
		p.fact(p.text.T("settings.portal.kind"), kind),
		p.fact(p.text.T("settings.portal.last"), last),
		p.proxy(),
	)
}

func (p *Page) security(i desk.Identity) fyne.CanvasObject {
	locks := ""
	for _, lock := range i.WrappedBy {
		if locks != "" {
			locks += ", "
		}
		locks += p.text.T("settings.security." + lock)
	}
	first, second := form.NewSecret(), form.NewSecret()
	first.SetPlaceHolder(p.text.T("settings.security.new"))
	second.SetPlaceHolder(p.text.T("settings.security.again"))
	said := widget.NewLabel(p.text.T("settings.security.warning"))
	said.Wrapping = fyne.TextWrapWord
	var set *form.Button
	set = form.NewButton(p.text.T("settings.security.set"), func() {
		switch {
		case len([]rune(first.Text)) < shortest:
			said.SetText(p.text.T("settings.security.short"))
		case first.Text != second.Text:
			said.SetText(p.text.T("settings.security.differ"))
		default:
			secret := first.Text
			set.Disable()
			p.Runner.Run(func(context.Context) error { return p.Desk.SetPassphrase(secret) }, func(err error) {
				set.Enable()
				first.SetText("")
				second.SetText("")
				said.SetText(p.text.T("settings.security.done"))
				if err != nil {
					said.SetText(p.Explain(err))
				}
			})
		}
	})
	return form.Section(p.text.T("settings.security.title"), p.fact(p.text.T("settings.security.locked"), locks), first, second, set, said)
}

func (p *Page) about() fyne.CanvasObject {
	sources := widget.NewRichTextFromMarkdown(assets.Attribution(p.text.Lang()))
	sources.Wrapping = fyne.TextWrapWord
	sources.Hide()
	var unfold *form.Button
	unfold = form.NewButtonWithIcon(p.text.T("settings.about.sources"), fynetheme.MenuDropDownIcon(), func() {
		if sources.Visible() {
			sources.Hide()
			unfold.SetIcon(fynetheme.MenuDropDownIcon())
		} else {
			sources.Show()
			unfold.SetIcon(fynetheme.MenuDropUpIcon())
		}
	})
	return form.Section(p.text.T("settings.about.title"),
		p.fact(p.text.T("settings.about.version"), p.Version),
		p.fact(p.text.T("settings.about.licence"), "Apache-2.0"),
		container.NewHBox(unfold), sources,
	)
}
