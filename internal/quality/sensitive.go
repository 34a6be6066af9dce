package quality

import (
	"slices"

	"focalpoint/internal/aid"
)

// sensitiveSectors are the codes of work whose exact place can put people in danger: shelters and services for displaced
// people, survivors of violence, children who were drawn into fighting, people with HIV, defenders of human rights. After
// the IASC Operational Guidance on Data Responsibility in Humanitarian Action (2023), by which the places of protection
// work are sensitive unless it is agreed otherwise.
var sensitiveSectors = map[string][]string{
	aid.VocabularyPortal: {"3.1", "3.6"},
	aid.VocabularyDAC:    {"13040", "15160", "15162", "15180", "15190", "15261"},
}

// pointSensitive asks to publish the place of work for protected people less exactly.
func pointSensitive(a aid.Activity, _ Context, found report) {
	if !protects(a) {
		return
	}
	for _, location := range a.Locations {
		exact := location.Precision == aid.PrecisionExact || location.Precision == ""
		if exact && location.Exactness != "2" && location.Point.Valid() {
			found(item("locations", location.ID))
		}
	}
}

// protects says whether an activity touches protected people: by its sectors; by a disability marker of 2, which makes
// them its principal objective; by its people, when displaced people or those with disabilities are half of them or more;
// or when displaced people get humanitarian aid.
func protects(a aid.Activity) bool {
	for _, sector := range a.Sectors {
		if slices.Contains(sensitiveSectors[sector.Vocabulary], sector.Code) {
			return true
		}
	}
	b := a.Beneficiaries
	half := func(part int) bool { return part > 0 && part <= b.Total() && 2*part >= b.Total() }
	return a.Disability == "2" || half(b.IDPs) || half(b.WithDisability) || a.Humanitarian && b.IDPs > 0
}
