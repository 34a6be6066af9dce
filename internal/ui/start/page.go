// Package start holds the first pages: the choice of language, the ways to begin, the passphrase of a locked vault, and
// what can be done about a damaged one.
package start

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
)

// Way is how a person begins.
type Way interface {
	// Enrol makes a profile and joins it to the portal.
	Enrol(ctx context.Context, e Enrolment) error
	// NeedsPassphrase says that no keyring is running.
	NeedsPassphrase() bool
	// Demo prepares sample records and a portal on this computer.
	Demo(ctx context.Context) error
	// Unlock opens the current profile's vault.
	Unlock(ctx context.Context, passphrase string) error
	// Restore puts the newest backup in a damaged vault's place, and opens it.
	Restore(ctx context.Context) error
}

// Enrolment is what a person joins a portal with, as it was typed.
type Enrolment struct {
	Name       string // of the profile
	Address    string // of the portal
	Code       string
	Proxy      string // "" for the system's
	Passphrase string // "" where the system's keyring is used
}

// Deps is what the pages are made of.
type Deps struct {
	Way     Way
	Text    *i18n.Localizer
	Runner  runner.Runner
	Explain func(error) string
	Show    func(fyne.CanvasObject)           // puts a page into the window
	Focus   func(fyne.Focusable)              // puts the cursor into a field of the page
	Done    func()                            // called when a profile is open
	Speak   func(lang string) *i18n.Localizer // the localizer of the language that was chosen
	Help    func(*i18n.Localizer)             // explains the pages, see Landmarks; nil where nobody can
}

// Pages makes the first pages.
type Pages struct {
	Deps
	text      *i18n.Localizer
	landmarks [3]fyne.CanvasObject // of the page that is shown
}

// New makes the pages; none is shown yet.
func New(d Deps) *Pages {
	form.SpeakFyne(d.Text)
	return &Pages{Deps: d, text: d.Text}
}

// Language is the very first page.
func (p *Pages) Language() {
	choose := func(lang string) func() {
		return func() {
			p.text = p.Speak(lang)
			form.SpeakFyne(p.text)
			p.Welcome()
		}
	}
	uk, en := form.NewButton("Українська", choose(i18n.Ukrainian)), form.NewButton("English", choose(i18n.English))
	uk.Importance, en.Importance = widget.HighImportance, widget.HighImportance
	size := fyne.NewSize(theme.Length(200), theme.Length(56))
	p.page(p.text.T("shell.name"), p.text.T("start.language"), container.NewHBox(container.NewGridWrap(size, uk), container.NewGridWrap(size, en)))
}

// The least size of a way to begin.
const (
	cardWidth  = 340
	cardHeight = 240
)

// Welcome offers the ways to begin.
func (p *Pages) Welcome() {
	connect := p.card("start.connect", fynetheme.ComputerIcon(), p.Connect)
	try := p.card("start.try", fynetheme.VisibilityIcon(), p.Demo)
	what := p.page(p.text.T("start.welcome"), p.text.T("start.what"), form.Width(2*cardWidth+5, form.Columns(2, cardWidth, connect, try)))
	p.landmarks = [3]fyne.CanvasObject{what, connect, try}
}

func (p *Pages) card(key string, icon fyne.Resource, open func()) fyne.CanvasObject {
	words := widget.NewLabel(p.text.T(key + ".text"))
	words.Wrapping = fyne.TextWrapWord
	title := widget.NewLabel(p.text.T(key + ".title"))
	title.TextStyle.Bold, title.Wrapping = true, fyne.TextWrapWord
	button := form.NewButton(p.text.T(key+".button"), open)
	button.Importance = widget.HighImportance
	ground := canvas.NewRectangle(theme.Of(theme.ColorCard))
	ground.CornerRadius, ground.StrokeWidth, ground.StrokeColor = 10, 1, theme.Of(theme.ColorLine)
	picture := container.NewHBox(container.NewGridWrap(fyne.NewSquareSize(theme.Length(32)), widget.NewIcon(icon)))
	inside := container.NewBorder(container.NewVBox(picture, title), button, nil, nil, words)
	least := canvas.NewRectangle(ground.FillColor)
	least.SetMinSize(fyne.NewSize(cardWidth, cardHeight))
	return container.NewStack(least, ground, container.NewPadded(container.NewPadded(inside)))
}

// Demo prepares the demonstration while it says so.
func (p *Pages) Demo() {
	p.work(p.text.T("start.try.working"), p.Way.Demo, p.Welcome)
}

// Connect asks for the portal's address and the code.
func (p *Pages) Connect() {
	address, code, name := form.NewEntry(false), form.NewEntry(false), form.NewEntry(false)
	address.SetPlaceHolder("https://portal.example")
	code.SetPlaceHolder("ABCD-EFGH-JKMN-PQRS")
	name.SetText(p.text.T("start.connect.default"))
	given := container.NewVBox(
		form.NewFrame(p.text.T("start.connect.address"), "", address),
		form.NewFrame(p.text.T("start.connect.code"), "", code),
	)
	fields := container.NewVBox(given, form.NewFrame(p.text.T("start.connect.name"), "", name))
	first, second := form.NewSecret(), form.NewSecret()
	if p.Way.NeedsPassphrase() {
		fields.Add(form.NewFrame(p.text.T("start.connect.passphrase"), p.text.T("start.connect.why"), first))
		fields.Add(form.NewFrame(p.text.T("start.connect.again"), "", second))
	}
	proxy, ask := p.proxy()
	fields.Add(ask)
	said := p.said()
	begin := form.NewButton(p.text.T("start.connect.button"), nil)
	begin.Importance = widget.HighImportance
	begin.OnTapped = func() {
		switch {
		case p.Way.NeedsPassphrase() && len([]rune(first.Text)) < 8:
			said.SetText(p.text.T("settings.security.short"))
			return
		case first.Text != second.Text:
			said.SetText(p.text.T("settings.security.differ"))
			return
		}
		begin.Disable()
		said.SetText(p.text.T("start.connect.working"))
		p.Runner.Run(func(ctx context.Context) error {
			return p.Way.Enrol(ctx, Enrolment{name.Text, address.Text, code.Text, proxy.Text, first.Text})
		}, func(err error) {
			begin.Enable()
			if err != nil {
				said.SetText(p.Explain(err))
				return
			}
			p.Done()
		})
	}
	for _, entry := range []*form.Entry{address, code, name, first, second, proxy} {
		entry.OnSubmitted = func(string) { begin.Tapped(nil) }
	}
	back := form.NewButton(p.text.T("start.back"), p.Welcome)
	buttons := form.Beside(0, container.NewHBox(back), begin)
	p.page(p.text.T("start.connect.title"), p.text.T("start.connect.text"), form.Width(460, container.NewVBox(fields, said, buttons)))
	p.landmarks[1] = given
	p.Focus(address)
}

// proxy is the field for a proxy that the system does not name, and what stands on the page for it: a button until it is
// asked for, since few need it.
func (p *Pages) proxy() (entry *form.Entry, place fyne.CanvasObject) {
	entry = form.NewEntry(false)
	entry.SetPlaceHolder(desk.ProxyExample)
	frame := form.NewFrame(p.text.T("start.connect.proxy"), p.text.T("start.connect.proxy_why"), entry)
	frame.Hide()
	button := form.NewButton(p.text.T("start.connect.proxy_button"), nil)
	button.Importance, button.Alignment = widget.LowImportance, widget.ButtonAlignLeading
	button.OnTapped = func() {
		button.Hide()
		frame.Show()
		p.Focus(entry)
	}
	return entry, container.NewStack(frame, button)
}

// Unlock asks for the passphrase of the profile.
func (p *Pages) Unlock(profile string, why error) {
	secret := form.NewSecret()
	said := p.said()
	if why != nil {
		said.SetText(p.Explain(why))
	}
	open := form.NewButton(p.text.T("start.unlock.button"), nil)
	open.Importance = widget.HighImportance
	open.OnTapped = func() {
		open.Disable()
		said.SetText(p.text.T("start.unlock.working"))
		passphrase := secret.Text
		p.Runner.Run(func(ctx context.Context) error { return p.Way.Unlock(ctx, passphrase) }, func(err error) {
			open.Enable()
			if err != nil {
				said.SetText(p.Explain(err))
				return
			}
			p.Done()
		})
	}
	secret.OnSubmitted = func(string) { open.Tapped(nil) }
	p.page(p.text.T("start.unlock.title"), p.text.T("start.unlock.text", "Name", profile),
		form.Width(420, container.NewVBox(secret, said, container.NewBorder(nil, nil, nil, open))))
	p.Focus(secret)
}

// Damaged says what is wrong with the vault and offers its newest backup.
func (p *Pages) Damaged(path, backup string) {
	if backup == "" {
		p.page(p.text.T("start.damaged.title"), p.text.T("start.damaged.none", "Path", path), container.NewHBox())
		return
	}
	restore := form.NewButton(p.text.T("start.damaged.button", "Backup", filepath.Base(backup)), func() {
		p.work(p.text.T("start.unlock.working"), p.Way.Restore, func() { p.Damaged(path, backup) })
	})
	restore.Importance = widget.HighImportance
	p.page(p.text.T("start.damaged.title"), p.text.T("start.damaged.text"), restore)
}

// Trouble says why the profile cannot be opened; again tries once more.
func (p *Pages) Trouble(err error, again func()) {
	retry := form.NewButton(p.text.T("start.again"), again)
	retry.Importance = widget.HighImportance
	p.page(p.text.T("start.trouble"), p.Explain(err), retry)
}

// work shows what is going on, and goes back when the person stops it. When it fails it says why.
func (p *Pages) work(words string, job func(context.Context) error, back func()) {
	cancel := func() {}
	stop := form.NewButton(p.text.T("start.back"), func() { cancel() })
	p.page(words, "", form.Width(320, container.NewVBox(widget.NewProgressBarInfinite(), container.NewCenter(stop))))
	cancel = p.Runner.Run(job, func(err error) {
		switch {
		case err == nil:
			p.Done()
		case errors.Is(err, context.Canceled):
			back()
		default:
			p.Trouble(err, back)
		}
	})
}

// ShowHelp says what the pages are for, in the language that was chosen.
func (p *Pages) ShowHelp() { p.Help(p.text) }

func (p *Pages) said() *widget.Label {
	said := widget.NewLabel("")
	said.Wrapping = fyne.TextWrapWord
	return said
}

// Landmarks are what the sentences of the pages' help speak of, in their order, where the page that is shown has it.
func (p *Pages) Landmarks() [3]fyne.CanvasObject { return p.landmarks }

// page is a heading, a sentence and what to do, in the middle of the window. It returns the sentence.
func (p *Pages) page(title, sentence string, body fyne.CanvasObject) fyne.CanvasObject {
	heading := form.Bold(title, theme.SizeFirst, fynetheme.ColorNameForeground, fyne.TextAlignCenter)
	words := widget.NewLabelWithStyle(sentence, fyne.TextAlignCenter, fyne.TextStyle{})
	words.Wrapping = fyne.TextWrapWord
	rows := container.NewVBox(heading, form.Width(720, words), container.NewCenter(body))
	if p.Help != nil {
		button := form.NewButton(p.text.T("start.help"), p.ShowHelp)
		button.Importance = widget.LowImportance
		rows.Add(container.NewCenter(button))
	}
	p.landmarks = [3]fyne.CanvasObject{}
	p.Show(container.NewVScroll(container.NewCenter(rows)))
	return words
}
