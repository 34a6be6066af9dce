package atlas

import (
	"math"

	"focalpoint/internal/aid"
)

// ramp is an edge at which the map fades away: not covered at all at bare, wholly at covered and beyond it, in pixels of
// the picture from the left, or from the top if it goes down. One that goes sideways ends at a height.
type ramp struct {
	bare, covered float64
	down          bool
	end           float64
}

// fadeWidth is over how many degrees of longitude rivers and borders abroad fade away at the edge of the sheet.
const fadeWidth = 1.5

// edges are those of the sheet in the west, east and north, where what we know of the neighbours ends. In the south, the
// sheet ends in the sea.
func (w *window) edges(zoom float64) []ramp {
	local := func(lat, lon float64) vec {
		var v vec
		v.x, v.y = Project(aid.Point{Lat: lat, Lon: lon}, zoom)
		return w.local(v)
	}
	northWest, southEast := local(Sheet.North, Sheet.West), local(Sheet.South, Sheet.East)
	width := local(Sheet.North, Sheet.West+fadeWidth).x - northWest.x
	all := []ramp{
		{bare: northWest.x + width, covered: northWest.x, end: southEast.y},
		{bare: southEast.x - width, covered: southEast.x, end: southEast.y},
		{bare: northWest.y + width, covered: northWest.y, down: true, end: math.Inf(1)},
	}
	seen := all[:0]
	for _, r := range all {
		if size := float64(w.width); r.down && r.bare > 0 || !r.down && r.end > 0 && (r.covered < r.bare && r.bare > 0 || r.covered > r.bare && r.bare < size) {
			seen = append(seen, r)
		}
	}
	return seen
}
