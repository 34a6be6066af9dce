package assets

import _ "embed" // the list of sources is part of the program

// AttributionText lists the sources and licences of everything in this package, as Markdown.
//
//go:embed ATTRIBUTION.md
var AttributionText string
