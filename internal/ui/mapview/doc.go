// Package mapview is a map widget for Fyne that needs no network: it shows the tiles that it is given, and pins on them
// that can be placed, selected, moved and removed with mouse, keyboard or fingers. It knows nothing of the program that
// it is part of: it can be lifted out as it is.
//
// # Use
//
// New makes a map of a Config: where the tiles come from, how a call reaches the window's goroutine, the words on it, and
// the part of the world and the zooms that it keeps to. SetPins says what is on it; the callbacks tell what a person does
// there. The map changes no pins but those that are dragged or moved with the arrow keys, and tells of each:
//
//	m := mapview.New(mapview.Config{Tiles: tiles, Post: fyne.Do, Bounds: country, MinZoom: 4, MaxZoom: 14})
//	m.OnTapped = func(p mapview.Point) { … }                  // a click beside the pins
//	m.OnPinMoved = func(id string, p mapview.Point) { … }     // dropped after a drag
//	m.SetPins([]mapview.Pin{{ID: "school", Title: "School No. 5", Point: mapview.Point{Lat: 48.7389, Lon: 37.5844}}})
//	m.FitToPins()
//
// A map that is only to be looked at is SetReadOnly: OnPinOpened and OnLetGo tell when a pin is to be opened, and when the
// person has turned away from it. Very many pins are made ready by Gather on another goroutine, and then shown at once.
//
// Everything but Tiles.Tile and Gather runs on the window's goroutine.
//
// # What a person can do
//
//	drag               moves the map, which glides on after a flick until it is touched; or moves the pin under the pointer
//	wheel, two fingers zooms at the pointer; a pinch zooms where Fyne tells of fingers, which in 2.8 is on telephones only
//	click              selects a pin; opens a cluster; elsewhere places a pin
//	double click       zooms in at the pointer. Fyne tells of a click only when no second one has followed: a pale pin
//	                   stands there until then, so that nobody waits for an answer
//	arrows             move the map, or finely the selected pin
//	+ -                zoom
//	Home               shows every pin
//	Tab, Shift+Tab     go through the pins, and leave the map after the last one, or after Escape
//	Enter              opens the selected pin, or places one where the cross is
//	Delete, Escape     removes the selected pin; lets go of it
//
// Who has turned animations off in Fyne's settings sees no glide and no flight.
//
// # Pins
//
// A Pin has a colour and a Sign, so that no state is told by colour alone, and may have a circle, drawn to scale, for how
// exactly its place is known. Pins that would cover each other are gathered into clusters. Those are made once for a set
// of pins, for all zooms: they stay where they are while the map is dragged, and from one zoom to the next they only ever
// join or split. The selected pin stands by itself. A click on a cluster looks closer at what is in it, or lists its
// pins where no zoom tells them apart.
//
// # Tiles
//
// Tiles are drawn on other goroutines, the most wanted first, and kept up to a number of bytes. What is scrolled away
// before its turn is not drawn. A tile that is not there yet is stood in for by the same place of a lower zoom, or by the
// tiles of the zoom before, so that the map is never blank.
//
// A frame of the window costs what is on the screen, whatever the number of pins; objects are used again, because Fyne
// keeps the texture of each until a minute after it was last drawn.
package mapview
