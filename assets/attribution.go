package assets

import _ "embed" // the list of sources is part of the program

//go:embed ATTRIBUTION.md
var attribution string

//go:embed ATTRIBUTION.uk.md
var attributionUkrainian string

// Attribution lists the sources and licences of what the program carries with it, as Markdown: in Ukrainian for "uk", in
// English otherwise.
func Attribution(lang string) string {
	if lang == "uk" {
		return attributionUkrainian
	}
	return attribution
}
