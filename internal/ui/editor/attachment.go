package editor

import (
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// attachment is the row of an attached file: what it looks like and is called, and what can be done with it.
type attachment struct {
	of    *attachments
	file  seen
	title aid.Text // as it stands in the fields
	head  *disclosure
	lower *fyne.Container // what is shown of an open row; without objects until it was opened first
	whole *fyne.Container
}

// previewSize is that of the picture in a row.
var previewSize = fyne.NewSize(64, 48)

func newAttachment(of *attachments, file seen) *attachment {
	a := &attachment{of: of, file: file, title: file.Title, lower: container.NewPadded()}
	a.head = newDisclosure(func() { a.turn(!a.head.open) })
	a.retitle()
	a.lower.Hide()
	card := canvas.NewRectangle(theme.Of(theme.ColorCard))
	card.StrokeColor, card.StrokeWidth, card.CornerRadius = theme.Of(theme.ColorLine), 1, fynetheme.InputRadiusSize()
	preview := container.NewPadded(container.NewGridWrap(previewSize, a.preview()))
	head := container.NewBorder(nil, nil, nil, preview, a.head)
	a.whole = container.NewStack(card, container.NewVBox(head, a.lower))
	return a
}

// preview is the file made small, or the sign of its kind.
func (a *attachment) preview() fyne.CanvasObject {
	if a.file.small == nil {
		return container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(32), widget.NewIcon(fynetheme.DocumentIcon())))
	}
	small := canvas.NewImageFromImage(a.file.small)
	small.FillMode = canvas.ImageFillContain
	return small
}

// name is what people call the file; its file name while they call it nothing.
func (a *attachment) name() string {
	if title := a.title.In(a.of.page.deps.Localizer.Lang()); title != "" {
		return title
	}
	return a.file.Name
}

func (a *attachment) retitle() {
	p, l := a.of.page, a.of.page.deps.Localizer
	about := joined(a.kind(), l.Bytes(a.file.Size), p.t("files.added", "Date", l.Date(a.file.Added.Local())))
	if name := a.name(); name != a.file.Name {
		about = joined(a.file.Name, about)
	}
	a.head.set(a.name(), about)
}

// kind is the file's kind in a word, by the ending that its name has by its content.
func (a *attachment) kind() string {
	ending := strings.TrimPrefix(strings.ToLower(path.Ext(a.file.Name)), ".")
	return a.of.page.t("files.kinds." + strings.Replace(ending, "jpeg", "jpg", 1))
}

// turn opens or closes the row; its fields are made when it is opened first.
func (a *attachment) turn(open bool) {
	if len(a.lower.Objects) == 0 {
		a.lower.Add(a.fields())
	}
	a.head.setOpen(open)
	a.lower.Hidden = !open
	a.of.page.relayout()
}

func (a *attachment) fields() fyne.CanvasObject {
	p := a.of.page
	button := func(key string, icon fyne.Resource, do func()) *form.Button {
		b := form.NewButtonWithIcon(p.t(key), icon, do)
		b.Alignment = widget.ButtonAlignLeading
		return b
	}
	first := form.Flow()
	if a.file.small != nil {
		first.Add(button("files.view", fynetheme.VisibilityIcon(), func() { p.viewPicture(a.file.Attachment) }))
	}
	first.Add(button("files.save", fynetheme.DocumentSaveIcon(), func() { p.askCopy(a.file.Attachment, false) }))
	buttons := container.NewVBox(first)
	if a.file.IsPicture() {
		clean := button("files.save_clean", fynetheme.DocumentSaveIcon(), func() { p.askCopy(a.file.Attachment, true) })
		buttons.Add(form.Flow(clean))
	}
	if p.model.own {
		remove := button("action.remove", fynetheme.DeleteIcon(), func() { a.of.remove(a) })
		remove.Importance = widget.LowImportance
		buttons.Add(container.NewHBox(layout.NewSpacer(), remove))
	}
	return container.NewVBox(stack(a.field("uk", p.t("files.title_hint"), &a.title.UK), a.field("en", "", &a.title.EN)), buttons)
}

// field is the file's title in one language.
func (a *attachment) field(lang, help string, value *string) fyne.CanvasObject {
	p := a.of.page
	t := form.NewText(p.t("lang."+lang, "Label", p.t("files.title")), help, *value, func(text string) {
		*value = text
		a.retitle()
		a.of.titles.set(a.file.ID, a.title)
	})
	t.Entry.OnLeave = a.of.titles.flush
	if !p.model.own {
		t.Entry.Disable()
	}
	return t.Frame
}
