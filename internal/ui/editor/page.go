package editor

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/runner"
)

// stepPause is how long nothing is typed before the next letter begins a new step of undo.
const stepPause = 2 * time.Second

// drawn is how long a section that was just built takes to be drawn: only then do all of its parts have their heights.
const drawn = 60 * time.Millisecond

// Page is the editor of one activity at a time. Its methods are called on the window's goroutine.
type Page struct {
	deps  Deps
	model *model
	saver *saver

	review    review
	restoring bool // an earlier state is being put back

	orgs     map[aid.ID]desk.OrgChoice
	orgOrder []aid.ID

	content  *fyne.Container
	whole    *container.Scroll // of the page, which is scrolled where the window is too low for it
	bar      *bar
	banners  *banners
	notice   *notice
	nav      *nav
	sections []*section
	columns  *fyne.Container // sections' row, form and map
	left     *fyne.Container // the form with the notice under it
	scroll   *container.Scroll
	files    *attachments
	pins     *mapview.Map
	search   *placeSearch

	open     string // the section that is shown
	selected string // the pin that was tapped on the map
	opening  int    // number of the latest Open: a late answer to an older one is dropped
	chip     desk.Chip
	refusal  *aid.Refusal
	jump     int  // which finding was gone to last
	stored   bool // the desk has the activity; false for a draft in which nothing was typed
	typed    func()
}

// New makes the page; Open fills it.
func New(deps Deps) *Page {
	if deps.Now == nil {
		deps.Now = time.Now
	}
	p := &Page{deps: deps, model: &model{}, orgs: map[aid.ID]desk.OrgChoice{}, jump: -1}
	p.model.changed = p.changed
	p.typed = runner.Debounce(deps.Runner, stepPause, p.model.pause)
	p.saver = &saver{
		run: deps.Runner, save: deps.Desk.SaveEdit,
		state: func() aid.Activity { return p.model.activity }, done: p.saveEnded, busy: func() { p.bar.saving() },
	}
	p.bar, p.banners, p.notice = newBar(p), newBanners(p), newNotice(p)
	p.files = newAttachments(p)
	p.sections = newSections()
	p.nav = newNav(p)
	p.scroll = container.NewVScroll(container.NewVBox())
	p.left = container.NewBorder(nil, p.notice.whole, nil, nil, p.scroll)
	p.columns = container.New(&columns{nav: p.nav}, p.nav.whole, p.left, p.mapSide())
	top := container.NewVBox(p.bar.whole, widget.NewSeparator(), p.banners.whole)
	p.whole = form.Page(pageHeight, p.columns, top)
	p.content = p.whole.Content.(*fyne.Container)
	return p
}

// Content is what the window shows of the page.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Landmarks are what the sentences of the page's help speak of, in their order.
func (p *Page) Landmarks() [3]fyne.CanvasObject {
	return [3]fyne.CanvasObject{p.nav.whole, p.scroll, p.pins}
}

// Open shows an activity of the desk. What was typed before is saved first.
func (p *Page) Open(id aid.ID) {
	p.load(true, stop{}, func() (desk.Sheet, error) { return p.deps.Desk.Activity(id) })
}

// OpenAt shows an activity of the desk at what was found in it.
func (p *Page) OpenAt(id aid.ID, f desk.Finding) {
	p.load(true, p.stopAt(&f), func() (desk.Sheet, error) { return p.deps.Desk.Activity(id) })
}

// OpenNew shows an empty draft at its title; it is kept from the first keystroke on.
func (p *Page) OpenNew() {
	p.load(false, stop{path: "title.uk"}, func() (desk.Sheet, error) {
		a, err := p.deps.Desk.NewActivity()
		return desk.Sheet{Activity: a, Own: true}, err
	})
}

// Close saves what waits before it returns: the page is left, or the window closes. An error means that the latest
// edits are not on the disk; the page still holds them.
func (p *Page) Close() error {
	saved, err := p.saver.close()
	p.saveEnded(saved, err)
	if p.files.titles.wait() {
		unkept := p.files.titles.keep()
		p.titlesKept(unkept)
		err = errors.Join(err, unkept)
	}
	return err
}

// Rescue saves what waits and touches nothing that is drawn: the program is ending unexpectedly. It returns the activity,
// or "" where nothing waited.
func (p *Page) Rescue() (aid.ID, error) {
	titles := p.files.titles.wait()
	if !p.saver.dirty && !p.saver.saving && !titles {
		return "", nil
	}
	_, err := p.saver.close()
	return p.model.activity.ID, errors.Join(err, p.files.titles.keep())
}

// load reads a sheet off the window's goroutine and shows it, at a place where one is given.
func (p *Page) load(stored bool, at stop, read func() (desk.Sheet, error)) {
	if p.Close() != nil {
		return // the banner says so; the text stays on the page
	}
	p.opening++
	number := p.opening
	var sheet desk.Sheet
	var orgs []desk.OrgChoice
	p.deps.Runner.Run(func(context.Context) (err error) {
		if sheet, err = read(); err != nil {
			return err
		}
		orgs, err = p.deps.Desk.Organisations()
		return err
	}, func(err error) {
		switch {
		case number != p.opening:
		case err != nil:
			p.banners.set("missing", banner{tone: toneBad, text: p.t("banner.missing", "Reason", p.deps.Explain(err))})
		default:
			p.stored = stored
			p.opened(sheet, orgs)
			if at.path != "" {
				p.goToStop(at)
				p.deps.Runner.After(drawn, func() {
					if number == p.opening {
						p.goToStop(at)
					}
				})
			}
		}
	})
}

// opened builds the page for a sheet. The section that was shown stays when it is the same activity again.
func (p *Page) opened(sheet desk.Sheet, orgs []desk.OrgChoice) {
	same := sheet.Activity.ID == p.model.activity.ID
	p.model.open(sheet)
	p.saver.know(sheet.Activity)
	p.orgOrder = p.orgOrder[:0]
	for _, org := range orgs {
		p.orgs[org.ID] = org
		p.orgOrder = append(p.orgOrder, org.ID)
	}
	p.refusal, p.jump = sheet.Refusal, -1
	p.chip = desk.ChipOf(sheet.Summary)
	for _, s := range p.sections {
		s.forget()
	}
	if !same {
		p.files.forget()
		p.search.hide() // what was offered there is of another activity
	}
	p.notice.hide()
	p.review = review{}
	p.banners.open(sheet)
	p.bar.open(sheet)
	p.showPins()
	p.pins.Select("")
	p.pins.FitToPins()
	if !same || p.open == "" {
		p.open = p.sections[0].name
	}
	p.openSection(p.open)
}

// changed follows every edit: what shows sums and titles is brought up to date, and the saver is told.
func (p *Page) changed() {
	p.bar.retitle()
	p.banners.clear("ready")
	if s := p.section(p.open); s != nil && s.group != nil {
		s.group.retitle()
	}
	p.typed()
	p.saver.touch()
}

// leave is called when a field loses the focus.
func (p *Page) leave() {
	p.model.pause()
	p.saver.flush()
}

// show puts the activity's values into every widget that was built, as after undo.
func (p *Page) show() {
	for _, s := range p.sections {
		if s.group != nil {
			s.group.show()
		}
	}
	p.shown()
}

// shown brings lists and pins up to date after items were added, moved or removed.
func (p *Page) shown() {
	for _, s := range p.sections {
		if s.group != nil {
			for _, l := range s.group.lists {
				l.show()
			}
		}
	}
	p.showPins()
	p.showFindings()
	p.relayout()
}

// saveEnded shows what became of a save.
func (p *Page) saveEnded(saved desk.Saved, err error) {
	if err != nil {
		p.bar.unsaved()
		p.banners.set("unsaved", banner{tone: toneBad, text: p.t("banner.unsaved", "Reason", p.deps.Explain(err))})
		return
	}
	p.banners.clear("unsaved")
	if saved.At.IsZero() {
		return // a newer state was on the disk already
	}
	p.chip, p.stored = saved.Chip, true
	p.bar.saved(saved.At)
	if !p.saver.dirty {
		p.model.findings = saved.Findings
		p.showFindings()
	}
}

// relayout lets the page follow rows that opened or closed.
func (p *Page) relayout() {
	p.scroll.Content.Refresh()
	p.scroll.Refresh()
}

// goTo scrolls an object of the shown section into view.
func (p *Page) goTo(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.scroll.Content).Y
	furthest := max(0, p.scroll.Content.MinSize().Height-p.scroll.Size().Height)
	p.scroll.Offset.Y = min(max(0, y-12), furthest)
	p.scroll.Refresh()
}

func (p *Page) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(p.content) }

func (p *Page) focus(on fyne.Focusable) {
	if c := p.canvas(); c != nil {
		c.Focus(on)
	}
}

// known is the text of a key, or nothing where there is none.
func (p *Page) known(key string, args ...any) string {
	if text := p.deps.Localizer.T(key, args...); text != "["+key+"]" {
		return text
	}
	return ""
}

// t is a text of the editor.
func (p *Page) t(key string, args ...any) string { return p.deps.Localizer.T("editor."+key, args...) }
