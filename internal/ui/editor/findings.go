package editor

import (
	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// finding is what stands under a field.
type finding struct {
	severity form.Severity
	text     string
}

// weight orders findings where only one can be shown.
var weight = map[desk.Severity]int{desk.SeverityStop: 3, desk.SeverityWarn: 2, desk.SeverityHint: 1}

// showFindings puts what was found under its fields, into the row of sections and the counter. A field whose finding
// is the same as before is left alone: it may show that what is being typed is no date.
func (p *Page) showFindings() {
	counts, stops := map[string]int{}, false
	for _, f := range p.found() {
		counts[p.sectionOf(f.Field).name]++
		stops = stops || f.Severity == desk.SeverityStop
	}
	for _, n := range p.model.activity.ReviewNotes {
		counts[p.sectionOf(n.Field()).name]++
	}
	p.notice.check(p.stops())
	if !stops {
		p.banners.clear("stopped")
	}
	p.nav.count(counts)
	p.bar.count(len(p.found()), stops)
	moved := false
	for _, s := range p.sections {
		if s.group != nil {
			moved = s.group.showFindings(p) || moved
		}
	}
	if moved {
		p.relayout()
	}
}

// found are the findings that concern the person: those about one's own activities.
func (p *Page) found() []desk.Finding {
	if !p.model.own {
		return nil
	}
	return p.model.findings
}

// showFindings gives every field, row and list of the group its own finding, and its conflict. It says whether the
// page has to be laid out anew.
func (g *group) showFindings(p *Page) (moved bool) {
	for _, f := range g.fields {
		f.set(p.worst(f.path, true))
		moved = p.showClash(f.box, &f.clash, f.path) || moved
		moved = g.showNote(f.box, f.path) || moved
	}
	for _, l := range g.lists {
		if place := l.place(); place != "" {
			worst := p.worst(place, false)
			l.setFinding(worst.severity, worst.text)
			moved = g.showNote(l.object(), place) || moved
		}
		for _, r := range l.heads() {
			if r.head != nil {
				if found := p.worst(r.path, false); found != r.found {
					r.found = found
					r.head.SetFinding(found.severity, found.text)
				}
				moved = p.showClash(r.whole, &r.clash, r.path) || moved
				moved = g.showNote(r.whole, r.path) || moved
			}
			if r.group != nil {
				moved = r.group.showFindings(p) || moved
			}
		}
	}
	return moved
}

func (f *field) set(found finding) {
	if found != f.found && f.frame != nil {
		f.found = found
		f.frame.SetFinding(found.severity, found.text)
	}
}

// members tells under which field of an item a rule's finding stands. Rules name the item as a whole.
var members = map[string]aid.Path{
	"budget-value": ".amount", "budget-currency": ".currency", "budget-period-missing": ".start", "budget-period-invalid": ".end",
	"budget-period-long": ".end", "budget-code-unknown": ".type", "budget-overlap": ".start", "budget-outside-dates": ".start",
	"transaction-type": ".type", "transaction-date": ".date", "transaction-future": ".date", "transaction-early": ".date",
	"transaction-value": ".amount", "transaction-currency": ".currency", "spent-other-currency": ".currency",
	"point-invalid": ".point", "point-zero": ".point", "point-swapped": ".point", "point-sea": ".point", "point-outside": ".point",
	"point-sensitive": ".precision", "location-code-unknown": ".exactness", "location-share-range": ".percentage",
	"sector-share-range": ".percentage", "org-nameless": ".org", "org-role-unknown": ".role", "org-type-unknown": ".type",
	"org-twice": ".org", "result-code-unknown": ".type", "document-link": ".url", "document-untitled": ".title.uk",
}

// worst is the most severe finding at a path, the first of several: at the path of a field, or of an item or a list as
// a whole.
func (p *Page) worst(path aid.Path, ofField bool) finding {
	var worst *desk.Finding
	found := p.found()
	for i := range found {
		f := &found[i]
		at := p.standsAt(f)
		if ofField {
			at += members[f.Rule]
		}
		if at == path && (worst == nil || weight[f.Severity] > weight[worst.Severity]) {
			worst = f
		}
	}
	if worst == nil {
		return finding{}
	}
	return finding{form.Severity(worst.Severity), desk.Fault(p.deps.Localizer, *worst)}
}

// standsAt is the path of the field or list at which a finding is shown: the sectors of each vocabulary have a list of
// their own.
func (*Page) standsAt(f *desk.Finding) aid.Path {
	switch {
	case f.Field != "sectors":
		return f.Field
	case f.Rule == "dac-sector-missing", f.Args["Vocabulary"] == aid.VocabularyDAC:
		return placeOf(aid.VocabularyDAC)
	}
	return placeOf(aid.VocabularyPortal)
}

// placeOf is the place of the list that shows the sectors of a vocabulary.
func placeOf(vocabulary string) aid.Path { return aid.Path("sectors." + vocabulary) }

// stop is something to go to: a finding, or a conflict.
type stop struct {
	path   aid.Path
	member aid.Path // the field of the item
	text   string
	stops  bool // it stops sending
}

// stops lists them in the order of the sections.
func (p *Page) stops() []stop {
	var all []stop
	for _, s := range p.sections {
		for _, c := range p.model.clashes {
			if p.sectionOf(c.Path) == s {
				all = append(all, stop{path: c.Path})
			}
		}
		for _, n := range p.model.activity.ReviewNotes {
			if p.sectionOf(n.Field()) == s {
				all = append(all, stop{path: n.Field()})
			}
		}
		found := p.found()
		for i := range found {
			f := &found[i]
			if p.sectionOf(f.Field) == s {
				all = append(all, p.stopAt(f))
			}
		}
	}
	return all
}

// stopAt is a finding to go to, with what is wrong, what to do and what it means.
func (p *Page) stopAt(f *desk.Finding) stop {
	text := desk.Message(p.deps.Localizer, *f) + "\n" + p.t("notice.means", "Meaning", desk.Meaning(p.deps.Localizer, f.Rule))
	return stop{p.standsAt(f), members[f.Rule], text, f.Severity == desk.SeverityStop}
}

// NextFinding goes to the next finding: its section is shown, its field gets the focus, and the strip below says what
// to do.
func (p *Page) NextFinding() {
	all := p.stops()
	if len(all) == 0 {
		return
	}
	p.jump = (p.jump + 1) % len(all)
	p.goToStop(all[p.jump])
}

func (p *Page) goToStop(s stop) {
	p.openSection(p.sectionOf(s.path).name)
	if s.text != "" {
		p.notice.sayFinding(s.text)
	}
	group := p.section(p.open).group
	if r := p.reveal(s.path); r != nil {
		p.goTo(r.whole)
		group = r.group
	}
	for _, f := range group.fields {
		if f.path == s.path+s.member {
			p.goTo(f.box)
			p.focus(f.focus)
			return
		}
	}
	for _, l := range group.lists {
		if l.place() == s.path {
			p.goTo(l.object())
		}
	}
}

// reveal opens the item at a path, if the path names one whose section is built.
func (p *Page) reveal(path aid.Path) *row {
	s := p.sectionOf(path)
	if s.group == nil || path.Item() == "" {
		return nil
	}
	for _, l := range s.group.lists {
		for _, r := range l.heads() {
			if r.path == path {
				return l.reveal(r.key)
			}
		}
	}
	return nil
}
