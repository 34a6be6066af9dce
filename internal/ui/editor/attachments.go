package editor

import (
	"bytes"
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// attachments are the files that are attached to the activity on the page. They stand beside the record: what is done
// with them is kept at once, and is no step of the page's undo.
type attachments struct {
	page   *Page
	titles *titles
	rows   []*attachment
	box    *fyne.Container // the rows
	none   *widget.Label
	add    *form.Button
	job    *attaching // nil: nothing is being attached
	strip  *fyne.Container
	whole  *fyne.Container
}

func newAttachments(p *Page) *attachments {
	a := &attachments{page: p, titles: newTitles(p), box: container.NewVBox(), none: note(p.t("files.none")), strip: container.NewVBox()}
	a.add = form.NewButtonWithIcon(p.t("files.add"), fynetheme.ContentAddIcon(), a.choose)
	a.whole = container.NewVBox(note(p.t("files.help")), a.none, a.box, a.strip, form.Flow(a.add))
	return a
}

// forget drops the rows, which belong to the activity that was open before.
func (a *attachments) forget() {
	a.rows = nil
	a.box.RemoveAll()
	a.none.Hide()
}

// seen is an attached file with what is shown of it.
type seen struct {
	desk.Attachment
	small image.Image // nil: it cannot be shown
}

// read lists an activity's files. It is called off the window's goroutine.
func (a *attachments) read(id aid.ID) (list []seen, err error) {
	kept, err := a.page.deps.Desk.Attachments(id)
	for _, file := range kept {
		shown := seen{Attachment: file}
		if small, _, err := image.Decode(bytes.NewReader(file.Preview)); err == nil {
			shown.small = small
		}
		list = append(list, shown)
	}
	return list, err
}

// load brings the rows up to date.
func (a *attachments) load() { a.change(func(aid.ID) error { return nil }, func() {}) }

// change does something with the activity's files, shows what there is then, and goes on where that went well.
func (a *attachments) change(do func(id aid.ID) error, then func()) {
	p := a.page
	number, id := p.opening, p.model.activity.ID
	var list []seen
	p.deps.Runner.Run(func(context.Context) (err error) {
		if err = do(id); err != nil {
			return err
		}
		list, err = a.read(id)
		return err
	}, func(err error) {
		switch {
		case number != p.opening: // another activity is on the page
		case err != nil:
			p.failed(err)
		default:
			a.show(list)
			then()
		}
	})
}

// show keeps the rows whose files are still there, as they stand, and makes and removes the others.
func (a *attachments) show(list []seen) {
	before := map[aid.ID]*attachment{}
	for _, row := range a.rows {
		before[row.file.ID] = row
	}
	a.rows = a.rows[:0:0]
	a.box.RemoveAll()
	for _, file := range list {
		row := before[file.ID]
		if row == nil {
			row = newAttachment(a, file)
		}
		a.rows = append(a.rows, row)
		a.box.Add(row.whole)
	}
	a.none.Hidden = len(list) > 0
	a.add.Hidden = !a.page.model.own
	a.whole.Refresh()
	a.page.relayout()
}

// remove takes a file away, and offers to put it back.
func (a *attachments) remove(row *attachment) {
	files, file := a.page.deps.Desk, row.file.ID
	a.titles.flush()
	a.change(func(id aid.ID) error { return files.RemoveAttachment(id, file) }, func() {
		a.page.sayRemoved(row.name(), func() {
			a.change(func(id aid.ID) error { return files.RestoreAttachment(id, file) }, func() {})
		})
	})
}
