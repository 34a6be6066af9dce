package form

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// confirm ends the dialog with the file that is named; a folder that is named is opened.
func (s *fileSheet) confirm() {
	typed := strings.TrimSpace(s.name.Text)
	if typed == "" {
		s.say("no_name", widget.WarningImportance)
		return
	}
	s.asked++
	asked, path := s.asked, s.path(typed)
	var info fs.FileInfo
	s.Runner.Run(func(context.Context) (err error) {
		info, err = os.Stat(path)
		if s.write && errors.Is(err, fs.ErrNotExist) {
			if filepath.Ext(path) == "" {
				path += filepath.Ext(s.Name) // people leave endings out
				info, err = os.Stat(path)
			}
			if errors.Is(err, fs.ErrNotExist) && isFolder(filepath.Dir(path)) {
				return nil
			}
		}
		return err
	}, func(err error) {
		switch {
		case asked != s.asked:
		case errors.Is(err, fs.ErrNotExist) && s.write:
			s.say("gone", widget.DangerImportance, "Path", filepath.Dir(path))
		case errors.Is(err, fs.ErrNotExist):
			s.say("missing", widget.DangerImportance, "Name", typed)
		case err != nil:
			s.say(folderFault(err), widget.DangerImportance, "Path", path)
		case info != nil && info.IsDir():
			s.name.SetText(s.Name)
			s.open(path)
		case info != nil && s.write:
			s.askReplace(path)
		default:
			s.end(path)
		}
	})
}

// end closes the dialog with a file.
func (s *fileSheet) end(path string) {
	fyne.CurrentApp().Preferences().SetString(lastFolder, filepath.Dir(path))
	s.hide()
	s.Then(path)
}

// askReplace asks before a file is written over.
func (s *fileSheet) askReplace(path string) {
	question := widget.NewLabel(s.t("replace_question", "Name", filepath.Base(path)))
	question.Wrapping = fyne.TextWrapWord
	yes := s.button("replace", nil, func() { s.end(path) })
	yes.Importance = widget.DangerImportance
	s.ask(question, "keep", yes)
}

// askFolder asks for the name of a new folder, and opens it.
func (s *fileSheet) askFolder() {
	name := NewEntry(false)
	name.SetPlaceHolder(s.t("folder_name"))
	yes := s.button("create", nil, func() { s.makeFolder(strings.TrimSpace(name.Text)) })
	yes.Importance = widget.HighImportance
	name.OnSubmitted, name.OnEscape = func(string) { yes.OnTapped() }, s.answered
	s.ask(name, "cancel", yes)
	s.window.Canvas().Focus(name)
}

func (s *fileSheet) makeFolder(name string) {
	if name == "" {
		s.say("no_folder_name", widget.WarningImportance)
		return
	}
	s.asked++
	asked, path := s.asked, s.path(name)
	s.Runner.Run(func(context.Context) error { return os.MkdirAll(path, 0o755) }, func(err error) {
		switch {
		case asked != s.asked:
		case err != nil:
			s.say("not_made", widget.DangerImportance, "Name", name)
		default:
			s.answered()
			s.open(path)
		}
	})
}

// ask puts a question into the place of the buttons, with a way back, which has the focus.
func (s *fileSheet) ask(question fyne.CanvasObject, no string, yes *Button) {
	back := s.button(no, nil, s.answered)
	back.OnEscape, yes.OnEscape = s.answered, s.answered
	s.foot.Objects = []fyne.CanvasObject{Beside(200, question, Flow(back, yes))}
	s.foot.Refresh()
	s.window.Canvas().Focus(back)
}

// answered puts the buttons back.
func (s *fileSheet) answered() {
	s.say("", widget.MediumImportance)
	s.foot.Objects = []fyne.CanvasObject{s.rest}
	s.foot.Refresh()
	s.window.Canvas().Focus(s.name)
}
