package atlas

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas/pack"
)

// survey answers in microseconds in which areas a point lies, and which borders are near it. A land is an oblast or a
// neighbouring state. Where all raions of an oblast are known, they are its drawing; otherwise its own outline is.
type survey struct {
	areas   []surveyed
	byBox   grid // of areas
	borders []border
	byEdge  grid // of borders
}

// surveyed is a shape of the survey.
type surveyed struct {
	*shape
	land  *shape // it belongs to, or is
	drawn bool   // it is, or is part of, the drawing of its land
}

// border is a side of an area.
type border struct {
	edge
	area int32
}

// The cells of the two grids, in packed units: about 25 and 5 km.
const (
	areaCell   = 2500
	borderCell = 500
)

func (a *Atlas) takeSurvey() *survey {
	s := &survey{}
	oblasts := map[string]*shape{}
	for i := range a.shapes {
		land := &a.shapes[i]
		oblasts[land.unit.Prefix()] = land
		if land.unit.Level == Country || !a.drawnByRaions(land.unit) {
			s.areas = append(s.areas, surveyed{land, land, true})
		}
	}
	for _, level := range [][]pack.Area{a.layers.Raions, a.layers.Hromadas} {
		for _, drawn := range level {
			unit, _ := a.Unit(drawn.Code)
			one := newShape(a.layers, drawn, unit)
			land := oblasts[prefix(unit.Code, Oblast)]
			s.areas = append(s.areas, surveyed{&one, land, unit.Level == Raion && a.drawnByRaions(land.unit)})
		}
	}
	for i, a := range s.areas {
		for e := range a.edges {
			if !e.onSheetEdge() {
				s.borders = append(s.borders, border{e, int32(i)})
			}
		}
	}
	s.byBox = newGrid(areaCell, len(s.areas), func(i int) (low, high pack.Vertex) {
		box := s.areas[i].box
		return vertex(aid.Point{Lat: box.South, Lon: box.West}), vertex(aid.Point{Lat: box.North, Lon: box.East})
	})
	s.byEdge = newGrid(borderCell, len(s.borders), func(i int) (low, high pack.Vertex) {
		a, b := s.borders[i].a, s.borders[i].b
		return pack.Vertex{Lon: min(a.Lon, b.Lon), Lat: min(a.Lat, b.Lat)}, pack.Vertex{Lon: max(a.Lon, b.Lon), Lat: max(a.Lat, b.Lat)}
	})
	return s
}

// drawnByRaions says whether the borders of all raions of an oblast are known.
func (a *Atlas) drawnByRaions(oblast Unit) bool {
	all := a.Raions(oblast.Code)
	for _, raion := range all {
		if !slices.ContainsFunc(a.layers.Raions, func(drawn pack.Area) bool { return drawn.Code == raion.Prefix() }) {
			return false
		}
	}
	return len(all) > 0
}

// checkUnits makes sure that every raion and hromada that is drawn is in the table of units, as the raion or hromada that
// it is drawn as.
func (a *Atlas) checkUnits() error {
	for level, drawn := range map[int][]pack.Area{Raion: a.layers.Raions, Hromada: a.layers.Hromadas} {
		for _, area := range drawn {
			unit, known := a.Unit(area.Code)
			inOblast := slices.ContainsFunc(a.shapes, func(s shape) bool { return s.unit.Prefix() == prefix(area.Code, Oblast) })
			if !known || !inOblast || unit.Level != level || unit.Prefix() != area.Code {
				return fmt.Errorf("reading the atlas: %.20q is drawn and not in the table of units: %w", area.Code, pack.ErrDamaged)
			}
		}
	}
	return nil
}

// vertex converts degrees to a packed position.
func vertex(p aid.Point) pack.Vertex {
	return pack.Vertex{Lon: int32(math.Round(p.Lon * pack.Scale)), Lat: int32(math.Round(p.Lat * pack.Scale))}
}

// surroundings are the areas around a point, nil where none is known.
type surroundings struct{ land, raion, hromada *shape }

// at returns the areas around a point. A raion says to which oblast the point belongs, and an oblast goes before a
// neighbour: where two drawings overlap, the point is Ukraine's.
func (s *survey) at(p aid.Point) surroundings {
	var around surroundings
	v := vertex(p)
	for cell := range s.byBox.cells(v, v) {
		for _, i := range s.byBox.in(cell) {
			a := &s.areas[i]
			switch {
			case !a.contains(p):
			case a.unit.Level == Hromada && around.hromada == nil:
				around.hromada = a.shape
			case a.unit.Level == Raion && around.raion == nil:
				around.raion, around.land = a.shape, a.land
			case a.shape == a.land && around.land == nil:
				around.land = a.land
			}
		}
	}
	return around
}

// near is the nearest border of an area, and how far it is in metres.
type near struct {
	area     *surveyed
	distance float64
}

// nearby are the areas that do not contain a point but have a border within a limit: of each land the nearest, in the
// order of their distance, and the nearest raion and hromada; area is nil where there is none.
type nearby struct {
	lands          []near
	raion, hromada near
}

func (s *survey) near(p aid.Point, here surroundings, limit float64) nearby {
	var found nearby
	flat := newPlane(p)
	low := aid.Point{Lat: p.Lat - limit/flat.north, Lon: p.Lon - limit/flat.east}
	high := aid.Point{Lat: p.Lat + limit/flat.north, Lon: p.Lon + limit/flat.east}
	from, to := vertex(low), vertex(high)
	for cell := range s.byEdge.cells(from, to) {
		for _, i := range s.byEdge.in(cell) {
			b := &s.borders[i]
			if max(b.a.Lat, b.b.Lat) < from.Lat || min(b.a.Lat, b.b.Lat) > to.Lat ||
				max(b.a.Lon, b.b.Lon) < from.Lon || min(b.a.Lon, b.b.Lon) > to.Lon {
				continue
			}
			if d := flat.toSegment(point(b.a), point(b.b)); d <= limit {
				found.add(near{&s.areas[b.area], d}, here)
			}
		}
	}
	slices.SortStableFunc(found.lands, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	return found
}

func (n *nearby) add(found near, here surroundings) {
	closer := func(old *near) {
		if old.area == nil || found.distance < old.distance {
			*old = found
		}
	}
	a := found.area
	if a.unit.Level == Raion && here.raion != nil && a.shape != here.raion {
		closer(&n.raion)
	}
	if a.unit.Level == Hromada && here.hromada != nil && a.shape != here.hromada {
		closer(&n.hromada)
	}
	if !a.drawn || a.land == here.land {
		return
	}
	i := slices.IndexFunc(n.lands, func(old near) bool { return old.area.land == a.land })
	if i < 0 {
		n.lands = append(n.lands, found)
		return
	}
	closer(&n.lands[i])
}
