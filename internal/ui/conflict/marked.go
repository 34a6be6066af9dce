package conflict

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/difference"
)

// near is how many letters of what has not changed stand beside a change in a long text.
const near = 120

// The styles of what is new and of what was taken away: seen without colour.
var (
	added   = fyne.TextStyle{Bold: true, Underline: true}
	removed = fyne.TextStyle{Strikethrough: true}
)

// marked is a text with its changes in a style.
func marked(parts []difference.Part, style fyne.TextStyle) fyne.CanvasObject {
	text := widget.NewRichText()
	text.Wrapping = fyne.TextWrapWord
	for _, p := range difference.Shorten(parts, near) {
		segment := &widget.TextSegment{Text: p.Text, Style: widget.RichTextStyleInline}
		if p.Changed {
			segment.Style.TextStyle = style
		}
		text.Segments = append(text.Segments, segment)
	}
	text.Refresh()
	return text
}

// hasMarks says whether any part of a conflict's values is marked.
func hasMarks(k desk.Conflict) bool {
	for _, side := range [][]difference.Part{k.Was, k.Mine, k.Theirs} {
		if slices.ContainsFunc(side, func(p difference.Part) bool { return p.Changed }) {
			return true
		}
	}
	return false
}
