package aid_test

import (
	"testing"

	"focalpoint/internal/aid"
)

func TestPublishedKeepsPeopleSafe(t *testing.T) {
	activity := aid.Activity{
		Title:   aid.Text{UK: "Притулок"},
		Contact: aid.Contact{Name: "Оксана", Phone: "+380"},
		Locations: []aid.Location{{
			ID: "p", Name: aid.Text{UK: "Будинок"}, Point: aid.Point{Lat: 48.73891, Lon: 37.58444},
			Oblast: "UA14", Raion: "UA1408", Settlement: "UA14080000000000001", Precision: aid.PrecisionHromada, Note: "вхід із двору",
		}},
	}
	got, err := aid.ActivityOf(aid.Published(activity.Record()))
	if err != nil {
		t.Fatal(err)
	}
	if got.Contact != (aid.Contact{}) {
		t.Errorf("the contact is public: %+v", got.Contact)
	}
	pin := got.Locations[0]
	if pin.Point != (aid.Point{Lat: 48.7, Lon: 37.6}) || pin.Settlement != "" || !pin.Name.Empty() || pin.Note != "" || pin.Raion != "UA1408" {
		t.Errorf("the place is too exact: %+v", pin)
	}
	activity.Contact.Public = true
	if got, _ := aid.ActivityOf(aid.Published(activity.Record())); got.Contact.Name != "Оксана" {
		t.Errorf("a public contact is missing: %+v", got.Contact)
	}
}
