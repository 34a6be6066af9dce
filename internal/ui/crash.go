package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// TellCrash says above the pages that the program ended unexpectedly the last time, what was saved and where the report is.
func (w *Window) TellCrash(crash desk.Crash) {
	w.crash = &crash
	w.showCrash()
}

// showCrash shows the notice, also after the pages were made anew.
func (w *Window) showCrash() {
	if w.crash == nil {
		w.shell.SetNotice(nil)
		return
	}
	title := ""
	buttons := form.Flow(form.NewButton(w.text.T("crash.report"), w.showReport))
	if len(w.crash.Saved) > 0 {
		id := w.crash.Saved[0]
		if sheet, err := w.deps.Desk.Activity(id); err == nil { // it may be another profile's
			title = sheet.Activity.Title.In(w.text.Lang())
			buttons.Add(form.NewButton(w.text.T("crash.open"), func() { w.OpenRecord(id) }))
		}
	}
	buttons.Add(form.NewButton(w.text.T("crash.dismiss"), func() {
		w.crash = nil
		w.showCrash()
	}))
	words := widget.NewLabel(w.crash.Sentence(w.text, title))
	words.Wrapping = fyne.TextWrapWord
	icon := container.NewCenter(form.Width(20, widget.NewIcon(fynetheme.NewColoredResource(fynetheme.InfoIcon(), theme.ColorHint))))
	row := container.NewBorder(nil, nil, container.NewPadded(icon), nil, form.Beside(320, words, buttons))
	w.shell.SetNotice(container.NewStack(canvas.NewRectangle(theme.Of(theme.ColorCard)), container.NewVBox(container.NewPadded(row), widget.NewSeparator())))
}

// The report's dialog, in the smallest window.
func reportSize() fyne.Size { return form.Sheet(760, 520) }

func (w *Window) showReport() {
	report := widget.NewLabel(w.crash.Report)
	report.TextStyle.Monospace = true
	about, file := widget.NewLabel(w.text.T("crash.about")), widget.NewLabel(w.text.T("crash.file", "Path", w.crash.Path))
	about.Wrapping, file.Wrapping, file.Selectable = fyne.TextWrapWord, fyne.TextWrapBreak, true
	said := w.crash.Report
	copied := form.NewButtonWithIcon(w.text.T("crash.copy"), fynetheme.ContentCopyIcon(), func() { fyne.CurrentApp().Clipboard().SetContent(said) })
	body := container.NewBorder(about, container.NewVBox(file, container.NewHBox(copied)), nil, nil, container.NewScroll(report))
	d := dialog.NewCustom(w.text.T("crash.title"), w.text.T("crash.close"), body, w.window)
	d.Resize(reportSize())
	d.Show()
}
