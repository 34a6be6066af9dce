package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Pair is a colour in the light and the dark look.
type Pair struct{ Light, Dark color.NRGBA }

// Colours is every colour that is not Fyne's own.
var Colours = map[fyne.ThemeColorName]Pair{
	fynetheme.ColorNameBackground:          {rgb(0xFFFFFF), rgb(0x15191E)},
	fynetheme.ColorNameForeground:          {rgb(0x1B2430), rgb(0xE8EDF2)},
	fynetheme.ColorNamePrimary:             {rgb(0x1D5FA8), rgb(0x7DB4EE)},
	fynetheme.ColorNameForegroundOnPrimary: {rgb(0xFFFFFF), rgb(0x0C1622)},
	fynetheme.ColorNameForegroundOnError:   {rgb(0xFFFFFF), rgb(0x1F0503)},
	fynetheme.ColorNameForegroundOnWarning: {rgb(0xFFFFFF), rgb(0x1E1200)},
	fynetheme.ColorNameForegroundOnSuccess: {rgb(0xFFFFFF), rgb(0x04190C)},
	fynetheme.ColorNameHyperlink:           {rgb(0x1D5FA8), rgb(0x7DB4EE)},
	fynetheme.ColorNameFocus:               {rgba(0x1D5FA8, 0x55), rgba(0x7DB4EE, 0x66)},
	fynetheme.ColorNameSelection:           {rgba(0x1D5FA8, 0x2E), rgba(0x7DB4EE, 0x44)},
	fynetheme.ColorNameHover:               {rgba(0x1B2430, 0x0D), rgba(0xE8EDF2, 0x12)},
	fynetheme.ColorNamePressed:             {rgba(0x1B2430, 0x1F), rgba(0xE8EDF2, 0x26)},
	fynetheme.ColorNameButton:              {rgb(0xEEF1F5), rgb(0x262D36)},
	fynetheme.ColorNameDisabledButton:      {rgb(0xF4F6F8), rgb(0x1E242B)},
	fynetheme.ColorNameDisabled:            {rgb(0x566270), rgb(0xA3AFBD)},
	fynetheme.ColorNamePlaceHolder:         {rgb(0x616C7A), rgb(0x93A0AE)},
	fynetheme.ColorNameInputBackground:     {rgb(0xFFFFFF), rgb(0x1C2229)},
	fynetheme.ColorNameInputBorder:         {rgb(0x87929F), rgb(0x667280)},
	fynetheme.ColorNameMenuBackground:      {rgb(0xFFFFFF), rgb(0x1E242B)},
	fynetheme.ColorNameOverlayBackground:   {rgb(0xFFFFFF), rgb(0x1B2127)},
	fynetheme.ColorNameHeaderBackground:    {rgb(0xF5F7FA), rgb(0x1B2127)},
	fynetheme.ColorNameSeparator:           {rgb(0xE1E6EC), rgb(0x2D353F)},
	fynetheme.ColorNameScrollBar:           {rgba(0x1B2430, 0x55), rgba(0xE8EDF2, 0x55)},
	fynetheme.ColorNameShadow:              {rgba(0x000000, 0x22), rgba(0x000000, 0x66)},
	fynetheme.ColorNameError:               {rgb(0xB3261E), rgb(0xFF9A92)},
	fynetheme.ColorNameWarning:             {rgb(0x8A5300), rgb(0xF0B85A)},
	fynetheme.ColorNameSuccess:             {rgb(0x1B6E3C), rgb(0x7FD39B)},

	ColorRail:    {rgb(0xF3F5F8), rgb(0x101419)},
	ColorMuted:   {rgb(0x566270), rgb(0xA3AFBD)},
	ColorLine:    {rgb(0xDDE3EA), rgb(0x2D353F)},
	ColorCard:    {rgb(0xF8FAFC), rgb(0x1B2127)},
	ColorBand:    {rgb(0xFFB54A), rgb(0xC77700)},
	ColorBandInk: {rgb(0x2B1A00), rgb(0x140B00)},
	ColorStop:    {rgb(0xB3261E), rgb(0xFF9A92)},
	ColorWarn:    {rgb(0x8A5300), rgb(0xF0B85A)},
	ColorHint:    {rgb(0x1D5FA8), rgb(0x7DB4EE)},
	ColorGood:    {rgb(0x1B6E3C), rgb(0x7FD39B)},
}

func rgb(hex uint32) color.NRGBA { return rgba(hex, 0xFF) }

func rgba(hex uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: alpha}
}

// Of is one of our colours in the look that the running program has.
func Of(name fyne.ThemeColorName) color.Color {
	app := fyne.CurrentApp()
	if app == nil {
		return Colours[name].Light
	}
	return app.Settings().Theme().Color(name, app.Settings().ThemeVariant())
}

// Tint is the ground of a word in an ink: the page with a little of the ink in it, which hides what lies below.
func Tint(ink color.Color) color.NRGBA {
	const part = 0x14 // of 255
	r, g, b, _ := ink.RGBA()
	pr, pg, pb, _ := Of(fynetheme.ColorNameBackground).RGBA()
	mix := func(ink, page uint32) uint8 { return uint8((ink*part + page*(0xFF-part)) / 0xFF >> 8) }
	return color.NRGBA{R: mix(r, pr), G: mix(g, pg), B: mix(b, pb), A: 0xFF}
}
