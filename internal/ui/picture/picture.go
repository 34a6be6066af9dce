// Package picture saves a map of activities as a picture: it asks for the file, says that it is being drawn, lets that be
// stopped, and tells what is on it.
package picture

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
)

// Desk is what draws the map.
type Desk interface {
	ExportMap(ctx context.Context, path string, o desk.MapOptions) (desk.MapReport, error)
}

// Saver saves pictures from one window.
type Saver struct {
	Desk    Desk
	Text    *i18n.Localizer
	Runner  runner.Runner
	Explain func(error) string
	Window  func() fyne.Window
}

// The formats of a picture, by the ending of its name.
const (
	PNG = ".png" // for a report
	SVG = ".svg" // to be printed large, or worked on
)

// Ask lets a file of a format be named, and saves the picture there.
func (s Saver) Ask(format string, o desk.MapOptions) {
	name := s.Text.T("map.picture.file")
	form.FileDialog{
		Text: s.Text, Runner: s.Runner, Title: s.Text.T("map.picture.ask"), Confirm: s.Text.T("map.picture.save"),
		Name: strings.TrimSuffix(name, filepath.Ext(name)) + format, Then: func(path string) { s.Save(path, o) },
	}.ShowToWrite(s.Window())
}

// Save writes the picture, PNG or SVG by the name's ending, in the language of the window.
func (s Saver) Save(path string, o desk.MapOptions) {
	o.Lang = s.Text.Lang()
	cancel := func() {}
	waiting := dialog.NewCustomWithoutButtons(s.Text.T("map.picture.drawing"), container.NewVBox(
		widget.NewProgressBarInfinite(), form.NewButton(s.Text.T("map.picture.stop"), func() { cancel() }),
	), s.Window())
	waiting.Resize(form.Sheet(420, 130))
	waiting.Show()
	var report desk.MapReport
	cancel = s.Runner.Run(func(ctx context.Context) (err error) {
		report, err = s.Desk.ExportMap(ctx, path, o)
		return err
	}, func(err error) {
		waiting.Hide()
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			s.tell(s.Text.T("map.picture.failed"), s.Explain(err))
		default:
			s.tell(s.Text.T("map.picture.done"), s.Summary(path, report))
		}
	})
}

// Summary says where a picture is and what it shows.
func (s Saver) Summary(path string, report desk.MapReport) string {
	words := s.Text.T("map.picture.written", "File", path) + "\n" +
		s.Text.N("map.picture.records", report.Records) + " · " + s.Text.N("map.picture.pins", report.Pins)
	if report.Without > 0 {
		words += "\n" + s.Text.T("map.picture.without", "N", s.Text.Number(int64(report.Without)))
	}
	return words
}

func (s Saver) tell(title, sentence string) {
	words := widget.NewLabel(sentence)
	words.Wrapping = fyne.TextWrapWord
	box := dialog.NewCustom(title, s.Text.T("map.picture.close"), words, s.Window())
	box.Resize(form.Sheet(520, 180))
	box.Show()
}
