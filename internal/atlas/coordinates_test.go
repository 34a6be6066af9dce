package atlas_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

func TestParseCoordinates(t *testing.T) {
	t.Parallel()
	kramatorsk := aid.Point{Lat: 48.7389, Lon: 37.5844}
	for _, text := range []string{
		"48.7389, 37.5844", "48.7389 37.5844", "48.7389,37.5844", " 48.7389 ; 37.5844 ", "48.7389/37.5844", "(48.7389, 37.5844)",
		"48,7389 37,5844", "48,7389, 37,5844", "48,7389; 37,5844", "48,7389° 37,5844°", "48,7389N 37,5844E", "48,7389пн.ш., 37,5844сх.д.",
		"+48.7389 +37.5844", "+48.7389+37.5844", "N48.7389 E37.5844", "48.7389N, 37.5844E", "48.7389 n 37.5844 e", "37.5844E 48.7389N",
		"48.7389° N, 37.5844° E", "Пн 48.7389 Сх 37.5844", "пн. 48.7389, сх. 37.5844", "37.5844 Сх 48.7389 Пн", "48.7389N 37.5844Е",
		"lat: 48.7389, lon: 37.5844", "lat=48.7389 lng=37.5844", "Довгота: 37.5844, широта: 48.7389", "48\u00a0.7389"[:2] + ".7389\u00a037.5844",
		"48°44′20.04″N 37°35′3.84″E", "48°44'20.04\"N 37°35'3.84\"E", "48º44’20,04’’ пн. ш. 37º35’3,84’’ сх. д.", "48 44 20.04 37 35 3.84",
		"N 48 44 20.04 E 37 35 3.84", "N48°44'20.04\", E37°35'3.84\"", "48° 44′ 20.04″, 37° 35′ 3.84″", "48°44′20.04″ північної широти, 37°35′3.84″ східної довготи",
		"48°44.334′N 37°35.064′E", "48 44.334, 37 35.064", "48 44.334 37 35.064", "48°44,334' с.ш. 37°35,064' в.д.",
		"geo:48.7389,37.5844", "geo:48.7389,37.5844,120;u=35", "GEO:48.7389,37.5844;crs=wgs84", "geo:0,0?q=48.7389,37.5844(School)",
		"48.7389\t37.5844", "48,7389\t37,5844\r\n", "48.7389\n37.5844", "\ufeff48.7389, 37.5844.", "\"48.7389, 37.5844\"", "«48.7389, 37.5844»",
		"４８．７３８９，３７．５８４４", "N48.7389° E37.5844°", "48.7389N 37.5844E", "lat: 48.7389 lng: 37.5844", "Координати: 48.7389, 37.5844",
		"GPS 48.7389, 37.5844", "WGS84: 48.7389, 37.5844;", "B: 48°44′20.04″ L: 37°35′3.84″", "B=48.7389 L=37.5844", "48 44 20.04 N, 37 35 3.84 E",
		"48°44'20,04\" 37°35'3,84\"", "48°44′20,04″ пн. ш. 37°35′03,84″ сх. д.",
		`{"lat": 48.7389, "lng": 37.5844}`, `{"latitude": "48.7389", "longitude": "37.5844"}`, `{"type": "Point", "coordinates": [37.5844, 48.7389, 120]}`,
		`{"type":"Feature","properties":{"name":"Школа"},"geometry":{"type":"Point","coordinates":[37.5844,48.7389]}}`,
		"POINT(37.5844 48.7389)", "SRID=4326;POINT Z (37.5844 48.7389 120)",
	} {
		got, err := atlas.ParseCoordinates(text)
		if err != nil || !same(got, kramatorsk) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]aid.Point{
		"-33.9249, 18.4241": {Lat: -33.9249, Lon: 18.4241}, "33.9249 S 18.4241 E": {Lat: -33.9249, Lon: 18.4241},
		"51.5 N 0.12 W": {Lat: 51.5, Lon: -0.12}, "Пд 33.5 Зх 70.25": {Lat: -33.5, Lon: -70.25}, "48, 37": {Lat: 48, Lon: 37},
		"48° 37°": {Lat: 48, Lon: 37}, "-0°30′ 10°00′": {Lat: -0.5, Lon: 10}, "48 44 37 35": {Lat: 48 + 44.0/60, Lon: 37 + 35.0/60},
		"30.5N 50.4E": {Lat: 30.5, Lon: 50.4}, // stated, so not taken for exchanged
	} {
		if got, err := atlas.ParseCoordinates(text); err != nil || !same(got, want) {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
}

func same(a, b aid.Point) bool { return math.Abs(a.Lat-b.Lat) < 1e-7 && math.Abs(a.Lon-b.Lon) < 1e-7 }

func TestParseCoordinatesRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", " ", "Краматорськ", "48.7389", "48.7389N", "48.7389N 37.5844N", "91.5, 37.5", "48.5, 181.5", "48.5, 37.5, 12", "48°75′ 37°10′",
		"48.5°30′ 37°", "48.7389, Краматорськ", "48.7389. 37.5844", "48°44′20″44′ 37°", "-48.7 N 37.5 E", "1e5, 3", "NaN, NaN", "0x30, 0x25",
		"48.7389, 37.5844 abc", "45 12 2025 30", "12.05.2025", "+380 44 123 45 67", "48--37", "48 - 37.5844.1", "48′ 37′", "2025-11-24",
		"https://example.org/", "https://maps.app.goo.gl/abcdefgh", "https://www.google.com/maps/place/Kyiv", "geo:48.7", "geo:48.7,37.5;crs=nad27",
		"https://yandex.com/maps/?z=12", "lat 48.7 lat 37.5", "48.7 lat 37.5 lon", "file:///48.7,37.5", "UA14120130010053400", "٤٨.٧٣٨٩، ٣٧.٥٨٤٤", "48,7389", `{"type":"Polygon","coordinates":[[[37,48]]]}`, `{"lat": 48.7389}`, `{"lat": 1e1, "lng": 2}`,
		"LINESTRING(37 48, 38 49)", "POINT(37.5844)", "///слово.слово.слово", "X: 5399300 Y: 7395850", "5399300, 7395850",
	} {
		if got, err := atlas.ParseCoordinates(text); !errors.Is(err, atlas.ErrNotCoordinates) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

// Whatever is typed, the parser does not panic, and what it accepts is a valid point that does not look exchanged and
// reads back as itself.
func FuzzParseCoordinates(f *testing.F) {
	for _, text := range []string{
		"48.7389, 37.5844", "48,7389 37,5844", "48°44′20″N 37°35′4″E", "Пн 48 Сх 37", "geo:48.7,37.5", "https://maps.google.com/?q=48.7,37.5",
		"lat: 48.7, lon: 37.5", "48,37", "37U CP 95850 99300", "-33 18", "https://www.openstreetmap.org/#map=12/48.7389/37.5844", "с.ш.", "\xff48 37",
		"37U 395850 5399300", "POINT(37.5 48.7)", `{"type":"Point","coordinates":[37.5,48.7]}`, "https://osm.org/go/0OP4tR~rx", "ge0://B4srhdHVVt/Name",
		"https://www.google.com/maps/dir/48.5,37.5/48.7,37.6/", "https://geohack.toolforge.org/geohack.php?params=48_44_20_N_37_35_04_E", "48,5,37,5",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := atlas.ParseCoordinates(text)
		if question, ok := errors.AsType[*atlas.QuestionError](err); ok {
			if n := len(question.Readings); n < 1 || n > 4 || slices.ContainsFunc(question.Readings, func(p aid.Point) bool { return !p.Valid() }) {
				t.Fatalf("%q asks %v", text, question)
			}
			return
		}
		if err != nil {
			if !errors.Is(err, atlas.ErrNotCoordinates) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if !p.Valid() {
			t.Fatalf("%q: %v is no point", text, p)
		}
		again, err := atlas.ParseCoordinates(atlas.FormatDMS(p))
		if err != nil || math.Abs(again.Lat-p.Lat) > 2e-5 || math.Abs(again.Lon-p.Lon) > 2e-5 {
			t.Fatalf("%q: %v reads back as %v, %v", text, p, again, err)
		}
	})
}
