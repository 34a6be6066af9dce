package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/theme"
)

// Section is a heading and the fields under it.
func Section(title string, fields ...fyne.CanvasObject) *fyne.Container {
	heading := Bold(title, fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground, fyne.TextAlignLeading)
	box := container.NewVBox(container.NewPadded(heading), widget.NewSeparator())
	for _, field := range fields {
		box.Add(field)
	}
	return box
}

// Tone is the meaning of a chip's colour; its text always says the same in words.
type Tone fyne.ThemeColorName

// The tones.
const (
	Plain   = Tone(theme.ColorMuted)
	Good    = Tone(theme.ColorGood)
	Busy    = Tone(theme.ColorHint)
	Caution = Tone(theme.ColorWarn)
	Bad     = Tone(theme.ColorStop)
)

// Chip is a word in a rounded frame: the state of a record.
type Chip struct {
	widget.BaseWidget
	frame *canvas.Rectangle
	text  *canvas.Text
}

// NewChip makes a chip.
func NewChip(text string, tone Tone) *Chip {
	c := &Chip{frame: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Black)}
	c.frame.CornerRadius = 9
	c.frame.StrokeWidth = 1
	c.text.TextSize = fynetheme.CaptionTextSize()
	c.text.Alignment = fyne.TextAlignCenter
	c.ExtendBaseWidget(c)
	c.Set(text, tone)
	return c
}

// Set changes the word and its tone.
func (c *Chip) Set(text string, tone Tone) {
	ink := theme.Of(fyne.ThemeColorName(tone))
	c.text.Text, c.text.Color = text, ink
	c.frame.StrokeColor = ink
	c.frame.FillColor = theme.Tint(ink)
	c.frame.Refresh()
	c.text.Refresh()
	c.Refresh()
}

// Text is the chip's word.
func (c *Chip) Text() string { return c.text.Text }

// CreateRenderer centres the word in its frame.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&chipLayout{}, c.frame, c.text))
}

type chipLayout struct{}

const chipHeight = 20

func (*chipLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width, height := min(size.Width, objects[1].MinSize().Width+18), theme.Length(chipHeight)
	at := fyne.NewPos(0, (size.Height-height)/2)
	objects[0].Resize(fyne.NewSize(width, height))
	objects[0].Move(at)
	text := objects[1].MinSize()
	objects[1].Resize(fyne.NewSize(width, text.Height))
	objects[1].Move(at.AddXY(0, (height-text.Height)/2))
}

func (*chipLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[1].MinSize().Width+18, theme.Length(chipHeight)+4)
}

// Empty is what a page shows when it has nothing to show: why, and what to do.
func Empty(icon fyne.Resource, title, sentence string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	heading := Bold(title, fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground, fyne.TextAlignCenter)
	text := widget.NewLabelWithStyle(sentence, fyne.TextAlignCenter, fyne.TextStyle{})
	text.Wrapping = fyne.TextWrapWord
	picture := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(48), widget.NewIcon(icon)))
	box := container.NewVBox(picture, heading, text, Centred(buttons...))
	return container.NewVScroll(container.NewCenter(Width(420, box)))
}

// pageWidth is how wide an object is made at most because text is large: it fits into the pages of the smallest window.
const pageWidth = 760

// widthLayout gives its content a width of its own.
type widthLayout struct{ usual, most float32 }

// width follows the size of text as far as there is room.
func (w *widthLayout) width() float32 { return min(theme.Length(w.usual), max(w.usual, w.most)) }

func (w *widthLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (w *widthLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(w.width(), o.Size().Height))
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(w.width(), height)
}

// Sheet is the size of a dialog, which follows the size of text as far as the smallest window has room.
func Sheet(width, height float32) fyne.Size {
	most := fyne.NewSize(960, 620)
	return fyne.NewSize(min(theme.Length(width), most.Width), min(theme.Length(height), most.Height))
}

// Width gives an object a width of its own, for columns that are to be read; it is measured for text of the usual size.
func Width(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return Limited(width, pageWidth, o)
}

// Limited is Width with a limit of its own, which is not measured by the size of text.
func Limited(width, most float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&widthLayout{width, most}, o)
}
