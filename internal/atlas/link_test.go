package atlas_test

import (
	"errors"
	"math"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

// All of these name one place, and none is opened.
func TestAddressesOfMaps(t *testing.T) {
	t.Parallel()
	kramatorsk := aid.Point{Lat: 48.7389, Lon: 37.5844}
	for _, text := range []string{
		"https://www.openstreetmap.org/?mlat=48.7389&mlon=37.5844#map=15/48.70/37.50", "https://www.openstreetmap.org/#map=12/48.7389/37.5844",
		"https://www.openstreetmap.org/search?query=48.7389%2C37.5844#map=15/48.7/37.5", "openstreetmap.org/#map=15/48.7389/37.5844&layers=H",
		"https://www.google.com/maps/@48.7389,37.5844,15z", "https://www.google.com/maps?q=48.7389,37.5844", "https://maps.google.com/?ll=48.7389,37.5844",
		"https://www.google.com.ua/maps/@48.7389,37.5844,1200m/data=!3m1!1e3", "https://maps.google.com/maps?q=loc:48.7389,37.5844", "google.com/maps/@48.7389,37.5844,15z",
		"https://www.google.com/maps/place/School/@48.7,37.5,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d48.7389!4d37.5844",
		"https://www.google.com/maps/place/48%C2%B044'20.0%22N+37%C2%B035'03.8%22E/@48.7,37.5,17z/data=!4m4!3m3!8m2!3d48.7389!4d37.5844",
		"https://www.google.com/maps/place/48.7389,37.5844/@48.7,37.5,17z", "https://www.google.com/maps/place/48%C2%B044'20.04%22N+37%C2%B035'3.84%22E",
		"https://www.google.com/maps/search/?api=1&query=48.7389%2C37.5844", "https://www.google.com/maps/search/48.7389,+37.5844",
		"https://www.google.com/maps/dir/?api=1&destination=48.7389,37.5844", "https://www.google.com/maps/dir//48.7389,37.5844/@48.7,37.5,12z",
		"https://www.google.com/maps/@?api=1&map_action=pano&viewpoint=48.7389,37.5844", "google.navigation:q=48.7389,37.5844", "comgooglemaps://?q=48.7389,37.5844",
		"https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d2646.0!2d37.5844!3d48.7389!2m3!1f0!2f0!3f0", "Школа № 5\nhttps://www.google.com/maps?q=48.7389,37.5844.",
		"https://maps.apple.com/?ll=48.7389,37.5844&q=School", "https://maps.apple.com/place?coordinate=48.7389,37.5844&name=School", "https://maps.apple.com/?daddr=48.7389,37.5844",
		"https://www.bing.com/maps?cp=48.7389~37.5844&lvl=12", "https://bing.com/maps/default.aspx?cp=48.7~37.5&sp=point.48.7389_37.5844_School",
		"https://waze.com/ul?ll=48.7389,37.5844&navigate=yes", "https://www.waze.com/live-map/directions?to=ll.48.7389%2C37.5844", "waze://?ll=48.7389,37.5844",
		"https://yandex.com/maps/?ll=37.5844%2C48.7389&z=12", "https://yandex.ua/maps/?ll=37.5,48.7&pt=37.5844,48.7389&z=9", "https://yandex.com/maps/?rtext=48.5,37.1~48.7389,37.5844",
		"https://yandex.com/maps/?whatshere[point]=37.5844,48.7389&whatshere[zoom]=17", "https://yandex.com/maps/?text=48.7389,37.5844",
		"https://wego.here.com/?map=48.7389,37.5844,15,normal", "https://share.here.com/l/48.7389,37.5844,School?z=16",
		"https://mapy.cz/zakladni?x=37.5844&y=48.7389&z=15", "https://mapy.com/en/zakladni?source=coor&id=37.5844,48.7389&x=37.5&y=48.7&z=8",
		"om://map?v=1&ll=48.7389,37.5844&n=School", "https://omaps.app/map?ll=48.7389,37.5844", "https://maps.visicom.ua/c/37.5844,48.7389,15?lang=uk",
		"https://deepstatemap.live/#12/48.7389/37.5844", "https://wikimapia.org/#lang=uk&lat=48.7389&lon=37.5844&z=12",
		"https://geohack.toolforge.org/geohack.php?language=uk&params=48_44_20.04_N_37_35_3.84_E_type:city", "geo:48.7389,37.5844?z=15", "geo:0,0?q=48.7389,37.5844",
	} {
		got, err := atlas.ParseCoordinates(text)
		if err != nil || !same(got, kramatorsk) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

// Short addresses that hold the place itself are read; the expected values are those of their projects' own tests.
func TestShortAddressesThatHoldThePlace(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]aid.Point{
		"https://osm.org/go/0OP4tR~rx":                 {Lat: 51.876, Lon: 19.579},
		"https://www.openstreetmap.org/go/0OP4tR~rx?m": {Lat: 51.876, Lon: 19.579},
		"ge0://B4srhdHVVt/Some_Name":                   {Lat: 64.5234, Lon: 12.1234},
		"https://omaps.app/B4srhdHVVt/Some_Name":       {Lat: 64.5234, Lon: 12.1234},
		"https://ge0.me/44G4Yn7Psx":                    {Lat: 50.042366, Lon: 0},
	} {
		got, err := atlas.ParseCoordinates(text)
		if want.Lon == 0 {
			want.Lon = got.Lon // only its latitude is known
		}
		if err != nil || math.Abs(got.Lat-want.Lat) > 2e-5 || math.Abs(got.Lon-want.Lon) > 2e-5 {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestAddressesThatNameNoPointSayWhy(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]error{
		"https://maps.app.goo.gl/abcdefgh": atlas.ErrShortLink, "Школа https://goo.gl/maps/abcdefgh": atlas.ErrShortLink, "https://maps.apple/p/abc": atlas.ErrShortLink,
		"https://yandex.ua/maps/-/CDabcDEF": atlas.ErrShortLink, "https://mapy.cz/s/hugevalucu": atlas.ErrShortLink, "maps.app.goo.gl/abcdefgh": atlas.ErrShortLink,
		"https://waze.com/ul/hu8vxr8n4e": atlas.ErrShortLink, "https://w3w.co/filled.count.soap": atlas.ErrWords, "///filled.count.soap": atlas.ErrWords,
		"https://what3words.com/filled.count.soap": atlas.ErrWords, "https://www.google.com/maps/place/Kyiv": atlas.ErrNoPoint, "https://example.org/": atlas.ErrNoPoint,
		"https://www.openstreetmap.org/node/12345": atlas.ErrNoPoint, "https://maps.visicom.ua/f/POI123": atlas.ErrNoPoint, "https://www.bing.com/maps?q=Kyiv": atlas.ErrNoPoint,
		"geo:48.7,37.5;crs=nad27": atlas.ErrOtherGrid, "geo:48.7,37.5;crs=wgs84x": atlas.ErrOtherGrid, "X=5399300 Y=7395850": atlas.ErrOtherGrid,
	} {
		got, err := atlas.ParseCoordinates(text)
		if !errors.Is(err, want) || !errors.Is(err, atlas.ErrNotCoordinates) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}
