// Package theme is how the program looks: our own font, one accent colour, light and dark, generous spacing.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/assets"
)

// Mode says which of the two looks is used.
type Mode string

// The modes; System follows the computer's setting.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Names of our own colours, for Color of this theme.
const (
	ColorRail    fyne.ThemeColorName = "rail"    // the navigation on the left
	ColorMuted   fyne.ThemeColorName = "muted"   // secondary text
	ColorLine    fyne.ThemeColorName = "line"    // thin borders
	ColorCard    fyne.ThemeColorName = "card"    // raised surfaces
	ColorBand    fyne.ThemeColorName = "band"    // the training band
	ColorBandInk fyne.ThemeColorName = "bandink" // text on it
	ColorStop    fyne.ThemeColorName = "stop"    // what stops sending
	ColorWarn    fyne.ThemeColorName = "warn"
	ColorHint    fyne.ThemeColorName = "hint"
	ColorGood    fyne.ThemeColorName = "good"
)

// SizeFirst is the size of the headings of the first pages.
const SizeFirst fyne.ThemeSizeName = "first"

// Theme is a fyne.Theme.
type Theme struct {
	mode    Mode
	scale   Scale
	regular fyne.Resource
	bold    fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// New makes the theme in a mode, with text of its usual size.
func New(mode Mode) *Theme {
	return &Theme{
		mode:    mode,
		scale:   Usual,
		regular: fyne.NewStaticResource("Inter-Regular.ttf", assets.InterRegular),
		bold:    fyne.NewStaticResource("Inter-SemiBold.ttf", assets.InterSemiBold),
	}
}

// Color is from the table in colours.go, and Fyne's own where the table has none.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.mode {
	case Light:
		variant = fynetheme.VariantLight
	case Dark:
		variant = fynetheme.VariantDark
	}
	if pair, ours := Colours[name]; ours {
		if variant == fynetheme.VariantDark {
			return pair.Dark
		}
		return pair.Light
	}
	return fynetheme.DefaultTheme().Color(name, variant)
}

// Font is Inter, except for symbols and fixed width.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol:
		return fynetheme.DefaultTheme().Font(style)
	case style.Bold:
		return t.bold
	}
	return t.regular
}

// Icon is Fyne's.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size is roomier than Fyne's: large targets for tired eyes. What a person reads follows the scale, and free space does
// not: the room it would take is better given to the words.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	size, ours := sizes[name]
	if !ours {
		size = fynetheme.DefaultTheme().Size(name)
	}
	if read[name] {
		return t.scale.of(size)
	}
	return size
}

var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:               14,
	fynetheme.SizeNameCaptionText:        12,
	fynetheme.SizeNameSubHeadingText:     17,
	fynetheme.SizeNameHeadingText:        22,
	SizeFirst:                            28,
	fynetheme.SizeNamePadding:            5,
	fynetheme.SizeNameInnerPadding:       9,
	fynetheme.SizeNameInputRadius:        6,
	fynetheme.SizeNameSelectionRadius:    6,
	fynetheme.SizeNameInputBorder:        1,
	fynetheme.SizeNameSeparatorThickness: 1,
}
