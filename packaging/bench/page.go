//go:build ignore

package main

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/overview"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/uitest"
)

// portfolio is a desk with an activity for each pin.
type portfolio struct {
	overview.Desk
	land  *atlas.Atlas
	lists aid.Codelists
	pins  []mapview.Pin
}

// MapEntries has the pins in the oblasts in which they stand.
func (p portfolio) MapEntries(context.Context) (entries []desk.MapEntry, err error) {
	for i, pin := range p.pins {
		e := desk.MapEntry{
			ID: aid.ID(fmt.Sprintf("%08d", i)), Title: aid.Text{UK: pin.Title}, Status: fmt.Sprint(1 + i%6), Chip: desk.ChipApproved,
			Places: []desk.MapPlace{{Point: aid.Point(pin.Point)}},
		}
		if oblast := p.land.Where(aid.Point(pin.Point)).Oblast; oblast.Code != "" {
			e.Oblasts = []desk.OblastShare{{Oblast: oblast.Prefix(), Share: 1}}
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func (p portfolio) Organisations() ([]desk.OrgChoice, error) { return nil, nil }
func (p portfolio) Codelist(id string) aid.Codelist          { return p.lists[id] }

func (p portfolio) UnitName(code, lang string) string {
	unit, _ := p.land.Unit(code)
	return unit.Name(lang)
}

// newPage is the page of the map in a window, with its oblasts filled, and the map on it.
func newPage(w fyne.Window, land *atlas.Atlas, tiles *atlas.Renderer, lang string, dark bool, pins []mapview.Pin) (fyne.CanvasObject, *mapview.Map) {
	lists, err := desk.BuiltinCodelists()
	if err != nil {
		panic(err)
	}
	page := overview.New(overview.Deps{
		Desk: portfolio{land: land, lists: lists, pins: pins}, Text: i18n.New(lang), Runner: runner.Async{},
		Explain: func(err error) string { return err.Error() }, Window: func() fyne.Window { return w },
		Tiles: tiles, Dark: dark, Attribution: atlas.Attribution(lang), Open: func(aid.ID) {}, New: func() {},
	})
	choices := page.Choices()
	choices.Measure = desk.MeasureCount
	page.Set(choices)
	page.Reload()
	return page.Content(), mapOn(page.Content())
}

// mapOn finds the map.
func mapOn(o fyne.CanvasObject) *mapview.Map {
	if m, is := o.(*mapview.Map); is {
		return m
	}
	for _, child := range uitest.Children(o) {
		if m := mapOn(child); m != nil {
			return m
		}
	}
	return nil
}
