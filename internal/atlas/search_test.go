package atlas_test

import "testing"

func TestSearchFindsByAnySpelling(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	for query, want := range map[string]string{
		"Краматорськ": "Краматорськ", "Kramatorsk": "Краматорськ", "Краматорск": "Краматорськ", "крамат": "Краматорськ",
		"Артемівськ": "Бахмут", "Артемовск": "Бахмут", "Артёмовск": "Бахмут", "Bakhmut": "Бахмут",
		"Київ": "Київ", "Киев": "Київ", "Kiev": "Київ", "Kyiv": "Київ", "КИЇВ": "Київ",
		"Харьков": "Харків", "Kharkov": "Харків", "Одесса": "Одеса", "Odessa": "Одеса", "Львов": "Львів",
		"Николаев": "Миколаїв", "Запорожье": "Запоріжжя", "Днепропетровск": "Дніпро", "Кировоград": "Кропивницький",
		"Днепр": "Дніпро", "Северодонецк": "Сіверськодонецьк", "Сєвєродонецьк": "Сіверськодонецьк", "Ровно": "Рівне",
		"Новомосковськ": "Самар", "Червоноград": "Шептицький", "Южне": "Південне", "Красний Лиман": "Лиман",
		"Кам'янське": "Кам’янське", "камянське": "Кам’янське", "Kam'ianske": "Кам’янське", "Каменское": "Кам’янське",
		"Слов'янськ": "Слов’янськ", "Славянск": "Слов’янськ", "Івано Франківськ": "Івано-Франківськ", "франків": "Івано-Франківськ",
		"Sievierodonetsk": "Сіверськодонецьк", "Горловка": "Горлівка", "Lugansk": "Луганськ", "Mariupol": "Маріуполь",
		"Сімферополь": "Сімферополь", "Sevastopol": "Севастополь", "Попасная": "Попасна", "Лисичанск": "Лисичанськ",
		"церква": "Біла Церква", "UA14120130010053400": "",
	} {
		found := a.Search(query, 5)
		switch {
		case want == "" && len(found) > 0:
			t.Errorf("%s: found %s", query, found[0].UK)
		case want != "" && (len(found) == 0 || found[0].UK != want):
			t.Errorf("%s: found %+v, want %s", query, found, want)
		}
	}
}

func TestSearchByCode(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	place := a.Search("Краматорськ", 1)[0]
	if place.Code == "" || place.Oblast != "UA14" || place.Raion != "UA1412" || !place.City {
		t.Fatalf("%+v", place)
	}
	if hromada, _ := a.Unit(place.Hromada); hromada.UK != "Краматорська громада" {
		t.Errorf("hromada %+v", hromada)
	}
	if again := a.Search(place.Code, 5); len(again) != 1 || again[0] != place {
		t.Errorf("by code: %+v", again)
	}
}

func TestSearchLimits(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	if n := len(a.Search("а", 7)); n != 7 {
		t.Errorf("%d places, want 7", n)
	}
	for _, query := range []string{"", " ", "’", "нематакогомісця", string(make([]byte, 10_000))} {
		if found := a.Search(query, 5); len(found) > 0 {
			t.Errorf("%q: %v", query, found)
		}
	}
	if a.Search("Київ", 0) != nil {
		t.Error("limit 0 found something")
	}
}
