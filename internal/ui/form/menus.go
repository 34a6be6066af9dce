package form

import "fyne.io/fyne/v2"

// HideMenus closes menus and suggestions that stand open over a page, which is being left, as a click beside them does.
// Dialogs stay.
func HideMenus(c fyne.Canvas) {
	for _, overlay := range c.Overlays().List() {
		if beside, is := overlay.(fyne.Tappable); is {
			beside.Tapped(&fyne.PointEvent{})
		}
	}
}
