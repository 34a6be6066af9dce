// Package assets holds what the program carries with it: fonts, icons, translations, code lists, the built-in map
// and gazetteer, and sample records. Everything is embedded, so the program needs no file beside it.
// Sources and licences are listed in ATTRIBUTION.md.
package assets
