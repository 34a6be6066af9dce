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

// The first result of each query, in the spellings in which people type: Ukrainian, English in several romanisations,
// Russian, former names; with slips, and with units to tell namesakes apart.
func TestFindFirst(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	for _, c := range []struct{ query, kind, name, oblast string }{
		// Ukrainian
		{"Бахмут", "city", "Бахмут", "UA14"},
		{"Кам'янське", "city", "Кам’янське", "UA12"},
		{"біла церква", "city", "Біла Церква", "UA32"},
		{"БІЛА-ЦЕРКВА", "city", "Біла Церква", "UA32"},
		{"Миколаїв", "city", "Миколаїв", "UA48"},
		{"Рівне", "city", "Рівне", "UA56"},
		{"Харк", "city", "Харків", "UA63"},
		{"запор", "city", "Запоріжжя", "UA23"},
		{"франківськ", "city", "Івано-Франківськ", "UA26"},
		{"кривий", "city", "Кривий Ріг", "UA12"},
		{"м. Бахмут", "city", "Бахмут", "UA14"},
		{"місто Слов’янськ", "city", "Слов’янськ", "UA14"},
		{"Горішні Плавні", "city", "Горішні Плавні", "UA53"},
		// English
		{"Kyiv", "city", "Київ", "UA80"},
		{"Kiev", "city", "Київ", "UA80"},
		{"Kyyiv", "city", "Київ", "UA80"},
		{"Kharkiv", "city", "Харків", "UA63"},
		{"Kharkov", "city", "Харків", "UA63"},
		{"Zaporizhzhia", "city", "Запоріжжя", "UA23"},
		{"Zaporizhzhya", "city", "Запоріжжя", "UA23"},
		{"Zaporozhye", "city", "Запоріжжя", "UA23"},
		{"Zaporižžja", "city", "Запоріжжя", "UA23"},
		{"Vinnitsa", "city", "Вінниця", "UA05"},
		{"Vinnytsya", "city", "Вінниця", "UA05"},
		{"Slovyansk", "city", "Слов’янськ", "UA14"},
		{"Slov'yans'k", "city", "Слов’янськ", "UA14"},
		{"Kropyvnytskyy", "city", "Кропивницький", "UA35"},
		{"Ivano-Frankivsk", "city", "Івано-Франківськ", "UA26"},
		{"Kramators'k", "city", "Краматорськ", "UA14"},
		{"Bila Tserkva", "city", "Біла Церква", "UA32"},
		{"Odessa", "city", "Одеса", "UA51"},
		{"Lwów", "city", "Львів", "UA46"},
		{"Izyum", "city", "Ізюм", "UA63"},
		{"Chernivtsi", "city", "Чернівці", "UA73"},
		{"Uzhgorod", "city", "Ужгород", "UA21"},
		{"Mykolayiv", "city", "Миколаїв", "UA48"},
		{"Pokrovsk", "city", "Покровськ", "UA14"},
		// Russian
		{"Харьков", "city", "Харків", "UA63"},
		{"Кривой Рог", "city", "Кривий Ріг", "UA12"},
		{"Краматорск", "city", "Краматорськ", "UA14"},
		{"Винница", "city", "Вінниця", "UA05"},
		{"Черкассы", "city", "Черкаси", "UA71"},
		{"Луцк", "city", "Луцьк", "UA07"},
		{"Изюм", "city", "Ізюм", "UA63"},
		{"Купянск", "city", "Куп’янськ", "UA63"},
		{"Мелитополь", "city", "Мелітополь", "UA23"},
		{"Белая Церковь", "city", "Біла Церква", "UA32"},
		{"Севастополь", "city", "Севастополь", "UA85"},
		{"Симферополь", "city", "Сімферополь", "UA01"},
		{"Житомир", "city", "Житомир", "UA18"},
		{"Алушта", "city", "Алушта", "UA01"},
		{"Константиновка, Донецкая обл", "city", "Костянтинівка", "UA14"},
		{"Николаевка, Донецкая область", "settlement", "Миколаївка", "UA14"},
		{"Волноваха", "city", "Волноваха", "UA14"},
		// former names
		{"Артемівськ", "city", "Бахмут", "UA14"},
		{"Артёмовск", "city", "Бахмут", "UA14"},
		{"Artemivsk", "city", "Бахмут", "UA14"},
		{"Дніпропетровськ", "city", "Дніпро", "UA12"},
		{"Dnepropetrovsk", "city", "Дніпро", "UA12"},
		{"Кіровоград", "city", "Кропивницький", "UA35"},
		{"Kirovohrad", "city", "Кропивницький", "UA35"},
		{"Комсомольськ", "city", "Горішні Плавні", "UA53"},
		{"Червоноград", "city", "Шептицький", "UA46"},
		{"Новоград-Волинський", "city", "Звягель", "UA18"},
		{"Володимир-Волинський", "city", "Володимир", "UA07"},
		{"Новомосковськ", "city", "Самар", "UA12"},
		{"Южноукраїнськ", "city", "Південноукраїнськ", "UA48"},
		{"Красноград", "city", "Берестин", "UA63"},
		{"Первомайський", "city", "Златопіль", "UA63"},
		{"Сєвєродонецьк", "city", "Сіверськодонецьк", "UA44"},
		{"Severodonetsk", "city", "Сіверськодонецьк", "UA44"},
		{"Ватутіне", "city", "Багачеве", "UA71"},
		{"Дніпродзержинськ", "city", "Кам’янське", "UA12"},
		{"Кузнецовськ", "city", "Вараш", "UA56"},
		{"Іллічівськ", "city", "Чорноморськ", "UA51"},
		{"Молодогвардійськ", "city", "Отаманівка", "UA44"},
		{"Першотравенськ", "city", "Шахтарське", "UA12"},
		{"Стаханов", "city", "Кадіївка", "UA44"},
		{"Торез", "city", "Чистякове", "UA14"},
		{"Красний Луч", "settlement", "Хрустальний", "UA44"},
		{"Щорс", "city", "Сновськ", "UA74"},
		{"Переяслав-Хмельницький", "city", "Переяслав", "UA32"},
		{"Проскурів", "city", "Хмельницький", "UA68"},
		// slips
		{"Крамоторськ", "city", "Краматорськ", "UA14"},
		{"Краматорк", "city", "Краматорськ", "UA14"},
		{"Бахмтут", "city", "Бахмут", "UA14"},
		{"Дніппро", "city", "Дніпро", "UA12"},
		{"Запоріжя", "city", "Запоріжжя", "UA23"},
		{"Хрьков", "city", "Харків", "UA63"},
		{"Zaporizia", "city", "Запоріжжя", "UA23"},
		{"Khrakiv", "city", "Харків", "UA63"},
		{"Mariopol", "city", "Маріуполь", "UA14"},
		{"Кропивницкий", "city", "Кропивницький", "UA35"},
		{"Севераодонецк", "city", "Сіверськодонецьк", "UA44"},
		{"Тернопль", "city", "Тернопіль", "UA61"},
		{"Chernigiv", "city", "Чернігів", "UA74"},
		{"Ivano Frankivks", "city", "Івано-Франківськ", "UA26"},
		{"Симферопль", "city", "Сімферополь", "UA01"},
		{"Артемивск", "city", "Бахмут", "UA14"},
		// namesakes
		{"Калинівка Вінницька", "city", "Калинівка", "UA05"},
		{"Калинівка, Київська обл.", "settlement", "Калинівка", "UA32"},
		{"Kalynivka, Vinnytsia oblast", "city", "Калинівка", "UA05"},
		{"Миколаївка, Донецька обл", "settlement", "Миколаївка", "UA14"},
		{"Миколаїв Львівська", "city", "Миколаїв", "UA46"},
		{"Миколаїв (Львівська область)", "city", "Миколаїв", "UA46"},
		{"Донецька обл., м. Лиман", "city", "Лиман", "UA14"},
		{"Лиман, Чугуївський район", "settlement", "Лиман", "UA63"},
		{"Mykolaiv Lviv", "city", "Миколаїв", "UA46"},
		{"Рівне, Кіровоградська область", "settlement", "Рівне", "UA35"},
		// units, codes, coordinates
		{"Донецька область", "oblast", "Донецька область", "UA14"},
		{"Донецька обл.", "oblast", "Донецька область", "UA14"},
		{"Vinnytsia oblast", "oblast", "Вінницька область", "UA05"},
		{"Одеська", "oblast", "Одеська область", "UA51"},
		{"Odesa region", "oblast", "Одеська область", "UA51"},
		{"Донецкая область", "oblast", "Донецька область", "UA14"},
		{"Краматорський район", "raion", "Краматорський район", "UA14"},
		{"Краматорський р-н", "raion", "Краматорський район", "UA14"},
		{"Kramatorskyi raion", "raion", "Краматорський район", "UA14"},
		{"Краматорська громада", "hromada", "Краматорська громада", "UA14"},
		{"Крим", "oblast", "Автономна Республіка Крим", "UA01"},
		{"Автономна Республіка Крим", "oblast", "Автономна Республіка Крим", "UA01"},
		{"UA14", "oblast", "Донецька область", "UA14"},
		{"ua1412", "raion", "Краматорський район", "UA14"},
		{"UA14000000000091971", "oblast", "Донецька область", "UA14"},
		{"UA80", "special_city", "Київ", "UA80"},
		{"48.7389, 37.5844", "coordinates", "", ""},
		{"48°44′20″N 37°35′4″E", "coordinates", "", ""},
	} {
		found := a.Find(c.query, 7)
		if len(found) == 0 {
			t.Errorf("%s: nothing", c.query)
			continue
		}
		first := found[0]
		oblast := first.Place.Oblast
		if first.Unit.Code != "" {
			oblast = first.Unit.Code[:4]
		}
		if string(first.Kind) != c.kind || first.Name("uk") != c.name || oblast != c.oblast {
			t.Errorf("%s: %s %s %s, want %s %s %s", c.query, first.Kind, first.Name("uk"), oblast, c.kind, c.name, c.oblast)
		}
	}
}
