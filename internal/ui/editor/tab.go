package editor

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// tab opens a section. How many findings the section holds stands on its corner: a number beside the name would move the
// page while a person types.
type tab struct {
	button *form.Button
	plate  *canvas.Rectangle
	number *canvas.Text
	whole  *fyne.Container
}

func newTab(name string, open func()) *tab {
	t := &tab{
		button: form.NewButton(name, open), plate: canvas.NewRectangle(theme.Of(fynetheme.ColorNamePrimary)),
		number: canvas.NewText("", theme.Of(fynetheme.ColorNameForegroundOnPrimary)),
	}
	t.button.Importance, t.number.TextStyle.Bold = widget.LowImportance, true
	t.plate.StrokeColor, t.plate.StrokeWidth = theme.Of(fynetheme.ColorNameBackground), 1
	t.plate.Hide()
	t.whole = container.New(t, t.button, t.plate, t.number)
	return t
}

// mark shows whether the section is open.
func (t *tab) mark(open bool) {
	importance := widget.LowImportance
	if open {
		importance = widget.HighImportance
	}
	if t.button.Importance != importance {
		t.button.Importance = importance
		t.button.Refresh()
	}
}

// count shows how many findings the section holds.
func (t *tab) count(findings int) {
	text := ""
	if findings > 0 {
		text = strconv.Itoa(findings)
	}
	if text == t.number.Text {
		return
	}
	t.button.SetName(text)
	t.number.Text = text
	t.plate.Show()
	if text == "" {
		t.plate.Hide()
	}
	t.whole.Refresh()
}

// The number and its plate, at the usual size of text.
const (
	numberSize  = 10.5
	plateHeight = 15
	plateEdge   = 4  // free space at the sides of the number
	plateRoom   = 26 // beside the name, where text is large and the tabs take several lines
)

// Layout puts the number onto the upper right corner of the button, or beside it.
func (t *tab) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	t.number.TextSize = theme.Length(numberSize)
	text, height := t.number.MinSize(), theme.Length(plateHeight)
	plate := fyne.NewSize(max(height, text.Width+2*theme.Length(plateEdge)), height)
	at := fyne.NewPos(size.Width-plate.Width*0.65, -height/2)
	if theme.Large() {
		size.Width -= theme.Length(plateRoom)
		at = fyne.NewPos(size.Width, (size.Height-height)/2)
	}
	t.button.Resize(size)
	t.plate.CornerRadius = height / 2
	t.plate.Resize(plate)
	t.plate.Move(at)
	t.number.Resize(text)
	t.number.Move(at.AddXY((plate.Width-text.Width)/2, (plate.Height-text.Height)/2))
}

// MinSize is the button's, with room for a number where that stands beside it.
func (t *tab) MinSize([]fyne.CanvasObject) fyne.Size {
	least := t.button.MinSize()
	if theme.Large() {
		least.Width += theme.Length(plateRoom)
	}
	return least
}
