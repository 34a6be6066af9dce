package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/help"
	"focalpoint/internal/ui/picture"
)

// menu carries every shortcut: a field that has the focus swallows those that stand on no menu.
func (w *Window) menu() *fyne.MainMenu {
	text := w.text
	item := func(key string, name fyne.KeyName, modifier fyne.KeyModifier, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(text.T("shell.menu."+key), do)
		if name != "" {
			i.Shortcut = &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
		}
		return i
	}
	const control = fyne.KeyModifierControl
	quit := item("quit", fyne.KeyQ, control, w.window.Close)
	quit.IsQuit = true
	file := fyne.NewMenu(text.T("shell.menu.file"),
		item("new", fyne.KeyN, control, w.NewRecord),
		item("pattern", fyne.KeyN, control|fyne.KeyModifierShift, w.ChoosePattern),
		fyne.NewMenuItemSeparator(),
		item("import", fyne.KeyI, control, func() { w.openRoom(roomActivities); w.list.AskImport() }),
		item("export", fyne.KeyE, control, func() { w.openRoom(roomActivities); w.list.AskExport() }),
		item("map", fyne.KeyM, control, w.askMap),
		fyne.NewMenuItemSeparator(),
		item("send", fyne.KeyF9, 0, w.Send),
		fyne.NewMenuItemSeparator(),
		quit,
	)
	edit := fyne.NewMenu(text.T("shell.menu.edit"), append(w.recordItems(),
		fyne.NewMenuItemSeparator(),
		item("search", fyne.KeyF, control, w.search),
	)...)
	other := i18n.English
	if text.Lang() == i18n.English {
		other = i18n.Ukrainian
	}
	visit := fyne.NewMenu(text.T("shell.menu.go"),
		w.roomItem("quarter", roomQuarter),
		w.roomItem("activities", roomActivities),
		w.roomItem("map", roomMap),
		w.roomItem("quality", roomQuality),
		w.roomItem("sending", roomSending),
		w.roomItem("settings", roomSettings),
		fyne.NewMenuItemSeparator(),
		item("language", fyne.KeyL, control, func() {
			if w.window.Canvas().Overlays().Top() == nil { // a dialog would keep its words
				w.SetLanguage(other)
			}
		}),
	)
	explain := fyne.NewMenu(text.T("shell.menu.help"), item("page", fyne.KeyF1, 0, w.Help))
	return fyne.NewMainMenu(file, edit, visit, explain)
}

// typed does what the menu says of keys without Ctrl, which Fyne does not bring there itself.
func (w *Window) typed(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyF1:
		w.Help()
	case fyne.KeyF9:
		w.Send()
	}
}

// explained is a page that help explains, and what it is called there.
type explained struct {
	help.Topic
	page interface{ Landmarks() [3]fyne.CanvasObject }
}

// explained is the page that is shown.
func (w *Window) explained() explained {
	if w.record != "" {
		return explained{help.Editor, w.edit}
	}
	return map[int]explained{
		roomQuarter: {help.Quarter, w.quarter}, roomActivities: {help.Activities, w.list}, roomMap: {help.Map, w.mapped},
		roomQuality: {help.Quality, w.quality}, roomSending: {help.Sending, w.sending}, roomSettings: {help.Settings, w.options},
	}[w.shell.Room()]
}

// Help explains the page that is shown; not while a dialog lies over it.
func (w *Window) Help() {
	if w.window.Canvas().Overlays().Top() != nil {
		return
	}
	shown := w.explained()
	help.Show(w.window.Canvas(), w.text, shown.Topic, shown.page.Landmarks())
}

// roomItem leads to a room, as Ctrl and the number of its place on the rail do.
func (w *Window) roomItem(key string, room int) *fyne.MenuItem {
	name := fyne.KeyName(strconv.Itoa(room + 1))
	i := fyne.NewMenuItem(w.text.T("shell.rooms."+key), func() { w.openRoom(room) })
	i.Shortcut = &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
	return i
}

// recordItems are the editor's own, which do nothing while no record is open; Undo is the quarter's as well.
func (w *Window) recordItems() []*fyne.MenuItem {
	items := w.edit.Shortcuts()
	for _, item := range items {
		do := item.Action
		item.Action = func() {
			_, back := item.Shortcut.(*fyne.ShortcutUndo)
			switch {
			case w.record != "":
				do()
			case back && w.shell.Room() == roomQuarter:
				w.quarter.Undo()
			}
		}
	}
	return items
}

// search puts the cursor into the search of the page, where it has one, and else into that of the activities.
func (w *Window) search() {
	switch room := w.shell.Room(); {
	case w.record == "" && room == roomQuarter:
		w.quarter.FocusSearch()
	case w.record == "" && room == roomMap:
		w.mapped.FocusSearch()
	default:
		w.openRoom(roomActivities)
		w.list.FocusSearch()
	}
}

// askMap saves the map that is seen as a picture, and else that of the activities.
func (w *Window) askMap() {
	if w.record == "" && w.shell.Room() == roomMap {
		w.mapped.AskPicture(picture.PNG)
		return
	}
	w.openRoom(roomActivities)
	w.list.AskMap()
}
