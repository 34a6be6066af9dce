package editor

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/ui/theme"
)

const (
	mapLeast   = 380 // the width that the map keeps
	mapLarge   = 250 // and that where text is large: what is written needs the room more
	formMost   = 640 // wider than this, lines of text are hard to follow; at the usual size of text
	formLeast  = 400
	formPart   = 0.54 // of the page
	pageEdge   = 14   // free space at the sides of the form
	pageHeight = 300  // that form and map keep
)

// columns is the layout of the page's three parts: the sections' row over the form, and the map beside them.
type columns struct{ nav *nav }

func (*columns) formWidth(width float32) float32 {
	part := float32(formPart)
	if theme.Large() {
		part = 1
	}
	return min(theme.Length(formMost), max(formLeast, min(width*part, width-mapWidth())))
}

// mapWidth is what the map keeps.
func mapWidth() float32 {
	if theme.Large() {
		return mapLarge
	}
	return mapLeast
}

// Layout places row, form and map.
func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	form := c.formWidth(size.Width)
	row := c.nav.flow.height(c.nav.row.Objects, form)
	objects[0].Resize(fyne.NewSize(form, row))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(form, max(0, size.Height-row)))
	objects[1].Move(fyne.NewPos(0, row))
	objects[2].Resize(fyne.NewSize(max(0, size.Width-form), size.Height))
	objects[2].Move(fyne.NewPos(form, 0))
}

// MinSize lets the window shrink to the smallest one that the program supports.
func (*columns) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(formLeast+mapWidth(), pageHeight)
}

// flow is a layout that puts objects into lines, as words are.
type flow struct{}

const (
	flowGap    = 2
	flowHeight = 36 // large enough to be hit
)

// Layout places them.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) { f.run(objects, size.Width, true) }

// MinSize is that of one line, which the width that it is given may break.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, f.height(objects, formLeast))
}

func (f *flow) height(objects []fyne.CanvasObject, width float32) float32 {
	return f.run(objects, width, false)
}

func (*flow) run(objects []fyne.CanvasObject, width float32, move bool) float32 {
	const edge = 4
	x, y, line := float32(edge), float32(edge), float32(0)
	for _, o := range objects {
		least := o.MinSize().Max(fyne.NewSize(0, flowHeight))
		if x+least.Width > width-edge && x > edge {
			x, y = edge, y+line+flowGap
		}
		if move {
			o.Resize(least)
			o.Move(fyne.NewPos(x, y))
		}
		x += least.Width + flowGap
		line = max(line, least.Height)
	}
	return y + line + edge
}

// margins is a layout that leaves free space around a section.
type margins struct{}

// Layout places the section.
func (*margins) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(size.Width-2*pageEdge, size.Height-pageEdge))
	objects[0].Move(fyne.NewPos(pageEdge, 4))
}

// MinSize is that of the section with the space around it.
func (*margins) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*pageEdge, pageEdge+24)
}
