package quality

import (
	"net/url"
	"slices"
	"strings"

	"focalpoint/internal/aid"
)

// fix puts right what a rule finds in an activity whose collections it may change.
type fix func(a *aid.Activity, c Context)

// fixes are the rules of whose findings nobody can doubt what is meant. What has two possible answers is a person's to
// decide, and stands not here: capitals, for one, may be names.
var fixes = map[string]fix{
	"text-untidy":          fixTexts,
	"org-twice":            fixOrgTwice,
	"sector-share-alone":   fixShareAlone,
	"point-swapped":        fixSwapped,
	"budget-currency":      fixBudgetCurrency,
	"transaction-currency": fixTransactionCurrency,
	"contact-email":        fixEmail,
	"document-link":        fixLink,
}

// Fixes says whether some findings of a rule can be put right without a person.
func Fixes(rule string) bool { return fixes[rule] != nil }

// Fix puts right what a rule finds in an activity, where it is certain what is meant, and says whether that changed
// anything. The activity that was given stays as it is.
func Fix(a aid.Activity, rule string, c Context) (fixed aid.Activity, changed bool) {
	mend := fixes[rule]
	if mend == nil {
		return a, false
	}
	a.Participations, a.Sectors, a.Locations = slices.Clone(a.Participations), slices.Clone(a.Sectors), slices.Clone(a.Locations)
	a.Budgets, a.Transactions, a.Documents = slices.Clone(a.Budgets), slices.Clone(a.Transactions), slices.Clone(a.Documents)
	a.Results = slices.Clone(a.Results)
	for i := range a.Results {
		a.Results[i].Indicators = slices.Clone(a.Results[i].Indicators)
	}
	before := a.Record().Fields
	mend(&a, c)
	return a, !before.Equal(a.Record().Fields)
}

func fixTexts(a *aid.Activity, _ Context) {
	eachText(a, func(_ aid.Path, text *string) { *text = tidied(*text) })
}

func fixOrgTwice(a *aid.Activity, _ Context) {
	var kept []aid.Participation
	for _, participation := range a.Participations {
		if !slices.ContainsFunc(kept, func(k aid.Participation) bool { return samePart(k, participation) }) {
			kept = append(kept, participation)
		}
	}
	a.Participations = kept
}

func fixShareAlone(a *aid.Activity, c Context) {
	sectorShareAlone(*a, c, func(_ aid.Path, args ...string) {
		vocabulary := pairs(args)["Vocabulary"]
		for i := range a.Sectors {
			if a.Sectors[i].Vocabulary == vocabulary {
				a.Sectors[i].Percentage = hundred
			}
		}
	})
}

// fixSwapped exchanges latitude and longitude. The units of the place are not touched.
func fixSwapped(a *aid.Activity, c Context) {
	wrong := map[aid.Path]bool{}
	pointSwapped(*a, c, func(field aid.Path, _ ...string) { wrong[field] = true })
	for i := range a.Locations {
		if l := &a.Locations[i]; wrong[item("locations", l.ID)] {
			l.Point = exchanged(l.Point)
		}
	}
}

func fixBudgetCurrency(a *aid.Activity, c Context) {
	for i := range a.Budgets {
		c.mendCurrency(&a.Budgets[i].Value)
	}
}

func fixTransactionCurrency(a *aid.Activity, c Context) {
	for i := range a.Transactions {
		c.mendCurrency(&a.Transactions[i].Value)
	}
}

// currencyNames are what is written for a currency that has one name only. A dollar sign is not among them: there are
// many dollars.
var currencyNames = map[string]string{"ГРН": "UAH", "₴": "UAH", "€": "EUR", "ЄВРО": "EUR"}

func (c Context) mendCurrency(m *aid.Money) {
	if !c.unknown(aid.ListCurrency, m.Currency) {
		return
	}
	code := strings.ToUpper(strings.Trim(m.Currency, " ."))
	if name, known := currencyNames[code]; known {
		code = name
	}
	if !c.unknown(aid.ListCurrency, code) {
		m.Currency = code
	}
}

func fixEmail(a *aid.Activity, _ Context) {
	address := strings.Trim(a.Contact.Email, " .,;<>")
	if address = strings.TrimPrefix(address, "mailto:"); isEmail(address) {
		a.Contact.Email = address
	}
}

// fixLink adds the scheme that a link lacks.
func fixLink(a *aid.Activity, _ Context) {
	for i := range a.Documents {
		d := &a.Documents[i]
		address := strings.TrimSpace(d.URL)
		link, err := url.Parse("https://" + address)
		if openable(d.URL) || err != nil || strings.ContainsAny(address, " @\\") || strings.Contains(address, ":") {
			continue
		}
		if dot := strings.LastIndexByte(link.Host, '.'); dot > 0 && dot < len(link.Host)-2 {
			d.URL = "https://" + address
		}
	}
}
