package exchange

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParseAmount(t *testing.T) {
	for text, want := range map[string]string{
		"1250000.50": "1250000.5", "1 250 000,50": "1250000.5", "1\u00a0250\u202f000,5": "1250000.5", "1,250,000.50": "1250000.5",
		"1.250.000,50": "1250000.5", "1.250.000": "1250000", "1,250,000": "1250000", "0,125": "0.125", "12,5": "12.5", "1.250": "1.25",
		"-3": "-3", "−3": "-3", "1.25E+06": "1250000", "0.30000000000000004": "0.3", "1'250": "1250", "48500000": "48500000",
		"1,250": ReasonAmbiguousNumber, "-12,250": ReasonAmbiguousNumber, "": ReasonNumber, "1.2.3": ReasonNumber, "12,50,00": ReasonNumber,
		"грн 5": ReasonNumber, "1.00001": ReasonPrecise, "9999999999999999": ReasonTooLarge, "1e99": ReasonTooLarge, "0x10": ReasonNumber,
		"1,25.50": ReasonNumber, "e": ReasonNumber, "Infinity": ReasonNumber,
	} {
		amount, reason := parseAmount(text)
		if got := amount.String(); reason != want && (reason != "" || got != want) {
			t.Errorf("%q is %s %s, want %s", text, got, reason, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for text, want := range map[string]string{
		"2026-12-31": "2026-12-31", "31.12.2026": "2026-12-31", "1.2.2026": "2026-02-01", "31/12/2026": "2026-12-31", "2026/12/31": "2026-12-31",
		"2026-12-31T00:00:00Z": "2026-12-31", "31.12.2026 10:30": "2026-12-31", "46387": "2026-12-31", "46387.5": "2026-12-31",
		"": ReasonDate, "31.02.2026": ReasonDate, "2026": ReasonDate, "31.12.26": ReasonDate, "12/31/2026": ReasonDate, "0026-01-01": ReasonDate,
		"завтра": ReasonDate, "1e9": ReasonDate,
	} {
		day, reason := parseDate(text)
		if reason != want && (reason != "" || string(day) != want) {
			t.Errorf("%q is %s %s, want %s", text, day, reason, want)
		}
	}
}

func TestParseCount(t *testing.T) {
	for text, want := range map[string]int{"640": 640, "1 200": 1200, "1,200,000": 1200000, "0": 0} {
		if got, reason := parseCount(text); got != want || reason != "" {
			t.Errorf("%q is %d %s", text, got, reason)
		}
	}
	for _, text := range []string{"-1", "2.5", "5000000000", "багато"} {
		if got, reason := parseCount(text); reason == "" {
			t.Errorf("%q is %d", text, got)
		}
	}
}

func FuzzCells(f *testing.F) {
	for _, seed := range []string{"1 250,50", "31.12.2026", "=1+1", "'=x", "48°", "1.25E+06", "46387"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if day, reason := parseDate(text); reason == "" && (day == "" || !day.Valid()) {
			t.Errorf("%q is the date %q", text, day)
		}
		if amount, reason := parseAmount(text); reason == "" {
			if again, reason := parseAmount(amount.String()); reason != "" || again != amount {
				t.Errorf("%q is %s, and that is %s %s", text, amount, again, reason)
			}
		}
		if count, reason := parseCount(text); reason == "" && (count < 0 || count > maxPeople) {
			t.Errorf("%q is %d people", text, count)
		}
		escaped := escapeFormula(text)
		if unescapeFormula(escaped) != text {
			t.Errorf("%q comes back as %q", text, unescapeFormula(escaped))
		}
		if escaped != "" && strings.ContainsAny(escaped[:1], "=+-@\t\r") {
			t.Errorf("%q is a formula", escaped)
		}
		if utf8.RuneCountInString(shown(text)) > maxShown {
			t.Errorf("%q is shown too long", text)
		}
	})
}
