// Package help explains a page: a picture of it as it stands, and three sentences whose numbers stand in the picture.
package help

import (
	"image"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/draw"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/theme"
)

// pictureWidth is how wide the picture of the page is, in the units of the screen.
const pictureWidth = 600

// Sheet lies over a page until Escape, F1 or its button closes it.
type Sheet struct {
	popup *widget.PopUp
	body  fyne.CanvasObject
}

// sheetEdge is how much of the page, at least, is seen around the sheet.
const sheetEdge = 16

// Show explains what a canvas shows. The picture is the canvas itself: it is never out of date, speaks the language of
// the interface, has its look, and adds nothing to the installer. With larger text there is none: the sentences take its
// room, and what they speak of does not stand where the marks are.
func Show(over fyne.Canvas, text *i18n.Localizer, topic Topic) *Sheet {
	s := &Sheet{}
	button := newCloser(text.T("help.close"), func() { s.popup.Hide() })
	heading := widget.NewLabel(text.T("help." + topic.Name + ".title"))
	heading.TextStyle.Bold, heading.SizeName, heading.Wrapping = true, fynetheme.SizeNameSubHeadingText, fyne.TextWrapWord
	rows := container.NewVBox(heading)
	if !theme.Large() {
		rows.Add(container.NewCenter(picture(paint(over), over.Content().Size(), topic)))
	}
	for i, part := range parts {
		words := widget.NewLabel(text.T("help." + topic.Name + "." + part))
		words.Wrapping = fyne.TextWrapWord
		rows.Add(container.NewBorder(nil, nil, container.NewCenter(mark(i+1)), nil, words))
	}
	least := canvas.NewRectangle(color.Transparent)
	least.SetMinSize(fyne.NewSize(max(pictureWidth+40, min(theme.Length(pictureWidth+40), over.Size().Width-2*sheetEdge)), 0))
	s.body = container.NewPadded(container.NewStack(least, container.NewVBox(rows, container.NewCenter(button))))
	s.popup = widget.NewModalPopUp(s.body, over)
	s.popup.Show()
	over.Focus(button)
	return s
}

// Content is what the sheet shows.
func (s *Sheet) Content() fyne.CanvasObject { return s.body }

// Open says whether the sheet is shown.
func (s *Sheet) Open() bool { return s != nil && s.popup.Visible() }

// paint draws what a canvas shows without its menu. A window cannot be read back: what was shown is gone from its buffer.
func paint(over fyne.Canvas) image.Image {
	content := over.Content()
	at := content.Position()
	defer func() { content.Move(at) }() // below the menu
	sheet := software.NewCanvas()
	sheet.SetPadded(false)
	sheet.Resize(content.Size()) // first: the content keeps its size
	sheet.SetContent(content)

	return sheet.Capture()
}

// picture is the page, made small, with the marks of the sentences.
func picture(page image.Image, size fyne.Size, topic Topic) fyne.CanvasObject {
	height := pictureWidth * size.Height / max(size.Width, 1)
	small := image.NewRGBA(image.Rect(0, 0, 2*pictureWidth, int(2*height))) // sharp on dense screens too
	draw.ApproxBiLinear.Scale(small, small.Bounds(), page, page.Bounds(), draw.Src, nil)
	shown := canvas.NewImageFromImage(small)
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeWidth, frame.StrokeColor = 1, theme.Of(fynetheme.ColorNameInputBorder)
	shown.Resize(fyne.NewSize(pictureWidth, height))
	frame.Resize(shown.Size())
	all := []fyne.CanvasObject{shown, frame}
	for i, at := range topic.Marks {
		m := mark(i + 1)
		m.Resize(m.MinSize())
		m.Move(fyne.NewPos(at.X*pictureWidth-markSide/2, at.Y*height-markSide/2))
		all = append(all, m)
	}
	return container.NewGridWrap(fyne.NewSize(pictureWidth, height), container.NewWithoutLayout(all...))
}

// markSide is the diameter of a mark at the usual size of text.
const markSide = 26

// mark is a number in a disc.
func mark(n int) fyne.CanvasObject {
	disc := canvas.NewCircle(theme.Of(fynetheme.ColorNamePrimary))
	disc.StrokeWidth, disc.StrokeColor = 2, theme.Of(fynetheme.ColorNameForegroundOnPrimary)
	number := canvas.NewText(strconv.Itoa(n), theme.Of(fynetheme.ColorNameForegroundOnPrimary))
	number.TextStyle.Bold, number.Alignment = true, fyne.TextAlignCenter
	return container.NewGridWrap(fyne.NewSquareSize(theme.Length(markSide)), container.NewStack(disc, container.NewCenter(number)))
}

// closer is the sheet's button: Escape and F1 press it too.
type closer struct{ widget.Button }

func newCloser(text string, do func()) *closer {
	c := &closer{}
	c.Text, c.OnTapped, c.Importance = text, do, widget.HighImportance
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey closes.
func (c *closer) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyReturn, fyne.KeyEnter:
		c.OnTapped()
	default:
		c.Button.TypedKey(key)
	}
}
