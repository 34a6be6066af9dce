package quarter

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// frame is the layout of the page: the list with its foot, the header over it, and the panel beside it. Where the window is
// too low for all of it, the page is scrolled.
type frame struct{ width float32 }

const (
	panelWidth = 340  // at the usual size of text
	panelMost  = 0.52 // of the page, for what is larger: the list needs its room as well
	listLeast  = 190  // the height that the list and its foot keep, at the usual size of text
)

// Layout places the three.
func (f *frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	list, header, panel := objects[0], objects[1], objects[2]
	top := form.HeightAt(header, size.Width)
	header.Resize(fyne.NewSize(size.Width, top))
	header.Move(fyne.Position{})
	height, width := max(0, size.Height-top-fynetheme.Padding()), size.Width
	if panel.Visible() {
		side := min(theme.Length(panelWidth), max(panelWidth, size.Width*panelMost))
		width -= side + fynetheme.Padding()
		panel.Resize(fyne.NewSize(side, height))
		panel.Move(fyne.NewPos(size.Width-side, top+fynetheme.Padding()))
	}
	list.Resize(fyne.NewSize(width, height))
	list.Move(fyne.NewPos(0, top+fynetheme.Padding()))
}

// MinSize is what header and list need; the panel scrolls.
func (f *frame) MinSize(objects []fyne.CanvasObject) fyne.Size {
	list, header := objects[0].MinSize(), objects[1].MinSize()
	if f.width > 0 {
		header.Height = form.HeightAt(objects[1], f.width)
	}
	width, height := list.Width, max(list.Height, theme.Length(listLeast))
	if objects[2].Visible() {
		width += panelWidth
	}
	return fyne.NewSize(max(width, header.Width), header.Height+fynetheme.Padding()+height)
}
