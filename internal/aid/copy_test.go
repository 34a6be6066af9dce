package aid_test

import (
	"testing"

	"focalpoint/internal/aid"
)

func TestCopyIsANewDraft(t *testing.T) {
	a := aid.Activity{
		ID: aid.NewID(), Rev: 4, IATI: "XM-1", Title: aid.Text{UK: "Школа"}, State: aid.StateApproved,
		Locations: []aid.Location{{ID: "p", Point: aid.Point{Lat: 48, Lon: 37}}},
	}
	got := a.Copy()
	if got.ID == a.ID || got.Rev != 0 || got.IATI != "" || got.State != aid.StateDraft {
		t.Errorf("the copy keeps the original's life: %+v", got)
	}
	if got.Title != a.Title || len(got.Locations) != 1 || got.Locations[0].Point != a.Locations[0].Point || got.Locations[0].ID == "p" {
		t.Errorf("the copy's contents: %+v", got)
	}
}

func TestKnownActivityPath(t *testing.T) {
	for path, known := range map[aid.Path]bool{
		"title.uk": true, "status": true, "markers.gender": true, "locations/x": true, "dates.planned_end": true,
		"title": false, "locations/": false, "locations": false, "color": false, "": false,
	} {
		if aid.KnownActivityPath(path) != known {
			t.Errorf("KnownActivityPath(%q) = %t", path, !known)
		}
	}
}
