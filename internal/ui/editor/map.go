package editor

import (
	"strconv"

	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/country"
	"focalpoint/internal/ui/mapview"
)

// newMap makes the map beside the form: it shows the activity's locations as pins and reports what a person does there.
func (p *Page) newMap() *mapview.Map {
	m := country.NewMap(p.deps.Tiles, p.deps.Runner, p.deps.Localizer, p.deps.Attribution)
	m.OnTapped = func(at mapview.Point) { p.placePin(aid.Location{Point: aid.Point(at), Exactness: "1"}) }
	m.OnPinMoved = func(id string, to mapview.Point) { p.movePin(id, aid.Point(to)) }
	m.OnPinDeleted = p.removePin
	m.OnPinSelected = func(id string) {
		p.selected = id
		p.openSection("where")
		if r := p.reveal(locations().at(id)); r != nil {
			p.goTo(r.whole)
		}
	}
	return m
}

// showPins puts the activity's locations on the map.
func (p *Page) showPins() {
	pins := make([]mapview.Pin, 0, len(p.model.activity.Locations))
	for i := range p.model.activity.Locations {
		l := &p.model.activity.Locations[i]
		title, _ := p.locationTitle(l)
		pins = append(pins, mapview.Pin{ID: string(l.ID), Title: title, Point: mapview.Point(l.Point), Radius: l.Precision.Radius()})
	}
	p.pins.SetPins(pins)
	p.pins.SetReadOnly(!p.model.own)
}

// selectPin marks the pin of an opened row.
func (p *Page) selectPin(key string) {
	if p.pins.Selected() == key {
		return
	}
	p.pins.Select(key)
	if l := locations().item(key)(&p.model.activity); l != nil {
		p.pins.SetCentre(mapview.Point(l.Point), max(p.pins.Zoom(), nearZoom))
	}
}

// nearZoom is how near the map looks at a place that was searched for or opened.
const nearZoom = 10

// placePin adds a location and opens it.
func (p *Page) placePin(l aid.Location) {
	if !p.model.own {
		return
	}
	l, _ = p.deps.Desk.Locate(l)
	key := locations().add(p.model, l)
	p.shown()
	p.pins.Select(key)
	p.openSection("where")
	if r := p.reveal(locations().at(key)); r != nil {
		p.goTo(r.whole)
	}
}

// movePin takes a location to another point.
func (p *Page) movePin(key string, to aid.Point) {
	item := locations().item(key)
	l := get(p, item)
	if !p.model.own || l.ID == "" || l.Point == to {
		return
	}
	l, _ = p.deps.Desk.MovePin(l, to)
	edit(p, locations().at(key)+".point", item, l)
	p.shown()
}

// removePin takes a location out, and offers to put it back.
func (p *Page) removePin(key string) {
	item := locations().item(key)(&p.model.activity)
	if !p.model.own || item == nil {
		return
	}
	name, _ := p.locationTitle(item)
	restore := locations().remove(p.model, key)
	p.pins.Select("")
	p.shown()
	p.sayRemoved(name, func() {
		restore()
		p.shown()
		p.pins.Select(key)
	})
}

// kilometres is a distance in metres, with one decimal place.
func (p *Page) kilometres(metres float64) string {
	return p.deps.Localizer.Decimal(strconv.FormatFloat(metres/1000, 'f', 1, 64))
}

// unitZooms are the zooms at which units of a level fill the map.
var unitZooms = [...]int{atlas.Oblast: 8, atlas.Raion: 10, atlas.Hromada: 11}

// mapSide is the map with its search box above.
func (p *Page) mapSide() fyne.CanvasObject {
	p.pins = p.newMap()
	p.search = newPlaceSearch(p, func(place atlas.Place) {
		p.pins.SetCentre(mapview.Point(place.Point), max(p.pins.Zoom(), nearZoom))
		p.placePin(aid.Location{
			Name: aid.Text{UK: place.UK, EN: place.EN}, Point: place.Point, Exactness: "2",
			Oblast: place.Oblast, Raion: place.Raion, Hromada: place.Hromada, Settlement: place.Code,
		})
	}, func(unit atlas.Found) { // a unit is shown, for the pin to be put in it
		p.pins.SetCentre(mapview.Point(unit.Point), unitZooms[unit.Unit.Level])
	}, func(point aid.Point) {
		p.pins.SetCentre(mapview.Point(point), max(p.pins.Zoom(), nearZoom))
		p.placePin(aid.Location{Point: point, Exactness: "1"})
	})
	return p.search.over(p.pins)
}
