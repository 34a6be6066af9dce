package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/theme"
)

// sentence is what stands under a field: the icon of a severity and a text. One line of it is always there, so that the
// page does not move; a text that is wider than the field takes as many lines as it needs, because a finding that is cut
// off helps nobody.
type sentence struct {
	icon *widget.Icon
	text *Wrapped
	box  *fyne.Container
}

func newSentence() *sentence {
	s := &sentence{icon: widget.NewIcon(nil), text: NewWrapped(fynetheme.SizeNameCaptionText, widget.MediumImportance)}
	s.icon.Hide()
	s.box = container.New(sentenceLayout{s}, s.icon, s.text)
	return s
}

var looks = map[Severity]struct {
	colour     fyne.ThemeColorName
	importance widget.Importance // the same colour, as labels know it
	icon       func() fyne.Resource
}{
	None: {theme.ColorMuted, widget.LowImportance, nil},
	Stop: {theme.ColorStop, widget.DangerImportance, fynetheme.ErrorIcon},
	Warn: {theme.ColorWarn, widget.WarningImportance, fynetheme.WarningIcon},
	Hint: {theme.ColorHint, widget.HighImportance, fynetheme.InfoIcon},
}

// set shows a text in the look of a severity.
func (s *sentence) set(severity Severity, text string) {
	look := looks[severity]
	s.icon.Hide()
	if look.icon != nil {
		s.icon.SetResource(fynetheme.NewColoredResource(look.icon(), look.colour))
		s.icon.Show()
	}
	if s.text.Importance != look.importance {
		s.text.Importance = look.importance
		s.text.Refresh()
	}
	s.text.SetText(text)
	s.box.Refresh()
}

// sentenceLayout puts the icon before the text, and takes back the padding that a label has around it.
type sentenceLayout struct{ *sentence }

const (
	iconSide     = 16 // of the severity's icon, at the usual size of text
	sentenceEdge = 2  // free space above and below the text
)

// Layout places icon and text.
func (l sentenceLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	padding, left := fynetheme.InnerPadding(), float32(0)
	if l.icon.Visible() {
		side := theme.Length(iconSide)
		l.icon.Resize(fyne.NewSquareSize(side))
		l.icon.Move(fyne.NewPos(padding, sentenceEdge))
		left = side + sentenceEdge
	}
	l.text.Resize(fyne.NewSize(size.Width-left, l.text.Size().Height)) // its height follows from its width
	l.text.Resize(fyne.NewSize(size.Width-left, l.text.MinSize().Height))
	l.text.Move(fyne.NewPos(left, sentenceEdge-padding))
}

// MinSize is as high as the text at the width that it has.
func (l sentenceLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	text := l.text.MinSize().Height - 2*fynetheme.InnerPadding()
	return fyne.NewSize(0, max(theme.Length(iconSide), text)+2*sentenceEdge)
}
