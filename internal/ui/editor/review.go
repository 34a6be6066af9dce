package editor

import (
	"context"
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// review is the focal point's part of the page: while a record is being returned, the notes that are written.
type review struct {
	waits     bool // the record waits for the person's review
	returning bool
	record    string              // the note about the whole record
	fields    map[aid.Path]string // the notes at the fields
}

// followReview says in the banners what the person may decide, and what was asked for.
func (b *banners) followReview(sheet desk.Sheet, said map[string]banner) {
	p, note := b.page, sheet.Activity.ReviewNote
	if p.review.waits = sheet.Review; !sheet.Review {
		p.endReturn()
	}
	if sheet.Review && !p.review.returning {
		said["review"] = banner{tone: toneInfo, text: p.t("review.waits"), actions: []action{{p.t("review.approve"), p.Approve}, {p.t("review.return"), p.beginReturn}}}
	}
	if n := len(sheet.Activity.ReviewNotes); sheet.Activity.State == aid.StateReturned && (note != "" || n > 0) {
		returned := banner{tone: toneWarn, text: p.t("banner.returned", "Note", note)}
		if note == "" {
			returned.text = p.t("review.returned")
		}
		if n > 0 {
			returned.text += "\n" + p.deps.Localizer.N("editor.review.notes", n)
			returned.actions = []action{{p.t("action.show"), p.NextFinding}}
		}
		said["returned"] = returned
	}
}

// Approve approves the record as it is read here. Findings that stop sending are shown instead.
func (p *Page) Approve() {
	p.decide(func(r desk.Reading) (desk.Reviewed, error) { return p.deps.Desk.Approve(false, r) }, "review.approved")
}

// decide saves what was edited, does what was decided and offers the way back.
func (p *Page) decide(do func(desk.Reading) (desk.Reviewed, error), said string) {
	if !p.review.waits || p.Close() != nil {
		return
	}
	record := desk.Reading{ID: p.model.activity.ID, Rev: p.model.activity.Rev}
	var done desk.Reviewed
	p.deps.Runner.Run(func(context.Context) (err error) {
		done, err = do(record)
		return err
	}, func(err error) {
		switch {
		case record.ID != p.model.activity.ID:
		case err != nil:
			p.failed(err)
		case len(done.Left) > 0:
			p.stopped(done.Left[0])
		case done.Records == 0:
			p.failed(desk.ErrNotInReview)
		default:
			p.endReturn()
			p.News()
			p.banners.set("reviewed", banner{tone: toneGood, text: p.t(said), actions: []action{
				{p.t("review.undo"), func() { p.undoReview(done) }}, {p.t("banner.dismiss"), func() { p.banners.clear("reviewed") }},
			}})
		}
	})
}

func (p *Page) undoReview(done desk.Reviewed) {
	p.deps.Runner.Run(func(context.Context) error {
		_, err := p.deps.Desk.UndoReview(done)
		return err
	}, func(err error) {
		p.banners.clear("reviewed")
		if err != nil {
			p.failed(err)
			return
		}
		p.News()
	})
}

// beginReturn lets notes be written: one about the record in the banner, others under the fields.
func (p *Page) beginReturn() {
	if p.review.returning {
		return
	}
	p.review.returning, p.review.record, p.review.fields = true, "", map[aid.Path]string{}
	record := form.NewEntry(false)
	record.SetPlaceHolder(p.t("review.record"))
	record.OnChanged = func(text string) { p.review.record = text }
	p.banners.clear("review")
	p.banners.set("returning", banner{tone: toneWarn, text: p.t("review.returning"), field: record, actions: []action{
		{p.t("review.send"), p.Return}, {p.t("action.cancel"), func() { p.endReturn(); p.News() }},
	}})
	p.showFindings()
	p.focus(record)
}

// Return sends the record back with the notes that were written.
func (p *Page) Return() {
	notes := desk.ReviewNotes{Record: p.review.record, Fields: maps.Clone(p.review.fields)}
	p.decide(func(r desk.Reading) (desk.Reviewed, error) { return p.deps.Desk.Return(r, notes) }, "review.sent")
}

// endReturn takes the fields for notes away.
func (p *Page) endReturn() {
	if p.review.returning {
		p.review = review{waits: p.review.waits}
		p.banners.clear("returning")
		p.showFindings()
	}
}

// noted is what stands of the review under one field.
type noted struct {
	returning bool
	text      string
	whole     fyne.CanvasObject
}

// showNote puts a note of the review, or the place to write one, under a field, and takes it away when it is dealt with.
// It says whether it did either.
func (g *group) showNote(box *fyne.Container, path aid.Path) bool {
	if path == "" || strings.Contains(string(path.Item()), ".") {
		return false // a part of an item: the note stands at the item
	}
	p := g.page
	want := noted{returning: p.review.returning, text: p.noteAt(path)}
	now, is := g.notes[path]
	if want == (noted{now.returning, now.text, nil}) {
		return false
	}
	if is {
		box.Remove(now.whole)
		delete(g.notes, path)
	}
	if !want.returning && want.text == "" {
		return is
	}
	if want.returning {
		want.whole = p.noteEntry(path)
	} else {
		want.whole = notePanel(want.text)
	}
	if g.notes == nil {
		g.notes = map[aid.Path]noted{}
	}
	g.notes[path] = want
	box.Add(want.whole)
	return true
}

// noteAt is what the last return asks for at a field, and who does; nothing once the record was marked as ready again.
func (p *Page) noteAt(path aid.Path) string {
	for _, n := range p.model.activity.ReviewNotes {
		if n.Field() == path {
			if n.Who == "" {
				return n.Text
			}
			return p.t("review.by", "Who", n.Who, "Note", n.Text)
		}
	}
	return ""
}

func notePanel(text string) fyne.CanvasObject {
	words := widget.NewLabel(text)
	words.Wrapping = fyne.TextWrapWord
	icon := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(18), widget.NewIcon(fynetheme.NewColoredResource(fynetheme.MailReplyIcon(), theme.ColorWarn))))
	ground := canvas.NewRectangle(theme.Of(theme.ColorCard))
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = theme.Of(theme.ColorWarn), 1, fynetheme.InputRadiusSize()
	return container.NewStack(ground, container.NewBorder(nil, nil, container.NewPadded(icon), nil, words))
}

// noteEntry is a button that gives place to the note's field.
func (p *Page) noteEntry(path aid.Path) fyne.CanvasObject {
	body := container.NewStack()
	add := form.NewButtonWithIcon(p.t("review.note"), fynetheme.ContentAddIcon(), func() {
		entry := form.NewEntry(false)
		entry.SetPlaceHolder(p.t("review.note_hint"))
		entry.OnChanged = func(text string) { p.review.fields[path] = text }
		body.Objects = []fyne.CanvasObject{entry}
		body.Refresh()
		p.relayout()
		p.focus(entry)
	})
	add.Importance = widget.LowImportance
	body.Add(form.Flow(add))
	return body
}
