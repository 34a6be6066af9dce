package quality_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
	"focalpoint/internal/quality"
)

func context(t testing.TB) quality.Context {
	t.Helper()
	lists, err := aid.ReadCodelists(assets.Codelists)
	if err != nil {
		t.Fatal(err)
	}
	return quality.Context{Codelists: lists, Today: "2026-11-24", Where: where}
}

// where is a country of two oblasts with a sea in the south and others around it.
func where(p aid.Point) quality.Place {
	switch {
	case p.Lat < 45 && p.Lat > 41 && p.Lon < 40:
		return quality.Place{Sea: true}
	case p.Lat < 45 || p.Lat > 53 || p.Lon < 22 || p.Lon > 41:
		return quality.Place{}
	case p.Lat > 48 && p.Lon > 37:
		return quality.Place{Oblast: "UA14", Raion: "UA1412"}
	case p.Lon > 36.9:
		return quality.Place{Oblast: "UA63", Near: "UA14"}
	}
	return quality.Place{Oblast: "UA63"}
}

// good is a record of which nobody has anything to say.
func good() aid.Activity {
	return aid.Activity{
		ID:           "a",
		Title:        aid.Text{UK: "Відбудова школи №5 у Краматорську", EN: "Rebuilding school No. 5 in Kramatorsk"},
		Description:  aid.Text{UK: "Нові вікна, дах і опалення для 640 учнів.", EN: "New windows, roof and heating for 640 pupils."},
		ReportingOrg: "org",
		Participations: []aid.Participation{
			{ID: "f", Name: aid.Text{EN: "UNDP"}, Role: aid.RoleFunding, Type: "40"},
			{ID: "i", Org: "org", Role: aid.RoleImplementing, Type: "11"},
		},
		Status:  "2",
		Dates:   aid.Dates{PlannedStart: "2026-03-01", ActualStart: "2026-03-15", PlannedEnd: "2027-06-30"},
		Sectors: []aid.Sector{{ID: "p", Vocabulary: "99", Code: "1.1"}, {ID: "d", Vocabulary: "1", Code: "11120", Percentage: aid.DecimalOf(100)}},
		Locations: []aid.Location{
			{ID: "l", Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Oblast: "UA14120000000052812", Percentage: aid.DecimalOf(100)},
		},
		Budgets: []aid.Budget{{
			ID: "b", Type: "1", Status: "2", Start: "2026-01-01", End: "2026-12-31",
			Value: aid.Money{Amount: aid.DecimalOf(1000), Currency: "UAH"},
		}},
		Transactions: []aid.Transaction{{
			ID: "t", Type: "3", Date: "2026-05-01", Value: aid.Money{Amount: aid.DecimalOf(400), Currency: "UAH"},
			Description: aid.Text{UK: "Перший транш 0,4 від 1 000 000 000 грн, договір 12-05/2026 від 01.05.2026, площа 0.123456789 га"},
		}},
		Beneficiaries: aid.Beneficiaries{Girls: 320, Boys: 320, IDPs: 100},
		GenderMarker:  "1",
		Results: []aid.Result{{ID: "r", Type: "1", Title: aid.Text{UK: "Школа працює"}, Indicators: []aid.Indicator{{
			Title: aid.Text{UK: "Учнів"}, Measure: "1", Periods: []aid.Period{{Start: "2026-03-01", End: "2027-06-30"}},
		}}}},
		Contact:   aid.Contact{Name: "Контактна особа", Email: "contact@example.org"},
		Documents: []aid.Document{{ID: "x", URL: "https://example.org/a.pdf", Title: aid.Text{UK: "Кошторис"}}},
	}
}

func TestGoodRecordHasNoFindings(t *testing.T) {
	if findings := quality.Check(good(), context(t)); len(findings) != 0 {
		t.Errorf("%+v", findings)
	}
}

// Each case spoils the good record in one way and names what must be found, and nothing else.
func TestRules(t *testing.T) {
	// These have tests of their own.
	tested := map[string]bool{"sector-twice": true, "sector-share-range": true, "location-share-range": true, quality.RuleDuplicate: true}
	for _, tt := range []struct {
		rule  string
		field aid.Path
		spoil func(a *aid.Activity)
	}{
		{"title-missing", "title.uk", func(a *aid.Activity) { a.Title = aid.Text{UK: "  "} }},
		{"title-short", "title.en", func(a *aid.Activity) { a.Title.EN = "School 5" }},
		{"title-capitals", "title.uk", func(a *aid.Activity) { a.Title.UK = "ВІДБУДОВА ШКОЛИ У КРАМАТОРСЬКУ" }},
		{"title-one-language", "title.uk", func(a *aid.Activity) { a.Title.UK = "" }},
		{"description-missing", "description.uk", func(a *aid.Activity) { a.Description = aid.Text{} }},
		{"personal-data", "description.uk", func(a *aid.Activity) { a.Description.UK = "Пишіть на (school5@example.org)." }},
		{"personal-data", "description.en", func(a *aid.Activity) { a.Description.EN = "Call +380 (50) 123-45-67 today" }},
		{"personal-data", "transactions/t", func(a *aid.Activity) { a.Transactions[0].Description.UK = "тел. 0501234567" }},
		{"personal-data", "results/r", func(a *aid.Activity) {
			a.Results[0].Title.UK = "Пишіть Марії Приклад, maria@example.org"
		}},
		{"personal-data", "description.uk", func(a *aid.Activity) {
			a.Description.UK = "Ключі має Контактна особа на вахті."
		}},
		{"personal-number", "description.uk", func(a *aid.Activity) {
			a.Description.UK = "Підрядник: ФОП, РНОКПП 3184710691, за договором."
		}},
		{"personal-number", "transactions/t", func(a *aid.Activity) {
			a.Transactions[0].Description.UK = "На рахунок UA213223130000026007233566001"
		}},
		{"description-short", "description.en", func(a *aid.Activity) { a.Description.EN = "New windows." }},
		{"description-capitals", "description.uk", func(a *aid.Activity) {
			a.Description.UK = "НОВІ ВІКНА, ДАХ І ОПАЛЕННЯ ДЛЯ УЧНІВ"
		}},
		{"description-one-language", "description.en", func(a *aid.Activity) { a.Description.EN = "" }},
		{"description-one-language", "objectives.uk", func(a *aid.Activity) { a.Objectives.EN = "Every child learns in a warm room." }},
		{"text-placeholder", "title.uk", func(a *aid.Activity) { a.Title.UK = "Тест!" }},
		{"text-placeholder", "description.en", func(a *aid.Activity) { a.Description.EN = "Lorem ipsum dolor sit amet, consectetur" }},
		{"text-placeholder", "description.uk", func(a *aid.Activity) { a.Description.UK = "ххххх" }},
		{"text-placeholder", "description.uk", func(a *aid.Activity) { a.Description.UK = "…" }},
		{"text-other-language", "title.en", func(a *aid.Activity) { a.Title.EN = a.Title.UK }},
		{"text-other-language", "title.uk", func(a *aid.Activity) { a.Title.UK = a.Title.EN }},
		{"text-untidy", "title.uk", func(a *aid.Activity) { a.Title.UK = "  " + a.Title.UK }},
		{"text-untidy", "description.uk", func(a *aid.Activity) {
			a.Description.UK = "Нові вікна,  дах і опалення для учнів"
		}},
		{"text-untidy", "participations/f", func(a *aid.Activity) { a.Participations[0].Name.EN = "UN\u200bDP" }},
		{"text-untidy", "locations/l", func(a *aid.Activity) { a.Locations[0].Name.UK = "Краматорськ, и\u0306" }},
		{"iati-identifier-form", "iati_identifier", func(a *aid.Activity) { a.IATI = "UA-EDR-1/7" }},
		{"reporting-org-missing", "reporting_org", func(a *aid.Activity) { a.ReportingOrg = "" }},
		{"funding-org-missing", "participations", func(a *aid.Activity) { a.Participations = a.Participations[1:] }},
		{"implementing-org-missing", "participations", func(a *aid.Activity) { a.Participations = a.Participations[:1] }},
		{"org-nameless", "participations/i", func(a *aid.Activity) { a.Participations[1].Org = "" }},
		{"org-role-unknown", "participations/z", func(a *aid.Activity) {
			a.Participations = append(a.Participations, aid.Participation{ID: "z", Org: "o", Role: "9"})
		}},
		{"org-type-unknown", "participations/f", func(a *aid.Activity) { a.Participations[0].Type = "99" }},
		{"org-twice", "participations/z", func(a *aid.Activity) {
			a.Participations = append(a.Participations, aid.Participation{ID: "z", Org: "org", Role: aid.RoleImplementing, Type: "11"})
		}},
		{"status-missing", "status", func(a *aid.Activity) { a.Status = "" }},
		{"status-unknown", "status", func(a *aid.Activity) { a.Status = "7" }},
		{"start-missing", "dates.planned_start", func(a *aid.Activity) { a.Dates = aid.Dates{PlannedEnd: "2027-06-30"} }},
		{"date-invalid", "dates.planned_end", func(a *aid.Activity) { a.Dates.PlannedEnd = "2027-02-30" }},
		{"date-invalid", "dates.planned_end", func(a *aid.Activity) { a.Dates.PlannedEnd = "0000-12-31" }},
		{"date-implausible", "dates.planned_start", func(a *aid.Activity) { a.Dates.PlannedStart = "0206-03-01" }},
		{"date-implausible", "dates.planned_end", func(a *aid.Activity) { a.Dates.PlannedEnd = "2207-06-30" }},
		{"end-before-start", "dates.planned_end", func(a *aid.Activity) {
			a.Dates.PlannedEnd = "2026-02-28"
			a.Dates.ActualStart, a.Status, a.Budgets = "", "6", nil
		}},
		{"end-before-start", "dates.actual_end", func(a *aid.Activity) { a.Dates.ActualEnd = "2026-03-14" }},
		{"actual-date-future", "dates.actual_end", func(a *aid.Activity) { a.Dates.ActualEnd = "2026-11-25" }},
		{"closed-without-end", "dates.actual_end", func(a *aid.Activity) { a.Status = "4" }},
		{"running-without-start", "dates.actual_start", func(a *aid.Activity) { a.Dates.ActualStart = "" }},
		{"end-passed", "dates.planned_end", func(a *aid.Activity) { a.Dates.PlannedEnd = "2026-11-23" }},
		{"sector-missing", "sectors", func(a *aid.Activity) { a.Sectors = nil }},
		{"sector-unknown", "sectors/p", func(a *aid.Activity) { a.Sectors[0].Code = "9.9" }},
		{"sector-unknown", "sectors/q", func(a *aid.Activity) {
			a.Sectors = append(a.Sectors, aid.Sector{ID: "q", Vocabulary: "7", Code: "1"})
		}},
		{"sector-withdrawn", "sectors/d", func(a *aid.Activity) { a.Sectors[1].Code = "74010" }},
		{"sector-shares-sum", "sectors", func(a *aid.Activity) {
			a.Sectors = append(a.Sectors, aid.Sector{ID: "q", Vocabulary: "99", Code: "1.2"})
		}},
		{"sector-share-alone", "sectors", func(a *aid.Activity) { a.Sectors[1].Percentage = aid.DecimalOf(60) }},
		{"dac-sector-missing", "sectors", func(a *aid.Activity) { a.Sectors = a.Sectors[:1] }},
		{"location-missing", "locations", func(a *aid.Activity) { a.Locations = nil }},
		{"point-invalid", "locations/l", func(a *aid.Activity) { a.Locations[0].Point.Lat = 91 }},
		{"point-zero", "locations/l", func(a *aid.Activity) { a.Locations[0].Point = aid.Point{} }},
		{"point-swapped", "locations/l", func(a *aid.Activity) { a.Locations[0].Point = aid.Point{Lat: 37.5844, Lon: 48.7389} }},
		{"point-sea", "locations/l", func(a *aid.Activity) { a.Locations[0].Point.Lat = 43 }},
		{"point-outside", "locations/l", func(a *aid.Activity) { a.Locations[0].Point.Lat = 54 }},
		{"point-other-raion", "locations/l", func(a *aid.Activity) { a.Locations[0].Raion = "UA14160000000000000" }},
		{"point-sensitive", "locations/l", func(a *aid.Activity) { a.Sectors[0].Code = "3.1" }},
		{"point-sensitive", "locations/l", func(a *aid.Activity) { a.Beneficiaries.IDPs = 320 }},
		{"point-sensitive", "locations/l", func(a *aid.Activity) { a.Disability = "2" }},
		{"point-sensitive", "locations/l", func(a *aid.Activity) { a.Humanitarian = true }},
		{"location-code-unknown", "locations/l", func(a *aid.Activity) { a.Locations[0].Exactness = "7" }},
		{"location-shares-sum", "locations", func(a *aid.Activity) { a.Locations[0].Percentage = aid.DecimalOf(90) }},
		{"point-other-oblast", "locations/l", func(a *aid.Activity) { a.Locations[0].Point.Lon = 36.2 }},
		{"location-shares-sum", "locations", func(a *aid.Activity) {
			a.Locations = append(a.Locations, aid.Location{ID: "m", Point: a.Locations[0].Point, Percentage: aid.DecimalOf(1)})
		}},
		{"budget-value", "budgets/b", func(a *aid.Activity) { a.Budgets[0].Value.Amount = aid.DecimalOf(-5); a.Transactions = nil }},
		{"budget-currency", "budgets/b", func(a *aid.Activity) { a.Budgets[0].Value.Currency = "грн"; a.Transactions = nil }},
		{"budget-code-unknown", "budgets/b", func(a *aid.Activity) { a.Budgets[0].Type = "9" }},
		{"budget-overlap", "budgets/c", func(a *aid.Activity) {
			second := a.Budgets[0]
			second.ID, second.Start, second.End = "c", "2026-12-31", "2027-03-31"
			a.Budgets = append(a.Budgets, second)
		}},
		{"budget-outside-dates", "budgets/b", func(a *aid.Activity) { a.Budgets[0].Start, a.Budgets[0].End = "2025-01-01", "2025-12-31" }},
		{"budget-period-missing", "budgets/b", func(a *aid.Activity) { a.Budgets[0].End = "" }},
		{"budget-period-invalid", "budgets/b", func(a *aid.Activity) { a.Budgets[0].End = "2025-12-31" }},
		{"budget-period-long", "budgets/b", func(a *aid.Activity) { a.Budgets[0].End = "2027-01-01" }},
		{"transaction-type", "transactions/t", func(a *aid.Activity) { a.Transactions[0].Type = "99" }},
		{"transaction-date", "transactions/t", func(a *aid.Activity) { a.Transactions[0].Date = "" }},
		{"transaction-future", "transactions/t", func(a *aid.Activity) { a.Transactions[0].Date = "2027-01-01" }},
		{"transaction-early", "transactions/t", func(a *aid.Activity) { a.Transactions[0].Date = "2026-02-28" }},
		{"transaction-value", "transactions/t", func(a *aid.Activity) { a.Transactions[0].Value.Amount = aid.Decimal{} }},
		{"transaction-currency", "transactions/t", func(a *aid.Activity) { a.Transactions[0].Value.Currency = "" }},
		{"spent-over-budget", "transactions", func(a *aid.Activity) { a.Transactions[0].Value.Amount = aid.DecimalOf(1001) }},
		{"spent-other-currency", "transactions/t", func(a *aid.Activity) { a.Transactions[0].Value.Currency = "EUR" }},
		{"result-incomplete", "results/r", func(a *aid.Activity) { a.Results[0].Indicators = nil }},
		{"result-incomplete", "results/r", func(a *aid.Activity) { a.Results[0].Title = aid.Text{} }},
		{"result-code-unknown", "results/r", func(a *aid.Activity) { a.Results[0].Type = "" }},
		{"result-period-invalid", "results/r", func(a *aid.Activity) { a.Results[0].Indicators[0].Periods[0].End = "2026-01-01" }},
		{"people-twice", "beneficiaries.unspecified", func(a *aid.Activity) { a.Beneficiaries.Unspecified = 640 }},
		{"people-many", "beneficiaries.women", func(a *aid.Activity) { a.Beneficiaries.Women = 64_000_000 }},
		{"people-negative", "beneficiaries.girls", func(a *aid.Activity) { a.Beneficiaries.Girls = -1 }},
		{"people-subgroup", "beneficiaries.idps", func(a *aid.Activity) { a.Beneficiaries.IDPs = 641 }},
		{"people-subgroup", "beneficiaries.with_disability", func(a *aid.Activity) { a.Beneficiaries.WithDisability = 641 }},
		{"marker-unknown", "markers.gender", func(a *aid.Activity) { a.GenderMarker = "5" }},
		{"contact-missing", "contact.name", func(a *aid.Activity) { a.Contact = aid.Contact{} }},
		{"contact-email", "contact.email", func(a *aid.Activity) { a.Contact.Email = "contact at example.org" }},
		{"document-link", "documents/x", func(a *aid.Activity) { a.Documents[0].URL = "www.example.org" }},
		{"document-untitled", "documents/x", func(a *aid.Activity) { a.Documents[0].Title = aid.Text{} }},
	} {
		tested[tt.rule] = true
		a := good()
		tt.spoil(&a)
		findings := quality.Check(a, context(t))
		if len(findings) != 1 || findings[0].Rule != tt.rule || findings[0].Field != tt.field {
			t.Errorf("%s at %s: found %+v", tt.rule, tt.field, findings)
		}
	}
	for _, rule := range quality.Rules {
		if !tested[rule.Code] {
			t.Errorf("no record shows what %s finds", rule.Code)
		}
	}
}

// Faults that cannot come alone.
func TestFaultsThatComeTogether(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		spoil func(a *aid.Activity)
	}{
		{"sector-twice", func(a *aid.Activity) { a.Sectors = append(a.Sectors, a.Sectors[0]) }},
		{"sector-share-range", func(a *aid.Activity) { a.Sectors[0].Percentage = aid.DecimalOf(120) }},
		{"location-share-range", func(a *aid.Activity) { a.Locations[0].Percentage = aid.DecimalOf(-1) }},
	} {
		a := good()
		tt.spoil(&a)
		if findings := quality.Check(a, context(t)); !slices.ContainsFunc(findings, func(f quality.Finding) bool { return f.Rule == tt.rule }) {
			t.Errorf("%s: found %+v", tt.rule, findings)
		}
	}
}

func TestSharesOfEachVocabularyAreSummedApart(t *testing.T) {
	a := good()
	a.Sectors = []aid.Sector{
		{ID: "1", Vocabulary: "99", Code: "1.1", Percentage: aid.DecimalOf(60)},
		{ID: "2", Vocabulary: "99", Code: "1.2", Percentage: aid.DecimalOf(40)},
		{ID: "3", Vocabulary: "1", Code: "11120", Percentage: aid.DecimalOf(50)},
		{ID: "4", Vocabulary: "1", Code: "12230", Percentage: aid.DecimalOf(50)},
	}
	if findings := quality.Check(a, context(t)); len(findings) != 0 {
		t.Errorf("%+v", findings)
	}
}

func TestRevisedBudgetCounts(t *testing.T) {
	a := good()
	a.Transactions[0].Value.Amount = aid.DecimalOf(1500)
	revised := a.Budgets[0]
	revised.ID, revised.Type, revised.Value.Amount = "c", "2", aid.DecimalOf(2000) // of the same year: no overlap
	a.Budgets = append(a.Budgets, revised)
	if findings := quality.Check(a, context(t)); len(findings) != 0 {
		t.Errorf("%+v", findings)
	}
}

func TestOnlyStopsStop(t *testing.T) {
	a := good()
	a.Locations = nil
	if quality.Stops(quality.Check(a, context(t))) {
		t.Error("a record without a pin may be sent")
	}
	a.Status = ""
	if !quality.Stops(quality.Check(a, context(t))) {
		t.Error("a record without status may not be sent")
	}
}

func TestWithoutContextTheRulesAreSilent(t *testing.T) {
	a := good()
	a.Sectors[0].Code, a.Dates.ActualEnd, a.Locations[0].Point.Lat = "9.9", "2099-01-01", 20
	if findings := quality.Check(a, quality.Context{}); len(findings) != 0 {
		t.Errorf("%+v", findings)
	}
}

func TestFindingsNameFieldsThatExist(t *testing.T) {
	rules := map[string]quality.Rule{}
	for _, rule := range quality.Rules {
		rules[rule.Code] = rule
	}
	c := context(t)
	rapid.Check(t, func(t *rapid.T) {
		a := aidtest.Activity().Draw(t, "activity")
		for _, finding := range quality.Check(a, c) {
			rule, known := rules[finding.Rule]
			if !known || rule.Severity != finding.Severity {
				t.Fatalf("%+v is of no rule", finding)
			}
			if !slices.ContainsFunc(rule.Fields, func(p aid.Path) bool { return p == finding.Field || string(p) == finding.Field.Collection() }) {
				t.Fatalf("%s at %s, which is none of its fields", finding.Rule, finding.Field)
			}
			if finding.Field.Collection() == "" && !aid.KnownActivityPath(finding.Field) && !aid.KnownActivityPath(finding.Field+"/x") {
				t.Fatalf("no field %s", finding.Field)
			}
		}
	})
}

var placeholder = regexp.MustCompile(`\.(\w+)`)

func TestEveryRuleHasItsTexts(t *testing.T) {
	given := map[string][]string{}
	for _, finding := range everyFinding(t) {
		for name := range finding.Args {
			given[finding.Rule] = append(given[finding.Rule], name)
		}
	}
	for _, lang := range []string{"uk", "en"} {
		raw, err := assets.Translations.ReadFile("translations/" + lang + "/quality.json")
		if err != nil {
			t.Fatal(err)
		}
		var texts struct {
			Rules map[string]struct{ Name, Message, Advice, Meaning string } `json:"rules"`
		}
		if err := json.Unmarshal(raw, &texts); err != nil {
			t.Fatal(err)
		}
		for _, rule := range quality.Rules {
			text := texts.Rules[rule.Code]
			if text.Name == "" || text.Message == "" || text.Advice == "" || text.Meaning == "" {
				t.Errorf("%s: %s lacks a text: %+v", lang, rule.Code, text)
			}
			if strings.Contains(text.Name+text.Meaning, "{{") {
				t.Errorf("%s: name and meaning of %s are of every finding, and have no placeholders", lang, rule.Code)
			}
			says := map[string]string{"uk": "не надсилають", "en": "not sent"}[lang]
			if (rule.Severity == quality.Stop) != strings.Contains(text.Meaning, says) {
				t.Errorf("%s: the meaning of %s and its severity %s disagree: %s", lang, rule.Code, rule.Severity, text.Meaning)
			}
			for _, action := range regexp.MustCompile(`\{\{[^}]*\}\}`).FindAllString(text.Message+text.Advice, -1) {
				for _, name := range placeholder.FindAllStringSubmatch(action, -1) {
					if !slices.Contains(given[rule.Code], name[1]) {
						t.Errorf("%s: %s speaks of %s, which the rule does not give: %v", lang, rule.Code, name[1], given[rule.Code])
					}
				}
			}
		}
		if len(texts.Rules) != len(quality.Rules) {
			t.Errorf("%s: %d texts for %d rules", lang, len(texts.Rules), len(quality.Rules))
		}
	}
}

// everyFinding comes from records that break every rule with placeholders in its texts.
func everyFinding(t *testing.T) []quality.Finding {
	c := context(t)
	worst := good()
	worst.Title, worst.Description = aid.Text{UK: "КОРОТКО", EN: "0501234567"}, aid.Text{UK: "3184710691", EN: "test"}
	worst.IATI = "a b"
	worst.Participations = []aid.Participation{{ID: "i", Role: "9", Type: "99"}}
	worst.Status, worst.Dates = "7", aid.Dates{PlannedStart: "2027-01-01", PlannedEnd: "2026-01-01", ActualStart: "2027-13-01", ActualEnd: "2098-01-01"}
	worst.Sectors = []aid.Sector{{ID: "1", Vocabulary: "1", Code: "74010", Percentage: aid.DecimalOf(101)}, {ID: "2", Vocabulary: "1", Code: "74010"}, {ID: "3", Vocabulary: "99", Code: "x"}}
	worst.Locations = append(worst.Locations,
		aid.Location{ID: "o", Point: aid.Point{Lat: 40, Lon: 30}, Percentage: aid.DecimalOf(101), Class: "9"},
		aid.Location{ID: "p", Point: aid.Point{Lat: 47, Lon: 30}, Oblast: "UA14"})
	worst.Budgets = []aid.Budget{
		{ID: "b", Start: "2027-01-01", End: "2026-01-01"},
		{ID: "c", Start: "2024-01-01", End: "2026-06-01", Type: "9"},
		{ID: "d", Start: "2025-01-01", End: "2025-06-01", Type: "9"},
	}
	worst.Transactions = []aid.Transaction{
		{ID: "t", Type: "3", Date: "2029-01-01", Value: aid.Money{Amount: aid.DecimalOf(1)}},
		{ID: "u", Type: "x", Date: "y"},
		{ID: "v", Type: "4", Date: "2001-01-01"},
	}
	worst.Results = []aid.Result{{ID: "r", Type: "7", Indicators: []aid.Indicator{{Periods: []aid.Period{{End: "2026-01-01"}}}}}}
	worst.Beneficiaries = aid.Beneficiaries{Girls: -1, IDPs: 5}
	worst.GenderMarker, worst.Contact.Email, worst.Documents[0].URL = "7", "x", "y"
	late := good()
	late.Dates.PlannedEnd, late.Sectors[0].Percentage = "2026-11-01", aid.DecimalOf(60)
	late.Beneficiaries = aid.Beneficiaries{Women: 50_000_000, Unspecified: 50_000_000}
	late.Transactions[0].Value.Currency = "USD"
	portfolio := quality.NewPortfolio(c)
	portfolio.Put(late, true)
	late.ID = "twin"
	portfolio.Put(late, true)
	return slices.Concat(quality.Check(worst, c), portfolio.Findings("twin"))
}

func TestTheTableIsTidy(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range quality.Rules {
		if seen[rule.Code] || rule.Code != strings.ToLower(rule.Code) || len(rule.Fields) == 0 {
			t.Errorf("%+v", rule)
		}
		seen[rule.Code] = true
		if rule.Severity != quality.Stop && rule.Severity != quality.Warn && rule.Severity != quality.Hint {
			t.Errorf("%s has no severity", rule.Code)
		}
	}
}
