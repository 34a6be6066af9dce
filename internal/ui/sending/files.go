package sending

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
)

// filesLine says how the attached files stand, and moves while they are being sent.
type filesLine struct {
	label *widget.Label // nil: there are no files
	files desk.Files
}

// showFiles adds the section on files, with a sentence for each that the portal did not take.
func (p *Page) showFiles(files desk.Files) {
	p.files = filesLine{files: files}
	if !files.Any() {
		return
	}
	p.files.label = widget.NewLabel("")
	p.files.label.Wrapping = fyne.TextWrapWord
	p.files.show(p.text, p.desk.Status().Files)
	rows := append([]fyne.CanvasObject{p.files.label}, limited(p, files.Refused, func(f desk.RefusedFile) fyne.CanvasObject {
		return p.quiet(f.Words(p.text))
	})...)
	p.sections.Add(form.Section(p.text.T("sending.files.title"), rows...))
}

func (f filesLine) show(l *i18n.Localizer, progress desk.FileProgress) {
	if f.label == nil {
		return
	}
	if words := f.files.Words(l, progress); words != f.label.Text {
		f.label.SetText(words)
	}
}
