package atlas_test

import (
	"math"
	"testing"

	"focalpoint/internal/aid"
)

func TestWhere(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	for _, c := range []struct {
		name             string
		lat, lon         float64
		oblast, outside  string
		country, nearest string
	}{
		{"Kramatorsk", 48.7389, 37.5844, "UA14", "", "", "Краматорськ"},
		{"Kyiv", 50.4501, 30.5234, "UA80", "", "", "Київ"},
		{"Lviv", 49.8397, 24.0297, "UA46", "", "", "Львів"},
		{"Simferopol", 44.9521, 34.1024, "UA01", "", "", "Сімферополь"},
		{"Sevastopol", 44.6054, 33.5220, "UA85", "", "", "Севастополь"},
		{"Yalta", 44.4952, 34.1663, "UA01", "", "", "Ялта"},
		{"Kerch", 45.3573, 36.4682, "UA01", "", "", "Керч"},
		{"Izmail", 45.3493, 28.8374, "UA51", "", "", "Ізмаїл"},
		{"Black Sea", 44.5, 31.5, "", "sea", "", ""},
		{"Sea of Azov", 46.1, 36.5, "", "sea", "", ""},
		{"Warsaw", 52.2297, 21.0122, "", "abroad", "PL", ""},
		{"Chisinau", 47.0105, 28.8638, "", "abroad", "MD", ""},
		{"Gomel", 52.4345, 30.9754, "", "abroad", "BY", ""},
		{"Rostov", 47.2357, 39.7015, "", "abroad", "RU", ""},
		{"Constanta", 44.1598, 28.6348, "", "abroad", "RO", ""},
		{"London", 51.5, -0.12, "", "abroad", "", ""},
		{"no place", math.NaN(), 30, "", "abroad", "", ""},
	} {
		pos := a.Where(aid.Point{Lat: c.lat, Lon: c.lon})
		if pos.Oblast.Prefix() != c.oblast || pos.Outside != c.outside || pos.Country.Code != c.country {
			t.Errorf("%s: %+v", c.name, pos)
		}
		if c.nearest != "" && pos.Settlement.UK != c.nearest {
			t.Errorf("%s: nearest %s", c.name, pos.Settlement.UK)
		}
	}
}

func TestWhereNearBorders(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	for _, c := range []struct {
		name     string
		lat, lon float64
		near     string
	}{
		{"Lysychansk is well inside", 48.9167, 38.4306, ""},
		{"Kremenchuk, on the Dnipro but inside its oblast", 49.0, 33.62, ""},
		{"Chop, by Hungary or Slovakia", 48.4300, 22.2010, "HU"},
		{"Vyshneve, at the city limit of Kyiv", 50.3892, 30.3705, "UA80"},
		{"Przemysl road", 49.8000, 22.9500, "PL"},
	} {
		pos := a.Where(aid.Point{Lat: c.lat, Lon: c.lon})
		if pos.NearBorder != (c.near != "") || pos.Near.Prefix() != c.near {
			t.Errorf("%s: near %v %+v (oblast %s, outside %q)", c.name, pos.NearBorder, pos.Near, pos.Oblast.UK, pos.Outside)
		}
	}
}

func TestWhereMeasuresFromTheSettlement(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	town := a.Search("Краматорськ", 1)[0]
	pos := a.Where(aid.Point{Lat: town.Point.Lat, Lon: town.Point.Lon + 0.01})
	want := 0.01 * 111_195 * math.Cos(town.Point.Lat*math.Pi/180)
	if pos.Settlement != town || math.Abs(pos.Distance-want) > 2 || math.Abs(pos.Bearing-90) > 0.1 {
		t.Errorf("%s, %.0f m, bearing %.1f; want %.0f m to the east", pos.Settlement.UK, pos.Distance, pos.Bearing, want)
	}
	if pos.Raion.UK != "Краматорський район" {
		t.Errorf("raion %+v", pos.Raion)
	}
}

// The gazetteer says of each settlement in which oblast it is; the polygons have to agree. (The drawing was moved to
// agree with part of the same data, so this guards the packing and the search, and is no independent measurement.)
func TestSettlementsLieInTheirOblast(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	right, all, unflagged := 0, 0, 0
	for _, oblast := range a.Oblasts() {
		here, n := 0, 0
		for _, place := range a.PlacesIn(oblast.Code) {
			pos := a.Where(place.Point)
			n++
			switch {
			case pos.Oblast == oblast:
				here++
			case !pos.NearBorder:
				unflagged++
			}
		}
		if oblast.Prefix() != "UA80" && oblast.Prefix() != "UA85" && n < 20 {
			t.Errorf("%s has %d settlements", oblast.UK, n)
		}
		if float64(here) < 0.97*float64(n) {
			t.Errorf("%s: %d of %d settlements", oblast.UK, here, n)
		}
		right, all = right+here, all+n
	}
	t.Logf("%d of %d settlements lie in their oblast (%.2f %%); %d wrong ones are not near a border", right, all, 100*float64(right)/float64(all), unflagged)
	if float64(right) < 0.99*float64(all) {
		t.Errorf("%d of %d settlements lie in their oblast", right, all)
	}
}

func TestCapitalsLieInTheirOblast(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	for capital, oblast := range map[string]string{
		"Сімферополь": "UA01", "Вінниця": "UA05", "Луцьк": "UA07", "Дніпро": "UA12", "Донецьк": "UA14", "Житомир": "UA18",
		"Ужгород": "UA21", "Запоріжжя": "UA23", "Івано-Франківськ": "UA26", "Кропивницький": "UA35", "Луганськ": "UA44",
		"Львів": "UA46", "Миколаїв": "UA48", "Одеса": "UA51", "Полтава": "UA53", "Рівне": "UA56", "Суми": "UA59",
		"Тернопіль": "UA61", "Харків": "UA63", "Херсон": "UA65", "Хмельницький": "UA68", "Черкаси": "UA71", "Чернівці": "UA73",
		"Чернігів": "UA74", "Київ": "UA80", "Севастополь": "UA85",
	} {
		place := a.Search(capital, 1)[0]
		if pos := a.Where(place.Point); place.UK != capital || place.Oblast != oblast || pos.Oblast.Prefix() != oblast {
			t.Errorf("%s (%s): %s", place.UK, place.Oblast, pos.Oblast.UK)
		}
	}
}

// Codes were matched by name only; how many there are is a property of the assets worth watching.
func TestCoverageOfCodes(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	all, coded, cities := 0, 0, 0
	for _, oblast := range a.Oblasts() {
		for _, place := range a.PlacesIn(oblast.Code) {
			all++
			if place.Code != "" {
				coded++
			}
			if place.City {
				cities++
			}
		}
	}
	t.Logf("%d of %d settlements have a code (%.0f %%), among them %d cities", coded, all, 100*float64(coded)/float64(all), cities)
	if all < 17_400 || coded < 13_000 || cities < 440 {
		t.Errorf("%d settlements, %d with a code, %d cities", all, coded, cities)
	}
}
