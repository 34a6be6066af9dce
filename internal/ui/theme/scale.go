package theme

import (
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Scale is how large text is, in percent of its usual size.
type Scale int

// Usual is the scale of a first start.
const Usual Scale = 100

// Scales are those to choose from.
var Scales = []Scale{Usual, 125, 150, 175, 200}

// ScaleOf is the scale that was kept as a number, or the usual one where that is none to choose from.
func ScaleOf(percent int) Scale {
	if scale := Scale(percent); slices.Contains(Scales, scale) {
		return scale
	}
	return Usual
}

func (s Scale) of(size float32) float32 { return size * float32(s) / float32(Usual) }

// Scaled is the theme with text of another size.
func (t *Theme) Scaled(scale Scale) *Theme {
	scaled := *t
	scaled.scale = scale
	return &scaled
}

// read are the sizes of what is read: text, and the icons that stand in a line with it.
var read = map[fyne.ThemeSizeName]bool{
	fynetheme.SizeNameText:           true,
	fynetheme.SizeNameCaptionText:    true,
	fynetheme.SizeNameSubHeadingText: true,
	fynetheme.SizeNameHeadingText:    true,
	SizeFirst:                        true,
	fynetheme.SizeNameInlineIcon:     true,
}

// Large says that text is larger than usual.
func Large() bool { return Length(1) > 1 }

// Length is a length that was measured for text of the usual size, at the scale of the running program.
func Length(usual float32) float32 {
	return usual * fynetheme.TextSize() / sizes[fynetheme.SizeNameText]
}
