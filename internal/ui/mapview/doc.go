// Package mapview is a map widget that needs no network: it shows the tiles that it is given, and pins on them that can
// be placed, selected, moved and removed with mouse or keyboard. It knows nothing of the rest of the program but the
// domain's points.
package mapview
