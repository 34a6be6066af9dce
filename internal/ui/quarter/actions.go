package quarter

import (
	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// undo is one step back.
type undo struct {
	way   desk.QuarterUndo
	id    aid.ID // the row to go back to
	title string // of the row, or "" for several
	count int
}

// undosKept bounds how far back one can go.
const undosKept = 100

// walk goes some rows down or up; with Shift it marks the rows on the way.
func (p *Page) walk(rows int, marking bool) {
	from := indexOf(p.shown, p.current)
	to := min(max(from+rows, 0), len(p.shown)-1)
	if to < 0 || to == from {
		return
	}
	if marking && from >= 0 {
		for i := min(from, to); i <= max(from, to); i++ {
			p.marked[p.shown[i].Activity.ID] = true
		}
		p.foot.refresh()
	}
	p.choose(p.shown[to].Activity.ID)
}

// choose makes a row the current one. What was being typed for the row before is filed.
func (p *Page) choose(id aid.ID) {
	if id == p.current {
		return
	}
	p.leaveRow()
	p.current = id
	p.scroll()
	p.list.Refresh()
	p.openRow()
}

// leaveRow files what is being typed. What cannot be read is left out: its field has said why.
func (p *Page) leaveRow() {
	figures, ok := p.panel.read()
	switch {
	case !p.panel.dirty || !ok:
	case p.panel.sheet.Repeats(figures): // typed, and typed back
		p.giveUp(p.panel.kept)
	default:
		p.file(figures)
	}
	p.panel.reset()
}

// giveUp takes back what was kept of a row.
func (p *Page) giveUp(kept *desk.QuarterUndo) {
	p.turns.do(func() error { return p.desk.UndoQuarter(*kept) }, func(err error) {
		if err != nil {
			p.fail(err)
			return
		}
		*kept = desk.QuarterUndo{}
		p.Reload()
	})
}

func (p *Page) mark(id aid.ID) {
	if p.marked[id] {
		delete(p.marked, id)
	} else if id != "" {
		p.marked[id] = true
	}
	p.foot.refresh()
	p.list.Refresh()
}

func (p *Page) markTo(id aid.ID) {
	from, to := indexOf(p.shown, p.current), indexOf(p.shown, id)
	for i := max(0, min(from, to)); i <= max(from, to); i++ {
		p.marked[p.shown[i].Activity.ID] = true
	}
	p.choose(id)
	p.foot.refresh()
}

// markAll marks every row shown that waits.
func (p *Page) markAll() {
	for _, r := range p.shown {
		if r.State == desk.QuarterWaiting {
			p.marked[r.Activity.ID] = true
		}
	}
	p.foot.refresh()
	p.list.Refresh()
}

func (p *Page) unmark() {
	p.marked = map[aid.ID]bool{}
	p.foot.refresh()
	p.list.Refresh()
}

// same says of the marked rows, or of the current one, that nothing has changed, and goes to the next that waits.
func (p *Page) same() {
	p.focus(p.list) // a click on the button has taken the keys away
	if len(p.marked) > 0 {
		ids := make([]aid.ID, 0, len(p.marked))
		for _, r := range p.rows {
			if p.marked[r.Activity.ID] {
				ids = append(ids, r.Activity.ID)
			}
		}
		p.marked = map[aid.ID]bool{}
		p.fileSame(ids)
		return
	}
	if i := indexOf(p.shown, p.current); i >= 0 {
		if begun := p.shown[i].Update.Stage == aid.StageHeld && p.panel.sheet.Activity.ID == p.current; begun || p.panel.dirty {
			p.save()
			return
		}
		if p.shown[i].State == desk.QuarterWaiting && !p.busy[p.current] {
			p.fileSame([]aid.ID{p.current})
		}
		p.next()
	}
}

func (p *Page) fileSame(ids []aid.ID) {
	p.panel.reset()
	q := p.board.Quarter
	for _, id := range ids {
		p.busy[id] = true
	}
	var filed desk.QuarterFiled
	p.turns.do(func() (err error) {
		filed, err = p.desk.FileUnchanged(q, ids...)
		return err
	}, func(err error) {
		for _, id := range ids {
			delete(p.busy, id)
		}
		if err != nil {
			p.fail(err)
			return
		}
		p.took(q, filed)
		p.remember(filed.Undo, filed.Rows)
		switch len(filed.Rows) {
		case 0:
		case 1:
			p.foot.say(p.text.T("quarter.said.same", "Title", p.title(filed.Rows[0].Activity.Title)))
		default:
			p.foot.say(p.text.N("quarter.said.many", len(filed.Rows)))
		}
	})
	p.foot.refresh()
}

// save files what stands in the panel, gives the keys back to the list and goes to the next row that waits.
func (p *Page) save() {
	figures, ok := p.panel.read()
	if !ok || p.panel.sheet.Activity.ID == "" {
		return
	}
	p.file(figures)
	p.panel.reset()
	p.next()
	p.focus(p.list)
}

// file hands figures of the panel's row over.
func (p *Page) file(figures desk.QuarterFigures) {
	q, id, kept := p.panel.sheet.Quarter, p.panel.sheet.Activity.ID, p.panel.kept
	p.panel.stop()
	p.busy[id] = true
	var filed desk.QuarterFiled
	p.turns.do(func() (err error) {
		filed, err = p.desk.FileQuarter(q, id, figures)
		return err
	}, func(err error) {
		delete(p.busy, id)
		if err != nil {
			p.fail(err)
			return
		}
		p.took(q, filed)
		p.remember(kept.Then(filed.Undo), filed.Rows)
		p.foot.say(p.text.T("quarter.said.saved", "Title", p.title(filed.Rows[0].Activity.Title)))
	})
}

// next goes to the next row that waits; where none does, the place stays.
func (p *Page) next() {
	if i := nextWaiting(p.shown, indexOf(p.shown, p.current), p.busy); i >= 0 {
		p.current = p.shown[i].Activity.ID
		p.scroll()
	}
	p.list.Refresh()
	p.openRow()
}

// took puts the rows as they now stand in the place of the old ones.
func (p *Page) took(q aid.Quarter, filed desk.QuarterFiled) {
	if q != p.board.Quarter {
		return
	}
	for _, r := range filed.Rows {
		if i := indexOf(p.rows, r.Activity.ID); i >= 0 {
			p.board.Counts[p.rows[i].State]--
			p.board.Counts[r.State]++
			p.rows[i] = makeRow(r)
		}
		if i := indexOf(p.shown, r.Activity.ID); i >= 0 {
			p.shown[i] = makeRow(r)
		}
	}
	p.header.refresh()
	p.list.Refresh()
}

func (p *Page) remember(way desk.QuarterUndo, rows []desk.QuarterRow) {
	if way.Empty() || len(rows) == 0 {
		return
	}
	step := undo{way: way, id: rows[0].Activity.ID, count: len(rows)}
	if len(rows) == 1 {
		step.title = p.title(rows[0].Activity.Title)
	}
	p.undos = append(p.undos, step)
	if len(p.undos) > undosKept {
		p.undos = p.undos[1:]
	}
	p.foot.refresh()
}

// Undo takes back what is being typed, or the latest filing.
func (p *Page) Undo() {
	if w := p.Window(); w != nil && w.Canvas().Focused() == fyne.Focusable(p.header.search) && p.header.search.Text != "" {
		p.header.search.Undo()
		return
	}
	if p.panel.dirty {
		p.cancel()
		return
	}
	if len(p.undos) == 0 {
		return
	}
	last := p.undos[len(p.undos)-1]
	p.undos = p.undos[:len(p.undos)-1]
	p.turns.do(func() error { return p.desk.UndoQuarter(last.way) }, func(err error) {
		if err != nil {
			p.fail(err)
			return
		}
		words := p.text.N("quarter.said.undone_many", last.count)
		if last.title != "" {
			words = p.text.T("quarter.said.undone", "Title", last.title)
		}
		p.foot.say(words)
		p.current = last.id
		p.focus(p.list)
		p.Reload()
	})
}

// cancel takes back what is being typed, also where it was kept already.
func (p *Page) cancel() {
	kept := p.panel.kept
	p.panel.reset()
	p.focus(p.list)
	p.giveUp(kept)
}

// begin starts an update of the current row with a digit of the progress.
func (p *Page) begin(digit rune) {
	if p.current == "" {
		return
	}
	p.panel.begin(string(digit))
}

// send queues what was begun and not filed.
func (p *Page) send() {
	p.leaveRow()
	p.turns.do(func() error {
		_, err := p.desk.QueueQuarterUpdates()
		return err
	}, func(err error) {
		if err != nil {
			p.fail(err)
			return
		}
		p.Reload()
		p.focus(p.list)
	})
}

func (p *Page) fail(err error) {
	p.foot.say(p.Explain(err))
	p.Reload()
}

// bodyFor is the list, or why there is none.
func (p *Page) bodyFor() fyne.CanvasObject {
	switch {
	case len(p.shown) > 0 || !p.loaded:
		return p.list
	case len(p.rows) == 0:
		return p.emptyQuarter()
	case p.words == "" && p.filter == filter(desk.QuarterWaiting):
		return p.allDone()
	}
	return p.nothingFound()
}
