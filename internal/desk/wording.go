package desk

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/i18n"
)

// wording says fields and values of a record as the editor says them.
type wording struct {
	desk *Desk
	l    *i18n.Localizer
}

func (d *Desk) wording(l *i18n.Localizer) wording { return wording{d, l} }

// named is a field that is no item: the text that names it, and how its value is read.
type named struct {
	key   string
	group string // the text that names what it is a part of; "" when it stands alone
	say   func(wording, json.RawMessage) string
}

var fieldsNamed = map[aid.Path]named{
	"status":                        {key: "editor.what.status", say: code(aid.ListStatus)},
	"iati_identifier":               {key: "editor.what.iati", say: wording.text},
	"markers.gender":                {key: "editor.what.gender", say: code(aid.ListSignificance)},
	"markers.disability":            {key: "editor.what.disability", say: code(aid.ListSignificance)},
	"humanitarian":                  {key: "history.field.humanitarian", say: wording.yes},
	aid.PathReportingOrg:            {key: "editor.who.reporting", say: wording.organisation},
	"dates.planned_start":           {key: "editor.when.planned_start", say: wording.day},
	"dates.actual_start":            {key: "editor.when.actual_start", say: wording.day},
	"dates.planned_end":             {key: "editor.when.planned_end", say: wording.day},
	"dates.actual_end":              {key: "editor.when.actual_end", say: wording.day},
	"beneficiaries.girls":           {key: "editor.people.girls", group: "editor.people.title", say: wording.number},
	"beneficiaries.boys":            {key: "editor.people.boys", group: "editor.people.title", say: wording.number},
	"beneficiaries.women":           {key: "editor.people.women", group: "editor.people.title", say: wording.number},
	"beneficiaries.men":             {key: "editor.people.men", group: "editor.people.title", say: wording.number},
	"beneficiaries.older_women":     {key: "editor.people.older_women", group: "editor.people.title", say: wording.number},
	"beneficiaries.older_men":       {key: "editor.people.older_men", group: "editor.people.title", say: wording.number},
	"beneficiaries.unspecified":     {key: "editor.people.unspecified", group: "editor.people.title", say: wording.number},
	"beneficiaries.with_disability": {key: "editor.people.with_disability", group: "editor.people.title", say: wording.number},
	"beneficiaries.idps":            {key: "editor.people.idps", group: "editor.people.title", say: wording.number},
	"contact.name":                  {key: "editor.contact.name", group: "editor.contact.title", say: wording.text},
	"contact.email":                 {key: "editor.contact.email", group: "editor.contact.title", say: wording.text},
	"contact.phone":                 {key: "editor.contact.phone", group: "editor.contact.title", say: wording.text},
	"contact.public":                {key: "editor.contact.public", group: "editor.contact.title", say: wording.yes},
	aid.PathState:                   {key: "history.field.state", say: wording.state},
	"review_note":                   {key: "history.field.review_note", say: wording.text},
	aid.PathDeleted:                 {key: "history.field.deleted", say: wording.yes},
	"progress":                      {key: "history.field.progress", say: wording.percent},
	"spent":                         {key: "history.field.spent", say: wording.money},
	"reached":                       {key: "history.field.reached", say: wording.number},
	"note":                          {key: "history.field.note", say: wording.text},
	"no_change":                     {key: "history.field.no_change", say: wording.yes},
}

// inLanguages are the fields that are written in both languages, "title.uk".
var inLanguages = map[string]string{
	"title": "editor.what.title", "description": "editor.what.description", "objectives": "editor.what.objectives",
}

// field is a field's name; of an item with what it is called in the first of its values that is there.
func (w wording) field(path aid.Path, values ...json.RawMessage) string {
	if f, known := fieldsNamed[path]; known {
		if f.group != "" {
			return w.l.T("history.part", "Whole", w.l.T(f.group), "Part", w.l.T(f.key))
		}
		return w.l.T(f.key)
	}
	if name, lang, found := strings.Cut(string(path), "."); found && inLanguages[name] != "" && (lang == "uk" || lang == "en") {
		return w.inLanguage(lang, inLanguages[name])
	}
	if note := path.Collection() == "review_notes"; note {
		return w.l.T("history.part", "Whole", w.l.T("history.field.review_note"), "Part", w.field(aid.Path(path.Item())))
	}
	key := "history.item." + path.Collection()
	if path.Collection() == "" || !w.l.Has(key) {
		return string(path)
	}
	for _, value := range values {
		if title := w.item(path, value).title; title != "" {
			return w.l.T("history.part", "Whole", w.l.T(key), "Part", title)
		}
	}
	return w.l.T(key)
}

func (w wording) inLanguage(lang, key string) string {
	return w.l.T("editor.lang."+lang, "Label", w.l.T(key))
}

// both is a field before and after a change; of an item that stayed, what is different about it.
func (w wording) both(path aid.Path, was, now json.RawMessage) (before, after string) {
	if path.Item() == "" || isAbsent(was) || isAbsent(now) {
		return w.value(path, was), w.value(path, now)
	}
	old, current := w.item(path, was).facts, w.item(path, now).facts
	before, after = without(old, current).String(), without(current, old).String()
	switch {
	case before == "" && after == "":
		return w.value(path, was), w.value(path, now)
	case before == "":
		before = w.l.T("history.empty")
	case after == "":
		after = w.l.T("history.empty")
	}
	return before, after
}

// value is a field's whole value as people read it.
func (w wording) value(path aid.Path, raw json.RawMessage) string {
	if isAbsent(raw) {
		if path == aid.PathDeleted || path == "humanitarian" || path == "contact.public" || path == "no_change" {
			return w.l.T("editor.clash.no")
		}
		if path.Item() != "" {
			return w.l.T("history.absent")
		}
		return w.l.T("history.empty")
	}
	if f, known := fieldsNamed[path]; known {
		return f.say(w, raw)
	}
	switch item := w.item(path, raw); {
	case !item.known:
		return w.text(raw)
	case len(item.facts) == 0:
		return w.l.T("history.empty")
	default:
		return item.facts.String()
	}
}

func isAbsent(raw json.RawMessage) bool { return raw == nil || bytes.Equal(raw, []byte("null")) }

// text is a JSON string without its quotes, and anything else as it is.
func (wording) text(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

func code(list string) func(wording, json.RawMessage) string {
	return func(w wording, raw json.RawMessage) string { return w.code(list, w.text(raw)) }
}

// code is what people read for a code, nothing for none.
func (w wording) code(list, code string) string {
	if code == "" {
		return ""
	}
	return w.desk.Codelist(list).Name(code, w.l.Lang())
}

func (w wording) organisation(raw json.RawMessage) string { return w.orgName(aid.ID(w.text(raw))) }

func (w wording) orgName(id aid.ID) string {
	if name := w.desk.organisationName(id).In(w.l.Lang()); name != "" {
		return name
	}
	return string(id)
}

func (w wording) state(raw json.RawMessage) string {
	state := w.text(raw)
	if key := "editor.chip." + state; w.l.Has(key) {
		return w.l.T(key)
	}
	return state
}

func (w wording) yes(raw json.RawMessage) string {
	switch string(raw) {
	case "true":
		return w.l.T("editor.clash.yes")
	case "false":
		return w.l.T("editor.clash.no")
	}
	return string(raw)
}

func (w wording) day(raw json.RawMessage) string { return w.date(aid.Date(w.text(raw))) }

func (w wording) date(d aid.Date) string {
	if t := d.Time(); !t.IsZero() {
		return w.l.Date(t)
	}
	return string(d)
}

func (w wording) span(from, to aid.Date) string {
	if from == "" && to == "" {
		return ""
	}
	return strings.TrimSpace(w.date(from) + " – " + w.date(to))
}

func (w wording) number(raw json.RawMessage) string {
	if text := w.text(raw); isNumber(text) {
		return w.l.Decimal(text)
	}
	return string(raw)
}

func isNumber(text string) bool {
	_, err := aid.ParseDecimal(text)
	return err == nil
}

func (w wording) percent(raw json.RawMessage) string { return w.number(raw) + "\u00a0%" }

func (w wording) money(raw json.RawMessage) string {
	var m aid.Money
	if json.Unmarshal(raw, &m) != nil {
		return string(raw)
	}
	return w.sum(m)
}

func (w wording) sum(m aid.Money) string {
	if m.Amount.IsZero() {
		return ""
	}
	return w.l.Decimal(m.Amount.String()) + "\u00a0" + m.Currency
}

func (w wording) decimal(d *aid.Decimal) string {
	if d == nil {
		return ""
	}
	return w.l.Decimal(d.String())
}

func (w wording) share(d aid.Decimal) string {
	if d.IsZero() {
		return ""
	}
	return w.l.Decimal(d.String())
}

// units are the names of the administrative units, the largest first.
func (w wording) units(codes ...string) string {
	var names []string
	for _, code := range codes {
		if code != "" {
			names = append(names, w.desk.UnitName(code, w.l.Lang()))
		}
	}
	return strings.Join(names, " · ")
}

// settlement is a settlement's name by its KATOTTG code.
func (w wording) settlement(code string) string {
	if code == "" {
		return ""
	}
	if found := w.desk.SearchPlaces(code, 1); len(found) == 1 {
		return found[0].Name(w.l.Lang())
	}
	return code
}

func (wording) point(p aid.Point) string {
	if p == (aid.Point{}) {
		return ""
	}
	return atlas.FormatDecimal(p)
}

// without leaves out the facts that others have too.
func without(facts, others facts) facts {
	return slices.DeleteFunc(slices.Clone(facts), func(f fact) bool { return slices.Contains(others, f) })
}
