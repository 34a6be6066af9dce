package quality

import (
	"strconv"

	"focalpoint/internal/aid"
)

// peoplePaths are the counts of beneficiaries in the order of people.
var peoplePaths = []aid.Path{
	"beneficiaries.girls", "beneficiaries.boys", "beneficiaries.women", "beneficiaries.men", "beneficiaries.older_women",
	"beneficiaries.older_men", "beneficiaries.unspecified", "beneficiaries.with_disability", "beneficiaries.idps",
}

func people(b aid.Beneficiaries) []int {
	return []int{
		b.Girls, b.Boys, b.Women, b.Men, b.OlderWomen, b.OlderMen, b.Unspecified, b.WithDisability, b.IDPs,
	}
}

func peopleNegative(a aid.Activity, _ Context, found report) {
	for i, count := range people(a.Beneficiaries) {
		if count < 0 {
			found(peoplePaths[i], "Count", strconv.Itoa(count))
		}
	}
}

// peopleSubgroup: people with disabilities and displaced people are counted among all, so they cannot be more.
func peopleSubgroup(a aid.Activity, _ Context, found report) {
	b := a.Beneficiaries
	total := strconv.Itoa(b.Total())
	if b.WithDisability > b.Total() {
		found("beneficiaries.with_disability", "Count", strconv.Itoa(b.WithDisability), "Total", total)
	}
	if b.IDPs > b.Total() {
		found("beneficiaries.idps", "Count", strconv.Itoa(b.IDPs), "Total", total)
	}
}

// peopleTwice: a total that was written among the bands counts everybody again.
func peopleTwice(a aid.Activity, _ Context, found report) {
	b := a.Beneficiaries
	if bands := b.Total() - b.Unspecified; b.Unspecified > 0 && bands == b.Unspecified {
		found("beneficiaries.unspecified", "Count", strconv.Itoa(b.Unspecified), "Total", strconv.Itoa(b.Total()))
	}
}

// population of Ukraine on 1 January 2022, by the State Statistics Service.
const population = 41_167_335

func peopleMany(a aid.Activity, _ Context, found report) {
	total := a.Beneficiaries.Total()
	if total <= population {
		return
	}
	most := 0
	counts := people(a.Beneficiaries)[:7] // those that add up to the total
	for i, count := range counts {
		if count > counts[most] {
			most = i
		}
	}
	found(peoplePaths[most], "Total", strconv.Itoa(total))
}

func markerUnknown(a aid.Activity, c Context, found report) {
	if a.GenderMarker != "" && c.unknown(aid.ListSignificance, a.GenderMarker) {
		found("markers.gender", "Code", a.GenderMarker)
	}
	if a.Disability != "" && c.unknown(aid.ListSignificance, a.Disability) {
		found("markers.disability", "Code", a.Disability)
	}
}

func contactMissing(a aid.Activity, _ Context, found report) {
	if blank(a.Contact.Name) && blank(a.Contact.Email) && blank(a.Contact.Phone) {
		found("contact.name")
	}
}

func contactEmail(a aid.Activity, _ Context, found report) {
	if a.Contact.Email != "" && !isEmail(a.Contact.Email) {
		found("contact.email", "Email", a.Contact.Email)
	}
}
