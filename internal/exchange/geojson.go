package exchange

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"focalpoint/internal/aid"
)

// feature is a GeoJSON Feature (RFC 7946, section 3.2).
type feature struct {
	Type       string     `json:"type"`
	ID         string     `json:"id"`
	Geometry   *geometry  `json:"geometry"` // null for an activity without a place
	Properties properties `json:"properties"`
}

// geometry is a GeoJSON Point: longitude first.
type geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

// properties are what a map shows of an activity at a place.
type properties struct {
	Activity     string   `json:"activity"` // the record's id
	TitleUK      string   `json:"title_uk,omitempty"`
	TitleEN      string   `json:"title_en,omitempty"`
	Status       string   `json:"status,omitempty"` // IATI ActivityStatus
	StatusName   string   `json:"status_name,omitempty"`
	Start        aid.Date `json:"start,omitempty"`
	End          aid.Date `json:"end,omitempty"`
	Organisation string   `json:"organisation,omitempty"`
	Sectors      []string `json:"sectors,omitempty"`     // of the portal's classification
	DACSectors   []string `json:"dac_sectors,omitempty"` // OECD DAC purpose codes
	PlaceUK      string   `json:"place_uk,omitempty"`
	PlaceEN      string   `json:"place_en,omitempty"`
	Oblast       string   `json:"oblast,omitempty"` // KATOTTG codes or their prefixes
	Raion        string   `json:"raion,omitempty"`
	Exactness    string   `json:"exactness,omitempty"` // IATI GeographicExactness
	Precision    string   `json:"precision,omitempty"` // how exactly the place may be published
}

// WriteGeoJSON writes a FeatureCollection with a point for each place of each activity, to 0.1 m or to the place's
// precision of publication; an activity without a place has a feature without geometry.
func WriteGeoJSON(to io.Writer, activities Activities, w Words, o Options) error {
	out := bufio.NewWriter(to)
	if _, err := out.WriteString(`{"type":"FeatureCollection","features":[`); err != nil {
		return fmt.Errorf("writing GeoJSON: %w", err)
	}
	separator := "\n"
	for activity, err := range activities {
		if err != nil {
			return fmt.Errorf("writing GeoJSON: %w", err)
		}
		for _, feature := range features(o.carefully(activity), w) {
			raw, err := json.Marshal(feature)
			if err != nil {
				return fmt.Errorf("writing GeoJSON: %w", err)
			}
			if _, err := out.WriteString(separator + string(raw)); err != nil {
				return fmt.Errorf("writing GeoJSON: %w", err)
			}
			separator = ",\n"
		}
	}
	if _, err := out.WriteString("\n]}\n"); err != nil {
		return fmt.Errorf("writing GeoJSON: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing GeoJSON: %w", err)
	}
	return nil
}

// features are an activity's places; a point that is none has no geometry.
func features(a aid.Activity, w Words) []feature {
	common := properties{
		Activity: string(a.ID), TitleUK: a.Title.UK, TitleEN: a.Title.EN, Status: a.Status, Start: a.Dates.Start(), End: a.Dates.End(),
		Organisation: w.organisation(a.ReportingOrg).Name.In(w.Lang),
	}
	if a.Status != "" {
		common.StatusName = w.Lists.Name(aid.ListStatus, a.Status, w.Lang)
	}
	for _, sector := range a.Sectors {
		switch sector.Vocabulary {
		case aid.VocabularyPortal:
			common.Sectors = append(common.Sectors, sector.Code)
		case aid.VocabularyDAC:
			common.DACSectors = append(common.DACSectors, sector.Code)
		}
	}
	if len(a.Locations) == 0 {
		return []feature{{Type: "Feature", ID: string(a.ID), Properties: common}}
	}
	var list []feature
	for _, location := range a.Locations {
		own := common
		own.PlaceUK, own.PlaceEN = location.Name.UK, location.Name.EN
		own.Oblast, own.Raion = location.Oblast, location.Raion
		own.Exactness, own.Precision = location.Exactness, string(location.Precision)
		place := feature{Type: "Feature", ID: string(a.ID) + "/" + string(location.ID), Properties: own}
		if location.Point.Valid() {
			place.Geometry = &geometry{"Point", [2]float64{micro(location.Point.Lon), micro(location.Point.Lat)}}
		}
		list = append(list, place)
	}
	return list
}

// micro rounds degrees to six places, about 0.1 m.
func micro(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }
