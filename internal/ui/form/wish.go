package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/theme"
)

// wisher is a layout that knows how wide it would like to be, which may be more than its least width.
type wisher interface {
	wish(objects []fyne.CanvasObject) float32
}

// wish is how wide an object would like to be.
func wish(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case *fyne.Container:
		if layout, can := o.Layout.(wisher); can {
			return layout.wish(o.Objects)
		}
	case *Check:
		return o.wish()
	case *Select:
		return widest(&o.Select)
	case *Pick:
		return widest(&o.Select)
	case *widget.Label:
		size := o.SizeName
		if size == "" {
			size = fynetheme.SizeNameText
		}
		line := fyne.MeasureText(o.Text, fynetheme.Size(size), o.TextStyle).Width
		return line + 2*fynetheme.InnerPadding() + 1
	}
	return o.MinSize().Width
}

// narrowest is how wide objects must be that stand on each other.
func narrowest(objects []fyne.CanvasObject) (width float32) {
	for _, o := range objects {
		if o.Visible() {
			width = max(width, o.MinSize().Width)
		}
	}
	return width
}

// widest is how wide a choice must be for every option to be read whole.
func widest(s *widget.Select) float32 {
	edge := 4*fynetheme.InnerPadding() + fynetheme.IconInlineSize() // around the words and the arrow
	width := s.MinSize().Width
	for _, option := range s.Options {
		width = max(width, edge+fyne.MeasureText(option, fynetheme.TextSize(), fyne.TextStyle{}).Width)
	}
	return width
}

// Wish asks for a width, measured for text of the usual size, for an object that does with less.
func Wish(usual float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&wished{usual: usual}, o)
}

// Whole gives an entry with a sign at its end the room that is needed to read what stands in it before it is filled.
func Whole(e *Entry) fyne.CanvasObject {
	words := fyne.MeasureText(e.PlaceHolder, fynetheme.TextSize(), fyne.TextStyle{}).Width
	sign := fynetheme.IconInlineSize() + fynetheme.LineSpacing()
	return container.New(leastWidth(words+sign+2*fynetheme.InnerPadding()+2*fynetheme.InputBorderSize()), e)
}

// leastWidth is a layout that gives an object a width, or more where it needs more.
type leastWidth float32

// Layout fills the width.
func (leastWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is the object's, widened.
func (w leastWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(max(least.Width, float32(w)), least.Height)
}

// UpTo gives an object the width that there is, but no more than one that was measured for text of the usual size.
func UpTo(usual float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&wished{usual: usual, most: true}, o)
}

// wished is the layout of Wish and UpTo.
type wished struct {
	usual float32
	most  bool
}

// Layout gives the object what there is.
func (w *wished) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if w.most {
		size.Width = min(size.Width, w.wish(objects))
	}
	height := size.Height
	switch objects[0].(type) {
	case *Entry, *Select, *Pick: // they are not stretched by what stands beside them in several lines
		height = objects[0].MinSize().Height
	}
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[0].Move(fyne.NewPos(0, (size.Height-height)/2))
}

// MinSize is the object's.
func (*wished) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if !objects[0].Visible() {
		return fyne.Size{}
	}
	return objects[0].MinSize()
}

// wish is the width that was asked for, or what the object asks for.
func (w *wished) wish(objects []fyne.CanvasObject) float32 {
	if !objects[0].Visible() {
		return 0
	}
	return max(theme.Length(w.usual), wish(objects[0]))
}
