package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Title is the heading of a page.
func Title(text string) fyne.CanvasObject {
	return bold(text, fynetheme.SizeNameHeadingText, fynetheme.ColorNameForeground, fyne.TextAlignLeading, fynetheme.Padding())
}

// Bold is a bold text in as many lines as it takes, without free space around it.
func Bold(text string, size fyne.ThemeSizeName, colour fyne.ThemeColorName, align fyne.TextAlign) fyne.CanvasObject {
	return bold(text, size, colour, align, 0)
}

func bold(text string, size fyne.ThemeSizeName, colour fyne.ThemeColorName, align fyne.TextAlign, edge float32) fyne.CanvasObject {
	style := widget.RichTextStyle{Alignment: align, ColorName: colour, SizeName: size, TextStyle: fyne.TextStyle{Bold: true}}
	words := widget.NewRichText(&widget.TextSegment{Text: text, Style: style})
	words.Wrapping = fyne.TextWrapWord
	return container.New(&tight{text, size, edge}, words)
}

// tight is a layout that puts free space of its own around a text, in the place of the text's.
type tight struct {
	text string
	size fyne.ThemeSizeName
	edge float32
}

// Layout gives the text its room, with its padding outside of it.
func (t *tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	edge := fynetheme.InnerPadding() - t.edge
	objects[0].Resize(size.AddWidthHeight(2*edge, 2*edge))
	objects[0].Move(fyne.NewPos(-edge, -edge))
}

// MinSize is as wide as the longest word, and as high as the text at the width that it has.
func (t *tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	edge, word := fynetheme.InnerPadding()-t.edge, float32(0)
	for _, w := range strings.Fields(t.text) {
		word = max(word, fyne.MeasureText(w, fynetheme.Size(t.size), fyne.TextStyle{Bold: true}).Width)
	}
	least := objects[0].MinSize().SubtractWidthHeight(2*edge, 2*edge)
	return fyne.NewSize(max(least.Width, word+2*t.edge+1), least.Height)
}

// wish is one line.
func (t *tight) wish([]fyne.CanvasObject) float32 {
	return fyne.MeasureText(t.text, fynetheme.Size(t.size), fyne.TextStyle{Bold: true}).Width + 2*t.edge + 1
}
