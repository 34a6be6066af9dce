package atlas

import (
	"math"

	"focalpoint/internal/aid"
)

// What Position.Outside says of a point that is not in Ukraine.
const (
	OutsideSea    = "sea"
	OutsideAbroad = "abroad"
)

// NearBorder is the distance in metres from a drawn border within which Where asks for confirmation: borders are drawn
// to about 1 km, and nearly all wrong answers lie this close.
const NearBorder = 3000

// Position says where a point is.
type Position struct {
	Point aid.Point
	// Oblast is the unit around the point, or the nearest one where the point lies at most NearBorder off the drawn
	// land. Empty outside Ukraine.
	Oblast Unit
	// Raion is that of the nearest settlement of the oblast: a suggestion. Empty in Kyiv and Sevastopol, and where no
	// settlement is near.
	Raion Unit
	// Settlement is the nearest one in the oblast (abroad and at sea, in Ukraine), within about 70 km. Distance is in
	// metres. Bearing is the compass bearing from the settlement to the point, 0 to 360 degrees, 90 is east.
	Settlement Place
	Distance   float64
	Bearing    float64
	// NearBorder is true within 3 km of a drawn border of an oblast or state, or off the coast; Near is the unit on the
	// other side, empty for the sea.
	NearBorder bool
	Near       Unit
	// Outside is empty in Ukraine, otherwise OutsideSea or OutsideAbroad; Country is then the neighbour if it is known.
	Outside string
	Country Unit
}

// Where says in which oblast a point lies, which settlement is nearest, and whether a border is so near that a person
// should confirm. Points outside the sheet are abroad, in no known country; so is an invalid point.
func (a *Atlas) Where(p aid.Point) Position {
	pos := Position{Point: p}
	if !p.Valid() || !Sheet.Contains(p) {
		pos.Outside = OutsideAbroad
		return pos
	}
	here := a.shapeAt(p)
	other, gap := a.nearestShape(p, here)
	switch {
	case here == nil && other == nil:
		pos.Outside = OutsideSea
	case here == nil && other.unit.Level == Country:
		pos.Outside, pos.Country = a.offNeighbour(p, other)
		pos.NearBorder, pos.Near = a.nearUkraine(p)
	case here == nil: // off the drawn coast, or in a gap between two drawings of the border
		pos.Oblast, pos.NearBorder = other.unit, true
		if beyond, distance := a.nearestShape(p, other); beyond != nil && distance <= NearBorder {
			pos.Near = beyond.unit
		}
	case here.unit.Level == Country:
		pos.Outside, pos.Country = OutsideAbroad, here.unit
		pos.NearBorder, pos.Near = a.nearUkraine(p)
	default:
		pos.Oblast = here.unit
		if other != nil && gap <= NearBorder {
			pos.NearBorder, pos.Near = true, other.unit
		}
	}
	a.addSettlement(&pos)
	return pos
}

// shapeAt returns the oblast or else the neighbour whose drawing contains the point. Oblasts come first in a.shapes, so
// where two drawings overlap the point is Ukraine's.
func (a *Atlas) shapeAt(p aid.Point) *shape {
	for i := range a.shapes {
		if a.shapes[i].contains(p) {
			return &a.shapes[i]
		}
	}
	return nil
}

// nearestShape returns the unit other than the given one whose border is nearest, if one is within NearBorder.
func (a *Atlas) nearestShape(p aid.Point, except *shape) (*shape, float64) {
	var nearest *shape
	distance := float64(NearBorder)
	for i := range a.shapes {
		s := &a.shapes[i]
		if s == except {
			continue
		}
		if d := s.distance(p, NearBorder); d <= distance && (nearest == nil || d < distance) {
			nearest, distance = s, d
		}
	}
	return nearest, distance
}

// nearUkraine names the oblast within NearBorder of a point abroad.
func (a *Atlas) nearUkraine(p aid.Point) (bool, Unit) {
	for i := range a.layers.Oblasts {
		if a.shapes[i].distance(p, NearBorder) <= NearBorder {
			return true, a.shapes[i].unit
		}
	}
	return false, Unit{}
}

// offNeighbour decides between a neighbour's coast and its land for a point just outside its drawing.
func (a *Atlas) offNeighbour(p aid.Point, neighbour *shape) (string, Unit) {
	if near, _ := a.nearUkraine(p); near {
		return OutsideAbroad, neighbour.unit // in the gap between two drawings of a land border
	}
	return OutsideSea, Unit{}
}

func (a *Atlas) addSettlement(pos *Position) {
	oblast := pos.Oblast.Prefix()
	found := false
	pos.Settlement, pos.Distance, found = a.nearby.nearest(pos.Point, a.places, func(p *Place) bool {
		return !p.locality && (oblast == "" || p.Oblast == oblast)
	})
	if !found {
		return
	}
	pos.Bearing = bearing(pos.Settlement.Point, pos.Point)
	if oblast != "" && pos.Settlement.Raion != "" {
		pos.Raion, _ = a.Unit(pos.Settlement.Raion)
	}
}

// bearing is the initial compass bearing of a great circle, in degrees.
func bearing(from, to aid.Point) float64 {
	radians := math.Pi / 180
	turn := (to.Lon - from.Lon) * radians
	y := math.Sin(turn) * math.Cos(to.Lat*radians)
	x := math.Cos(from.Lat*radians)*math.Sin(to.Lat*radians) - math.Sin(from.Lat*radians)*math.Cos(to.Lat*radians)*math.Cos(turn)
	return math.Mod(math.Atan2(y, x)/radians+360, 360)
}
