package quality

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
)

// Desk is what the page asks of the desk. All of it may take a moment, but for UnitName.
type Desk interface {
	Inspect(ctx context.Context, progress func(done, total int)) (desk.Inspection, error)
	Tally(ctx context.Context, progress func(done, total int)) (desk.Tally, error)
	Fix(ctx context.Context, rule string, ids ...aid.ID) (desk.Fixed, error)
	UndoFix(fixed desk.Fixed) (restored int, err error)
	Distinguish(a, b aid.ID) error
	UndoDistinguish(a, b aid.ID) error
	Organisations() ([]desk.OrgChoice, error)
	UnitName(code, lang string) string
}

// Deps is what the page is made of.
type Deps struct {
	Desk    Desk
	Text    *i18n.Localizer
	Runner  runner.Runner
	Explain func(error) string
	Open    func(id aid.ID, f desk.Finding) // shows a record at what was found
	Counted func(desk.Tally)                // hears how much there is, whenever it was counted
}

// Page is the page. Its methods are called on the window's goroutine.
type Page struct {
	Deps
	text *i18n.Localizer

	found  desk.Inspection
	orgs   map[aid.ID]aid.Text
	loaded bool
	groups []desk.Group // with the likely duplicates, which have no records but pairs
	chosen int          // the group that is shown
	last   visit

	busy  bool // a check is under way
	again bool // and what it says is out of date
	full  bool // and the page wants the findings, not only their number

	summary *widget.Label
	bar     *widget.ProgressBar
	next    *form.Button
	rules   *form.List
	detail  *detail
	body    *fyne.Container
	content fyne.CanvasObject
}

// visit is the finding that was opened last, and where it stood.
type visit struct {
	rule  string
	id    aid.ID
	field aid.Path
	at    int
}

// rulesWidth fits the longest Ukrainian name of a rule in a window of the smallest size, beside a readable text.
const rulesWidth = 300

const (
	detailLeast = 360 // the width that the rule in view keeps beside the others
	rulesLeast  = 120 // the height that the rules keep
	bodyLeast   = 200 // and the page
)

// New makes the page; Reload fills it.
func New(d Deps) *Page {
	p := &Page{Deps: d, text: d.Text, summary: widget.NewLabel(""), bar: widget.NewProgressBar(), body: container.NewStack()}
	p.summary.Wrapping = fyne.TextWrapWord
	p.bar.Hide()
	p.next = form.NewButtonWithIcon(p.t("next"), fynetheme.NavigateNextIcon(), p.Next)
	p.next.Importance = widget.HighImportance
	p.next.Disable()
	p.detail = newDetail(p)
	p.rules = newRules(p)
	title := form.Title(p.t("title"))
	head := container.NewVBox(
		form.Beside(0, form.Before(200, p.summary, title), p.next), p.bar, widget.NewSeparator(),
	)
	p.content = container.NewPadded(form.Page(bodyLeast, p.body, head))
	return p
}

// Content is what the frame shows.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Landmarks are what the sentences of the page's help speak of, in their order.
func (p *Page) Landmarks() [3]fyne.CanvasObject {
	return [3]fyne.CanvasObject{p.rules, p.detail.top, p.detail.lists}
}

func (p *Page) t(key string, args ...any) string { return p.text.T("quality.page."+key, args...) }

// Reload checks what has changed and shows what is found.
func (p *Page) Reload() {
	p.full = true
	p.check()
}

// Count checks what has changed and only counts: it costs the same however many findings there are.
func (p *Page) Count() { p.check() }

// check is done once at a time: what is asked for meanwhile is done afterwards.
func (p *Page) check() {
	if p.busy {
		p.again = true
		return
	}
	p.busy = true
	if p.full {
		p.full = false
		p.inspect()
	} else {
		p.tally()
	}
}

func (p *Page) tally() {
	var tally desk.Tally
	p.Runner.Run(func(ctx context.Context) (err error) {
		tally, err = p.Desk.Tally(ctx, p.progress)
		return err
	}, func(err error) { p.checked(err, tally) })
}

func (p *Page) inspect() {
	var found desk.Inspection
	var orgs []desk.OrgChoice
	p.Runner.Run(func(ctx context.Context) (err error) {
		if found, err = p.Desk.Inspect(ctx, p.progress); err == nil && len(found.Pairs) > 0 {
			orgs, err = p.Desk.Organisations()
		}
		return err
	}, func(err error) {
		if err == nil {
			p.show(found, orgs)
		}
		p.checked(err, found.Tally)
	})
}

// progress is told on the checking goroutine.
func (p *Page) progress(done, total int) {
	p.Runner.Post(func() {
		if p.busy {
			p.bar.Show()
			p.bar.SetValue(float64(done) / float64(max(1, total)))
			p.summary.SetText(p.t("checking", "Done", p.text.Number(int64(done)), "Total", p.text.Number(int64(total))))
		}
	})
}

// checked ends a check, and begins the one that was asked for meanwhile.
func (p *Page) checked(err error, tally desk.Tally) {
	p.busy = false
	p.bar.Hide()
	switch {
	case err == nil:
		p.summary.SetText(p.counts(tally))
		p.Counted(tally)
	case !errors.Is(err, context.Canceled):
		p.summary.SetText(p.Explain(err))
	}
	if p.again {
		p.again = false
		p.check()
	}
}

// counts says what was found in all.
func (p *Page) counts(tally desk.Tally) string {
	words := p.text.N("quality.page.records", tally.Records)
	for _, part := range []struct {
		key string
		n   int
	}{{"stops", tally.Stops}, {"warns", tally.Warns}, {"hints", tally.Hints}} {
		if part.n > 0 {
			words += " · " + p.text.N("quality.page."+part.key, part.n)
		}
	}
	return words
}

// show puts what was found on the page; the rule that was shown stays, where it still finds something.
func (p *Page) show(found desk.Inspection, orgs []desk.OrgChoice) {
	rule := p.rule()
	p.found, p.loaded, p.orgs = found, true, map[aid.ID]aid.Text{}
	for _, org := range orgs {
		p.orgs[org.ID] = org.Name
	}
	p.groups = withDuplicates(found)
	p.chosen = max(0, min(p.chosen, len(p.groups)-1))
	for i, group := range p.groups {
		if group.Rule == rule {
			p.chosen = i
		}
	}
	p.body.Objects = []fyne.CanvasObject{p.bodyFor()}
	p.body.Refresh()
	p.rules.Refresh()
	if len(p.groups) == 0 {
		p.next.Disable()
		return
	}
	p.next.Enable()
	p.rules.Select(p.chosen)
	p.detail.show(p.groups[p.chosen])
}

// withDuplicates puts the likely duplicates behind the last rule that warns.
func withDuplicates(found desk.Inspection) (groups []desk.Group) {
	pairs := desk.Group{Rule: desk.RuleDuplicate, Severity: desk.SeverityWarn}
	due := len(found.Pairs) > 0
	for _, group := range found.Groups {
		if due && group.Severity == desk.SeverityHint {
			groups, due = append(groups, pairs), false
		}
		groups = append(groups, group)
	}
	if due {
		groups = append(groups, pairs)
	}
	return groups
}

// bodyFor is the rules beside the records, or why there are none.
func (p *Page) bodyFor() fyne.CanvasObject {
	switch {
	case len(p.groups) > 0:
		rules := form.Wish(rulesWidth, container.NewBorder(nil, nil, nil, widget.NewSeparator(), form.Tall(rulesLeast, p.rules)))
		return form.Before(detailLeast, p.detail.content, rules)
	case p.found.Records == 0:
		return form.Empty(fynetheme.DocumentIcon(), p.t("none.title"), p.t("none.text"))
	}
	return form.Empty(fynetheme.ConfirmIcon(), p.t("clean.title"), p.t("clean.text"), p.detail.strip)
}

// rule is the one that is shown, or "".
func (p *Page) rule() string {
	if p.chosen < len(p.groups) {
		return p.groups[p.chosen].Rule
	}
	return ""
}

func (p *Page) choose(i int) {
	if i < len(p.groups) && i != p.chosen {
		p.chosen = i
		p.detail.show(p.groups[i])
	}
}

// Next opens the next finding: the one after that which was opened last, or the first of the rule that is shown. Likely
// duplicates are looked at on the page.
func (p *Page) Next() {
	group, at := p.chosen, 0
	if v := p.last; v.rule == p.rule() {
		at = v.at
		if found := p.groups[group].Found; at < len(found) && found[at].ID == v.id && found[at].Finding.Field == v.field {
			at++ // otherwise it was put right, and the next one stands in its place
		}
	}
	for range len(p.groups) + 1 {
		if at < len(p.groups[group].Found) {
			p.rules.Select(group)
			p.open(group, at)
			return
		}
		group, at = (group+1)%len(p.groups), 0
	}
	p.rules.Select(p.chosen)
}

// open shows a record at what was found.
func (p *Page) open(group, at int) {
	if group >= len(p.groups) || at >= len(p.groups[group].Found) {
		return
	}
	found := p.groups[group].Found[at]
	p.last = visit{found.Finding.Rule, found.ID, found.Finding.Field, at}
	p.Open(found.ID, found.Finding)
}

// title is a record's title in the language of the window.
func (p *Page) title(t aid.Text) string {
	if title := t.In(p.text.Lang()); title != "" {
		return title
	}
	return p.text.T("activities.untitled")
}
