package outline_test

import (
	"errors"
	"strings"
	"testing"

	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/pack"
)

const square = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"katottg":"UA14","rank":3},"geometry":
{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]],[[0.2,0.2],[0.8,0.2],[0.8,0.8],[0.2,0.2]]]}}]}`

func TestFeaturesAreReadAndOriented(t *testing.T) {
	t.Parallel()
	features, err := outline.ReadFeatures(strings.NewReader(square))
	if err != nil || len(features) != 1 {
		t.Fatalf("%v, %v", features, err)
	}
	f := features[0]
	if f.Text("katottg") != "UA14" || f.Text("rank") != "" || f.Number("rank") != 3 || len(f.Lines) != 2 {
		t.Errorf("%+v", f)
	}
	f.Orient()
	if outer := f.Lines[0]; outer[1] != (pack.Vertex{Lon: 10_000}) {
		t.Errorf("the outer ring runs clockwise: %v", outer)
	}
	if hole := f.Lines[1]; hole[1] != (pack.Vertex{Lon: 8000, Lat: 8000}) {
		t.Errorf("the hole runs counter-clockwise: %v", hole)
	}
}

func TestWhatIsNoGeoJSONIsRefused(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"no JSON":           "code;name",
		"a point":           `{"features":[{"geometry":{"type":"Point","coordinates":[30,50]}}]}`,
		"an open ring":      `{"features":[{"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0]]]}}]}`,
		"metres":            `{"features":[{"geometry":{"type":"Polygon","coordinates":[[[3400000,0],[0,1],[1,1],[3400000,0]]]}}]}`,
		"half a position":   `{"features":[{"geometry":{"type":"LineString","coordinates":[[30],[31,50]]}}]}`,
		"a cut-off feature": square[:len(square)-20],
	} {
		if _, err := outline.ReadFeatures(strings.NewReader(text)); !errors.Is(err, outline.ErrGeoJSON) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Files come from anywhere: nothing in one makes a panic or a ring that is not closed.
func FuzzReadFeatures(f *testing.F) {
	f.Add(square)
	f.Add(`{"features":[{"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[0,1],[1,1],[0,0]]],[]]}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		features, err := outline.ReadFeatures(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, feature := range features {
			feature.Orient()
			outline.Interior(feature.Lines)
		}
	})
}
