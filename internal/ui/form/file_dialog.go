package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
)

// fileDialogSize leaves the window's frame to be seen around the dialog where the window is of its smallest size.
var fileDialogSize = fyne.NewSize(820, 560)

// ShowFileDialog shows a dialog that chooses or names a file. The order counts: Fyne panics where one is resized that
// was not shown yet.
func ShowFileDialog(choose *dialog.FileDialog) {
	choose.Show()
	choose.Resize(fileDialogSize)
}
