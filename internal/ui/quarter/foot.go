package quarter

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
)

// searchPause is how long typing must rest before the list is searched.
const searchPause = 120 * time.Millisecond

// foot is what stands under the list: what was done last with the way back, what a batch would do, and the keys.
type foot struct {
	page    *Page
	said    *widget.Label
	undo    *form.Button
	batch   *form.Button
	send    *form.Button
	hint    *widget.Label
	content fyne.CanvasObject
}

func newFoot(p *Page) *foot {
	f := &foot{
		page: p, said: widget.NewLabel(""), undo: form.NewButtonWithIcon(p.text.T("quarter.undo"), fynetheme.ContentUndoIcon(), p.Undo),
		batch: form.NewButtonWithIcon("", fynetheme.ConfirmIcon(), p.same), send: form.NewButtonWithIcon("", fynetheme.UploadIcon(), p.send),
	}
	f.said.Wrapping = fyne.TextWrapWord
	f.undo.Importance, f.batch.Importance = widget.LowImportance, widget.HighImportance
	f.hint = widget.NewLabel(p.text.T("quarter.hint"))
	f.hint.SizeName, f.hint.Importance, f.hint.Wrapping = fynetheme.SizeNameCaptionText, widget.LowImportance, fyne.TextWrapWord
	row := form.Beside(160, f.said, form.Flow(f.undo, f.batch, f.send))
	f.content = container.NewVBox(row, f.hint)
	f.refresh()
	return f
}

// say tells what was done last, or what went wrong.
func (f *foot) say(words string) {
	f.said.SetText(words)
	f.refresh()
}

// refresh shows the buttons that have something to do.
func (f *foot) refresh() {
	p := f.page
	shown := func(b *form.Button, n int, key string) {
		if n == 0 {
			b.Hide()
			return
		}
		if key != "" {
			b.SetText(p.text.N(key, n))
		}
		b.Show()
	}
	f.hint.Hidden = p.loaded && len(p.rows) == 0
	shown(f.undo, len(p.undos), "")
	shown(f.batch, len(p.marked), "quarter.same_marked")
	shown(f.send, p.board.Held, "quarter.send")
}

// emptyQuarter is the page of an institution that has nothing to file.
func (p *Page) emptyQuarter() fyne.CanvasObject {
	visit := form.NewButton(p.text.T("quarter.empty.go"), p.Visit)
	visit.Importance = widget.HighImportance
	return form.Empty(fynetheme.ListIcon(), p.text.T("quarter.empty.title"), p.text.T("quarter.empty.text"), visit)
}

// allDone is the page when no row waits and only those are asked for.
func (p *Page) allDone() fyne.CanvasObject {
	q := p.board.Quarter
	every := form.NewButton(p.text.T("quarter.nothing.clear"), func() { p.setFilter(all) })
	return form.Empty(fynetheme.ConfirmIcon(), p.text.T("quarter.all_done.title"),
		p.text.T("quarter.all_done.text", "Quarter", p.text.Quarter(q.Year, q.N)), every)
}

func (p *Page) nothingFound() fyne.CanvasObject {
	every := form.NewButton(p.text.T("quarter.nothing.clear"), func() {
		p.header.search.SetText("")
		p.words = ""
		p.setFilter(all)
	})
	return form.Empty(fynetheme.SearchIcon(), p.text.T("quarter.nothing.title"), p.text.T("quarter.nothing.text"), every)
}
