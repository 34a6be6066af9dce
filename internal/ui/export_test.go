package ui

import "fyne.io/fyne/v2"

// Landmarks are what help speaks of on the page that is shown.
func (w *Window) Landmarks() [3]fyne.CanvasObject { return w.explained().page.Landmarks() }
