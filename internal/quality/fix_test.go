package quality_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
	"focalpoint/internal/quality"
)

// Each case spoils the good record in a way that can be put right without a person.
func TestFixes(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		spoil func(a *aid.Activity)
	}{
		{"text-untidy", func(a *aid.Activity) { a.Title.UK = " " + a.Title.UK + "  " }},
		{"text-untidy", func(a *aid.Activity) { a.Results[0].Indicators[0].Title.UK = "Учнів\u200b" }},
		{"org-twice", func(a *aid.Activity) {
			twin := a.Participations[1]
			twin.ID = "z"
			a.Participations = append(a.Participations, twin)
		}},
		{"sector-share-alone", func(a *aid.Activity) { a.Sectors[1].Percentage = aid.DecimalOf(60) }},
		{"point-swapped", func(a *aid.Activity) { a.Locations[0].Point = aid.Point{Lat: 37.5844, Lon: 48.7389} }},
		{"budget-currency", func(a *aid.Activity) { a.Budgets[0].Value.Currency = "uah" }},
		{"transaction-currency", func(a *aid.Activity) { a.Transactions[0].Value.Currency = "грн." }},
		{"contact-email", func(a *aid.Activity) { a.Contact.Email = "mailto:contact@example.org" }},
		{"document-link", func(a *aid.Activity) { a.Documents[0].URL = "example.org/a.pdf" }},
	} {
		if !quality.Fixes(tt.rule) {
			t.Errorf("%s: no fix", tt.rule)
		}
		spoilt := good()
		tt.spoil(&spoilt)
		before := spoilt.Record()
		fixed, changed := quality.Fix(spoilt, tt.rule, context(t))
		if findings := quality.Check(fixed, context(t)); !changed || len(findings) > 0 {
			t.Errorf("%s: changed %t, still finds %+v", tt.rule, changed, findings)
		}
		if !spoilt.Record().Fields.Equal(before.Fields) {
			t.Errorf("%s: the activity that was given has changed", tt.rule)
		}
	}
}

// What has two answers is left to a person.
func TestDoubtIsNotFixed(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		spoil func(a *aid.Activity)
	}{
		{"title-capitals", func(a *aid.Activity) { a.Title.UK = "ВІДБУДОВА ШКОЛИ У КРАМАТОРСЬКУ" }},
		{"budget-currency", func(a *aid.Activity) { a.Budgets[0].Value.Currency = "$" }},
		{"contact-email", func(a *aid.Activity) { a.Contact.Email = "contact at example.org" }},
		{"document-link", func(a *aid.Activity) { a.Documents[0].URL = "ftp://example.org/a" }},
		{"document-link", func(a *aid.Activity) { a.Documents[0].URL = "кошторис за травень" }},
	} {
		a := good()
		tt.spoil(&a)
		if _, changed := quality.Fix(a, tt.rule, context(t)); changed {
			t.Errorf("%s was put right", tt.rule)
		}
	}
}

// Whatever a record holds: a fix changes nothing the second time, brings no finding of its rule, and does not change what
// the rule does not find.
func TestFixIsDoneOnce(t *testing.T) {
	c := context(t)
	rapid.Check(t, func(t *rapid.T) {
		a := aidtest.Activity().Draw(t, "activity")
		spoil(t, &a)
		for _, rule := range quality.Rules {
			fixed, changed := quality.Fix(a, rule.Code, c)
			if changed && !quality.Fixes(rule.Code) {
				t.Fatalf("%s changes without a fix", rule.Code)
			}
			if _, again := quality.Fix(fixed, rule.Code, c); again {
				t.Fatalf("%s is not done after one time", rule.Code)
			}
			before, after := count(quality.Check(a, c), rule.Code), count(quality.Check(fixed, c), rule.Code)
			if after > before || changed && before > 0 && after == before {
				t.Fatalf("%s: %d findings before, %d after", rule.Code, before, after)
			}
		}
	})
}

// spoil makes the faults that fixes are for more likely than chance.
func spoil(t *rapid.T, a *aid.Activity) {
	a.Title.UK = rapid.SampledFrom([]string{"", " Школа", "Школа  № 5", "Ш\u200bкола", "и\u0306жак", "Школа\t"}).Draw(t, "untidy")
	a.Contact.Email = rapid.SampledFrom([]string{"", "a@example.org.", "mailto:a@example.org", "a b"}).Draw(t, "mail")
	for i := range a.Budgets {
		a.Budgets[i].Value.Currency = rapid.SampledFrom([]string{"UAH", "uah", "грн", "$", ""}).Draw(t, "currency")
	}
	for i := range a.Locations {
		if rapid.Bool().Draw(t, "swap") {
			p := a.Locations[i].Point
			a.Locations[i].Point = aid.Point{Lat: p.Lon, Lon: p.Lat}
		}
	}
	for i := range a.Documents {
		a.Documents[i].URL = rapid.SampledFrom([]string{"example.org", " www.example.org/a b", "https://example.org", "x"}).Draw(t, "link")
	}
}

func count(findings []quality.Finding, rule string) (n int) {
	for _, finding := range findings {
		if finding.Rule == rule {
			n++
		}
	}
	return n
}

func TestFixesAreOfRules(t *testing.T) {
	if quality.Fixes("no-such-rule") {
		t.Error("a rule that is not there has a fix")
	}
	if !slices.ContainsFunc(quality.Rules, func(r quality.Rule) bool { return quality.Fixes(r.Code) }) {
		t.Error("no rule has a fix")
	}
}
