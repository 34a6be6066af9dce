package quarter

import (
	"strings"
	"time"

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

// keepPause is how long typing must rest before what is typed is kept.
const keepPause = 300 * time.Millisecond

// panel is the quick update of the current row.
type panel struct {
	page  *Page
	sheet desk.QuarterSheet // of the row that it shows
	dirty bool              // something was typed that is not filed
	kept  *desk.QuarterUndo // the way back from what was kept of it
	ahead string            // typed before the row was read

	title                    *widget.Label
	filed                    *widget.Label
	progress, spent, reached *entry
	note                     *entry
	currency                 *currency
	status                   *form.Choice
	progressIn, spentIn      *form.Frame
	reachedIn, noteIn        *form.Frame
	fields                   *fyne.Container
	content                  fyne.CanvasObject
	keepSoon                 func()
	keeping                  bool // keepSoon may still keep
}

func newPanel(p *Page) *panel {
	f := &panel{page: p, kept: &desk.QuarterUndo{}, title: widget.NewLabel(""), filed: widget.NewLabel("")}
	f.title.TextStyle.Bold, f.title.Wrapping = true, fyne.TextWrapWord
	f.filed.Wrapping, f.filed.SizeName, f.filed.Importance = fyne.TextWrapWord, fynetheme.SizeNameCaptionText, widget.LowImportance
	field := func() *entry { return newEntry(f.changed, p.save, p.cancel) }
	f.progress, f.spent, f.reached, f.note = field(), field(), field(), field()
	f.keepSoon = runner.Debounce(p.Runner, keepPause, f.keep)
	f.fields = container.NewStack()
	ground := canvas.NewRectangle(theme.Of(theme.ColorCard))
	ground.CornerRadius = 8
	same := form.NewButton(p.text.T("quarter.same"), p.same)
	save := form.NewButton(p.text.T("quarter.save"), p.save)
	save.Importance = widget.HighImportance
	body := container.NewBorder(nil, form.Columns(2, 0, same, save), nil, nil, container.NewVScroll(container.NewPadded(f.fields)))
	f.content = container.NewStack(ground, container.NewPadded(body))
	f.content.Hide() // until a row is shown
	f.currency = newCurrency(p.desk.Codelist(aid.ListCurrency), p.text.Lang(), aid.DateOf(p.Now()), f.chose)
	f.build()
	return f
}

// build lays the fields out.
func (f *panel) build() {
	p := f.page
	t := p.text.T
	f.progressIn = form.NewRow(t("quarter.panel.progress"), "", f.progress)
	f.spentIn = form.NewRow(t("quarter.panel.spent"), "", container.NewBorder(nil, nil, nil, f.currency, f.spent))
	f.reachedIn = form.NewRow(t("quarter.panel.reached"), "", f.reached)
	what, inside := "", t("quarter.panel.note_help")
	if theme.Large() { // the sentence has no room in the entry
		what, inside = inside, what
	}
	f.note.SetPlaceHolder(inside)
	f.noteIn = form.NewFrame(t("quarter.panel.note"), what, f.note)
	var options []form.Option
	for _, code := range p.desk.Codelist(aid.ListStatus).InUse(aid.DateOf(p.Now())) {
		options = append(options, form.Option{Code: code.Code, Label: code.Name.In(p.text.Lang())})
	}
	f.status = form.NewChoiceRow(t("quarter.panel.status"), "", "", options, "", func(string) { f.changed() })
	f.fields.Objects = []fyne.CanvasObject{container.NewVBox(
		f.title, steady(f.progressIn), steady(f.spentIn), steady(f.reachedIn), f.noteIn, steady(f.status.Frame), f.filed,
	)}
	f.fields.Refresh()
}

// show fills the panel with a row.
func (f *panel) show(s desk.QuarterSheet) {
	f.sheet, f.kept = s, &desk.QuarterUndo{}
	f.currency.show(s.Currency)
	p := f.page
	progress := s.Was.Progress
	if s.Figures.Progress != nil {
		progress = *s.Figures.Progress
	}
	f.progress.Put(p.plain(progress))
	f.spent.Put("")
	if !s.Figures.Spent.Amount.IsZero() {
		f.spent.Put(p.plain(s.Figures.Spent.Amount))
	}
	f.reached.Put("")
	if s.Figures.Reached != 0 {
		f.reached.Put(p.plain(aid.DecimalOf(int64(s.Figures.Reached))))
	}
	f.note.Put(s.Figures.Note)
	f.status.SetValue(f.statusCode())
	f.title.SetText(p.title(s.Activity.Title))
	f.filed.SetText(f.story())
	f.fields.Objects[0].Refresh() // a title of two lines moves what stands under it
	if !f.content.Visible() {
		f.content.Show()
		p.frame.Refresh()
	}
	f.tell()
	if typed := f.ahead; typed != "" {
		f.begin(typed)
	}
}

// statusCode is the status as it stands: this quarter's, or the one before.
func (f *panel) statusCode() string {
	if f.sheet.Figures.Status != "" {
		return f.sheet.Figures.Status
	}
	return f.sheet.Status
}

// story is who filed the row when, and whether later quarters build on it.
func (f *panel) story() string {
	p, s := f.page, f.sheet
	words := ""
	if s.Who != "" {
		words = p.text.T("quarter.panel.filed", "Who", s.Who, "At", p.text.DateTime(s.At.In(time.Local)))
	}
	if s.Later {
		words += "\n" + p.text.T("quarter.panel.later")
	}
	return words
}

// clear shows that no row is chosen.
func (f *panel) clear() {
	f.reset()
	f.sheet = desk.QuarterSheet{}
	f.content.Hide()
	f.page.frame.Refresh()
}

// reset forgets what was typed: it is filed, or taken back.
func (f *panel) reset() {
	f.dirty, f.ahead, f.keeping, f.kept = false, "", false, &desk.QuarterUndo{}
}

// stop keeps nothing more of what is being typed.
func (f *panel) stop() { f.keeping = false }

// begin replaces the progress by what was typed in the list, and takes the keys.
func (f *panel) begin(typed string) {
	if f.sheet.Activity.ID != f.page.current {
		f.ahead += typed
		return
	}
	f.ahead = ""
	f.progress.begin(typed)
	f.page.focus(f.progress)
}

// changed looks at what was typed, and keeps it soon.
func (f *panel) changed() {
	if f.sheet.Activity.ID == "" {
		return
	}
	f.dirty, f.keeping = true, true
	f.tell()
	f.keepSoon()
}

// chose takes another currency for the amount; one that is typed behind it gives way.
func (f *panel) chose() {
	if amount, typed := f.currency.cut(f.spent.Text); typed != "" {
		f.spent.Put(strings.TrimSpace(amount))
	}
	f.changed()
	f.page.focus(f.spent)
}

// keep keeps what is typed, without filing it.
func (f *panel) keep() {
	figures, ok := f.read()
	if !f.keeping || !ok {
		return
	}
	f.keeping = false
	if f.sheet.Repeats(figures) {
		f.page.giveUp(f.kept)
		return
	}
	p, q, id, kept := f.page, f.sheet.Quarter, f.sheet.Activity.ID, f.kept
	var filed desk.QuarterFiled
	p.turns.do(func() (err error) {
		filed, err = p.desk.KeepQuarter(q, id, figures)
		return err
	}, func(err error) {
		if err != nil {
			p.foot.say(p.Explain(err))
			return
		}
		*kept = kept.Then(filed.Undo)
		p.took(q, filed)
	})
}
