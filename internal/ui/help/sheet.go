// Package help explains a page: a picture of it as it stands, and three sentences whose numbers stand in the picture, each on
// what it speaks of.
package help

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/i18n"
)

// Sheet lies over a page until Escape, F1 or its button closes it.
type Sheet struct {
	popup *widget.PopUp
	body  fyne.CanvasObject
}

// Show explains what a canvas shows. The picture is the canvas itself: it is never out of date, speaks the language of
// the interface, has its look, and adds nothing to the installer. landmarks are what the sentences speak of; what is nil, or
// cannot be seen, has no mark in the picture.
func Show(over fyne.Canvas, text *i18n.Localizer, topic Topic, landmarks [len(parts)]fyne.CanvasObject) *Sheet {
	s := &Sheet{}
	heading := widget.NewLabel(text.T("help." + string(topic) + ".title"))
	heading.TextStyle.Bold, heading.SizeName, heading.Wrapping = true, fynetheme.SizeNameSubHeadingText, fyne.TextWrapWord
	sentences := container.NewVBox()
	for i, part := range parts {
		words := widget.NewLabel(text.T("help." + string(topic) + "." + part))
		words.Wrapping = fyne.TextWrapWord
		sentences.Add(container.NewBorder(nil, nil, container.NewVBox(container.NewPadded(mark(i+1))), nil, words))
	}
	scroll := container.NewVScroll(sentences)
	page := over.Content()
	picture := newPlate(paint(page), page.Size(), seen(page, landmarks))
	button := newCloser(text.T("help.close"), func() { s.popup.Hide() }, scroll)
	s.body = newArrangement(&arrangement{over, heading, picture, scroll, container.NewCenter(button)})
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
func paint(page fyne.CanvasObject) image.Image {
	at := page.Position()
	defer func() { page.Move(at) }() // below the menu
	sheet := software.NewCanvas()
	sheet.SetPadded(false)
	sheet.Resize(page.Size()) // first: the page keeps its size
	sheet.SetContent(page)

	return sheet.Capture()
}

// closer is the sheet's button: Escape and F1 press it too, and the keys that scroll move the sentences.
type closer struct {
	widget.Button
	scroll *container.Scroll
}

func newCloser(text string, do func(), scroll *container.Scroll) *closer {
	c := &closer{scroll: scroll}
	c.Text, c.OnTapped, c.Importance = text, do, widget.HighImportance
	c.ExtendBaseWidget(c)
	return c
}

// step is how far an arrow key scrolls, in heights of text.
const step = 2

// TypedKey closes or scrolls.
func (c *closer) TypedKey(key *fyne.KeyEvent) {
	line, page, whole := step*fynetheme.TextSize(), c.scroll.Size().Height*0.8, c.scroll.Content.Size().Height
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyReturn, fyne.KeyEnter:
		c.OnTapped()
	case fyne.KeyDown:
		c.by(line)
	case fyne.KeyUp:
		c.by(-line)
	case fyne.KeyPageDown:
		c.by(page)
	case fyne.KeyPageUp:
		c.by(-page)
	case fyne.KeyEnd:
		c.by(whole)
	case fyne.KeyHome:
		c.by(-whole)
	default:
		c.Button.TypedKey(key)
	}
}

// by scrolls the sentences.
func (c *closer) by(way float32) { c.scroll.ScrollToOffset(c.scroll.Offset.AddXY(0, way)) }
