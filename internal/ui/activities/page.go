package activities

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/picture"
	"focalpoint/internal/ui/runner"
)

// Desk is what the page asks of the desk.
type Desk interface {
	Activities() ([]aid.Summary, error)
	UnitName(code, lang string) string
	Ready(ids ...aid.ID) ([]desk.NotReady, error)
	Reviewer() bool
	ToReview(all []aid.Summary) (waiting []aid.Summary, err error)
	Approve(clean bool, records ...desk.Reading) (desk.Reviewed, error)
	UndoReview(done desk.Reviewed) (restored int, err error)
	Import(ctx context.Context, path string, dryRun bool, progress func(rows int)) (desk.ImportReport, error)
	Export(ctx context.Context, path string, ids []aid.ID, lang string) (skipped int, err error)
	picture.Desk
}

// Deps is what the page is made of.
type Deps struct {
	Desk    Desk
	Text    *i18n.Localizer
	Runner  runner.Runner
	Explain func(error) string
	Message func(desk.Finding) string
	Reason  func(desk.RefusedCell) string
	Window  func() fyne.Window
	Open    func(aid.ID)
	New     func()
}

// searchPause is how long typing must rest before the list is searched.
const searchPause = 120 * time.Millisecond

// Page is the list with what stands above it.
type Page struct {
	Deps
	desk Desk
	text *i18n.Localizer

	all     []row
	view    view
	filter  Filter
	order   Order
	checked map[aid.ID]bool

	entry   *form.Entry
	buttons map[Filter]*form.Button
	chips   *fyne.Container // of the buttons
	list    *form.List
	body    *fyne.Container
	ready   *form.Button
	review  *review
	frame   fyne.CanvasObject // head and body
	content fyne.CanvasObject

	loads   int    // how often the records were read: of two readings under way the later one counts
	finding func() // cancels the search under way
	loaded  bool
}

// New makes the page; Reload fills it.
func New(d Deps) *Page {
	p := &Page{
		Deps: d, desk: d.Desk, text: d.Text, filter: All, order: ByEdited,
		checked: map[aid.ID]bool{}, buttons: map[Filter]*form.Button{}, finding: func() {},
	}
	p.content = p.build()
	return p
}

// Content is what the frame shows.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Landmarks are what the sentences of the page's help speak of, in their order.
func (p *Page) Landmarks() [3]fyne.CanvasObject {
	return [3]fyne.CanvasObject{p.chips, p.entry, p.list}
}

// FocusSearch puts the cursor into the search.
func (p *Page) FocusSearch() { p.Window().Canvas().Focus(p.entry) }

// listLeast is the height that the list keeps.
const listLeast = 170

func (p *Page) build() fyne.CanvasObject {
	p.entry = form.NewEntry(false)
	p.entry.SetPlaceHolder(p.text.T("activities.search"))
	p.entry.ActionItem = widget.NewIcon(fynetheme.SearchIcon())
	searchSoon := runner.Debounce(p.Runner, searchPause, p.search)
	p.entry.OnChanged = func(string) { searchSoon() }

	add := form.NewButtonWithIcon(p.text.T("activities.new"), fynetheme.ContentAddIcon(), p.New)
	add.Importance = widget.HighImportance
	read := form.NewButtonWithIcon(p.text.T("activities.import"), fynetheme.DownloadIcon(), p.AskImport)
	write := form.NewButtonWithIcon(p.text.T("activities.export"), fynetheme.DocumentSaveIcon(), p.AskExport)
	p.ready = form.NewButtonWithIcon(p.text.T("activities.ready"), fynetheme.ConfirmIcon(), p.markReady)
	p.ready.Disable()
	sort := form.NewSelect([]string{p.text.T("activities.sort.edited"), p.text.T("activities.sort.title")}, nil)
	sort.SetSelectedIndex(0)
	sort.OnChanged = func(string) {
		p.order = []Order{ByEdited, ByTitle}[max(0, sort.SelectedIndex())]
		p.search()
	}

	p.chips = form.Flow()
	for _, filter := range filters {
		button := form.NewButton("", func() { p.Choose(filter) })
		p.buttons[filter] = button
		p.chips.Add(button)
	}
	p.list = newList(p)
	p.review = newReview(p)
	p.body = container.NewStack(p.list)
	top := form.Beside(200, form.UpTo(300, p.entry), form.Flow(p.ready, read, write, add))
	row := form.Beside(300, p.chips, sort)
	head := container.NewVBox(top, row, p.review.strip, widget.NewSeparator())
	scroll := form.Page(listLeast, p.body, head)
	p.frame = scroll.Content
	return container.NewPadded(scroll)
}

// newList makes the list; each of its few lines is remembered by its container.
func newList(p *Page) *form.List {
	lines := map[fyne.CanvasObject]*line{}
	var list *form.List
	list = form.NewList(
		func() int { return len(p.view.rows) },
		func() fyne.CanvasObject {
			l := newLine()
			lines[l.Container] = l
			return l.Container
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(p.view.rows) {
				p.show(lines[o], p.view.rows[i])
				lines[o].check.OnFocus = func() { list.ScrollTo(i) }
			}
		},
	)
	list.OnSelected = func(i widget.ListItemID) {
		list.UnselectAll()
		if i < len(p.view.rows) {
			p.Open(p.view.rows[i].ID)
		}
	}
	list.Name = p.text.T("shell.rooms.activities")
	return list
}

// Reload reads the records anew and keeps search and filter.
func (p *Page) Reload() {
	p.loads++
	number := p.loads
	var rows []row
	var reviewer bool
	p.Runner.Run(func(context.Context) error {
		summaries, err := p.desk.Activities()
		if err != nil {
			return err
		}
		waiting, err := p.desk.ToReview(summaries)
		rows, reviewer = makeRows(summaries, waiting), p.desk.Reviewer()
		return err
	}, func(err error) {
		if number != p.loads {
			return
		}
		if err != nil {
			p.fail(err)
			return
		}
		p.all, p.loaded, p.review.may = rows, true, reviewer
		p.search()
	})
}

// Choose sets the filter.
func (p *Page) Choose(filter Filter) {
	p.filter = filter
	p.search()
}

func (p *Page) search() {
	p.finding()
	all, words, filter, order := p.all, p.entry.Text, p.filter, p.order
	var found view
	p.finding = p.Runner.Run(func(ctx context.Context) (err error) {
		found, err = search(ctx, all, words, filter, order, p.text.Lang())
		return err
	}, func(err error) {
		if err == nil {
			p.view = found
			p.refresh()
		}
	})
}

func (p *Page) refresh() {
	for filter, button := range p.buttons {
		name := string(filter)
		if filter == Review && p.review.may {
			name = "to_review"
		}
		button.SetText(p.text.T("activities.filter."+name, "N", p.text.Number(int64(p.view.counts[filter]))))
		button.Importance = widget.LowImportance
		if filter == p.filter {
			button.Importance = widget.MediumImportance
		}
		button.Refresh()
	}
	p.review.show()
	p.body.Objects = []fyne.CanvasObject{p.bodyFor()}
	p.body.Refresh()
	p.list.Refresh()
}

// bodyFor is the list, or why there is none.
func (p *Page) bodyFor() fyne.CanvasObject {
	switch {
	case len(p.view.rows) > 0 || !p.loaded:
		return p.list
	case len(p.all) == 0:
		add := form.NewButtonWithIcon(p.text.T("activities.new"), fynetheme.ContentAddIcon(), p.New)
		add.Importance = widget.HighImportance
		read := form.NewButtonWithIcon(p.text.T("activities.import"), fynetheme.DownloadIcon(), p.AskImport)
		return form.Empty(fynetheme.DocumentCreateIcon(), p.text.T("activities.empty.title"), p.text.T("activities.empty.text"), add, read)
	}
	reset := form.NewButton(p.text.T("activities.nothing.clear"), func() {
		p.filter = All
		p.entry.SetText("")
		p.search()
	})
	if p.filter == Review && p.entry.Text == "" {
		return form.Empty(fynetheme.ConfirmIcon(), p.text.T("activities.review.all.title"), p.text.T("activities.review.all.text"), reset)
	}
	return form.Empty(fynetheme.SearchIcon(), p.text.T("activities.nothing.title"), p.text.T("activities.nothing.text"), reset)
}

func (p *Page) check(id aid.ID, on bool) {
	if on {
		p.checked[id] = true
	} else {
		delete(p.checked, id)
	}
	if len(p.checked) > 0 {
		p.ready.Enable()
	} else {
		p.ready.Disable()
	}
	p.review.show()
}

// Search looks for words, as if they were typed.
func (p *Page) Search(words string) { p.entry.SetText(words) }

// Shown is how many records the list shows.
func (p *Page) Shown() int { return len(p.view.rows) }
