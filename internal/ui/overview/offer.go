package overview

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
)

// offer is what the activities offer to filter by.
type offer struct {
	status, chip, component, oblast, org []form.Option
}

var chips = []desk.Chip{desk.ChipDraft, desk.ChipReady, desk.ChipReview, desk.ChipApproved, desk.ChipReturned, desk.ChipConflict, desk.ChipRefused}

// makeOffer finds the values that occur, each list with "all of them" first.
func makeOffer(rows []row, orgs map[aid.ID]aid.Text, d Desk, text *i18n.Localizer) offer {
	status, chip, component, oblast, org := map[string]bool{}, map[desk.Chip]bool{}, map[string]bool{}, map[string]bool{}, map[aid.ID]bool{}
	for i := range rows {
		e := &rows[i]
		status[e.Status], chip[e.Chip], org[e.Org] = true, true, true
		for _, code := range e.Components {
			component[code] = true
			whole, _, _ := strings.Cut(code, ".")
			component[whole] = true
		}
		for _, s := range e.Oblasts {
			oblast[s.Oblast] = true
		}
	}
	all := func(key string) []form.Option { return []form.Option{{Label: text.T("overview.all." + key)}} }
	o := offer{all("status"), all("chip"), all("component"), all("oblast"), all("org")}
	o.status = append(o.status, named(d.Codelist(aid.ListStatus), status, false, text)...)
	o.component = append(o.component, named(d.Codelist(aid.ListPortalSector), component, true, text)...)
	for _, c := range chips {
		if chip[c] {
			o.chip = append(o.chip, form.Option{Code: string(c), Label: text.T("activities.chip." + string(c))})
		}
	}
	o.oblast = append(o.oblast, sorted(maps.Keys(oblast), func(code string) string { return d.UnitName(code, text.Lang()) })...)
	o.org = append(o.org, sorted(maps.Keys(org), func(id aid.ID) string { return orgs[id].In(text.Lang()) })...)
	return o
}

// within is a filter without the parts that nothing is offered for any more.
func (o offer) within(f Filter) Filter {
	offered(o.status, &f.Status)
	offered(o.chip, &f.Chip)
	offered(o.component, &f.Component)
	offered(o.oblast, &f.Oblast)
	offered(o.org, &f.Org)
	return f
}

// offered empties a choice that is not among the options.
func offered[T ~string](options []form.Option, choice *T) {
	if !slices.ContainsFunc(options, func(o form.Option) bool { return o.Code == string(*choice) }) {
		*choice = ""
	}
}

// named are the codes of a list that occur, in the list's order.
func named(list aid.Codelist, occurs map[string]bool, coded bool, text *i18n.Localizer) (options []form.Option) {
	for _, c := range list.Codes() {
		if !occurs[c.Code] {
			continue
		}
		label := c.Name.In(text.Lang())
		if coded {
			label = c.Code + " " + label
		}
		options = append(options, form.Option{Code: c.Code, Label: label})
	}
	return options
}

// sorted are options by their names; codes without a name are left out.
func sorted[T ~string](codes func(func(T) bool), name func(T) string) (options []form.Option) {
	for code := range codes {
		if label := name(code); label != "" {
			options = append(options, form.Option{Code: string(code), Label: label})
		}
	}
	slices.SortFunc(options, func(a, b form.Option) int {
		return cmp.Or(cmp.Compare(i18n.SortKey(a.Label), i18n.SortKey(b.Label)), cmp.Compare(a.Code, b.Code))
	})
	return options
}
