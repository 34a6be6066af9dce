package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"

	"focalpoint/internal/atlas/pack"
)

// feature is one GeoJSON feature with its lines or rings, whatever its geometry was called.
type feature struct {
	Properties struct {
		Code string `json:"code"`
		A3   string `json:"a3"`
		UK   string `json:"uk"`
		EN   string `json:"en"`
		Rank int    `json:"rank"`
	}
	Lines []pack.Line
}

func readFeatures(file string) ([]feature, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var collection struct {
		Features []struct {
			feature
			Geometry struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(raw, &collection); err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	features := make([]feature, len(collection.Features))
	for i, f := range collection.Features {
		features[i] = f.feature
		features[i].Lines, err = readLines(f.Geometry.Type, f.Geometry.Coordinates)
		if err != nil {
			return nil, fmt.Errorf("reading %s, feature %d: %w", file, i, err)
		}
	}
	return features, nil
}

// readLines flattens a geometry to its lines or rings: which ring belongs to which polygon does not matter, since
// areas are tested and filled by the even-odd rule.
func readLines(kind string, coordinates json.RawMessage) ([]pack.Line, error) {
	var polygons [][][][2]float64
	var err error
	switch kind {
	case "MultiPolygon":
		err = json.Unmarshal(coordinates, &polygons)
	case "Polygon", "MultiLineString":
		polygons = make([][][][2]float64, 1)
		err = json.Unmarshal(coordinates, &polygons[0])
	case "LineString":
		polygons = [][][][2]float64{make([][][2]float64, 1)}
		err = json.Unmarshal(coordinates, &polygons[0][0])
	default:
		err = fmt.Errorf("geometry %q is not drawn", kind)
	}
	if err != nil {
		return nil, err
	}
	var lines []pack.Line
	for _, polygon := range polygons {
		for _, positions := range polygon {
			var line pack.Line
			for _, position := range positions { // GeoJSON order: longitude, latitude
				v := pack.Vertex{Lon: units(position[0]), Lat: units(position[1])}
				if len(line) == 0 || v != line[len(line)-1] {
					line = append(line, v)
				}
			}
			lines = append(lines, line)
		}
	}
	return lines, nil
}

// units converts degrees to the packed unit.
func units(degrees float64) int32 { return int32(math.Round(degrees * pack.Scale)) }
