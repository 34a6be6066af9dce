package assets

import _ "embed" // the icon is part of the program

// Icon is the program's icon, a PNG of 512 pixels; the generator in generate/icon draws it.
//
//go:embed icon.png
var Icon []byte
