package atlas_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

func TestNotations(t *testing.T) {
	t.Parallel()
	kramatorsk, south := aid.Point{Lat: 48.7389, Lon: 37.5844}, aid.Point{Lat: -0.99999999, Lon: -77.5}
	for notation, want := range map[atlas.Notation][2]string{
		atlas.NotationDecimal:   {"48.73890, 37.58440", "-1.00000, -77.50000"},
		atlas.NotationMinutes:   {"48°44.334′N 37°35.064′E", "1°00.000′S 77°30.000′W"},
		atlas.NotationSeconds:   {"48°44′20.0″N 37°35′03.8″E", "1°00′00.0″S 77°30′00.0″W"},
		atlas.NotationUkrainian: {"48°44′20,0″ пн. ш. 37°35′03,8″ сх. д.", "1°00′00,0″ пд. ш. 77°30′00,0″ зх. д."},
		atlas.NotationMGRS:      {"37U CP 95920 99397", "18M TD 21765 89363"},
		atlas.NotationUTM:       {"37U 395921 5399398", "18M 221766 9889364"},
		atlas.NotationGeo:       {"geo:48.73890,37.58440", "geo:-1.00000,-77.50000"},
		atlas.NotationOSM: {
			"https://www.openstreetmap.org/?mlat=48.73890&mlon=37.58440#map=15/48.73890/37.58440", "https://www.openstreetmap.org/?mlat=-1.00000&mlon=-77.50000#map=15/-1.00000/-77.50000",
		},
	} {
		if got := [2]string{notation.Format(kramatorsk), notation.Format(south)}; got != want {
			t.Errorf("%s: %q", notation, got)
		}
	}
	// Where zones and hemispheres meet.
	for _, p := range []aid.Point{{Lat: -7e-15, Lon: 1}, {Lat: -1e-6, Lon: 1}, {Lat: 1, Lon: 180}, {Lat: 1, Lon: -180}, {Lat: -80, Lon: 0}} {
		for _, notation := range []atlas.Notation{atlas.NotationMGRS, atlas.NotationUTM} {
			got, err := atlas.ParseCoordinates(notation.Format(p))
			if err != nil || math.Abs(got.Lat-p.Lat) > 1.5e-5 || math.Abs(math.Remainder(got.Lon-p.Lon, 360)) > 5e-5 {
				t.Errorf("%v written %q reads %v, %v", p, notation.Format(p), got, err)
			}
		}
	}
	if got := atlas.NotationMGRS.Format(aid.Point{Lat: 85}) + atlas.NotationUTM.Format(aid.Point{Lat: -81}) + atlas.Notation("roman").Format(south); got != "" {
		t.Errorf("written as %q", got)
	}
}

func inUkraine(t *rapid.T) aid.Point {
	return aid.Point{Lat: rapid.Float64Range(44.3, 52.3).Draw(t, "lat"), Lon: rapid.Float64Range(22.2, 40.2).Draw(t, "lon")}
}

// distance is between two points in degrees of latitude or longitude, the larger one.
func distance(a, b aid.Point) float64 { return math.Max(math.Abs(a.Lat-b.Lat), math.Abs(a.Lon-b.Lon)) }

func TestNotationsReadBack(t *testing.T) {
	t.Parallel()
	tolerances := map[atlas.Notation]float64{
		atlas.NotationDecimal: 0.51e-5, atlas.NotationGeo: 0.51e-5, atlas.NotationOSM: 0.51e-5, atlas.NotationMinutes: 0.84e-5,
		atlas.NotationSeconds: 1.4e-5, atlas.NotationUkrainian: 1.4e-5, atlas.NotationMGRS: 0.9e-5, atlas.NotationUTM: 0.9e-5,
	}
	rapid.Check(t, func(t *rapid.T) {
		p := inUkraine(t)
		for _, notation := range atlas.Notations {
			text := notation.Format(p)
			got, err := atlas.ParseCoordinates(text)
			if err != nil || distance(got, p) > tolerances[notation] {
				t.Fatalf("%v written %q reads %v, %v", p, text, got, err)
			}
		}
	})
}

func TestGridsReadBackAnywhere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := aid.Point{Lat: rapid.Float64Range(-80, 83.99).Draw(t, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, "lon")}
		for _, notation := range []atlas.Notation{atlas.NotationMGRS, atlas.NotationUTM} {
			text := notation.Format(p)
			got, err := atlas.ParseCoordinates(text)
			if isQuestion(err) {
				continue // abroad with a sign that Ukraine has not, or in band S
			}
			metres := math.Hypot(got.Lat-p.Lat, math.Remainder(got.Lon-p.Lon, 360)*math.Cos(p.Lat*math.Pi/180)) * 111_320
			if err != nil || metres > 1.5 {
				t.Fatalf("%v written %q reads %v, %v: %.2f m away", p, text, got, err, metres)
			}
		}
	})
}
