//go:build !headless

package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"focalpoint/assets"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/start"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/vault"
)

// appID is what the system knows the program by; FyneApp.toml has the same.
const appID = "ua.focalpoint.Focalpoint"

// desktop is the program with its window: the first pages until a profile is open, then the profile's.
type desktop struct {
	*program
	ctx    context.Context
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
	return p.runWindow(ctx, func(d *desktop) {
		if err := d.Demo(ctx); err != nil {
			d.pages.Trouble(err)
			return
		}
		d.showProfile()
	})
}

func (p *program) runWindow(ctx context.Context, begin func(*desktop)) error {
	if !hasDisplay(p.env.getenv) {
		return errNoDisplay
	}
	a := app.NewWithID(appID)
	a.Settings().SetTheme(theme.New(theme.Light))
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	d := &desktop{program: p, ctx: ctx, window: a.NewWindow("Focalpoint")}
	d.pages = start.New(d, p.text(), runner.Async{}, d.explain, d.window.SetContent, d.showProfile, d.speak)
	d.window.SetMaster()
	d.window.SetPadded(false)
	d.window.Resize(ui.FirstSize)
	d.window.SetCloseIntercept(d.close)
	begin(d)
	stop := context.AfterFunc(ctx, func() { fyne.Do(d.close) })
	defer stop()
	d.window.ShowAndRun()
	return d.end()
}

// errNoDisplay says that there is no screen to open a window on.
var errNoDisplay = errors.New("no display: use the subcommands, or focalpoint demo --terminal")

// begin opens the current profile, or the first pages where there is none.
func (d *desktop) begin() {
	path := d.vaultFile
	if path == "" {
		profiles, err := d.profiles()
		if err != nil {
			d.pages.Trouble(err)
			return
		}
		current, err := profiles.Current()
		if errors.Is(err, desk.ErrNoProfile) {
			d.pages.Language()
			return
		}
		if err != nil {
			d.pages.Trouble(err)
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
		d.pages.Trouble(err)
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

// Enrol makes a profile and opens it.
func (d *desktop) Enrol(ctx context.Context, name, address, code, passphrase string) error {
	path, err := d.newVaultPath(name)
	if err != nil {
		return err
	}
	e := desk.Enrolment{Path: path, Name: name, Address: address, Code: code, Lang: d.text().Lang(), Now: d.env.now}
	e.Keys.Keyring = d.keyring()
	if passphrase != "" {
		e.Keys.Passphrase = func() (string, error) { return passphrase, nil }
	}
	v, err := desk.Enrol(ctx, e)
	if err != nil {
		return err
	}
	if d.opened, err = d.deskOn(v); err != nil {
		return err
	}
	profiles, err := d.profiles()
	if err != nil {
		return err
	}
	return profiles.Choose(name)
}

// NeedsPassphrase says that no keyring is running.
func (d *desktop) NeedsPassphrase() bool { return d.keyring() == nil }

// Demo prepares sample records and a portal on this computer.
func (d *desktop) Demo(ctx context.Context) (err error) {
	if d.demo, err = d.startDemo(ctx); err != nil {
		return err
	}
	d.opened = d.demo.desk
	return nil
}

// Unlock opens the current profile's vault.
func (d *desktop) Unlock(_ context.Context, passphrase string) error { return d.open(passphrase) }

// Restore puts the newest backup in a damaged vault's place and opens it.
func (d *desktop) Restore(context.Context) error {
	if _, err := vault.Restore(d.path, d.backup, d.env.now()); err != nil {
		return err
	}
	return d.open("")
}

// showProfile fills the window with the open profile's pages and begins to exchange with its portal.
func (d *desktop) showProfile() {
	d.shown = ui.Open(d.window, d.windowDeps(d.opened, runner.Async{}))
	d.opened.Start(d.ctx)
}

// windowDeps joins the window and a desk.
func (p *program) windowDeps(opened *desk.Desk, run runner.Runner) ui.Deps {
	return ui.Deps{
		Desk: opened, Runner: run, Now: p.env.now, Explain: desk.Explain, Message: desk.Message, Reason: desk.Reason,
		Tiles: tiles, Attribution: atlas.Attribution, Version: version, Lang: p.text().Lang(),
	}
}

// tiles draws the built-in map in a look and a language.
func tiles(dark bool, lang string) mapview.Tiles {
	style := atlas.StyleLight
	if dark {
		style = atlas.StyleDark
	}
	a, err := atlas.Builtin()
	if err != nil {
		panic(err) // the map is part of the program, and the desk has read it already
	}
	return atlas.NewRenderer(a, style, lang)
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
	switch {
	case d.demo != nil:
		return d.demo.close()
	case d.opened != nil:
		return d.opened.Close()
	}
	return nil
}

// hasDisplay says whether there is a screen that takes connections.
func hasDisplay(getenv func(string) string) bool {
	if name := getenv("WAYLAND_DISPLAY"); name != "" {
		if !filepath.IsAbs(name) {
			name = filepath.Join(getenv("XDG_RUNTIME_DIR"), name)
		}
		if connects("unix", name) {
			return true
		}
	}
	display := getenv("DISPLAY")
	if display == "" {
		return nativeWindows
	}
	host, number, _ := strings.Cut(display, ":")
	number, _, _ = strings.Cut(number, ".")
	if host == "" || strings.HasPrefix(host, "/") {
		return nativeWindows || connects("unix", "/tmp/.X11-unix/X"+number) || connects("unix", "@/tmp/.X11-unix/X"+number)
	}
	return true // a screen of another computer: let the window system say
}

// nativeWindows is true where the system always has a screen for programs with windows.
const nativeWindows = os.PathSeparator == '\\'

func connects(network, address string) bool {
	conn, err := net.DialTimeout(network, address, time.Second)
	if err != nil {
		return false
	}
	return conn.Close() == nil
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
