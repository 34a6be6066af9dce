package form

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fileSheet is what the dialog shows: places on the left, what a folder holds, and under it the name.
type fileSheet struct {
	FileDialog
	window fyne.Window
	write  bool

	folder  string // that is shown
	entries []fileEntry
	hidden  bool // hidden files are shown
	asked   int  // questions to the disk so far: an answer that comes after a later question is dropped

	places *fyne.Container
	where  *widget.Label
	list   *fileList
	empty  *widget.Label
	name   *Entry
	said   *widget.Label
	foot   *fyne.Container // the buttons, or a question
	rest   fyne.CanvasObject
	whole  *fyne.Container
	hide   func()
}

const (
	placesWidth = 170 // at the usual size of text
	placesMost  = 300
	mostPath    = 84 // letters of a folder's path; of a longer one the beginning is left out
)

// fileDialogSize leaves the window's frame to be seen around the dialog where the window is of its smallest size.
func fileDialogSize() fyne.Size { return Sheet(860, 580) }

// lastFolder is where the preferences keep the folder of the last file; it belongs to the computer, not to the profile.
const lastFolder = "files.folder"

func newFileSheet(d FileDialog, window fyne.Window, write bool) *fileSheet {
	s := &fileSheet{
		FileDialog: d, window: window, write: write, hide: func() {},
		places: container.NewVBox(), where: widget.NewLabel(""), empty: widget.NewLabel(""), name: NewEntry(false), said: widget.NewLabel(""),
	}
	s.list = newFileList(s)
	s.where.Wrapping, s.where.TextStyle.Bold = fyne.TextWrapBreak, true
	s.empty.Alignment, s.empty.Importance, s.empty.Wrapping = fyne.TextAlignCenter, widget.LowImportance, fyne.TextWrapWord
	s.said.Wrapping = fyne.TextWrapWord
	s.name.SetName(s.t("name"))
	s.name.SetText(d.Name)
	s.name.OnSubmitted, s.name.OnEscape = func(string) { s.confirm() }, func() { s.hide() }
	s.rest = s.buttons()
	s.foot = container.NewStack(s.rest)
	return s
}

func (s *fileSheet) t(key string, args ...any) string { return s.Text.T("form.files."+key, args...) }

func (s *fileSheet) button(key string, icon fyne.Resource, do func()) *Button {
	b := NewButtonWithIcon(s.t(key), icon, do)
	b.OnEscape = func() { s.hide() }
	return b
}

// buttons are the lower row while nothing is asked.
func (s *fileSheet) buttons() fyne.CanvasObject {
	hidden := NewCheck(s.t("hidden"), func(on bool) {
		s.hidden = on
		s.open(s.folder)
	})
	hidden.OnEscape = func() { s.hide() }
	left := Flow(hidden)
	if s.write {
		left.Add(s.button("new_folder", fynetheme.FolderNewIcon(), s.askFolder))
	}
	confirm := NewButton(s.Confirm, s.confirm)
	confirm.Importance, confirm.OnEscape = widget.HighImportance, func() { s.hide() }
	return Beside(0, left, Flow(s.button("cancel", nil, func() { s.hide() }), confirm))
}

// show opens the dialog over its window, at the folder of the last file.
func (s *fileSheet) show() {
	up := s.button("up", fynetheme.MoveUpIcon(), s.up)
	name := widget.NewLabel(s.t("name"))
	hint := widget.NewLabel(s.hint())
	hint.SizeName, hint.Importance, hint.Wrapping = fynetheme.SizeNameCaptionText, widget.LowImportance, fyne.TextWrapWord
	s.said.Hide()
	s.whole = container.NewBorder(
		container.NewBorder(nil, nil, up, nil, s.where),
		container.NewVBox(s.said, container.NewBorder(nil, nil, name, nil, s.name), hint, s.foot),
		Limited(placesWidth, placesMost, container.NewVScroll(s.places)), nil,
		container.NewStack(s.list, container.NewCenter(Width(placesWidth*2, s.empty))),
	)
	box := dialog.NewCustomWithoutButtons(s.Title, s.whole, s.window)
	box.Resize(fileDialogSize())
	canvas := s.window.Canvas()
	before := canvas.OnTypedKey()
	canvas.SetOnTypedKey(func(key *fyne.KeyEvent) { s.typed(key, before) })
	s.hide = func() {
		s.asked++ // nobody waits for an answer any more
		canvas.SetOnTypedKey(before)
		box.Hide()
	}
	box.Show()
	s.begin()
}

// typed takes the keys while nothing has the focus, as after a click beside everything.
func (s *fileSheet) typed(key *fyne.KeyEvent, before func(*fyne.KeyEvent)) {
	switch {
	case !slices.Contains(functionKeys, key.Name):
		s.list.TypedKey(key)
	case before != nil:
		before(key)
	}
}

func (s *fileSheet) hint() string {
	if len(s.Endings) == 0 {
		return s.t("keys")
	}
	return s.t("keys") + " " + s.t("only", "Endings", strings.Join(s.Endings, ", "))
}

// begin fills the dialog; until then it says that it reads.
func (s *fileSheet) begin() {
	s.say("reading", widget.LowImportance)
	kept := fyne.CurrentApp().Preferences().String(lastFolder)
	var places []filePlace
	folder := ""
	s.Runner.Run(func(context.Context) error {
		places = filePlaces()
		if kept != "" && isFolder(kept) {
			folder = kept
		} else if len(places) > 0 {
			folder = places[0].path
		}
		return nil
	}, func(error) {
		for _, p := range places {
			s.places.Add(s.place(p))
		}
		s.open(folder)
		if s.write {
			s.window.Canvas().Focus(s.name)
			return
		}
		s.window.Canvas().Focus(s.list)
	})
}

func (s *fileSheet) place(p filePlace) *Button {
	icons := map[string]fyne.Resource{
		"home": fynetheme.HomeIcon(), "desktop": fynetheme.DesktopIcon(), "documents": fynetheme.DocumentIcon(), "downloads": fynetheme.DownloadIcon(),
		"pictures": fynetheme.MediaPhotoIcon(), "computer": fynetheme.ComputerIcon(), "": fynetheme.StorageIcon(),
	}
	words := p.name
	if p.key != "" {
		words = s.t("places." + p.key)
	}
	b := NewButtonWithIcon(words, icons[p.key], func() { s.open(p.path) })
	b.Alignment, b.Importance, b.OnEscape = widget.ButtonAlignLeading, widget.LowImportance, func() { s.hide() }
	return b
}

// path is that of a name in the folder that is shown, or of one that says itself where it lies.
func (s *fileSheet) path(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(s.folder, name)
}

func (s *fileSheet) up() {
	if above := filepath.Dir(s.folder); above != s.folder {
		s.open(above)
	}
}

// open shows what a folder holds. One that cannot be read is said so, and the folder before stays.
func (s *fileSheet) open(folder string) {
	s.asked++
	asked, came := s.asked, filepath.Base(s.folder)
	back := filepath.Dir(s.folder) == folder
	s.say("reading", widget.LowImportance)
	endings, hidden := s.Endings, s.hidden
	var entries []fileEntry
	s.Runner.Run(func(context.Context) (err error) {
		entries, err = readFolder(folder, endings, hidden)
		return err
	}, func(err error) {
		switch {
		case asked != s.asked:
		case err != nil:
			s.say(folderFault(err), widget.DangerImportance, "Path", folder)
		default:
			s.say("", widget.MediumImportance)
			s.fillWith(folder, entries)
			if i := slices.IndexFunc(entries, func(e fileEntry) bool { return back && e.name == came }); i >= 0 {
				s.list.mark(i) // the folder that was left
			}
			if c := s.window.Canvas(); c.Focused() == nil { // a button was clicked
				c.Focus(s.list)
			}
		}
	})
}

func (s *fileSheet) fillWith(folder string, entries []fileEntry) {
	s.folder, s.entries = folder, entries
	shown := []rune(folder)
	if len(shown) > mostPath {
		shown = append([]rune("…"), shown[len(shown)-mostPath:]...)
	}
	s.where.SetText(string(shown))
	s.empty.SetText("")
	switch {
	case len(entries) == 0 && len(s.Endings) > 0:
		s.empty.SetText(s.t("none_of", "Endings", strings.Join(s.Endings, ", ")))
	case len(entries) == 0:
		s.empty.SetText(s.t("none"))
	}
	s.list.tapped = -1
	s.list.Refresh()
	s.list.ScrollToTop()
	s.list.mark(0)
}

// say shows a sentence above the name; without a key there is none.
func (s *fileSheet) say(key string, importance widget.Importance, args ...any) {
	if key == "" {
		s.said.Hide()
	} else {
		s.said.Importance = importance
		s.said.SetText(s.t(key, args...))
		s.said.Show()
	}
	s.whole.Refresh() // the folder has the room that is left
}
