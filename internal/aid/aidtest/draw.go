// Package aidtest draws random records for property tests.
package aidtest

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
)

// Activity draws an activity in which every field may be set, with the items of each collection in the order of their ids.
func Activity() *rapid.Generator[aid.Activity] {
	return rapid.Custom(func(t *rapid.T) aid.Activity {
		return aid.Activity{
			ID:           ID().Draw(t, "id"),
			Rev:          rapid.Int64Range(0, 1000).Draw(t, "rev"),
			IATI:         word(t, "iati"),
			Title:        text(t, "title"),
			Description:  text(t, "description"),
			Objectives:   text(t, "objectives"),
			ReportingOrg: ID().Draw(t, "reporting org"),
			Participations: items(t, "participations", func(id aid.ID) aid.Participation {
				return aid.Participation{ID: id, Name: text(t, "org name"), Role: code(t, 4), Type: word(t, "org type"), Unknown: extra(t)}
			}),
			Status: code(t, 6),
			Dates:  aid.Dates{PlannedStart: date(t), ActualStart: date(t), PlannedEnd: date(t), ActualEnd: date(t)},
			Sectors: items(t, "sectors", func(id aid.ID) aid.Sector {
				return aid.Sector{ID: id, Vocabulary: "99", Code: "1." + code(t, 9), Percentage: Decimal().Draw(t, "percentage")}
			}),
			Locations: items(t, "locations", func(id aid.ID) aid.Location { return location(t, id) }),
			Budgets: items(t, "budgets", func(id aid.ID) aid.Budget {
				return aid.Budget{ID: id, Type: code(t, 2), Start: date(t), End: date(t), Value: money(t), Unknown: extra(t)}
			}),
			Transactions: items(t, "transactions", func(id aid.ID) aid.Transaction {
				return aid.Transaction{ID: id, Type: code(t, 4), Date: date(t), Value: money(t), Description: text(t, "what for")}
			}),
			Results:       items(t, "results", func(id aid.ID) aid.Result { return result(t, id) }),
			Beneficiaries: aid.Beneficiaries{Girls: rapid.IntRange(0, 9999).Draw(t, "girls"), OlderMen: rapid.IntRange(0, 99).Draw(t, "older men")},
			GenderMarker:  code(t, 2),
			Humanitarian:  rapid.Bool().Draw(t, "humanitarian"),
			Contact:       aid.Contact{Name: word(t, "contact"), Email: word(t, "mail"), Public: rapid.Bool().Draw(t, "public")},
			Documents: items(t, "documents", func(id aid.ID) aid.Document {
				return aid.Document{ID: id, URL: "https://example.org/" + word(t, "page"), Title: text(t, "document")}
			}),
			State:   rapid.SampledFrom([]aid.State{"", aid.StateDraft, aid.StateReview, aid.StateApproved}).Draw(t, "state"),
			Unknown: unknown(t),
		}
	})
}

// ID draws a new id.
func ID() *rapid.Generator[aid.ID] {
	return rapid.Custom(func(t *rapid.T) aid.ID {
		n := rapid.Uint64().Draw(t, "id")
		return aid.ID(fmt.Sprintf("01900000-0000-7000-8000-%012x", n&0xffffffffffff))
	})
}

// Decimal draws a decimal of any size and precision.
func Decimal() *rapid.Generator[aid.Decimal] {
	return rapid.Custom(func(t *rapid.T) aid.Decimal {
		whole := rapid.Int64Range(-922_337_203_685_476, 922_337_203_685_476).Draw(t, "whole")
		d, err := aid.ParseDecimal(fmt.Sprintf("%d.%04d", whole, rapid.IntRange(0, 9999).Draw(t, "fraction")))
		if err != nil {
			t.Fatal(err)
		}
		return d
	})
}

// Fields draws a small flat record over few paths, so that two draws often touch the same field.
func Fields() *rapid.Generator[aid.Fields] {
	return rapid.Custom(func(t *rapid.T) aid.Fields {
		fields := aid.Fields{}
		for _, path := range []aid.Path{"title.uk", "title.en", "status", "locations/a", "locations/b"} {
			if value := rapid.IntRange(0, 3).Draw(t, string(path)); value > 0 {
				fields.SetText(path, fmt.Sprint(value))
			}
		}
		if rapid.IntRange(0, 4).Draw(t, "deleted") == 0 {
			fields[aid.PathDeleted] = []byte("true")
		}
		return fields
	})
}

func word(t *rapid.T, label string) string {
	return rapid.SampledFrom([]string{"", "a", "Школа №5", "їжак", `"q" <b> & \`, "рядок\nдва"}).Draw(t, label)
}

func text(t *rapid.T, label string) aid.Text {
	return aid.Text{UK: word(t, label+" uk"), EN: word(t, label+" en")}
}

func code(t *rapid.T, most int) string {
	return rapid.SampledFrom([]string{"", "1", "2", "3", "4", "5", "6", "7", "8", "9"}[:most+1]).Draw(t, "code")
}

func date(t *rapid.T) aid.Date {
	return rapid.SampledFrom([]aid.Date{"", "2024-02-29", "2026-11-24", "2031-01-01"}).Draw(t, "date")
}

func money(t *rapid.T) aid.Money {
	return aid.Money{Amount: Decimal().Draw(t, "amount"), Currency: rapid.SampledFrom([]string{"UAH", "USD", "EUR"}).Draw(t, "currency")}
}

func location(t *rapid.T, id aid.ID) aid.Location {
	return aid.Location{
		ID: id, Name: text(t, "place"),
		Point:     aid.Point{Lat: rapid.Float64Range(44, 53).Draw(t, "lat"), Lon: rapid.Float64Range(22, 41).Draw(t, "lon")},
		Exactness: code(t, 2), Oblast: "UA14", Precision: rapid.SampledFrom(aid.Precisions).Draw(t, "precision"),
		Percentage: Decimal().Draw(t, "share"), Note: word(t, "note"), Unknown: extra(t),
	}
}

func result(t *rapid.T, id aid.ID) aid.Result {
	target := Decimal().Draw(t, "target")
	return aid.Result{ID: id, Type: code(t, 3), Title: text(t, "result"), Unknown: extra(t), Indicators: []aid.Indicator{{
		Title: text(t, "indicator"), BaselineValue: &aid.Decimal{}, Unknown: extra(t),
		Periods: []aid.Period{{Start: date(t), End: date(t), Target: &target, Unknown: extra(t)}},
	}}}
}

// extra draws members that this version does not know.
func extra(t *rapid.T) aid.Extra {
	if !rapid.Bool().Draw(t, "has extra") {
		return nil
	}
	return aid.Extra{"zz_later": []byte(`{"deep":[1,2.50,null]}`)}
}

func unknown(t *rapid.T) aid.Fields {
	if !rapid.Bool().Draw(t, "has unknown fields") {
		return nil
	}
	return aid.Fields{"zz.later": []byte(`[1,"two"]`), "zz_things/x": []byte(`{"a":0}`)}
}

func items[T any](t *rapid.T, label string, draw func(aid.ID) T) []T {
	ids := rapid.SliceOfNDistinct(ID(), 0, 3, rapid.ID).Draw(t, label)
	slices.Sort(ids)
	var list []T
	for _, id := range ids {
		list = append(list, draw(id))
	}
	return list
}
