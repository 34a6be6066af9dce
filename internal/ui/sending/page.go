package sending

import (
	"context"
	"encoding/json"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
)

// Desk is what the page asks of the desk.
type Desk interface {
	Status() desk.Status
	Outbox() ([]desk.OutboxRow, error)
	Receipts(limit int) ([]desk.ReceiptRow, error)
	Exchanges(l *i18n.Localizer, limit int) ([]desk.ExchangeRow, error)
	Conflicts(l *i18n.Localizer, clashes []aid.Clash) []desk.Conflict
	Resolve(id aid.ID, path aid.Path, choice desk.ResolveChoice, value json.RawMessage) error
	ResolveAll(id aid.ID, choice desk.ResolveChoice) error
	ResolveTyped(id aid.ID, path aid.Path, text string) error
	SetOnRequest(on bool) error
	WriteBundle(ctx context.Context, path string) (desk.WrittenBundle, error)
	CarryBundle(ctx context.Context, path string) (receipts string, err error)
	OpenReceipts(ctx context.Context, path string) (desk.Report, error)
	Deliveries() (desk.Files, error)
}

// Deps is what the page is made of.
type Deps struct {
	Desk    Desk
	Text    *i18n.Localizer
	Runner  runner.Runner
	Explain func(error) string
	Now     func() time.Time
	Open    func(aid.ID) // opens an activity
	Send    func()
	Pause   func()
	Window  func() fyne.Window
}

// shown bounds each list of the page: what waits may be thousands, and nobody reads them all.
const shown = 60

// Page is the page.
type Page struct {
	Deps
	desk      Desk
	text      *i18n.Localizer
	progress  *widget.Label
	bar       *widget.ProgressBar
	send      *form.Button
	pause     *form.Button
	top       *fyne.Container // title and buttons
	onRequest *form.Check
	failure   *widget.Label
	courier   *courier
	sections  *fyne.Container
	content   fyne.CanvasObject
	loads     int // how often the lists were read: of two readings under way the later one counts
	report    string
	files     filesLine
	conflict  fyne.CanvasObject // the first on the page; nil: there is none
	first     *form.Button      // of it
	receipts  fyne.CanvasObject
	deciding  bool // a conflict was just decided from here
}

// New makes the page; Reload fills it.
func New(d Deps) *Page {
	p := &Page{
		Deps: d, desk: d.Desk, text: d.Text, progress: widget.NewLabel(""), bar: widget.NewProgressBar(),
		failure: widget.NewLabel(""), sections: container.NewVBox(),
	}
	p.progress.Wrapping, p.failure.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	p.failure.Importance = widget.WarningImportance
	p.send = form.NewButtonWithIcon(p.text.T("sending.send"), fynetheme.UploadIcon(), d.Send)
	p.send.Importance = widget.HighImportance
	p.pause = form.NewButtonWithIcon(p.text.T("sending.pause"), fynetheme.MediaPauseIcon(), d.Pause)
	p.onRequest = form.NewCheck(p.text.T("sending.on_request"), nil)
	p.courier = newCourier(p)
	title := form.Title(p.text.T("sending.title"))
	p.top = form.Beside(0, title, form.Flow(p.pause, p.send))
	head := container.NewVBox(p.top, p.bar, p.progress, p.failure, p.onRequest)
	p.content = container.NewPadded(container.NewBorder(head, nil, nil, nil, container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 16, 0, 16), p.sections))))
	p.ShowStatus(desk.Status{})
	return p
}

// Content is what the frame shows.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Landmarks are what the sentences of the page's help speak of, in their order. There may be no conflict.
func (p *Page) Landmarks() [3]fyne.CanvasObject {
	return [3]fyne.CanvasObject{p.send, p.conflict, p.receipts}
}

// Reload reads the outbox and the receipts anew.
func (p *Page) Reload() {
	p.loads++
	number := p.loads
	var outbox []desk.OutboxRow
	var attention []disputed
	var receipts []desk.ReceiptRow
	var exchanges []desk.ExchangeRow
	var files desk.Files
	p.Runner.Run(func(context.Context) (err error) {
		if outbox, err = p.desk.Outbox(); err == nil {
			receipts, err = p.desk.Receipts(shown)
		}
		if err == nil {
			exchanges, err = p.desk.Exchanges(p.text, shown)
		}
		if err == nil {
			files, err = p.desk.Deliveries()
		}
		attention, outbox = p.sorted(outbox)
		return err
	}, func(err error) {
		if number != p.loads {
			return
		}
		if err != nil {
			p.ShowFailure(err)
			return
		}
		p.fill(attention, outbox, receipts, exchanges, files)
	})
	p.ShowStatus(p.desk.Status())
}

// sorted parts what needs attention from what only waits.
func (p *Page) sorted(outbox []desk.OutboxRow) (attention []disputed, waiting []desk.OutboxRow) {
	for _, row := range outbox {
		switch {
		case row.Refusal == nil && len(row.Clashes) == 0:
			waiting = append(waiting, row)
		case len(attention) < shown:
			attention = append(attention, disputed{row, p.desk.Conflicts(p.text, row.Clashes)})
		default:
			attention = append(attention, disputed{OutboxRow: row})
		}
	}
	return attention, waiting
}

func (p *Page) fill(attention []disputed, waiting []desk.OutboxRow, receipts []desk.ReceiptRow, exchanges []desk.ExchangeRow, files desk.Files) {
	p.sections.RemoveAll()
	p.conflict, p.first = nil, nil
	if len(attention) > 0 {
		p.sections.Add(form.Section(p.text.T("sending.attention"), limited(p, attention, p.attentionRow)...))
	}
	if len(waiting) > 0 {
		p.sections.Add(form.Section(p.text.T("sending.waiting"), limited(p, waiting, p.waitingRow)...))
	}
	if len(attention)+len(waiting) == 0 {
		p.sections.Add(form.Section(p.text.T("sending.waiting"), p.quiet(p.text.T("sending.nothing"))))
	}
	p.showFiles(files)
	p.sections.Add(p.courier.content)
	rows := limited(p, receipts, p.receiptRow)
	if len(receipts) == 0 {
		rows = []fyne.CanvasObject{p.quiet(p.text.T("sending.noreceipts"))}
	}
	p.receipts = form.Section(p.text.T("sending.receipts"), rows...)
	p.sections.Add(p.receipts)
	if len(exchanges) > 0 {
		p.sections.Add(form.Section(p.text.T("sending.exchanges"), limited(p, exchanges, p.exchangeRow)...))
	}
	p.goOn()
}

// limited makes an object of each of the first items, and says how many more there are.
func limited[T any](p *Page, items []T, object func(T) fyne.CanvasObject) (objects []fyne.CanvasObject) {
	for _, item := range items[:min(len(items), shown)] {
		objects = append(objects, object(item))
	}
	if more := len(items) - shown; more > 0 {
		objects = append(objects, p.quiet(p.text.T("sending.more", "N", p.text.Number(int64(more)))))
	}
	return objects
}

func (p *Page) quiet(words string) fyne.CanvasObject {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	l.Importance = widget.LowImportance
	return l
}

func show(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}
