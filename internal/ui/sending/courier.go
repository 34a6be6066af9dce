package sending

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// courier is the part of the page for an office without a connection: its queue goes to the portal, and the receipts come
// back, in files that a colleague carries.
type courier struct {
	page    *Page
	write   *form.Button
	open    *form.Button
	stop    *form.Button
	busy    *widget.ProgressBarInfinite
	said    *widget.Label
	cancel  func()
	content *fyne.Container
}

func newCourier(p *Page) *courier {
	c := &courier{page: p, busy: widget.NewProgressBarInfinite(), said: widget.NewLabel("")}
	c.said.Wrapping = fyne.TextWrapWord
	c.write = form.NewButtonWithIcon(p.text.T("sending.courier.write"), fynetheme.DocumentSaveIcon(), c.askWrite)
	c.open = form.NewButtonWithIcon(p.text.T("sending.courier.open"), fynetheme.FolderOpenIcon(), c.askOpen)
	c.stop = form.NewButtonWithIcon(p.text.T("sending.courier.stop"), fynetheme.CancelIcon(), func() { c.cancel() })
	c.busy.Stop()
	c.content = form.Section(p.text.T("sending.courier.title"),
		p.quiet(p.text.T("sending.courier.explain")),
		form.Flow(c.write, c.open, c.stop), c.busy, c.said)
	c.rest("", widget.MediumImportance)
	return c
}

func (c *courier) askWrite() {
	form.FileDialog{
		Text: c.page.text, Runner: c.page.Runner, Then: c.page.WriteBundle,
		Name: "focalpoint-" + c.page.Now().Format("2006-01-02") + desk.BundleEnding,
	}.ShowToWrite(c.page.Window())
}

func (c *courier) askOpen() {
	form.FileDialog{Text: c.page.text, Runner: c.page.Runner, Then: c.page.OpenBundle}.ShowToRead(c.page.Window())
}

// WriteBundle writes what waits into a file for a colleague to carry.
func (p *Page) WriteBundle(path string) {
	p.courier.work(p.text.T("sending.courier.writing"), func(ctx context.Context) (string, error) {
		written, err := p.desk.WriteBundle(ctx, path)
		return p.text.T("sending.courier.written", "File", path, "Changes", p.text.N("commands.bundle.changes", written.Changes)), err
	})
}

// OpenBundle does with a file what is to be done with it: a colleague's queue is passed on to the portal, and the portal's
// receipts for one's own are taken.
func (p *Page) OpenBundle(path string) {
	p.courier.work(p.text.T("sending.courier.opening"), func(ctx context.Context) (string, error) {
		receipts, err := desk.CarriesReceipts(path)
		if err != nil {
			return "", err
		}
		if receipts {
			report, err := p.desk.OpenReceipts(ctx, path)
			return p.text.T("sending.courier.opened") + "\n" + p.reportWords(report), err
		}
		beside, err := p.desk.CarryBundle(ctx, path)
		return p.text.T("commands.bundle.carried", "File", beside), err
	})
}

// work does one thing at a time and says how it ended.
func (c *courier) work(doing string, work func(context.Context) (string, error)) {
	c.write.Disable()
	c.open.Disable()
	c.stop.Show()
	c.busy.Show()
	c.busy.Start()
	c.say(doing, widget.MediumImportance)
	var done string
	c.cancel = c.page.Runner.Run(func(ctx context.Context) (err error) {
		done, err = work(ctx)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			c.rest(c.page.text.T("sending.courier.stopped"), widget.MediumImportance)
		case err != nil:
			c.rest(c.page.Explain(err), widget.WarningImportance)
		default:
			c.rest(done, widget.SuccessImportance)
		}
		c.page.Reload()
	})
}

func (c *courier) rest(words string, importance widget.Importance) {
	c.write.Enable()
	c.open.Enable()
	c.stop.Hide()
	c.busy.Stop()
	c.busy.Hide()
	c.say(words, importance)
}

func (c *courier) say(words string, importance widget.Importance) {
	c.said.Importance = importance
	c.said.SetText(words)
	show(c.said, words != "")
}
