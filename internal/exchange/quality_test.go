package exchange_test

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
	"focalpoint/internal/exchange"
	"focalpoint/internal/quality"
)

// The rules and the standard agree: a record that nothing keeps from being sent is in the IATI file, and the file is valid;
// what the file leaves out for want of a field has a finding there that stops it.
func TestRulesAndIATIAgree(t *testing.T) {
	w := words(t, "uk")
	c := quality.Context{Codelists: w.Lists, Today: "2026-11-24"}
	var sendable []aid.Activity
	stopped := 0
	rapid.Check(t, func(t *rapid.T) {
		a := mixed(t)
		findings := quality.Check(a, c)
		var file bytes.Buffer
		skipped, err := exchange.WriteIATI(&file, sequence(a), w, exchange.Options{})
		if err != nil {
			t.Fatal(err)
		}
		stops := quality.Stops(findings)
		switch {
		case !stops && len(skipped) > 0:
			t.Fatalf("nothing stops the record, but the file lacks it for want of %s", skipped[0].Field)
		case len(skipped) > 0 && !slices.ContainsFunc(findings, func(f quality.Finding) bool {
			return f.Field == skipped[0].Field && f.Severity == quality.Stop
		}):
			t.Fatalf("the file lacks the record for want of %s, of which no rule speaks: %+v", skipped[0].Field, findings)
		case stops:
			stopped++
		default:
			a.ID = aid.NewID()
			sendable = append(sendable, a)
		}
	})
	if len(sendable) == 0 || stopped == 0 {
		t.Fatalf("%d records can be sent, %d cannot: the test compares nothing", len(sendable), stopped)
	}
	validate(t, export(t, exchange.IATI, exchange.Options{}, sendable...))
}

// mixed is a sound record of which up to two parts are anything.
func mixed(t *rapid.T) aid.Activity {
	a, other := school(), aidtest.Activity().Draw(t, "other")
	a.Transactions = a.Transactions[:1] // the second one has no date
	parts := []func(){
		func() { a.Title = other.Title },
		func() { a.Description, a.Objectives = other.Description, other.Objectives },
		func() { a.Participations = other.Participations },
		func() { a.Status = other.Status },
		func() { a.Dates = other.Dates },
		func() { a.Dates.PlannedStart, a.Dates.ActualStart = "0000-01-01", "" },
		func() { a.Sectors = other.Sectors },
		func() { a.Locations = other.Locations },
		func() { a.Budgets = other.Budgets },
		func() { a.Transactions = other.Transactions },
		func() { a.Results = other.Results },
		func() { a.Documents = other.Documents },
		func() { a.Contact = other.Contact },
		func() { a.ReportingOrg = "" },
	}
	for range rapid.IntRange(0, 2).Draw(t, "parts") {
		rapid.SampledFrom(parts).Draw(t, "part")()
	}
	return a
}
