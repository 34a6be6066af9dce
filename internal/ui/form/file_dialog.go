package form

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/runner"
)

// FileDialog lets a person choose a file that is there, or name one that will be written. Fyne's own speaks English in places
// whatever the language, says nothing of a folder that cannot be read, and is hard to use from the keyboard.
type FileDialog struct {
	Text    *i18n.Localizer
	Runner  runner.Runner
	Title   string            // "": a general one
	Confirm string            // what the button says that ends it; "": open, or save
	Name    string            // the one that is proposed for a file that will be written
	Endings []string          // files with other endings are not shown, such as ".csv"; none: all are
	Then    func(path string) // is told the file and opens it itself; it may not be there, or not be writable
}

// ShowToRead lets a file be chosen that is there.
func (d FileDialog) ShowToRead(window fyne.Window) {
	d.fill("read_title", "open")
	newFileSheet(d, window, false).show()
}

// ShowToWrite lets a file be named; one that is there is written over only after a question.
func (d FileDialog) ShowToWrite(window fyne.Window) {
	d.fill("write_title", "save")
	newFileSheet(d, window, true).show()
}

func (d *FileDialog) fill(title, confirm string) {
	if d.Title == "" {
		d.Title = d.Text.T("form.files." + title)
	}
	if d.Confirm == "" {
		d.Confirm = d.Text.T("form.files." + confirm)
	}
}
