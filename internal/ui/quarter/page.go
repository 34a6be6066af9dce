package quarter

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/runner"
)

// Desk is what the page asks of the desk.
type Desk interface {
	Quarter(q aid.Quarter) (desk.QuarterBoard, error)
	QuarterSheet(q aid.Quarter, id aid.ID) (desk.QuarterSheet, error)
	FileQuarter(q aid.Quarter, id aid.ID, f desk.QuarterFigures) (desk.QuarterFiled, error)
	KeepQuarter(q aid.Quarter, id aid.ID, f desk.QuarterFigures) (desk.QuarterFiled, error)
	FileUnchanged(q aid.Quarter, ids ...aid.ID) (desk.QuarterFiled, error)
	UndoQuarter(u desk.QuarterUndo) error
	QueueQuarterUpdates() (queued int, err error)
	Codelist(id string) aid.Codelist
}

// Deps is what the page is made of.
type Deps struct {
	Desk    Desk
	Text    *i18n.Localizer
	Runner  runner.Runner
	Explain func(error) string
	Now     func() time.Time
	Window  func() fyne.Window
	Visit   func()                   // go to the activities
	Waiting func(waiting, begun int) // how many rows of the quarter that is due wait, and how many were begun and not filed
}

// Page is the quarter desk.
type Page struct {
	Deps
	desk  Desk
	text  *i18n.Localizer
	turns turns

	quarter aid.Quarter // the chosen one; zero: the one that is due
	board   desk.QuarterBoard
	loaded  bool
	rows    []row // every row, by title
	shown   []row // those that fit
	filter  filter
	words   string
	current aid.ID
	marked  map[aid.ID]bool
	busy    map[aid.ID]bool // being filed
	undos   []undo

	list    *list
	panel   *panel
	header  *header
	foot    *foot
	body    *fyne.Container
	frame   *fyne.Container
	content fyne.CanvasObject

	loading func() // cancels the loading under way
	opening func() // cancels the opening of a row
}

// New makes the page; Reload fills it.
func New(d Deps) *Page {
	p := &Page{
		Deps: d, desk: d.Desk, text: d.Text, turns: turns{run: d.Runner}, filter: all,
		marked: map[aid.ID]bool{}, busy: map[aid.ID]bool{}, loading: func() {}, opening: func() {},
	}
	p.list, p.panel, p.header, p.foot = newList(p), newPanel(p), newHeader(p), newFoot(p)
	p.body = container.NewStack(p.list)
	left := container.NewBorder(nil, p.foot.content, nil, nil, p.body)
	p.frame = container.New(&frame{}, left, p.header.content, p.panel.content)
	p.content = container.NewPadded(container.NewVScroll(p.frame))
	return p
}

// Content is what the frame shows.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Landmarks are what the sentences of the page's help speak of, in their order.
func (p *Page) Landmarks() [3]fyne.CanvasObject {
	return [3]fyne.CanvasObject{p.list, p.panel.content, p.header.progress}
}

// Focus gives the keys to the list, as when the page is opened.
func (p *Page) Focus() { p.focus(p.list) }

// FocusSearch puts the cursor into the search.
func (p *Page) FocusSearch() { p.focus(p.header.search) }

func (p *Page) focus(o fyne.Focusable) {
	if w := p.Window(); w != nil {
		w.Canvas().Focus(o)
	}
}

// Reload reads the quarter anew and keeps its place, its marks and what is being typed.
func (p *Page) Reload() {
	p.loading()
	var board desk.QuarterBoard
	var rows []row
	waiting := 0
	q, lang := p.quarter, p.text.Lang()
	p.loading = p.Runner.Run(func(context.Context) (err error) {
		if board, err = p.desk.Quarter(q); err != nil {
			return err
		}
		rows = makeRows(board.Rows, lang)
		waiting = board.Counts[desk.QuarterWaiting]
		if q != (aid.Quarter{}) {
			due, err := p.desk.Quarter(aid.Quarter{})
			waiting = due.Counts[desk.QuarterWaiting]
			return err
		}
		return nil
	}, func(err error) {
		if err != nil {
			p.foot.say(p.Explain(err))
			return
		}
		p.board, p.rows, p.loaded = board, rows, true
		p.Waiting(waiting, board.Held)
		p.search()
	})
}

// Choose shows another quarter.
func (p *Page) Choose(q aid.Quarter) {
	if q == p.board.Quarter {
		return
	}
	p.leaveRow()
	p.quarter, p.undos, p.marked = q, nil, map[aid.ID]bool{}
	p.foot.say("")
	p.Reload()
}

// search shows the rows that fit, with the current one kept where it can be.
func (p *Page) search() {
	p.shown = pick(p.rows, p.filter, p.words)
	if indexOf(p.shown, p.current) < 0 && !p.panel.dirty {
		p.current = p.firstRow()
	}
	p.refresh()
	p.openRow()
}

// firstRow is the first that waits, or the first.
func (p *Page) firstRow() aid.ID {
	if i := nextWaiting(p.shown, -1, p.busy); i >= 0 {
		return p.shown[i].Activity.ID
	}
	if len(p.shown) > 0 {
		return p.shown[0].Activity.ID
	}
	return ""
}

func (p *Page) refresh() {
	p.header.refresh()
	p.foot.refresh()
	p.body.Objects = []fyne.CanvasObject{p.bodyFor()}
	p.body.Refresh()
	p.list.Refresh()
	p.scroll()
}

// scroll brings the current row into view.
func (p *Page) scroll() {
	if i := indexOf(p.shown, p.current); i >= 0 {
		p.list.Highlight(i)
	}
}

// openRow shows the current row in the panel, unless something is being typed there.
func (p *Page) openRow() {
	if p.panel.dirty {
		return
	}
	p.opening()
	id, q := p.current, p.board.Quarter
	if id == "" {
		p.panel.clear()
		return
	}
	var sheet desk.QuarterSheet
	p.opening = p.Runner.Run(func(context.Context) (err error) {
		sheet, err = p.desk.QuarterSheet(q, id)
		return err
	}, func(err error) {
		switch {
		case id != p.current || q != p.board.Quarter || p.panel.dirty:
		case err != nil:
			p.panel.clear()
		default:
			p.panel.show(sheet)
		}
	})
}

// Close files what is being typed. When it returns without an error, everything is on the disk.
func (p *Page) Close() error {
	p.panel.stop()
	if err := p.turns.finish(); err != nil {
		return err
	}
	p.busy = map[aid.ID]bool{}
	figures, ok := p.panel.read()
	if !p.panel.dirty || !ok {
		return nil
	}
	kept := p.panel.kept
	repeats := p.panel.sheet.Repeats(figures)
	p.panel.reset()
	if repeats {
		return p.desk.UndoQuarter(*kept)
	}
	_, err := p.desk.FileQuarter(p.panel.sheet.Quarter, p.panel.sheet.Activity.ID, figures)
	return err
}

// Rescue keeps what is being typed and touches nothing that is drawn: the program is ending unexpectedly. It returns the
// activity, or "" where nothing waited.
func (p *Page) Rescue() (aid.ID, error) {
	if err := p.turns.finish(); err != nil {
		return "", err
	}
	figures, ok := p.panel.read()
	sheet := p.panel.sheet
	if !p.panel.keeping || !ok || sheet.Repeats(figures) {
		return "", nil
	}
	_, err := p.desk.KeepQuarter(sheet.Quarter, sheet.Activity.ID, figures)
	return sheet.Activity.ID, err
}
