package quarter

import (
	"testing"

	"focalpoint/assets"
	"focalpoint/internal/aid"
)

func TestAmountsAsPeopleTypeThem(t *testing.T) {
	for _, tt := range []struct{ text, lang, want string }{
		{"", "uk", "0"},
		{"0", "uk", "0"},
		{"120000", "uk", "120000"},
		{"120 000", "uk", "120000"},
		{"120 000,50", "uk", "120000.5"},
		{"120т", "uk", "120000"},
		{"120 тис.", "uk", "120000"},
		{"1,25м", "uk", "1250000"},
		{"1.25 млн", "uk", "1250000"},
		{"-3т", "uk", "-3000"},
		{"120,000", "en", "120000"},
		{"1,250,000.75", "en", "1250000.75"},
		{"12,5", "en", "12.5"},
		{"120k", "en", "120000"},
		{"1.25m", "en", "1250000"},
		{"0,0001м", "uk", "100"},
		{"1.00005k", "en", ""},
		{"т", "uk", ""},
		{"12x", "en", ""},
		{"--5", "uk", ""},
		{"9999999999999м", "uk", ""},
	} {
		got, ok := readAmount(tt.text, tt.lang)
		if ok != (tt.want != "") || ok && got.String() != tt.want {
			t.Errorf("%q in %s is %s, %t; want %s", tt.text, tt.lang, got, ok, tt.want)
		}
	}
}

func FuzzReadAmount(f *testing.F) {
	for _, text := range []string{"120т", "1,25м", "1,250,000.75", "-3", "1.", "k"} {
		f.Add(text, "en")
		f.Add(text, "uk")
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		amount, ok := readAmount(text, lang)
		if !ok {
			return
		}
		if again, ok := readAmount(amount.String(), "uk"); !ok || again != amount {
			t.Fatalf("%q is %s and then %s", text, amount, again)
		}
	})
}

func TestCurrencyBehindAnAmount(t *testing.T) {
	lists, err := aid.ReadCodelists(assets.Codelists)
	if err != nil {
		t.Fatal(err)
	}
	c := &currency{codes: lists[aid.ListCurrency], today: "2026-11-25"}
	for text, want := range map[string][2]string{
		"1200 usd":     {"1200 ", "USD"},
		"1 200,50 EUR": {"1 200,50 ", "EUR"},
		"5т€":          {"5т", "EUR"},
		"1,25м грн.":   {"1,25м ", "UAH"},
		"120k":         {"120k", ""},
		"120 тис.":     {"120 тис.", ""},
		"300 bgn":      {"300 bgn", ""}, // which is no more
		"$":            {"", "USD"},
		"":             {"", ""},
	} {
		if amount, code := c.cut(text); amount != want[0] || code != want[1] {
			t.Errorf("%q is %q in %q", text, amount, code)
		}
	}
}
