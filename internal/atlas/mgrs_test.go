package atlas_test

import (
	"errors"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

func isQuestion(err error) bool {
	_, ok := errors.AsType[*atlas.QuestionError](err)
	return ok
}

// What GeographicLib writes for a point is what we write and read.
func TestGridsAgreeWithGeographicLib(t *testing.T) {
	t.Parallel()
	table, err := os.ReadFile("testdata/geoconvert.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(table)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) != 4 {
			continue
		}
		rows++
		lat, _ := strconv.ParseFloat(cells[0], 64)
		lon, _ := strconv.ParseFloat(cells[1], 64)
		p := aid.Point{Lat: lat, Lon: lon}
		if got := strings.ReplaceAll(atlas.NotationMGRS.Format(p), " ", ""); got != cells[2] && !strings.Contains(cells[3], ".000") {
			t.Errorf("%v in MGRS: %s, not %s", p, got, cells[2])
		}
		// Where a coordinate is a whole metre, the last micrometre decides.
		utm := strings.Fields(cells[3]) // 37n 395920.674 5399397.791
		got := strings.Fields(atlas.NotationUTM.Format(p))
		if got[0][:2] != utm[0][:2] || !near(got[1], utm[1]) || !near(got[2], utm[2]) {
			t.Errorf("%v in UTM: %s, not %s", p, got, utm)
		}
		read, err := atlas.ParseCoordinates(cells[2])
		if !isQuestion(err) && (err != nil || distance(read, p) > 1e-5/math.Cos(lat*math.Pi/180)) {
			t.Errorf("%s is read as %v, %v, not %v", cells[2], read, err, p)
		}
	}
	if rows != 146 {
		t.Errorf("%d rows", rows)
	}
}

func near(rounded, exact string) bool {
	a, aErr := strconv.ParseFloat(rounded, 64)
	b, bErr := strconv.ParseFloat(exact, 64)
	return aErr == nil && bErr == nil && math.Abs(a-b) <= 0.501
}

func TestParseGrids(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]aid.Point{
		"31U DQ 48251 11932": {Lat: 48.85820, Lon: 2.29450}, // the Eiffel Tower
		"31udq4825111932":    {Lat: 48.85820, Lon: 2.29450},
		"18T WL 80735 04695": {Lat: 40.68920, Lon: -74.04450}, // the Statue of Liberty
		"4QFJ1234567890":     {Lat: 21.4098, Lon: -157.9161},
		"37U CP 95920 99397": {Lat: 48.7389, Lon: 37.5844}, "37UCP9592099397": {Lat: 48.7389, Lon: 37.5844}, "37 U CP 95920-99397": {Lat: 48.7389, Lon: 37.5844},
		"MGRS: 37u cp 95920 99397": {Lat: 48.7389, Lon: 37.5844}, "37U СР 95920 99397": {Lat: 48.7389, Lon: 37.5844}, // Cyrillic letters
		"37U 395921 5399398": {Lat: 48.7389, Lon: 37.5844}, "37U 395920.674mE 5399397.791mN": {Lat: 48.7389, Lon: 37.5844}, "UTM 37 N 395921 5399398": {Lat: 48.7389, Lon: 37.5844},
		"37U E395921 N5399398": {Lat: 48.7389, Lon: 37.5844}, "37U 395921, 5399398": {Lat: 48.7389, Lon: 37.5844}, "37U\t395921\t5399398": {Lat: 48.7389, Lon: 37.5844},
	} {
		got, err := atlas.ParseCoordinates(text)
		if err != nil || math.Abs(got.Lat-want.Lat) > 3e-5 || math.Abs(got.Lon-want.Lon) > 3e-5 {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
	// The whole reference and its square of 1 km name the same place.
	coarse, err := atlas.ParseCoordinates("37U CP 95 99")
	if err != nil || math.Abs(coarse.Lat-48.7389) > 0.006 || math.Abs(coarse.Lon-37.5844) > 0.008 {
		t.Errorf("%v, %v", coarse, err)
	}
	for _, text := range []string{
		"37U CP 9 9", "37U CP 123 12", "61U CP 95850 99300", "37U SP 95850 99300", "37C CP 95850 99300", "37I CP 95 99", "37U CP 12345",
		"37U 395921 539939", "37T 395921 5399398", "61U 395921 5399398", "37U 95921 5399398", "37U 999999 5399398",
	} {
		if got, err := atlas.ParseCoordinates(text); !errors.Is(err, atlas.ErrNotCoordinates) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}
