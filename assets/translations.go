package assets

import "embed"

// Translations holds the texts of the interface: translations/LANGUAGE/AREA.json, one file for each area of the program.
//
//go:embed translations
var Translations embed.FS
