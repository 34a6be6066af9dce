package editor

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/storage"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// choose lets a file be chosen and attaches it.
func (a *attachments) choose() {
	window := a.page.window()
	if window == nil {
		return
	}
	form.FileDialog{
		Text: a.page.deps.Localizer, Runner: a.page.deps.Runner, Endings: desk.AttachableEndings(),
		Then: func(path string) { a.page.Attach(storage.NewFileURI(path)) },
	}.ShowToRead(window)
}

// Attach keeps files with the activity on the page, such as those that were dropped on the window, one after the other.
func (p *Page) Attach(files ...fyne.URI) {
	if len(files) == 0 {
		return
	}
	if !p.model.own {
		p.notice.say(p.t("files.not_own"), nil)
		return
	}
	if !p.stored {
		p.saver.touch() // a draft in which nothing was typed: files belong to what is kept
	}
	if p.Close() != nil {
		return // the banner says so
	}
	p.openSection("files")
	p.files.attach(files)
}

// attaching is files on their way, and what became of them.
type attaching struct {
	activity aid.ID
	waiting  []fyne.URI // those that were dropped meanwhile
	line     *widget.Label
	cancel   func()

	kept    []desk.Attached
	refused []refusal
	taken   []taken
}

// refusal is a file that was not attached; taken is where a photograph was taken.
type (
	refusal struct {
		name string
		err  error
	}
	taken struct {
		name string
		at   aid.Point
	}
)

// attach begins with the files; while others are on their way, they wait.
func (a *attachments) attach(files []fyne.URI) {
	p := a.page
	if a.job != nil {
		a.job.waiting = append(a.job.waiting, files...)
		return
	}
	job := &attaching{activity: p.model.activity.ID, line: widget.NewLabel("")}
	job.line.Wrapping = fyne.TextWrapWord
	a.job = job
	bar := widget.NewProgressBarInfinite()
	stop := form.NewButtonWithIcon(p.t("files.cancel"), fynetheme.CancelIcon(), func() { job.cancel() })
	a.strip.Add(container.NewVBox(job.line, form.Beside(0, container.NewCenter(container.New(atLeast(240), bar)), stop)))
	a.add.Disable()
	p.relayout()
	job.cancel = func() {}
	cancel := p.deps.Runner.Run(func(ctx context.Context) error { return job.run(ctx, p, files) }, func(error) {
		bar.Stop()
		a.strip.RemoveAll()
		a.add.Enable()
		a.job = nil
		a.attached(job)
		if len(job.waiting) > 0 && job.activity == p.model.activity.ID {
			a.attach(job.waiting)
		}
	})
	job.cancel = cancel
}

// run attaches the files off the window's goroutine, until it is cancelled.
func (job *attaching) run(ctx context.Context, p *Page, files []fyne.URI) error {
	for i, file := range files {
		line := p.t("files.attaching", "N", i+1, "Of", len(files), "Name", file.Name())
		p.deps.Runner.Post(func() { job.line.SetText(line) })
		err := job.one(ctx, p.deps.Desk, file)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			job.refused = append(job.refused, refusal{name: file.Name(), err: err})
		}
	}
	return nil
}

// one attaches a file. A photograph of a kind that cannot be attached may still say where it was taken.
func (job *attaching) one(ctx context.Context, d Desk, uri fyne.URI) error {
	if folder, err := storage.CanList(uri); err == nil && folder {
		return errFolder
	}
	reader, err := storage.Reader(uri)
	if err != nil {
		return err
	}
	defer reader.Close()
	seeker, ok := reader.(io.ReadSeeker)
	if !ok {
		return errNoSeek
	}
	file := untilCancelled{seeker, ctx}
	attached, err := d.Attach(job.activity, file, uri.Name())
	if err == nil {
		job.kept = append(job.kept, attached)
	}
	point := attached.Point
	if err != nil {
		point = takenAt(d, file)
	}
	if point != nil {
		job.taken = append(job.taken, taken{uri.Name(), *point})
	}
	return err
}

func takenAt(d Desk, file io.ReadSeeker) *aid.Point {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil
	}
	photo, err := d.ReadPhoto(file)
	if err != nil {
		return nil
	}
	return &photo.Point
}

var (
	errFolder = errors.New("a folder is no file")
	errNoSeek = errors.New("the file cannot be read from any place")
)

// untilCancelled is a file that ends with its context: reading it is what attaching is busy with.
type untilCancelled struct {
	io.ReadSeeker
	ctx context.Context
}

// Read is io.Reader's.
func (u untilCancelled) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.ReadSeeker.Read(p)
}

// attached shows what became of the files. What was not attached is said on whatever page is open by then.
func (a *attachments) attached(job *attaching) {
	p := a.page
	if len(job.refused) > 0 {
		p.banners.set("failed", banner{tone: toneBad, text: p.refusals(job.refused)})
	}
	if job.activity != p.model.activity.ID {
		return
	}
	if i := slices.IndexFunc(job.kept, func(k desk.Attached) bool { return k.Again }); i >= 0 {
		p.notice.say(p.t("files.again", "Name", job.kept[i].Name), nil)
	}
	a.change(func(aid.ID) error { return nil }, func() {
		if len(job.kept) == 0 {
			return
		}
		last := job.kept[len(job.kept)-1].ID
		if i := slices.IndexFunc(a.rows, func(row *attachment) bool { return row.file.ID == last }); i >= 0 {
			p.goTo(a.rows[i].whole)
		}
	})
	p.search.offerPhotos(job.taken)
}

// refusals says of each file that was not attached why not.
func (p *Page) refusals(refused []refusal) string {
	lines := []string{p.deps.Localizer.N("editor.files.refused", len(refused))}
	for _, r := range refused {
		reason := p.deps.Explain(r.err)
		switch {
		case errors.Is(r.err, errFolder):
			reason = p.t("files.folder")
		case errors.Is(r.err, errNoSeek):
			reason = p.t("files.unreadable")
		}
		lines = append(lines, p.t("files.refusal", "Name", r.name, "Reason", reason))
	}
	return strings.Join(lines, "\n")
}
