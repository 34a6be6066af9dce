package atlas

import (
	"image/color"
	"strings"
)

// subject is what a layer of vector tiles shows.
type subject uint8

const (
	ground subject = iota + 1
	water
	building
	road
	boundary
)

// subjects are the layers that are drawn, by their names in OpenMapTiles, Protomaps and Shortbread.
var subjects = map[string]subject{
	"landcover": ground, "landuse": ground, "natural": ground, "land": ground, "sites": ground,
	"water": water, "waterway": water, "ocean": water, "water_polygons": water, "water_lines": water, "physical_line": water,
	"building": building, "buildings": building,
	"transportation": road, "roads": road, "streets": road,
	"boundary": boundary, "boundaries": boundary,
}

// classKeys are under what the schemas say of which class a feature is, the finest first.
var classKeys = []string{"kind_detail", "pmap:kind_detail", "class", "kind", "pmap:kind", "admin_level", "pmap:min_admin_level"}

// tileRule says how features are drawn: areas are filled, lines have a width.
type tileRule struct {
	of      subject
	classes string  // between spaces; "" is all
	from    float64 // the zoom where they appear
	ink     func(*Style) color.RGBA
	width   float64 // of a line in pixels at zoom 14; 0 is an area
	rim     bool    // a line with an edge, where it is wide enough for one
	dash    float64 // length of dashes and gaps in pixels; 0 is none
}

// tileRules is the look of vector tiles, from the ground up. What is not here is not drawn: names, which are ours, military
// areas and airfields, and borders of states, oblasts and what is disputed: Ukraine's are drawn by this program itself.
var tileRules = []tileRule{
	{of: ground, classes: "wood forest scrub", from: 6, ink: func(s *Style) color.RGBA { return s.Wood }},
	{of: ground, classes: "grass grassland meadow park garden village_green golf_course recreation_ground cemetery wetland", from: 8, ink: func(s *Style) color.RGBA { return s.Grass }},
	{of: ground, classes: "residential suburb neighbourhood urban_area", from: 6, ink: func(s *Style) color.RGBA { return s.Urban }},
	{of: ground, classes: "industrial commercial retail quarry railway landfill", from: 9, ink: func(s *Style) color.RGBA { return s.Works }},
	{of: water, from: 0, ink: func(s *Style) color.RGBA { return s.Sea }},
	{of: water, classes: "river canal", from: 7, ink: func(s *Style) color.RGBA { return s.River }, width: 3},
	{of: water, classes: "stream ditch drain", from: 12, ink: func(s *Style) color.RGBA { return s.River }, width: 1.3},
	{of: building, from: 13, ink: func(s *Style) color.RGBA { return s.Building }},
	{of: boundary, classes: "6", from: 7, ink: func(s *Style) color.RGBA { return s.UnitBorder }, width: 1.1},
	{of: boundary, classes: "7 8", from: 9, ink: func(s *Style) color.RGBA { return s.UnitBorder }, width: 1, dash: 2.5},
	{of: road, classes: "path track footway cycleway pedestrian steps bridleway", from: 13, ink: func(s *Style) color.RGBA { return s.RoadRim }, width: 1, dash: 3},
	{of: road, classes: "minor minor_road service residential unclassified living_street", from: 11.5, ink: func(s *Style) color.RGBA { return s.Road }, width: 3, rim: true},
	{of: road, classes: "tertiary medium_road", from: 10, ink: func(s *Style) color.RGBA { return s.Road }, width: 4, rim: true},
	{of: road, classes: "secondary", from: 8.5, ink: func(s *Style) color.RGBA { return s.Road }, width: 5, rim: true},
	{of: road, classes: "primary major_road", from: 7, ink: func(s *Style) color.RGBA { return s.MainRoad }, width: 5.5, rim: true},
	{of: road, classes: "trunk", from: 6, ink: func(s *Style) color.RGBA { return s.MainRoad }, width: 6, rim: true},
	{of: road, classes: "motorway highway", from: 5, ink: func(s *Style) color.RGBA { return s.Motorway }, width: 6.5, rim: true},
	{of: road, classes: "rail railway light_rail narrow_gauge", from: 9, ink: func(s *Style) color.RGBA { return s.Rail }, width: 2.4},
	{of: road, classes: "rail railway light_rail narrow_gauge", from: 12, ink: func(s *Style) color.RGBA { return s.Land }, width: 1.3, dash: 6},
}

// ruleKey is a class of a subject.
type ruleKey struct {
	of    subject
	class string
}

// rulesOf are the numbers of the rules for a class. Those for all classes of a subject are under "".
var rulesOf = func() map[ruleKey][]int {
	all := map[ruleKey][]int{}
	for i, rule := range tileRules {
		for _, class := range strings.Split(rule.classes, " ") {
			key := ruleKey{rule.of, class}
			all[key] = append(all[key], i)
		}
	}
	return all
}()
