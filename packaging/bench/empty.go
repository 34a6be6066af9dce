//go:build ignore

// An empty Fyne window, against which the program's start and memory are measured.
package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.New().NewWindow("Empty")
	w.SetContent(widget.NewLabel("Empty"))
	w.ShowAndRun()
}
