package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
)

// fileDialogSize leaves the window's frame to be seen around the dialog where the window is of its smallest size.
var fileDialogSize = fyne.NewSize(820, 560)

// FileToRead is a dialog that chooses a file; then is told its path, and opens it itself.
func FileToRead(then func(path string), window fyne.Window) *dialog.FileDialog {
	return dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err == nil && file != nil {
			_ = file.Close()
			then(file.URI().Path())
		}
	}, window)
}

// FileToWrite is a dialog that names a file; then is told its path, and opens it itself.
func FileToWrite(then func(path string), window fyne.Window) *dialog.FileDialog {
	return dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
		if err == nil && file != nil {
			_ = file.Close()
			then(file.URI().Path())
		}
	}, window)
}

// ShowFileDialog shows a dialog that chooses or names a file. The order counts: Fyne panics where one is resized that
// was not shown yet.
func ShowFileDialog(choose *dialog.FileDialog) {
	choose.Show()
	choose.Resize(fileDialogSize)
}
