package ui

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/theme"
)

// look is how the window looks. It belongs to the computer and its screen, not to the profile.
type look struct {
	mode  theme.Mode
	scale theme.Scale
}

// Where the preferences keep a look.
const (
	preferenceMode  = "look"
	preferenceScale = "text_percent"
)

// KeptTheme is the theme that was chosen on this computer.
func KeptTheme() *theme.Theme { return keptLook().theme() }

func keptLook() look {
	preferences := fyne.CurrentApp().Preferences()
	mode := preferences.StringWithFallback(preferenceMode, string(theme.Light))
	return look{theme.Mode(mode), theme.ScaleOf(preferences.IntWithFallback(preferenceScale, int(theme.Usual)))}
}

func (l look) keep() {
	preferences := fyne.CurrentApp().Preferences()
	preferences.SetString(preferenceMode, string(l.mode))
	preferences.SetInt(preferenceScale, int(l.scale))
}

func (l look) theme() *theme.Theme { return theme.New(l.mode).Scaled(l.scale) }

// dark says whether it is dark now, which may follow the system.
func (l look) dark() bool {
	return l.mode == theme.Dark || l.mode == theme.System && fyne.CurrentApp().Settings().ThemeVariant() == fynetheme.VariantDark
}
