package quarter

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
)

// header is the quarter, its deadline, how far the institution has come, the filters and the search.
type header struct {
	page     *Page
	choice   *form.Select
	deadline *widget.Label
	reminder *widget.Label
	bar      *widget.ProgressBar
	done     *canvas.Text
	buttons  map[filter]*form.Button
	search   *form.Entry
	progress *fyne.Container
	chips    *fyne.Container
	content  fyne.CanvasObject
}

func newHeader(p *Page) *header {
	h := &header{
		page: p, choice: form.NewSelect(nil, nil), deadline: widget.NewLabel(""), reminder: widget.NewLabel(""),
		bar: widget.NewProgressBar(), done: canvas.NewText("", theme.Of(fynetheme.ColorNameForeground)),
		buttons: map[filter]*form.Button{}, search: form.NewEntry(false),
	}
	h.bar.TextFormatter = func() string { return "" }
	h.done.TextStyle.Bold = true
	h.deadline.Wrapping, h.reminder.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	h.reminder.SizeName, h.reminder.Importance = fynetheme.SizeNameCaptionText, widget.LowImportance
	h.search.SetPlaceHolder(p.text.T("quarter.search"))
	h.search.ActionItem = widget.NewIcon(fynetheme.SearchIcon())
	searchSoon := runner.Debounce(p.Runner, searchPause, func() {
		p.words = h.search.Text
		p.search()
	})
	h.search.OnChanged = func(string) { searchSoon() }
	h.search.OnSubmitted = func(string) {
		p.words = h.search.Text
		p.search()
		p.focus(p.list)
	}
	h.chips = form.Flow()
	for _, f := range filters {
		h.buttons[f] = form.NewButton("", func() { p.setFilter(f) })
		h.chips.Add(h.buttons[f])
	}
	bar := container.NewGridWrap(fyne.NewSize(150, 12), h.bar)
	h.progress = container.NewHBox(container.NewCenter(bar), container.NewCenter(container.NewPadded(h.done)))
	top := form.Beside(0, form.Before(200, h.deadline, form.Wish(190, h.choice)), h.progress)
	low := form.Beside(240, h.chips, form.Wish(220, h.search))
	h.content = container.NewVBox(top, low, h.reminder)
	return h
}

// reminderDays is how long before its date a report of the State Programme is reminded of.
const reminderDays = 60

// refresh says what is true now.
func (h *header) refresh() {
	p, b := h.page, h.page.board
	if b.Quarter.N == 0 {
		return // not read yet
	}
	names := make([]string, len(b.Choices))
	for i, q := range b.Choices {
		names[i] = p.text.Quarter(q.Year, q.N)
	}
	h.choice.OnChanged = nil
	h.choice.SetOptions(names)
	h.choice.SetSelectedIndex(max(0, slices.Index(b.Choices, b.Quarter)))
	h.choice.OnChanged = func(string) {
		if i := h.choice.SelectedIndex(); i >= 0 && i < len(p.board.Choices) {
			p.Choose(p.board.Choices[i])
		}
	}
	h.deadline.SetText(h.words())
	h.deadline.Importance = widget.MediumImportance
	if b.Days < 0 && b.Counts[desk.QuarterWaiting] > 0 {
		h.deadline.Importance = widget.WarningImportance
	}
	h.deadline.Refresh()
	h.bar.SetValue(float64(b.Done()) / float64(max(1, len(p.rows))))
	h.done.Text = p.text.T("quarter.done", "Done", p.text.Number(int64(b.Done())), "All", p.text.Number(int64(len(p.rows))))
	h.progress.Refresh()
	for f, button := range h.buttons {
		n := len(p.rows)
		if f != all {
			n = b.Counts[desk.QuarterState(f)]
		}
		button.Importance = widget.LowImportance
		if f == p.filter {
			button.Importance = widget.MediumImportance
		}
		button.SetText(p.text.T("quarter.filter."+string(f), "N", p.text.Number(int64(n))))
	}
	h.chips.Refresh() // the words have other widths
	h.reminder.Hide()
	if today := aid.KyivDate(p.Now()); b.Reminder != "" && today.DaysUntil(b.Reminder) <= reminderDays {
		h.reminder.SetText(p.text.T("quarter.reminder", "Date", p.text.Date(b.Reminder.Time())))
		h.reminder.Show()
	}
}

// words are the deadline and how many days are left.
func (h *header) words() string {
	p, b := h.page, h.page.board
	left := p.text.T("quarter.today")
	switch {
	case b.Days > 0:
		left = p.text.N("quarter.left", b.Days)
	case b.Days < 0:
		left = p.text.N("quarter.late", -b.Days)
	}
	return p.text.T("quarter.due", "Date", p.text.Date(b.Deadline.Time())) + " · " + left
}

func (p *Page) setFilter(f filter) {
	p.leaveRow()
	p.filter = f
	p.search()
	p.focus(p.list)
}
