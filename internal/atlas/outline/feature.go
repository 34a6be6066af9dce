package outline

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"focalpoint/internal/atlas/pack"
)

// ErrGeoJSON says that a text is not a collection of GeoJSON lines or areas (RFC 7946).
var ErrGeoJSON = errors.New("not GeoJSON with lines or areas")

// ErrTooLarge says that a file is larger, or has more vertices, than is read.
var ErrTooLarge = errors.New("larger than is read")

// The most that is read of one file.
const (
	maxBytes    = 256 << 20
	maxVertices = 2_000_000
)

// Feature is one GeoJSON feature with its lines or rings, whatever its geometry was called: which ring belongs to which
// polygon does not matter, since areas are tested and filled by the even-odd rule.
type Feature struct {
	Properties map[string]json.RawMessage
	Lines      []pack.Line
	holes      []bool // of the lines; none for a line
}

// Text is a property that is a text; empty where it is missing or something else.
func (f Feature) Text(name string) string {
	var text string
	if json.Unmarshal(f.Properties[name], &text) != nil {
		return ""
	}
	return text
}

// Number is a property that is a whole number; 0 where it is missing or something else.
func (f Feature) Number(name string) int {
	var number int
	if json.Unmarshal(f.Properties[name], &number) != nil {
		return 0
	}
	return number
}

// Orient turns outer rings counter-clockwise and holes clockwise, as RFC 7946 wants them and many files have them not.
func (f Feature) Orient() {
	for i, ring := range f.Lines {
		if i < len(f.holes) && (SignedArea(ring) > 0) == f.holes[i] {
			slices.Reverse(ring)
		}
	}
}

// SignedArea is positive for a closed ring that runs counter-clockwise, in squares of packed units.
func SignedArea(ring pack.Line) float64 {
	doubled := 0.0
	for i := range len(ring) - 1 {
		doubled += float64(ring[i].Lon)*float64(ring[i+1].Lat) - float64(ring[i+1].Lon)*float64(ring[i].Lat)
	}
	return doubled / 2
}

// ReadFeatures reads a FeatureCollection. It returns ErrGeoJSON and ErrTooLarge.
func ReadFeatures(r io.Reader) ([]Feature, error) {
	limited := &io.LimitedReader{R: r, N: maxBytes + 1}
	var collection struct {
		Features []struct {
			Properties map[string]json.RawMessage
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	err := json.NewDecoder(limited).Decode(&collection)
	switch {
	case limited.N <= 0:
		return nil, ErrTooLarge
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrGeoJSON, err)
	}
	vertices := 0
	features := make([]Feature, len(collection.Features))
	for i, read := range collection.Features {
		f := Feature{Properties: read.Properties}
		if err := f.readLines(read.Geometry.Type, read.Geometry.Coordinates); err != nil {
			return nil, fmt.Errorf("feature %d: %w", i+1, err)
		}
		for _, line := range f.Lines {
			vertices += len(line)
		}
		if vertices > maxVertices {
			return nil, ErrTooLarge
		}
		features[i] = f
	}
	return features, nil
}

func (f *Feature) readLines(kind string, coordinates json.RawMessage) error {
	var polygons [][][][]float64
	var err error
	switch kind {
	case "MultiPolygon":
		err = json.Unmarshal(coordinates, &polygons)
	case "Polygon", "MultiLineString":
		polygons = make([][][][]float64, 1)
		err = json.Unmarshal(coordinates, &polygons[0])
	case "LineString":
		polygons = [][][][]float64{make([][][]float64, 1)}
		err = json.Unmarshal(coordinates, &polygons[0][0])
	default:
		return fmt.Errorf("%w: geometry %.30q", ErrGeoJSON, kind)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrGeoJSON, err)
	}
	areas := kind == "Polygon" || kind == "MultiPolygon"
	for _, polygon := range polygons {
		for i, positions := range polygon {
			line, err := readLine(positions)
			if err != nil {
				return err
			}
			if areas && (len(line) < 4 || line[0] != line[len(line)-1]) {
				if i == 0 && len(line) >= 4 {
					return fmt.Errorf("%w: a ring that is not closed", ErrGeoJSON)
				}
				continue // smaller than the packed form can tell
			}
			f.Lines = append(f.Lines, line)
			if areas {
				f.holes = append(f.holes, i > 0)
			}
		}
	}
	return nil
}

// readLine reads positions, longitude first, and leaves out what packing makes equal.
func readLine(positions [][]float64) (pack.Line, error) {
	var line pack.Line
	for _, position := range positions {
		if len(position) < 2 || math.Abs(position[0]) > 180 || math.Abs(position[1]) > 90 {
			return nil, fmt.Errorf("%w: a position that is not longitude and latitude", ErrGeoJSON)
		}
		if v := (pack.Vertex{Lon: Units(position[0]), Lat: Units(position[1])}); len(line) == 0 || v != line[len(line)-1] {
			line = append(line, v)
		}
	}
	return line, nil
}

// Units converts degrees to the packed unit.
func Units(degrees float64) int32 { return int32(math.Round(degrees * pack.Scale)) }
