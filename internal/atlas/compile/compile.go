package compile

import (
	"fmt"
	"io"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/reference"
)

// Source is what institutions publish.
type Source struct {
	Borders   []io.Reader // GeoJSON of raions and hromadas
	Property  string      // of a feature that holds its KATOTTG code; "" is katottg
	Codifier  io.Reader   // workbook or text; nil where there are no borders and no gazetteer, only tiles
	Gazetteer io.Reader   // workbook or text with code, lat, lon; nil for none
	Tiles     io.ReadSeeker
	Date      aid.Date // of the codifier
}

// Report says what became of the source.
type Report struct {
	Bounds          atlas.Bounds // of the borders
	WholeOblasts    int          // of which every raion has a border
	Coded           int          // settlements with a code
	WithoutPosition int          // settlements of the codifier of which nobody says where they are
}

// Compile makes the content of a pack. It returns ErrCodifier, ErrUnknownUnit, ErrNotTable, ErrColumns, ErrGazetteer,
// ErrTooLarge, or those of outline.ReadFeatures.
func Compile(s Source) (reference.Content, Report, error) {
	land, err := atlas.Builtin()
	if err != nil {
		return reference.Content{}, Report{}, err
	}
	if s.Codifier == nil && len(s.Borders) == 0 && s.Gazetteer == nil {
		return s.overBuiltin()
	}
	codes, err := readCodifier(s.Codifier)
	if err != nil {
		return reference.Content{}, Report{}, fmt.Errorf("reading the codifier: %w", err)
	}
	if s.Property == "" {
		s.Property = "katottg"
	}
	raions, hromadas, err := readBorders(s.Borders, s.Property, codes)
	if err != nil {
		return reference.Content{}, Report{}, fmt.Errorf("reading the borders: %w", err)
	}
	layers, err := pack.DecodeLayers(assets.GeoLayers)
	if err != nil {
		return reference.Content{}, Report{}, err
	}
	whole := wholeOblasts(codes, raions)
	addBorders(layers, raions, hromadas, whole)
	places, err := s.gazetteer(codes, raions, hromadas)
	if err != nil {
		return reference.Content{}, Report{}, err
	}
	report := Report{Bounds: boundsOf(raions, hromadas), WholeOblasts: len(whole), WithoutPosition: places.withoutPosition()}
	content := reference.Content{Layers: layers, Settlements: places.settlements(), Units: codes.units(land, s.Date), Tiles: s.Tiles}
	for _, place := range content.Settlements {
		if place.Code != "" {
			report.Coded++
		}
	}
	return content, report, nil
}

// overBuiltin lays tiles over the built-in map, as it is.
func (s Source) overBuiltin() (reference.Content, Report, error) {
	layers, err := pack.DecodeLayers(assets.GeoLayers)
	if err != nil {
		return reference.Content{}, Report{}, err
	}
	settlements, err := pack.DecodeSettlements(assets.GeoSettlements)
	if err != nil {
		return reference.Content{}, Report{}, err
	}
	content := reference.Content{Layers: layers, Settlements: settlements, Units: assets.GeoUnits, Tiles: s.Tiles}
	return content, Report{Bounds: atlas.Sheet}, nil
}

func (s Source) gazetteer(codes codifier, raions, hromadas []unitShape) (*gazetteer, error) {
	known, err := pack.DecodeSettlements(assets.GeoSettlements)
	if err != nil {
		return nil, err
	}
	places := newGazetteer(codes)
	places.add(known, raions, hromadas)
	if s.Gazetteer == nil {
		return places, nil
	}
	list, err := readGazetteer(s.Gazetteer)
	if err == nil {
		err = places.addListed(list)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the gazetteer: %w", err)
	}
	return places, nil
}
