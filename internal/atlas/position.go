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

// NearBorder is the distance in metres from a drawn border within which Where asks for confirmation: the built-in borders
// are drawn to about 1 km, and nearly all wrong answers lie this close.
const NearBorder = 3000

// Position says where a point is.
type Position struct {
	Point aid.Point
	// Oblast is the unit around the point, or the nearest one where the point lies at most NearBorder off the drawn
	// land. Empty outside Ukraine.
	Oblast Unit
	// Raion is the one around the point where a reference pack has its border; otherwise that of the nearest settlement
	// of the oblast: a suggestion. Empty in Kyiv and Sevastopol, and where no settlement is near.
	Raion Unit
	// Hromada is the one around the point; empty where no reference pack has its border.
	Hromada Unit
	// Settlement is the nearest one in the oblast (abroad and at sea, in Ukraine), within about 70 km. Distance is in
	// metres. Bearing is the compass bearing from the settlement to the point, 0 to 360 degrees, 90 is east.
	Settlement Place
	Distance   float64
	Bearing    float64
	// NearBorder is true within 3 km of a drawn border of a state or oblast, or of a raion or hromada where a reference
	// pack has it, off the coast, or where the nearest settlement within 3 km is another oblast's than the drawing says;
	// Near is the unit on the other side, empty for the sea.
	NearBorder bool
	Near       Unit
	// Outside is empty in Ukraine, otherwise OutsideSea or OutsideAbroad; Country is then the neighbour if it is known.
	Outside string
	Country Unit
}

// Where says in which oblast, raion and hromada a point lies, which settlement is nearest, and whether a border is so near
// that a person should confirm. Points outside the sheet are abroad, in no known country; so is an invalid point.
func (a *Atlas) Where(p aid.Point) Position {
	pos := Position{Point: p}
	if !p.Valid() || !Sheet.Contains(p) {
		pos.Outside = OutsideAbroad
		return pos
	}
	survey := a.survey()
	here := survey.at(p)
	near := survey.near(p, here, NearBorder)
	switch {
	case here.land == nil && len(near.lands) == 0:
		pos.Outside = OutsideSea
	case here.land == nil && near.lands[0].area.unit.Level == Country:
		pos.offNeighbour(near)
	case here.land == nil:
		pos.offUkraine(near)
	case here.land.unit.Level == Country:
		pos.Outside, pos.Country = OutsideAbroad, here.land.unit
		pos.nearUkraine(near)
	default:
		pos.inUkraine(here, near)
		if len(near.lands) == 0 {
			a.doubt(&pos)
		}
	}
	a.addSettlement(&pos)
	return pos
}

// inUkraine names the units around the point. Of several borders that are near, the one of the largest units counts.
func (pos *Position) inUkraine(here surroundings, around nearby) {
	pos.Oblast = here.land.unit
	if here.raion != nil {
		pos.Raion = here.raion.unit
	}
	if here.hromada != nil {
		pos.Hromada = here.hromada.unit
	}
	switch {
	case len(around.lands) > 0:
		pos.NearBorder, pos.Near = true, around.lands[0].area.land.unit
	case around.raion.area != nil:
		pos.NearBorder, pos.Near = true, around.raion.area.unit
	case around.hromada.area != nil:
		pos.NearBorder, pos.Near = true, around.hromada.area.unit
	}
}

// doubt holds the drawing against the gazetteer, which knows in which oblast a settlement lies: where the nearest one is
// another oblast's, the border runs between, however it is drawn.
func (a *Atlas) doubt(pos *Position) {
	settlement, distance, found := a.nearby.nearest(pos.Point, a.places, func(p *Place) bool { return !p.locality })
	if !found || distance > NearBorder || settlement.Oblast == pos.Oblast.Prefix() {
		return
	}
	if oblast, known := a.Unit(settlement.Oblast); known {
		pos.NearBorder, pos.Near = true, oblast
	}
}

// offUkraine is a point off the drawn coast, or in a gap between two drawings of a border.
func (pos *Position) offUkraine(around nearby) {
	nearest := around.lands[0].area
	pos.Oblast, pos.NearBorder = nearest.land.unit, true
	if nearest.unit.Level == Raion {
		pos.Raion = nearest.unit
	}
	if len(around.lands) > 1 {
		pos.Near = around.lands[1].area.land.unit
	}
}

// offNeighbour decides between a neighbour's coast and its land for a point just outside its drawing.
func (pos *Position) offNeighbour(around nearby) {
	pos.Outside = OutsideSea
	pos.nearUkraine(around)
	if pos.NearBorder { // in the gap between two drawings of a land border
		pos.Outside, pos.Country = OutsideAbroad, around.lands[0].area.unit
	}
}

// nearUkraine names the oblast near a point abroad.
func (pos *Position) nearUkraine(around nearby) {
	for _, land := range around.lands {
		if land.area.unit.Level != Country {
			pos.NearBorder, pos.Near = true, land.area.land.unit
			return
		}
	}
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
	if oblast != "" && pos.Raion.Code == "" && pos.Settlement.Raion != "" {
		pos.Raion, _ = a.Unit(pos.Settlement.Raion)
	}
}

// Direction is the eighth of the compass in which the point lies from the settlement: n, ne, e, se, s, sw, w or nw.
func (pos Position) Direction() string {
	return [...]string{"n", "ne", "e", "se", "s", "sw", "w", "nw"}[int(math.Round(pos.Bearing/45))%8]
}

// bearing is the initial compass bearing of a great circle, in degrees.
func bearing(from, to aid.Point) float64 {
	radians := math.Pi / 180
	turn := (to.Lon - from.Lon) * radians
	y := math.Sin(turn) * math.Cos(to.Lat*radians)
	x := math.Cos(from.Lat*radians)*math.Sin(to.Lat*radians) - math.Sin(from.Lat*radians)*math.Cos(to.Lat*radians)*math.Cos(turn)
	return math.Mod(math.Atan2(y, x)/radians+360, 360)
}
