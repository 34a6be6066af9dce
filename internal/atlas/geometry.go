package atlas

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
)

// wktPoint is a point in Well-Known Text, longitude first.
var wktPoint = regexp.MustCompile(`(?i)^(?:srid=4326\s*;\s*)?point\s*z?\s*\(\s*([-+]?\d{1,3}(?:\.\d+)?)\s+([-+]?\d{1,3}(?:\.\d+)?)(?:\s+[-+]?\d+(?:\.\d+)?)?\s*\)$`)

// parseGeometry reads a point in Well-Known Text, in GeoJSON, or of an object with latitude and longitude by name; ok is
// false if the text has another form.
func parseGeometry(s string) (r reading, ok bool, err error) {
	if parts := wktPoint.FindStringSubmatch(s); parts != nil {
		r, err = readNumbers(parts[2], parts[1])
		return r, true, err
	}
	if !strings.HasPrefix(s, "{") {
		return r, false, nil
	}
	var object geometryObject
	if json.Unmarshal([]byte(s), &object) != nil {
		return r, true, ErrNotCoordinates
	}
	if object.Geometry != nil {
		object.geometry = *object.Geometry
	}
	switch lat, lon := firstOf(object.Lat, object.Latitude), firstOf(object.Lng, object.Lon, object.Long, object.Longitude); {
	case object.Type == "Point" && len(object.Coordinates) >= 2:
		r, err = readNumbers(object.Coordinates[1].String(), object.Coordinates[0].String())
	case lat != "" && lon != "":
		r, err = readNumbers(lat, lon)
	default:
		err = ErrNotCoordinates
	}
	return r, true, err
}

type geometry struct {
	Type        string        `json:"type"`
	Coordinates []json.Number `json:"coordinates"`
}

type geometryObject struct {
	geometry
	Geometry  *geometry   `json:"geometry"`
	Lat       json.Number `json:"lat"`
	Latitude  json.Number `json:"latitude"`
	Lng       json.Number `json:"lng"`
	Lon       json.Number `json:"lon"`
	Long      json.Number `json:"long"`
	Longitude json.Number `json:"longitude"`
}

func firstOf(numbers ...json.Number) string {
	for _, n := range numbers {
		if n != "" {
			return n.String()
		}
	}
	return ""
}

// plainNumber is a number of degrees without exponent.
var plainNumber = regexp.MustCompile(`^[-+]?\d{1,3}(?:\.(\d{0,20}))?$`)

// readNumbers makes a reading of two numbers in decimal degrees.
func readNumbers(lat, lon string) (reading, error) {
	first, second := plainNumber.FindStringSubmatch(strings.TrimSpace(lat)), plainNumber.FindStringSubmatch(strings.TrimSpace(lon))
	if first == nil || second == nil {
		return reading{}, ErrNotCoordinates
	}
	north, northErr := strconv.ParseFloat(strings.TrimSpace(lat), 64)
	east, eastErr := strconv.ParseFloat(strings.TrimSpace(lon), 64)
	if northErr != nil || eastErr != nil {
		return reading{}, ErrNotCoordinates
	}
	return reading{point: aid.Point{Lat: north, Lon: east}, cut: cut(len(first[1]), len(second[1]))}, nil
}
