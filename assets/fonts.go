package assets

import _ "embed" // the fonts are part of the program

// InterRegular and InterSemiBold are the TrueType fonts of the whole interface, the map and the printed pages.
// Inter draws the dots of і and ї, which the font bundled with Fyne does not.
var (
	//go:embed fonts/Inter-Regular.ttf
	InterRegular []byte
	//go:embed fonts/Inter-SemiBold.ttf
	InterSemiBold []byte
)
