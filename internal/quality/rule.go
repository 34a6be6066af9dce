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

// Rules are all rules, in the order in which a person fills in a record: what, who, when, where, how much, for whom.
// Sources: IATI 2.03 (schema and ruleset), the DAC's reporting directives, and the portal's own agreement.
var Rules = []Rule{
	{"title-missing", Stop, fields("title.uk", "title.en"), titleMissing},
	{"title-short", Hint, fields("title.uk", "title.en"), titleShort},
	{"title-capitals", Hint, fields("title.uk", "title.en"), titleCapitals},
	{"title-one-language", Hint, fields("title.uk", "title.en"), titleOneLanguage},
	{"description-missing", Warn, fields("description.uk", "description.en"), descriptionMissing},
	{"personal-data", Warn, fields(publicTexts...), personalData},

	{"reporting-org-missing", Stop, fields("reporting_org"), reportingOrgMissing},
	{"funding-org-missing", Warn, fields("participations"), orgMissing(aid.RoleFunding)},
	{"implementing-org-missing", Warn, fields("participations"), orgMissing(aid.RoleImplementing)},
	{"org-nameless", Warn, fields("participations"), orgNameless},
	{"org-role-unknown", Stop, fields("participations"), orgRoleUnknown},
	{"org-type-unknown", Warn, fields("participations"), orgTypeUnknown},

	{"status-missing", Stop, fields("status"), statusMissing},
	{"status-unknown", Stop, fields("status"), statusUnknown},
	{"start-missing", Stop, fields("dates.planned_start", "dates.actual_start"), startMissing},
	{"date-invalid", Stop, fields("dates.planned_start", "dates.actual_start", "dates.planned_end", "dates.actual_end"), dateInvalid},
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
	{"point-outside", Warn, fields("locations"), pointOutside},
	{"point-other-oblast", Warn, fields("locations"), pointOtherOblast},
	{"location-share-range", Stop, fields("locations"), locationShareRange},
	{"location-shares-sum", Warn, fields("locations"), locationSharesSum},

	{"budget-value", Stop, fields("budgets"), budgetValue},
	{"budget-currency", Stop, fields("budgets"), budgetCurrency},
	{"budget-period-missing", Warn, fields("budgets"), budgetPeriodMissing},
	{"budget-period-invalid", Stop, fields("budgets"), budgetPeriodInvalid},
	{"budget-period-long", Warn, fields("budgets"), budgetPeriodLong},
	{"transaction-type", Stop, fields("transactions"), transactionType},
	{"transaction-date", Stop, fields("transactions"), transactionDate},
	{"transaction-future", Warn, fields("transactions"), transactionFuture},
	{"transaction-value", Warn, fields("transactions"), transactionValue},
	{"transaction-currency", Stop, fields("transactions"), transactionCurrency},
	{"spent-over-budget", Warn, fields("transactions", "budgets"), spentOverBudget},

	{"people-negative", Stop, fields(peoplePaths...), peopleNegative},
	{"people-subgroup", Stop, fields("beneficiaries.with_disability", "beneficiaries.idps"), peopleSubgroup},
	{"marker-unknown", Stop, fields("markers.gender", "markers.disability"), markerUnknown},
	{"contact-missing", Hint, fields("contact.name", "contact.email"), contactMissing},
	{"contact-email", Warn, fields("contact.email"), contactEmail},
	{"document-link", Warn, fields("documents"), documentLink},
}

func fields(paths ...aid.Path) []aid.Path { return paths }

// item is the path of one item of a collection.
func item(collection string, id aid.ID) aid.Path { return aid.Path(collection + "/" + string(id)) }
