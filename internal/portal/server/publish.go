package server

import (
	"encoding/json"
	"net/http"

	"focalpoint/internal/aid"
)

// activity is one approved activity as the public reads it.
type activity struct {
	ID     aid.ID     `json:"id"`
	Rev    int64      `json:"rev"`
	Fields aid.Fields `json:"fields"`
}

// approved gives the published activities, in the order of their ids.
func (s *Server) approved(f func(activity) error) error {
	return s.Store.View(func(tx Tx) error {
		prefix := string(aid.KindActivity) + "/"
		for key := range tx.Scan(bucketRecords, []byte(prefix)) {
			if len(key) <= len(prefix) || string(key[:len(prefix)]) != prefix {
				break
			}
			r, err := loadRecord(tx, aid.KindActivity, aid.ID(key[len(prefix):]))
			if err != nil {
				return err
			}
			if r.Public == nil || string(r.value(aid.PathDeleted)) == "true" {
				continue
			}
			a := activity{ID: r.ID, Rev: r.Public.Rev, Fields: aid.Fields{}}
			for path, f := range r.Public.Fields {
				if f.Value != nil {
					a.Fields[path] = f.Value
				}
			}
			if err := f(a); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Server) getActivities(w http.ResponseWriter, _ *http.Request) {
	list := []activity{}
	err := s.approved(func(a activity) error {
		list = append(list, a)
		return nil
	})
	if err != nil {
		failWith(w, err)
		return
	}
	answerJSON(w, "application/json", map[string]any{"activities": list})
}

// feature is one location, RFC 7946.
type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   geometry       `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

func (s *Server) getGeoJSON(w http.ResponseWriter, _ *http.Request) {
	features := []feature{}
	err := s.approved(func(published activity) error {
		a, err := aid.ActivityOf(aid.Record{Kind: aid.KindActivity, ID: published.ID, Fields: published.Fields})
		if err != nil {
			return err
		}
		for _, l := range a.Locations {
			features = append(features, feature{
				Type: "Feature", ID: string(l.ID), Geometry: geometry{"Point", [2]float64{l.Point.Lon, l.Point.Lat}},
				Properties: map[string]any{
					"activity": a.ID, "title_uk": a.Title.UK, "title_en": a.Title.EN, "status": a.Status,
					"oblast": l.Oblast, "raion": l.Raion, "precision": l.Precision,
				},
			})
		}
		return nil
	})
	if err != nil {
		failWith(w, err)
		return
	}
	answerJSON(w, "application/geo+json", map[string]any{"type": "FeatureCollection", "features": features})
}

// getOpenAPI describes the contract, from the same table that serves it.
func (s *Server) getOpenAPI(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/vnd.oai.openapi+json")
	_ = json.NewEncoder(w).Encode(s.describe()) // a client that has gone needs no answer
}
