// Package country is the map of Ukraine as every page shows it: what it keeps in view, how near it can be looked at, and
// the words on it.
package country

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/runner"
)

// bounds are Ukraine with a little around it, in degrees: what the map keeps in view.
var bounds = mapview.Bounds{South: 44, West: 21.8, North: 52.6, East: 40.6}

// The zooms of the map: the whole country in a narrow window, to a village.
const (
	countryZoom = 4
	streetZoom  = 14
)

// NewMap makes a map of the country; attribution names where its tiles are from.
func NewMap(tiles mapview.Tiles, r runner.Runner, l *i18n.Localizer, attribution string) *mapview.Map {
	m := mapview.New(mapview.Config{
		Tiles: tiles, Post: r.Post, Bounds: bounds, MinZoom: countryZoom, MaxZoom: streetZoom,
		Texts: mapview.Texts{
			Attribution: attribution, ZoomIn: l.T("map.zoom_in"), ZoomOut: l.T("map.zoom_out"),
			Fit: l.T("map.fit"), Metres: l.T("map.metres"), Kilometres: l.T("map.kilometres"),
		},
	})
	m.OnFocused = func() { form.Reveal(m) }
	m.OnOtherKey = func(key *fyne.KeyEvent) { form.FunctionKey(m, key) }
	return m
}
