package atlas_test

import (
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
)

// Where agrees with the gazetteer for every settlement of every oblast, or says that a border is near: how many are
// exact, and how many only within the tolerance, is printed. No oblast is tested with fewer than 60 settlements.
func TestWhereIsNeverSilentlyWrong(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	all, exact, flagged := 0, 0, 0
	for _, oblast := range a.Oblasts() {
		places := a.PlacesIn(oblast.Code)
		if oblast.Kind() == atlas.KindOblast && len(places) < 60 {
			t.Errorf("%s has %d settlements", oblast.UK, len(places))
		}
		for _, place := range places {
			pos := a.Where(place.Point)
			all++
			switch {
			case pos.Oblast == oblast:
				exact++
			case pos.NearBorder:
				flagged++
			default:
				t.Errorf("%s, %s: %s %s, and no word of a border", place.UK, oblast.UK, pos.Oblast.UK, pos.Outside)
			}
		}
	}
	t.Logf("%d settlements: %.2f %% exact, %.2f %% only with the word that a border is near", all, 100*float64(exact)/float64(all), 100*float64(flagged)/float64(all))
}

// Crimea is Ukraine: its settlements are, and no neighbour's drawing holds one.
func TestCrimeaIsUkraine(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	for _, oblast := range []string{"UA01", "UA85"} {
		for _, place := range a.PlacesIn(oblast) {
			if pos := a.Where(place.Point); pos.Outside != "" || pos.Country.Code != "" || pos.Oblast.Prefix() != "UA01" && pos.Oblast.Prefix() != "UA85" {
				t.Errorf("%s: %+v", place.UK, pos)
			}
		}
	}
	for lat := 44.45; lat < 45.9; lat += 0.05 { // what is land here is Ukraine's
		for lon := 32.6; lon < 36.5; lon += 0.05 {
			if pos := a.Where(aid.Point{Lat: lat, Lon: lon}); pos.Outside == atlas.OutsideAbroad {
				t.Errorf("%.2f, %.2f lies in %s", lat, lon, pos.Country.UK)
			}
		}
	}
}

func TestCapitalsAreFoundFirst(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	for capital, oblast := range map[string]string{
		"Сімферополь": "UA01", "Вінниця": "UA05", "Луцьк": "UA07", "Дніпро": "UA12", "Донецьк": "UA14", "Житомир": "UA18",
		"Ужгород": "UA21", "Запоріжжя": "UA23", "Івано-Франківськ": "UA26", "Кропивницький": "UA35", "Луганськ": "UA44",
		"Львів": "UA46", "Миколаїв": "UA48", "Одеса": "UA51", "Полтава": "UA53", "Рівне": "UA56", "Суми": "UA59",
		"Тернопіль": "UA61", "Харків": "UA63", "Херсон": "UA65", "Хмельницький": "UA68", "Черкаси": "UA71", "Чернівці": "UA73",
		"Чернігів": "UA74", "Київ": "UA80", "Севастополь": "UA85",
	} {
		uk := a.Find(capital, 1)[0]
		if uk.Place.UK != capital || uk.Place.Oblast != oblast || a.Where(uk.Point).Oblast.Prefix() != oblast {
			t.Errorf("%s: %+v", capital, uk)
		}
		if en := a.Find(uk.Place.EN, 1)[0]; en.Place != uk.Place {
			t.Errorf("%s: %+v", uk.Place.EN, en)
		}
	}
}
