package help

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// arrangement is the layout of the sheet: under the heading the picture, beside it the sentences, which scroll where they are
// higher than the window, and the button under both. It follows from the sizes of the window and of text.
type arrangement struct {
	over      fyne.Canvas
	heading   fyne.CanvasObject
	picture   fyne.CanvasObject
	sentences *container.Scroll
	button    fyne.CanvasObject
}

const (
	edge         = 16   // how much of the page, at least, is seen around the sheet
	inside       = 12   // free space in the sheet around its parts
	gap          = 12   // between the parts
	wordsWidth   = 300  // of the sentences, at the usual size of text
	pictureMost  = 0.62 // of the width that there is
	pictureLeast = 0.5  // the page is still to be recognised
)

// newArrangement puts the parts of a sheet into a container.
func newArrangement(a *arrangement) fyne.CanvasObject {
	around := layout.NewCustomPaddedLayout(inside/2, inside, inside, inside)
	return container.New(around, container.New(a, a.heading, a.picture, a.sentences, a.button))
}

// shares are what the parts have of a sheet.
type shares struct {
	picture         fyne.Size
	words           float32 // the sentences' width
	heading, button float32 // their heights
	body            float32 // the height of what stands between the two
}

func (s shares) width() float32 { return s.picture.Width + gap + s.words }

// share divides the room that the window has among the parts.
func (a *arrangement) share() (s shares) {
	room := a.over.Size().SubtractWidthHeight(2*(edge+inside), 2*(edge+inside))
	s.words = theme.Length(wordsWidth)
	s.picture.Width = min(max(room.Width-gap-s.words, pictureLeast*room.Width), pictureMost*room.Width)
	s.words = min(s.words, room.Width-gap-s.picture.Width)
	s.heading, s.button = form.HeightAt(a.heading, s.width()), a.button.MinSize().Height
	most := max(0, room.Height-s.heading-s.button-gap)
	page := a.over.Content().Size()
	s.picture.Height = min(most, s.picture.Width*page.Height/max(page.Width, 1))
	s.picture.Width = s.picture.Height * page.Width / max(page.Height, 1)
	s.body = min(most, max(s.picture.Height, form.HeightAt(a.sentences.Content, s.words)))
	return s
}

// Layout places the parts.
func (a *arrangement) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := a.share()
	left := max(0, (size.Width-s.width())/2)
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(left+x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	place(a.heading, -fynetheme.InnerPadding(), 0, s.width(), s.heading)
	place(a.picture, 0, s.heading, s.picture.Width, s.picture.Height)
	place(a.sentences, s.picture.Width+gap, s.heading, s.words, s.body)
	place(a.button, 0, s.heading+s.body+gap, s.width(), s.button)
}

// MinSize is what the parts have.
func (a *arrangement) MinSize([]fyne.CanvasObject) fyne.Size {
	s := a.share()
	return fyne.NewSize(s.width(), s.heading+s.body+gap+s.button)
}
