package desk

import (
	"encoding/json"
	"strconv"
	"strings"

	"focalpoint/internal/aid"
)

// said is an item of a list in words: what it is called, and what is known of it.
type said struct {
	title string
	facts facts
	known bool // this version could read it
}

// fact is one part of an item.
type fact struct{ label, text string }

type facts []fact

// String is one line for each fact.
func (f facts) String() string {
	lines := make([]string, 0, len(f))
	for _, fact := range f {
		lines = append(lines, fact.label+": "+fact.text)
	}
	return strings.Join(lines, "\n")
}

// add leaves out what is empty.
func (f *facts) add(label, text string) {
	if text != "" {
		*f = append(*f, fact{label, text})
	}
}

// item says an item in words; nothing where this version cannot read it.
func (w wording) item(path aid.Path, raw json.RawMessage) said {
	if isAbsent(raw) {
		return said{}
	}
	switch path.Collection() {
	case "locations":
		return decoded(raw, w.location)
	case "participations":
		return decoded(raw, w.participation)
	case "sectors":
		return decoded(raw, w.sector)
	case "budgets":
		return decoded(raw, w.budget)
	case "transactions":
		return decoded(raw, w.transaction)
	case "results":
		return decoded(raw, w.result)
	case "documents":
		return decoded(raw, w.document)
	case "review_notes":
		return decoded(raw, func(n aid.ReviewNote) said { return said{facts: facts{{n.Who, n.Text}}} })
	}
	return said{}
}

func decoded[T any](raw json.RawMessage, say func(T) said) said {
	item, err := aid.DecodeItem[T](raw)
	if err != nil {
		return said{}
	}
	s := say(item)
	s.known = true
	return s
}

// texts adds a text in both languages.
func (w wording) texts(f *facts, key string, t aid.Text) {
	f.add(w.inLanguage("uk", key), t.UK)
	f.add(w.inLanguage("en", key), t.EN)
}

func (w wording) location(l aid.Location) (s said) {
	if s.title = l.Name.In(w.l.Lang()); s.title == "" {
		s.title = w.settlement(l.Settlement)
	}
	w.texts(&s.facts, "editor.where.name", l.Name)
	s.facts.add(w.l.T("editor.where.coordinates"), w.point(l.Point))
	s.facts.add(w.l.T("editor.where.units"), w.units(l.Oblast, l.Raion, l.Hromada))
	s.facts.add(w.l.T("editor.where.settlement_choice"), w.settlement(l.Settlement))
	s.facts.add(w.l.T("editor.where.exactness"), w.code(aid.ListExactness, l.Exactness))
	s.facts.add(w.l.T("editor.where.share"), w.share(l.Percentage))
	s.facts.add(w.l.T("editor.where.class"), w.code(aid.ListLocationClass, l.Class))
	s.facts.add(w.l.T("editor.where.reach"), w.code(aid.ListLocationReach, l.Reach))
	if l.Precision != "" {
		s.facts.add(w.l.T("editor.where.precision"), w.l.T("editor.where.precisions."+string(l.Precision)))
	}
	s.facts.add(w.l.T("editor.where.note"), l.Note)
	return s
}

func (w wording) participation(p aid.Participation) (s said) {
	if s.title = p.Name.In(w.l.Lang()); p.Org != "" {
		s.title = w.orgName(p.Org)
	}
	s.facts.add(w.l.T("editor.who.org"), s.title)
	s.facts.add(w.l.T("editor.who.role"), w.code(aid.ListRole, p.Role))
	s.facts.add(w.l.T("editor.who.type"), w.code(aid.ListOrgType, p.Type))
	return s
}

func (w wording) sector(x aid.Sector) (s said) {
	label, list := "editor.what.sector", aid.ListPortalSector
	if x.Vocabulary == aid.VocabularyDAC {
		label, list = "history.item.sectors", aid.ListDACSector
	}
	s.title = w.code(list, x.Code)
	s.facts.add(w.l.T(label), s.title)
	s.facts.add(w.l.T("editor.what.share"), w.share(x.Percentage))
	return s
}

func (w wording) budget(b aid.Budget) (s said) {
	s.title = w.span(b.Start, b.End)
	s.facts.add(w.l.T("editor.when.amount"), w.sum(b.Value))
	s.facts.add(w.l.T("editor.when.from"), w.date(b.Start))
	s.facts.add(w.l.T("editor.when.to"), w.date(b.End))
	s.facts.add(w.l.T("editor.when.budget_type"), w.code(aid.ListBudgetType, b.Type))
	s.facts.add(w.l.T("editor.when.budget_status"), w.code(aid.ListBudgetStatus, b.Status))
	s.facts.add(w.l.T("editor.when.value_date"), w.date(b.ValueDate))
	return s
}

func (w wording) transaction(t aid.Transaction) (s said) {
	s.title = w.date(t.Date)
	s.facts.add(w.l.T("editor.when.transaction_type"), w.code(aid.ListTransaction, t.Type))
	s.facts.add(w.l.T("editor.when.amount"), w.sum(t.Value))
	s.facts.add(w.l.T("editor.when.date"), w.date(t.Date))
	w.texts(&s.facts, "editor.when.purpose", t.Description)
	s.facts.add(w.l.T("editor.when.value_date"), w.date(t.ValueDate))
	return s
}

func (w wording) document(d aid.Document) (s said) {
	if s.title = d.Title.In(w.l.Lang()); s.title == "" {
		s.title = d.URL
	}
	w.texts(&s.facts, "editor.files.document_title", d.Title)
	s.facts.add(w.l.T("editor.files.url"), d.URL)
	s.facts.add(w.l.T("editor.files.category"), w.code(aid.ListDocument, d.Category))
	s.facts.add(w.l.T("editor.files.format"), d.Format)
	return s
}

func (w wording) result(r aid.Result) (s said) {
	s.title = r.Title.In(w.l.Lang())
	w.texts(&s.facts, "editor.results.title", r.Title)
	s.facts.add(w.l.T("editor.results.type"), w.code(aid.ListResultType, r.Type))
	w.texts(&s.facts, "editor.results.description", r.Description)
	for _, i := range r.Indicators {
		w.indicator(&s.facts, i)
	}
	return s
}

// indicator adds an indicator as one fact, and one for each of its periods.
func (w wording) indicator(f *facts, i aid.Indicator) {
	name := w.l.T("history.part", "Whole", w.l.T("editor.results.indicator"), "Part", i.Title.In(w.l.Lang()))
	measured := []string{w.code(aid.ListMeasure, i.Measure)}
	if base := w.decimal(i.BaselineValue); base != "" {
		measured = append(measured, w.l.T("editor.results.baseline")+"\u00a0"+base)
	}
	if i.BaselineYear != 0 {
		measured = append(measured, w.l.T("editor.results.baseline_year")+"\u00a0"+strconv.Itoa(i.BaselineYear))
	}
	f.add(name, strings.Join(measured, " · "))
	for _, p := range i.Periods {
		parts := []string{w.span(p.Start, p.End)}
		if p.Target != nil {
			parts = append(parts, w.l.T("editor.results.target")+"\u00a0"+w.decimal(p.Target))
		}
		if p.Actual != nil {
			parts = append(parts, w.l.T("editor.results.actual")+"\u00a0"+w.decimal(p.Actual))
		}
		f.add(name, strings.Join(parts, " · "))
	}
}
