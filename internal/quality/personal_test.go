package quality_test

import (
	"testing"

	"focalpoint/internal/quality"
)

func TestPersonalData(t *testing.T) {
	for text, want := range map[string]string{
		"Пишіть на (school5@example.org).":                "school5@example.org",
		"тел. 050 123-45-67":                              "050 123-45-67",
		"Call +380 (50) 123-45-67 today":                  "+380 (50) 123-45-67",
		"ІПН 3184710691":                                  "318…91",
		"ІПН 3184710692":                                  "", // its check digit is wrong
		"Закупівля UA-2026-03-01-012345-a":                "",
		"паспорт 001234567, виданий торік":                "001…67",
		"Паспорт: АБ 123456":                              "АБ1…56",
		"договір № 123456 від 01.05.2026":                 "",
		"УНЗР 19900101-01234":                             "199…34",
		"УНЗР 19901301-01234":                             "", // there is no thirteenth month
		"UA213223130000026007233566001":                   "UA2…01",
		"UA21 3223 1300 0002 6007 2335 6600 1":            "UA2…01",
		"UA223223130000026007233566001":                   "", // its check digits are wrong
		"картка 4111 1111 1111 1111":                      "411…11",
		"картка 4111 1111 1111 1112":                      "",
		"ЄДРПОУ 12345678, 1 000 000 000 грн, 48.738900":   "",
		"Перший транш 0,4 від 1 000 000 000 грн":          "",
		"площа 0.123456789 га, за постановою 1071 (2017)": "",
	} {
		if got := quality.PersonalData(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func FuzzPersonalData(f *testing.F) {
	f.Add("паспорт АБ 123456, UA21 3223 1300 0002 6007 2335 6600 1, +380 (50) 123-45-67, a@b.ua")
	f.Fuzz(func(t *testing.T, text string) {
		if found := quality.PersonalData(text); len(found) > len(text)+len("…") {
			t.Errorf("%q found in %q", found, text)
		}
	})
}
