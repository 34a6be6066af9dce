package ui

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/activities"
	"focalpoint/internal/ui/editor"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/overview"
	"focalpoint/internal/ui/pattern"
	"focalpoint/internal/ui/quality"
	"focalpoint/internal/ui/quarter"
	"focalpoint/internal/ui/sending"
	"focalpoint/internal/ui/settings"
	"focalpoint/internal/ui/shell"
	"focalpoint/internal/ui/theme"
)

// The rooms, from the top of the rail.
const (
	roomQuarter = iota
	roomActivities
	roomMap
	roomQuality
	roomSending
	roomSettings
)

// The smallest window, and the one of a first start.
var (
	MinSize   = fyne.NewSize(1024, 700)
	FirstSize = fyne.NewSize(1280, 800)
)

// newsPause is how long news is gathered before the pages are brought up to date.
const newsPause = 250 * time.Millisecond

// Window shows one profile.
type Window struct {
	deps   Deps
	window fyne.Window
	text   *i18n.Localizer
	look   look

	shell   *shell.Shell
	quarter *quarter.Page
	list    *activities.Page
	edit    *editor.Page
	mapped  *overview.Page
	quality *quality.Page
	sending *sending.Page
	options *settings.Page
	status  *shell.StatusLine
	begun   int         // updates of a quarter that are not filed
	mapSaid string      // while the pages are made for another map
	crash   *desk.Crash // how the program ended the last time, until it is dismissed
	record  aid.ID      // the open record; "" when a room is shown

	stopSync  func()
	stopWatch func()
	stopClock func()
	news      atomic.Bool
	closed    bool
}

// Open fills a window with a profile's pages and shows what is to be filed for the quarter.
func Open(window fyne.Window, deps Deps) *Window {
	return open(window, deps, keptLook())
}

func open(window fyne.Window, deps Deps, l look) *Window {
	w := &Window{deps: deps, window: window, stopSync: func() {}, stopClock: func() {}, look: l}
	w.text = i18n.New(deps.Lang)
	fyne.CurrentApp().Settings().SetTheme(l.theme())
	w.build()
	w.openRoom(roomQuarter)
	w.stopWatch = deps.Desk.Watch(w.noteNews)
	return w
}

// build makes frame, pages and menu in the language and look of the moment.
func (w *Window) build() {
	d, text := w.deps, w.text
	form.SpeakFyne(text)
	explain := func(err error) string { return d.Explain(text, err) }
	tiles, dark := d.Tiles(w.look.dark(), text.Lang()), w.look.dark()
	w.status = shell.NewStatusLine(text, d.Now, explain, w.Send, w.pause)
	w.quarter = quarter.New(quarter.Deps{
		Desk: d.Desk, Text: text, Runner: d.Runner, Explain: explain, Now: d.Now, Window: func() fyne.Window { return w.window },
		Visit: func() { w.openRoom(roomActivities) }, Waiting: w.showQuarter,
	})
	w.list = activities.New(activities.Deps{
		Desk: d.Desk, Text: text, Runner: d.Runner, Explain: explain,
		Message: func(f desk.Finding) string { return d.Message(text, f) },
		Reason:  func(c desk.RefusedCell) string { return d.Reason(text, c) },
		Window:  func() fyne.Window { return w.window }, Open: w.OpenRecord, New: w.NewRecord,
	})
	w.edit = editor.New(editor.Deps{
		Desk: d.Desk, Localizer: text, Runner: d.Runner, Explain: explain, Tiles: tiles, Now: d.Now,
		Attribution: d.Attribution(text.Lang()),
		OnBack:      func() { w.openRoom(w.shell.Room()) }, OnOpen: w.OpenRecord,
		OnMap: func(id aid.ID) { w.list.AskMap(id) },
	})
	kept := overview.State{}
	if w.mapped != nil {
		kept = w.mapped.Kept()
	}
	w.mapped = overview.New(overview.Deps{
		Desk: d.Desk, Text: text, Runner: d.Runner, Explain: explain, Window: func() fyne.Window { return w.window },
		Tiles: tiles, Dark: dark, Attribution: d.Attribution(text.Lang()),
		Open: w.openFromMap, New: w.NewRecord, State: kept,
	})
	w.quality = quality.New(quality.Deps{
		Desk: d.Desk, Text: text, Runner: d.Runner, Explain: explain, Open: w.openFinding,
		Counted: func(tally desk.Tally) { w.shell.SetBadge(roomQuality, tally.Stops+tally.Warns) },
	})
	w.sending = sending.New(sending.Deps{
		Desk: d.Desk, Text: text, Runner: d.Runner, Explain: explain, Now: d.Now,
		Open: w.OpenRecord, Send: w.Send, Pause: w.pause, Window: func() fyne.Window { return w.window },
	})
	w.options = settings.New(settings.Deps{
		Desk: d.Desk, Text: text, Runner: d.Runner, Explain: explain, Version: d.Version, Mode: w.look.mode,
		Attribution: d.Attribution(text.Lang()), SetLanguage: w.SetLanguage, SetMode: w.setMode,
		Scale: w.look.scale, SetScale: w.setScale,
		Window: func() fyne.Window { return w.window }, MapChanged: w.mapChanged, MapSaid: w.mapSaid,
	})
	band := ""
	if d.Desk.Identity().Training {
		band = text.T("shell.training")
	}
	w.shell = shell.New(text.T("shell.name"), band, []shell.Room{
		{Title: text.T("shell.rooms.quarter"), Icon: fynetheme.HistoryIcon(), Page: w.quarter.Content()},
		{Title: text.T("shell.rooms.activities"), Icon: fynetheme.ListIcon(), Page: w.list.Content()},
		{Title: text.T("shell.rooms.map"), Icon: theme.MapIcon(), Page: w.mapped.Content()},
		{Title: text.T("shell.rooms.quality"), Icon: fynetheme.VisibilityIcon(), Page: w.quality.Content()},
		{Title: text.T("shell.rooms.sending"), Icon: fynetheme.MailSendIcon(), Page: w.sending.Content()},
		{Title: text.T("shell.rooms.settings"), Icon: fynetheme.SettingsIcon(), Page: w.options.Content()},
	}, w.status.Content())
	w.shell.OnOpen = w.entered
	w.window.SetMainMenu(w.menu())
	w.window.Canvas().SetOnTypedKey(w.typed)
	w.window.SetOnDropped(w.dropped)
	w.window.SetContent(w.shell.Content())
	w.showStatus()
	w.showCrash()
	w.quarter.Reload()
	w.list.Reload()
	w.sending.Reload()
	w.quality.Count()
}

// entered is called when a room was opened: the record that was open is saved.
func (w *Window) entered(room int) {
	if w.record != "" {
		_ = w.edit.Close() // a failed save keeps its banner and its text on the page
		w.record = ""
	}
	if room != roomQuarter {
		_ = w.quarter.Close() // what was being typed there is filed
	}
	form.HideMenus(w.window.Canvas())
	w.window.Canvas().Unfocus() // the keys go to the window, and not to a page that is not seen
	switch room {
	case roomQuarter:
		w.quarter.Focus()
	case roomActivities:
		w.list.Reload()
	case roomMap:
		w.mapped.Focus()
		w.mapped.Reload()
	case roomQuality:
		w.quality.Reload()
	case roomSending:
		w.sending.Reload()
	case roomSettings:
		w.options.Reload()
	}
}

func (w *Window) openRoom(room int) {
	w.shell.Open(room)
	if room == roomQuarter {
		w.quarter.Reload()
	}
}

// OpenRecord shows an activity in the editor.
func (w *Window) OpenRecord(id aid.ID) {
	w.showEditor(id)
	w.edit.Open(id)
}

// openFinding shows an activity in the editor at what was found in it; the way back leads to the findings.
func (w *Window) openFinding(id aid.ID, f desk.Finding) {
	w.showEditor(id)
	w.shell.Mark(roomQuality)
	w.edit.OpenAt(id, f)
}

// openFromMap shows an activity in the editor; the way back leads to the map.
func (w *Window) openFromMap(id aid.ID) {
	w.showEditor(id)
	w.shell.Mark(roomMap)
	w.edit.Open(id)
}

// NewRecord shows an empty activity in the editor.
func (w *Window) NewRecord() {
	w.showEditor("new")
	w.edit.OpenNew()
}

// ChoosePattern lets an activity be begun from a pattern.
func (w *Window) ChoosePattern() {
	pattern.New(pattern.Deps{
		Desk: w.deps.Desk, Text: w.text, Runner: w.deps.Runner,
		Explain: func(err error) string { return w.deps.Explain(w.text, err) },
		Use: func(id aid.ID) {
			w.showEditor("new")
			w.edit.OpenPattern(id)
		},
	}).Show(w.window)
}

func (w *Window) showEditor(record aid.ID) {
	form.HideMenus(w.window.Canvas())
	_ = w.quarter.Close() // what was being typed there is filed
	w.record = record
	w.shell.Mark(roomActivities)
	w.shell.Show(w.edit.Content())
}

// dropped attaches files that were dropped on the window to the open record.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	if w.record != "" {
		w.edit.Attach(files...)
	}
}

// Send exchanges with the portal now.
func (w *Window) Send() {
	if w.record != "" {
		_ = w.edit.Close() // a failed save is shown by the editor; what was saved before is sent
	}
	_ = w.quarter.Close()
	w.stopSync()
	var report desk.Report
	w.stopSync = w.deps.Runner.Run(func(ctx context.Context) (err error) {
		report, err = w.deps.Desk.Sync(ctx)
		return err
	}, func(err error) {
		if err == nil {
			w.sending.ShowReport(report)
		} else if !errors.Is(err, context.Canceled) {
			w.showStatus()
		}
		w.sending.Reload()
	})
}

// pause stops the exchange under way, whoever began it.
func (w *Window) pause() {
	w.deps.Runner.Run(func(context.Context) error { return w.deps.Desk.Pause() }, func(err error) {
		w.showStatus()
		if err != nil {
			w.sending.ShowFailure(err)
		}
	})
}

// clockPause is after how long the time left is told anew where nothing else changes.
const clockPause = time.Second

// watchClock keeps the time left true while an exchange is under way and nothing of it moves.
func (w *Window) watchClock() {
	w.stopClock()
	w.stopClock = w.deps.Runner.After(clockPause, func() {
		if !w.closed {
			w.showStatus()
		}
	})
}

// SetLanguage builds everything anew in another language, at the same place.
func (w *Window) SetLanguage(lang string) {
	w.deps.Runner.Run(func(context.Context) error { return w.deps.Desk.SetLanguage(lang) }, func(error) {})
	w.text = i18n.New(lang)
	w.rebuild()
}

func (w *Window) setMode(mode theme.Mode) { w.setLook(look{mode, w.look.scale}) }

func (w *Window) setScale(scale theme.Scale) { w.setLook(look{w.look.mode, scale}) }

// setLook makes everything anew in another look, at the same place.
func (w *Window) setLook(l look) {
	w.look = l
	l.keep()
	fyne.CurrentApp().Settings().SetTheme(l.theme())
	w.rebuild()
}

// mapChanged draws another map wherever one is shown.
func (w *Window) mapChanged(said string) {
	w.mapSaid = said
	w.rebuild()
	w.mapSaid = ""
}

func (w *Window) rebuild() {
	room, record := w.shell.Room(), w.record
	if record != "" {
		_ = w.edit.Close() // what was typed is saved before the page is thrown away
	}
	_ = w.quarter.Close()
	w.build()
	w.record = ""
	w.shell.Open(room)
	if record != "" && record != "new" {
		w.OpenRecord(record)
	}
}

// noteNews gathers what the desk announces and brings the pages up to date once.
func (w *Window) noteNews() {
	if w.news.Swap(true) {
		return
	}
	w.deps.Runner.After(newsPause, func() {
		w.news.Store(false)
		if w.closed {
			return
		}
		w.showStatus()
		w.quarter.Reload() // its number stands on the rail
		if w.record != "" || w.shell.Room() != roomQuality {
			w.quality.Count()
		}
		switch {
		case w.record != "":
			w.edit.News()
		case w.shell.Room() == roomQuality:
			w.quality.Reload()
		case w.shell.Room() == roomActivities:
			w.list.Reload()
		case w.shell.Room() == roomMap:
			w.mapped.Reload()
		case w.shell.Room() == roomSending:
			w.sending.Reload()
		}
	})
}

func (w *Window) showQuarter(waiting, begun int) {
	w.begun = begun
	w.shell.SetBadge(roomQuarter, waiting)
	w.showStatus()
}

func (w *Window) showStatus() {
	status := w.deps.Desk.Status()
	w.status.Show(status)
	w.sending.ShowStatus(status)
	w.shell.SetBadge(roomActivities, status.Held-w.begun)
	w.shell.SetBadge(roomSending, status.Waiting+status.Attention)
	if status.Connection == desk.ConnectionSending {
		w.watchClock()
	}
}

// Close saves what is open and stops listening. It returns an error when the latest edits are not on the disk.
func (w *Window) Close() error {
	w.stopSync()
	if err := w.edit.Close(); err != nil {
		return err
	}
	if err := w.quarter.Close(); err != nil {
		return err
	}
	w.closed = true
	w.stopWatch()
	return nil
}
