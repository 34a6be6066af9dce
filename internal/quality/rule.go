package quality

import "focalpoint/internal/aid"

// Rule is one line of the table.
type Rule struct {
	Code     string // stable, such as "title-missing": the key of its texts
	Severity Severity
	Fields   []aid.Path // what it looks at; a collection stands for its items
	check    check
}

// check reports each fault that it finds.
type check func(a aid.Activity, c Context, found report)

// report takes a fault in a field; args are names and values for the placeholders of the rule's texts, in turn.
type report func(field aid.Path, args ...string)

// RuleDuplicate is the one rule that looks at more than one record; see Likeness.
const RuleDuplicate = "duplicate"

// Rules are all rules, in the order in which a person fills in a record: what, who, when, where, how much, for whom.
// Sources: IATI 2.03 (schema and ruleset), the DAC's reporting directives, and the portal's own agreement.
//
// What the standard makes mandatory of an activity stops, and so does what makes it wrong. Where the export has a true
// value to put in place of what is missing (the title as the description, the reporting organisation as accountable), or
// leaves out the part at fault (a result without an indicator), the rule warns.
var Rules = []Rule{
	{"title-missing", Stop, fields("title.uk", "title.en"), titleMissing},
	{"title-short", Hint, fields("title.uk", "title.en"), titleShort},
	{"title-capitals", Hint, fields("title.uk", "title.en"), titleCapitals},
	{"title-one-language", Hint, fields("title.uk", "title.en"), titleOneLanguage},
	{"description-missing", Warn, fields("description.uk", "description.en"), descriptionMissing},
	{"description-short", Hint, fields("description.uk", "description.en"), descriptionShort},
	{"description-capitals", Hint, fields("description.uk", "description.en"), descriptionCapitals},
	{"description-one-language", Hint, fields("description.uk", "description.en", "objectives.uk", "objectives.en"), descriptionOneLanguage},
	{"text-placeholder", Warn, fields(mainTexts...), textPlaceholder},
	{"text-other-language", Hint, fields(mainTexts...), textOtherLanguage},
	{"text-untidy", Hint, fields(textFields...), textUntidy},
	{"personal-data", Warn, fields(publicTexts...), personalData},
	{"personal-number", Warn, fields(publicTexts...), personalNumber},
	{"iati-identifier-form", Warn, fields("iati_identifier"), identifierForm},
	{RuleDuplicate, Warn, fields("title.uk"), nil},

	{"reporting-org-missing", Stop, fields("reporting_org"), reportingOrgMissing},
	{"funding-org-missing", Warn, fields("participations"), orgMissing(aid.RoleFunding)},
	{"implementing-org-missing", Warn, fields("participations"), orgMissing(aid.RoleImplementing)},
	{"org-nameless", Warn, fields("participations"), orgNameless},
	{"org-role-unknown", Stop, fields("participations"), orgRoleUnknown},
	{"org-type-unknown", Warn, fields("participations"), orgTypeUnknown},
	{"org-twice", Warn, fields("participations"), orgTwice},

	{"status-missing", Stop, fields("status"), statusMissing},
	{"status-unknown", Stop, fields("status"), statusUnknown},
	{"start-missing", Stop, fields("dates.planned_start", "dates.actual_start"), startMissing},
	{"date-invalid", Stop, fields(datePaths...), dateInvalid},
	{"date-implausible", Warn, fields(datePaths...), dateImplausible},
	{"end-before-start", Stop, fields("dates.planned_end", "dates.actual_end"), endBeforeStart},
	{"actual-date-future", Stop, fields("dates.actual_start", "dates.actual_end"), actualDateFuture},
	{"closed-without-end", Warn, fields("dates.actual_end"), closedWithoutEnd},
	{"running-without-start", Warn, fields("dates.actual_start"), runningWithoutStart},
	{"end-passed", Warn, fields("dates.planned_end"), endPassed},

	{"sector-missing", Stop, fields("sectors"), sectorMissing},
	{"sector-unknown", Stop, fields("sectors"), sectorUnknown},
	{"sector-withdrawn", Warn, fields("sectors"), sectorWithdrawn},
	{"sector-twice", Warn, fields("sectors"), sectorTwice},
	{"sector-share-range", Stop, fields("sectors"), sectorShareRange},
	{"sector-shares-sum", Stop, fields("sectors"), sectorSharesSum},
	{"sector-share-alone", Warn, fields("sectors"), sectorShareAlone},
	{"dac-sector-missing", Hint, fields("sectors"), dacSectorMissing},

	{"location-missing", Warn, fields("locations"), locationMissing},
	{"point-invalid", Stop, fields("locations"), pointInvalid},
	{"point-zero", Stop, fields("locations"), pointZero},
	{"point-swapped", Warn, fields("locations"), pointSwapped},
	{"point-sea", Warn, fields("locations"), pointSea},
	{"point-outside", Warn, fields("locations"), pointOutside},
	{"point-other-oblast", Warn, fields("locations"), pointOtherOblast},
	{"point-other-raion", Warn, fields("locations"), pointOtherRaion},
	{"point-sensitive", Warn, fields("locations"), pointSensitive},
	{"location-code-unknown", Warn, fields("locations"), locationCodeUnknown},
	{"location-share-range", Stop, fields("locations"), locationShareRange},
	{"location-shares-sum", Warn, fields("locations"), locationSharesSum},

	{"budget-value", Stop, fields("budgets"), budgetValue},
	{"budget-currency", Stop, fields("budgets"), budgetCurrency},
	{"budget-code-unknown", Warn, fields("budgets"), budgetCodeUnknown},
	{"budget-period-missing", Warn, fields("budgets"), budgetPeriodMissing},
	{"budget-period-invalid", Stop, fields("budgets"), budgetPeriodInvalid},
	{"budget-period-long", Warn, fields("budgets"), budgetPeriodLong},
	{"budget-overlap", Warn, fields("budgets"), budgetOverlap},
	{"budget-outside-dates", Warn, fields("budgets"), budgetOutsideDates},
	{"transaction-type", Stop, fields("transactions"), transactionType},
	{"transaction-date", Stop, fields("transactions"), transactionDate},
	{"transaction-future", Warn, fields("transactions"), transactionFuture},
	{"transaction-early", Warn, fields("transactions"), transactionEarly},
	{"transaction-value", Warn, fields("transactions"), transactionValue},
	{"transaction-currency", Stop, fields("transactions"), transactionCurrency},
	{"spent-over-budget", Warn, fields("transactions", "budgets"), spentOverBudget},
	{"spent-other-currency", Hint, fields("transactions"), spentOtherCurrency},

	{"result-incomplete", Warn, fields("results"), resultIncomplete},
	{"result-code-unknown", Warn, fields("results"), resultCodeUnknown},
	{"result-period-invalid", Warn, fields("results"), resultPeriodInvalid},
	{"people-negative", Stop, fields(peoplePaths...), peopleNegative},
	{"people-subgroup", Stop, fields("beneficiaries.with_disability", "beneficiaries.idps"), peopleSubgroup},
	{"people-twice", Warn, fields("beneficiaries.unspecified"), peopleTwice},
	{"people-many", Warn, fields(peoplePaths...), peopleMany},
	{"marker-unknown", Stop, fields("markers.gender", "markers.disability"), markerUnknown},
	{"contact-missing", Hint, fields("contact.name", "contact.email"), contactMissing},
	{"contact-email", Warn, fields("contact.email"), contactEmail},
	{"document-link", Warn, fields("documents"), documentLink},
	{"document-untitled", Hint, fields("documents"), documentUntitled},
}

func fields(paths ...aid.Path) []aid.Path { return paths }

// item is the path of one item of a collection.
func item(collection string, id aid.ID) aid.Path { return aid.Path(collection + "/" + string(id)) }
