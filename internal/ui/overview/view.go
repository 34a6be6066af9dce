package overview

import (
	"context"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/mapview"
)

// Choices are what a person has chosen to see.
type Choices struct {
	Filter    Filter
	Colouring desk.Colouring
	Measure   desk.Measure
	Currency  string // of desk.MeasureMoney; "": that of the most activities
}

// view is what the map shows of the choices. It is made off the window's goroutine.
type view struct {
	entries    []desk.MapEntry // that the filter lets through, in the order of their ids
	pins       []mapview.Pin
	bare       []desk.MapEntry // those without a pin
	kinds      []int           // how many activities with a pin there are of each kind of the colouring
	areas      desk.ByOblast
	currencies []string // of their budgets
}

// look makes the view; it gives up when the context ends, because the person has chosen on.
func look(ctx context.Context, rows []row, c Choices, lang string) (view, error) {
	v := view{kinds: make([]int, len(c.Colouring.Kinds()))}
	words := strings.Fields(strings.ToLower(c.Filter.Words))
	for i := range rows {
		if i%1024 == 0 && ctx.Err() != nil {
			return view{}, ctx.Err()
		}
		if c.Filter.lets(&rows[i], words) {
			v.add(rows[i].MapEntry, c.Colouring, lang)
		}
	}
	v.currencies = desk.Currencies(v.entries)
	if !slices.Contains(v.currencies, c.Currency) {
		c.Currency = ""
	}
	v.areas = desk.CountByOblast(v.entries, c.Measure, c.Currency)
	return v, ctx.Err()
}

func (v *view) add(e desk.MapEntry, colouring desk.Colouring, lang string) {
	v.entries = append(v.entries, e)
	if len(e.Places) == 0 {
		v.bare = append(v.bare, e)
		return
	}
	number := colouring.KindOf(e)
	v.kinds[number]++
	sign := colouring.Kinds()[number].Sign
	for i, place := range e.Places {
		title := e.Title.In(lang)
		if name := place.Name.In(lang); name != "" && name != title {
			title += " · " + name
		}
		v.pins = append(v.pins, mapview.Pin{
			ID: pinOf(e.ID, i), Title: title, Point: mapview.Point(place.Point), Colour: colourOf(sign), Sign: pinSigns[sign],
		})
	}
}

// pinSigns are the signs of pictures as pins have them.
var pinSigns = map[atlas.Sign]mapview.Sign{
	atlas.Disc: mapview.SignDot, atlas.Diamond: mapview.SignDiamond, atlas.Square: mapview.SignSquare, atlas.Hexagon: mapview.SignHexagon,
	atlas.Wedge: mapview.SignWedge, atlas.Triangle: mapview.SignTriangle, atlas.House: mapview.SignHouse,
}

func colourOf(sign atlas.Sign) color.NRGBA { return color.NRGBA(sign.Colour()) }

// pinOf names the pin of an activity's place.
func pinOf(id aid.ID, place int) string { return string(id) + "/" + strconv.Itoa(place) }

// placeOf is the activity and its place that a pin stands for; false where the view has none.
func (v *view) placeOf(pin string) (e desk.MapEntry, place desk.MapPlace, here bool) {
	id, number, _ := strings.Cut(pin, "/")
	i, found := slices.BinarySearchFunc(v.entries, aid.ID(id), func(e desk.MapEntry, id aid.ID) int {
		return strings.Compare(string(e.ID), string(id))
	})
	n, err := strconv.Atoi(number)
	if !found || err != nil || n >= len(v.entries[i].Places) {
		return desk.MapEntry{}, desk.MapPlace{}, false
	}
	return v.entries[i], v.entries[i].Places[n], true
}

// ids are those of the activities that are shown.
func (v *view) ids() []aid.ID {
	ids := make([]aid.ID, len(v.entries))
	for i := range v.entries {
		ids[i] = v.entries[i].ID
	}
	return ids
}
