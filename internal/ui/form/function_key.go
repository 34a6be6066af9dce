package form

import (
	"slices"

	"fyne.io/fyne/v2"
)

var functionKeys = []fyne.KeyName{
	fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12,
}

// FunctionKey hands a function key to the window of the object that has the focus, and says whether it was one. Fyne
// brings the menu's shortcuts to it only with Ctrl or Alt, and every other key only to what has the focus.
func FunctionKey(focused fyne.CanvasObject, key *fyne.KeyEvent) bool {
	if !slices.Contains(functionKeys, key.Name) {
		return false
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(focused); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
	return true
}
