package activities

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/picture"
)

// AskImport lets a file be chosen and reads it into drafts.
func (p *Page) AskImport() {
	form.FileDialog{Text: p.text, Runner: p.Runner, Endings: []string{".csv", ".xlsx"}, Then: p.importFile}.ShowToRead(p.Window())
}

func (p *Page) importFile(path string) {
	rows := widget.NewLabel(p.text.T("activities.importing.rows", "N", 0))
	cancel := func() {}
	waiting := dialog.NewCustomWithoutButtons(p.text.T("activities.importing.title"), container.NewVBox(
		rows, widget.NewProgressBarInfinite(), form.NewButton(p.text.T("activities.importing.cancel"), func() { cancel() }),
	), p.Window())
	waiting.Resize(form.Sheet(420, 160))
	waiting.Show()
	var report desk.ImportReport
	cancel = p.Runner.Run(func(ctx context.Context) (err error) {
		report, err = p.desk.Import(ctx, path, false, func(done int) {
			p.Runner.Post(func() { rows.SetText(p.text.T("activities.importing.rows", "N", p.text.Number(int64(done)))) })
		})
		return err
	}, func(err error) {
		waiting.Hide()
		p.Reload()
		if err != nil && !errors.Is(err, context.Canceled) {
			p.fail(err)
			return
		}
		p.tell(p.text.T("activities.importing.title"), p.text.T("activities.importing.done",
			"Imported", report.Imported, "Updated", report.Updated, "Refused", report.RefusedRows), p.refusals(report))
	})
}

func (p *Page) refusals(report desk.ImportReport) (lines []string) {
	for _, cell := range report.Refused {
		lines = append(lines, p.text.T("activities.importing.row", "Line", cell.Line, "Column", cell.Column, "Value", cell.Value, "Reason", p.Reason(cell)))
	}
	return lines
}

// AskExport lets a name be chosen and writes the checked records, or all, in the format of the name's ending: a table, a
// file for other programs, or a picture of the map.
func (p *Page) AskExport() {
	p.askName("activities.xlsx", func(path string) {
		if desk.IsMapPicture(path) {
			p.ExportMap(path)
			return
		}
		var ids []aid.ID
		for id := range p.checked {
			ids = append(ids, id)
		}
		var skipped int
		p.Runner.Run(func(ctx context.Context) (err error) {
			skipped, err = p.desk.Export(ctx, path, ids, p.text.Lang())
			return err
		}, func(err error) {
			if err != nil {
				p.fail(err)
				return
			}
			words := p.text.T("activities.exported", "File", path)
			if skipped > 0 {
				words += "\n" + p.text.N("activities.skipped", skipped)
			}
			p.tell(p.text.T("activities.export"), words, nil)
		})
	})
}

// AskMap lets a name be chosen for ExportMap.
func (p *Page) AskMap(ids ...aid.ID) {
	if ids = p.onMap(ids); len(ids) == 0 {
		p.tell(p.text.T("activities.map"), p.text.T("activities.nothing.title"), nil)
		return
	}
	p.pictures().Ask(picture.PNG, desk.MapOptions{IDs: ids})
}

// onMap is the ids; without any, those of the checked records, or of all that the list shows.
func (p *Page) onMap(ids []aid.ID) []aid.ID {
	if len(ids) > 0 {
		return ids
	}
	for _, r := range p.view.rows {
		if len(p.checked) == 0 || p.checked[r.ID] {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// ExportMap writes a picture of the map, PNG or SVG by the name's ending: of the records with the ids; without any, of
// the checked ones, or of those that the list shows.
func (p *Page) ExportMap(path string, ids ...aid.ID) {
	if ids = p.onMap(ids); len(ids) == 0 {
		return
	}
	p.pictures().Save(path, desk.MapOptions{IDs: ids})
}

func (p *Page) pictures() picture.Saver {
	return picture.Saver{Desk: p.desk, Text: p.text, Runner: p.Runner, Explain: p.Explain, Window: p.Window}
}

// askName lets a file be named that will be written.
func (p *Page) askName(name string, then func(path string)) {
	form.FileDialog{Text: p.text, Runner: p.Runner, Name: name, Then: then}.ShowToWrite(p.Window())
}

// markReady queues the checked records and says which ones still need work.
func (p *Page) markReady() {
	var ids []aid.ID
	for _, r := range p.all {
		if p.checked[r.ID] {
			ids = append(ids, r.ID)
		}
	}
	var stopped []desk.NotReady
	p.Runner.Run(func(context.Context) (err error) {
		stopped, err = p.desk.Ready(ids...)
		return err
	}, func(err error) {
		if err != nil {
			p.fail(err)
			return
		}
		clear(p.checked)
		p.ready.Disable()
		p.Reload()
		if len(stopped) > 0 {
			p.tell(p.text.T("activities.stopped.title"), p.text.N("activities.stopped.done", len(ids)-len(stopped)), p.reasons(stopped))
		}
	})
}

func (p *Page) reasons(stopped []desk.NotReady) (lines []string) {
	for _, record := range stopped {
		for _, f := range record.Findings {
			if f.Severity == desk.SeverityStop {
				lines = append(lines, record.Title.In(p.text.Lang())+": "+p.Message(f))
			}
		}
	}
	return lines
}

func (p *Page) fail(err error) { p.tell(p.text.T("activities.failed"), p.Explain(err), nil) }

// tell shows a sentence and, below it, lines that may be many.
func (p *Page) tell(title, sentence string, lines []string) {
	words := widget.NewLabel(sentence)
	words.Wrapping = fyne.TextWrapWord
	var content fyne.CanvasObject = words
	size := form.Sheet(520, 180)
	if len(lines) > 0 {
		list := widget.NewLabel(strings.Join(lines[:min(len(lines), 500)], "\n"))
		list.Wrapping = fyne.TextWrapWord
		content = container.NewBorder(words, nil, nil, nil, container.NewVScroll(list))
		size = form.Sheet(720, 460)
	}
	box := dialog.NewCustom(title, p.text.T("activities.close"), content, p.Window())
	box.Resize(size)
	box.Show()
}
