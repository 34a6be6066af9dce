package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/theme"
)

// Page is a body that fills the rest under its head, and keeps a height that was measured for text of the usual size: where
// the window is too low for both, the whole is scrolled. The body is the first for the keyboard.
func Page(least float32, body, head fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(&pageLayout{least: least}, body, head))
}

// HeadPage is Page with the head as the first for the keyboard.
func HeadPage(least float32, head, body fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(&pageLayout{least: least, body: 1}, head, body))
}

// pageLayout is the layout of Page and HeadPage.
type pageLayout struct {
	least float32
	body  int // which of the two objects is the body
	width float32
}

// Layout places head and body.
func (p *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	body, head := objects[p.body], objects[1-p.body]
	height := HeightAt(head, size.Width)
	head.Resize(fyne.NewSize(size.Width, height))
	head.Move(fyne.Position{})
	body.Resize(fyne.NewSize(size.Width, max(0, size.Height-height-fynetheme.Padding())))
	body.Move(fyne.NewPos(0, height+fynetheme.Padding()))
}

// MinSize is as high as the head at the width that it has, and what the body keeps.
func (p *pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	body, head := objects[p.body].MinSize(), objects[1-p.body].MinSize()
	if p.width > 0 {
		head.Height = HeightAt(objects[1-p.body], p.width)
	}
	return fyne.NewSize(max(body.Width, head.Width), head.Height+fynetheme.Padding()+max(body.Height, theme.Length(p.least)))
}
