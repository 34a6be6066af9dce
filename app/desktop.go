//go:build !headless

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"focalpoint/assets"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui"
	"focalpoint/internal/ui/help"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/start"
	"focalpoint/internal/vault"
)

// appID is what the system knows the program by; FyneApp.toml has the same.
const appID = "ua.focalpoint.Focalpoint"

// desktop is the program with its window: the first pages until a profile is open, then the profile's.
type desktop struct {
	*program
	ctx    context.Context // ends with the window
	busy   sync.Mutex      // held while a profile is being opened, which may be on another goroutine
	window fyne.Window
	pages  *start.Pages
	opened *desk.Desk
	shown  *ui.Window
	demo   *demo
	path   string // the current profile's vault
	backup string // of a damaged vault
}

// openWindow is the program without a subcommand.
func (p *program) openWindow(ctx context.Context) error {
	return p.runWindow(ctx, (*desktop).begin)
}

// demoWindow opens the window on sample records.
func (p *program) demoWindow(ctx context.Context) error {
	return p.runWindow(ctx, func(d *desktop) { d.pages.Demo() })
}

func (p *program) runWindow(ctx context.Context, begin func(*desktop)) error {
	if !hasDisplay(p.env.getenv) {
		return wrong("no_display")
	}
	a := app.NewWithID(appID)
	a.Settings().SetTheme(ui.KeptTheme())
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	d := &desktop{program: p, ctx: ctx, window: a.NewWindow("Focalpoint")}
	d.pages = start.New(start.Deps{
		Way: d, Text: p.text(), Runner: runner.Async{}, Explain: d.explain,
		Help: func(text *i18n.Localizer) { help.Show(d.window.Canvas(), text, help.Start, d.pages.Landmarks()) },
		Show: d.window.SetContent, Focus: d.window.Canvas().Focus, Done: d.showProfile, Speak: d.speak,
	})
	d.window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { // until a profile's window has keys of its own
		if key.Name == fyne.KeyF1 && d.window.Canvas().Overlays().Top() == nil {
			d.pages.ShowHelp()
		}
	})
	d.window.SetMaster()
	d.window.SetPadded(false)
	d.window.Resize(ui.FirstSize)
	d.window.SetCloseIntercept(d.close)
	begin(d)
	stop := context.AfterFunc(ctx, func() { runner.Async{}.Post(d.close) })
	d.untilItEnds()
	stop()
	cancel()
	return d.end()
}

// begin opens the current profile, or the first pages where there is none.
func (d *desktop) begin() {
	path := d.vaultFile
	if path == "" {
		profiles, err := d.profiles()
		if err != nil {
			d.pages.Trouble(err, d.begin)
			return
		}
		current, err := profiles.Current()
		if errors.Is(err, desk.ErrNoProfile) {
			d.pages.Language()
			return
		}
		if err != nil {
			d.pages.Trouble(err, d.begin)
			return
		}
		path = current.Path
	}
	d.path = path
	d.handle(d.open(""))
}

// handle shows the profile, or what can be done about the error.
func (d *desktop) handle(err error) {
	var damaged *vault.DamagedError
	switch {
	case err == nil:
		d.showProfile()
	case errors.Is(err, vault.ErrLocked):
		d.pages.Unlock(profileName(d.path), nil)
	case errors.As(err, &damaged):
		d.backup = damaged.Backup
		d.pages.Damaged(damaged.Path, damaged.Backup)
	default:
		d.pages.Trouble(err, d.begin)
	}
}

// open opens the vault with the keyring, the passphrase of the command line, or the one given.
func (d *desktop) open(passphrase string) error {
	keys, err := d.keys()
	if err != nil {
		return err
	}
	if passphrase != "" {
		keys.Passphrase = func() (string, error) { return passphrase, nil }
	}
	v, err := vault.Open(d.path, keys)
	if err != nil {
		return err
	}
	d.opened, err = d.deskOn(v)
	return err
}

// showProfile fills the window with the open profile's pages and begins to exchange with its portal.
func (d *desktop) showProfile() {
	d.shown = ui.Open(d.window, d.windowDeps(d.opened, runner.Async{Panicked: d.rescue}))
	if crash, is := d.crashNews(crashToWindow); is {
		d.shown.TellCrash(crash)
	}
	d.opened.Start(d.ctx)
}

// windowDeps joins the window and a desk.
func (p *program) windowDeps(opened *desk.Desk, run runner.Runner) ui.Deps {
	return ui.Deps{
		Desk: opened, Runner: run, Now: p.env.now, Explain: desk.Explain, Message: desk.Message, Reason: desk.Reason,
		Tiles:       opened.MapRenderer,
		Attribution: func(lang string) string { return opened.MapRenderer(false, lang).Attribution() },
		Version:     version, Lang: p.text().Lang(),
	}
}

func (d *desktop) explain(err error) string { return desk.Explain(d.text(), err) }

// speak changes the language of the first pages.
func (d *desktop) speak(lang string) *i18n.Localizer {
	d.lang, d.localizer = lang, nil
	return d.text()
}

// close closes the window, unless the latest edits could not be saved: then the page says so and stays.
func (d *desktop) close() {
	if d.shown != nil && d.shown.Close() != nil {
		return
	}
	d.window.SetCloseIntercept(nil)
	d.window.Close()
}

// end closes what was open.
func (d *desktop) end() error {
	d.busy.Lock()
	defer d.busy.Unlock()
	switch {
	case d.demo != nil:
		return d.demo.close()
	case d.opened != nil:
		return d.opened.Close()
	}
	return nil
}

// drawPictures draws the pages of a desk into a folder, without a display.
func (p *program) drawPictures(opened *desk.Desk, dir string) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("making the folder for the pictures: %w", err)
	}
	app.NewWithID(appID)
	queue := runner.NewQueue()
	return ui.DrawPictures(dir, p.windowDeps(opened, queue), queue)
}
