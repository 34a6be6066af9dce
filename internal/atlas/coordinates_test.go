package atlas_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

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
		"https://www.openstreetmap.org/?mlat=48.7389&mlon=37.5844#map=15/48.70/37.50", "https://www.openstreetmap.org/#map=12/48.7389/37.5844",
		"https://www.google.com/maps/@48.7389,37.5844,15z", "https://www.google.com/maps?q=48.7389,37.5844", "https://maps.google.com/?ll=48.7389,37.5844",
		"https://www.google.com/maps/place/School/@48.7,37.5,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d48.7389!4d37.5844",
		"https://www.google.com/maps/search/?api=1&query=48.7389%2C37.5844", "https://maps.apple.com/?ll=48.7389,37.5844&q=School",
		"https://www.bing.com/maps?cp=48.7389~37.5844&lvl=12", "https://waze.com/ul?ll=48.7389,37.5844&navigate=yes",
		"https://yandex.com/maps/?ll=37.5844%2C48.7389&z=12", "https://www.google.com/maps/search/48.7389,+37.5844",
	} {
		got, err := atlas.ParseCoordinates(text)
		if err != nil || !same(got, kramatorsk) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]aid.Point{
		"-33.9249, 18.4241": {Lat: -33.9249, Lon: 18.4241}, "33.9249 S 18.4241 E": {Lat: -33.9249, Lon: 18.4241},
		"51.5 N 0.12 W": {Lat: 51.5, Lon: -0.12}, "Пд 33.5 Зх 70.25": {Lat: -33.5, Lon: -70.25}, "48, 37": {Lat: 48, Lon: 37},
		"48° 37°": {Lat: 48, Lon: 37}, "-0°30′ 10°": {Lat: -0.5, Lon: 10}, "48 44 37 35": {Lat: 48 + 44.0/60, Lon: 37 + 35.0/60},
		"30.5N 50.4E": {Lat: 30.5, Lon: 50.4}, // stated, so not taken for exchanged
	} {
		if got, err := atlas.ParseCoordinates(text); err != nil || !same(got, want) {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
}

func same(a, b aid.Point) bool { return math.Abs(a.Lat-b.Lat) < 1e-7 && math.Abs(a.Lon-b.Lon) < 1e-7 }

func TestParseMGRS(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]aid.Point{
		"31U DQ 48251 11932": {Lat: 48.85820, Lon: 2.29450}, // the Eiffel Tower
		"31udq4825111932":    {Lat: 48.85820, Lon: 2.29450},
		"18T WL 80735 04695": {Lat: 40.68920, Lon: -74.04450}, // the Statue of Liberty
		"4QFJ1234567890":     {Lat: 21.4098, Lon: -157.9161},
	} {
		got, err := atlas.ParseCoordinates(text)
		if err != nil || math.Abs(got.Lat-want.Lat) > 3e-5 || math.Abs(got.Lon-want.Lon) > 3e-5 {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
	// Kramatorsk lies in 37U; the whole reference and its square of 1 km name the same place.
	fine, err := atlas.ParseCoordinates("37U CP 95850 99300")
	if math.Abs(fine.Lat-48.7389) > 0.002 || math.Abs(fine.Lon-37.5844) > 0.002 {
		t.Errorf("Kramatorsk is at %v", fine)
	}
	coarse, err2 := atlas.ParseCoordinates("37U CP 95 99")
	if err != nil || err2 != nil || math.Abs(fine.Lat-coarse.Lat) > 0.006 || math.Abs(fine.Lon-coarse.Lon) > 0.008 {
		t.Errorf("%v %v, %v %v", fine, err, coarse, err2)
	}
	for _, text := range []string{"37U CP 9 9", "37U CP 123 12", "61U CP 95850 99300", "37U SP 95850 99300", "37C CP 95850 99300", "37I CP 95 99", "37U CP 12345"} {
		if got, err := atlas.ParseCoordinates(text); !errors.Is(err, atlas.ErrNotCoordinates) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestParseCoordinatesRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", " ", "Краматорськ", "48.7389", "48.7389N", "48.7389N 37.5844N", "91.5, 37.5", "48.5, 181.5", "48.5, 37.5, 12", "48°75′ 37°10′",
		"48.5°30′ 37°", "48.7389, Краматорськ", "48.7389. 37.5844", "48°44′20″44′ 37°", "-48.7 N 37.5 E", "1e5, 3", "NaN, NaN", "0x30, 0x25",
		"48.7389, 37.5844 abc", "45 12 2025 30", "12.05.2025", "+380 44 123 45 67", "48--37", "48 - 37.5844.1", "48′ 37′", "2025-11-24",
		"https://example.org/", "https://maps.app.goo.gl/abcdefgh", "https://www.google.com/maps/place/Kyiv", "geo:48.7", "geo:48.7,37.5;crs=nad27",
		"https://yandex.com/maps/?z=12", "lat 48.7 lat 37.5", "48.7 lat 37.5 lon", "file:///48.7,37.5", "UA14120130010053400",
	} {
		if got, err := atlas.ParseCoordinates(text); !errors.Is(err, atlas.ErrNotCoordinates) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"48,37", "48 37", "48,7389,37,5844", "48,5,37,5", "48.7389,37,5844", "48,7389, 37.5844", "48,44,20 37,35,4", "48,7389"} {
		if got, err := atlas.ParseCoordinates(text); !errors.Is(err, atlas.ErrAmbiguous) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestParseCoordinatesNoticesSwappedOnes(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"37.5844, 48.7389", "37,5844 48,7389", "37°35′3.84″ 48°44′20.04″", "geo:37.5844,48.7389", "https://maps.google.com/?q=37.5844,48.7389"} {
		_, err := atlas.ParseCoordinates(text)
		swapped, ok := errors.AsType[*atlas.SwappedError](err)
		if !ok || !same(swapped.Suggestion, aid.Point{Lat: 48.7389, Lon: 37.5844}) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestFormatsReadBack(t *testing.T) {
	t.Parallel()
	if got := atlas.FormatDMS(aid.Point{Lat: 48.7389, Lon: 37.5844}); got != "48°44′20.0″N 37°35′03.8″E" {
		t.Error(got)
	}
	if got := atlas.FormatDMS(aid.Point{Lat: -0.99999999, Lon: 0}); got != "1°00′00.0″S 0°00′00.0″E" {
		t.Error(got)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := aid.Point{Lat: rapid.Float64Range(44.3, 52.3).Draw(t, "lat"), Lon: rapid.Float64Range(22.2, 40.2).Draw(t, "lon")}
		for text, tolerance := range map[string]float64{atlas.FormatDecimal(p): 0.6e-5, atlas.FormatDMS(p): 1.5e-5} {
			got, err := atlas.ParseCoordinates(text)
			if err != nil || math.Abs(got.Lat-p.Lat) > tolerance || math.Abs(got.Lon-p.Lon) > tolerance {
				t.Fatalf("%v written %q reads %v, %v", p, text, got, err)
			}
		}
	})
}

// Whatever is typed, the parser does not panic, and what it accepts is a valid point that does not look exchanged and
// reads back as itself.
func FuzzParseCoordinates(f *testing.F) {
	for _, text := range []string{
		"48.7389, 37.5844", "48,7389 37,5844", "48°44′20″N 37°35′4″E", "Пн 48 Сх 37", "geo:48.7,37.5", "https://maps.google.com/?q=48.7,37.5",
		"lat: 48.7, lon: 37.5", "48,37", "37U CP 95850 99300", "-33 18", "https://www.openstreetmap.org/#map=12/48.7389/37.5844", "с.ш.", "\xff48 37",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := atlas.ParseCoordinates(text)
		if err != nil {
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
