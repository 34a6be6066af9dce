// Package history is the sheet that shows what has changed in a record, when and by whom, and puts it back.
package history

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/runner"
)

// Desk is what the sheet asks of the desk, off the window's goroutine.
type Desk interface {
	// History reads the history of a record in the words of a language.
	History(l *i18n.Localizer, id aid.ID) (desk.History, error)
}

// Deps is what the sheet works with.
type Deps struct {
	Desk    Desk
	Text    *i18n.Localizer
	Runner  runner.Runner
	Explain func(error) string
	Record  aid.ID
	Own     bool // the person may put things back
	// Restore puts the record back to before a step, or only the fields at the paths, and calls done on the window's
	// goroutine with how many fields that changed.
	Restore func(step uint64, paths []aid.Path, done func(changed int, err error))
}

// Sheet shows the steps of one record, and what the chosen one has changed.
type Sheet struct {
	deps   Deps
	shown  desk.History
	chosen int

	steps  *steps
	detail *detail
	said   *widget.Label // what putting back has done, or what went wrong
	body   *fyne.Container
	hide   func()
	focus  func() // puts the arrow keys on the steps
}

// New makes the sheet and reads the history.
func New(deps Deps) *Sheet {
	s := &Sheet{deps: deps, said: widget.NewLabel(""), body: container.NewStack(), hide: func() {}, focus: func() {}}
	s.said.Wrapping = fyne.TextWrapWord
	s.said.Hide()
	s.body.Add(container.NewCenter(caption(s.t("reading"))))
	s.steps, s.detail = newSteps(s), newDetail(s)
	s.read()
	return s
}

// Content is what the dialog shows of the sheet.
func (s *Sheet) Content() fyne.CanvasObject { return s.body }

// size leaves the window's frame to be seen around the sheet where the window is of its smallest size.
func size() fyne.Size { return form.Sheet(920, 600) }

// Show opens the sheet over a window; the arrow keys go through the steps at once.
func (s *Sheet) Show(window fyne.Window) {
	box := dialog.NewCustom(s.t("title"), s.t("close"), s.body, window)
	box.Resize(size())
	s.hide = box.Hide
	s.focus = func() { window.Canvas().Focus(s.steps) }
	box.Show()
}

func (s *Sheet) t(key string, args ...any) string {
	return s.deps.Text.T("history.sheet."+key, args...)
}

// read shows the history as it is now, at its newest step.
func (s *Sheet) read() {
	var h desk.History
	s.deps.Runner.Run(func(context.Context) (err error) {
		h, err = s.deps.Desk.History(s.deps.Text, s.deps.Record)
		return err
	}, func(err error) {
		if err != nil {
			s.say(s.deps.Explain(err), widget.DangerImportance)
			return
		}
		s.show(h)
	})
}

func (s *Sheet) show(h desk.History) {
	s.shown = h
	if len(h.Steps) == 0 {
		s.body.Objects = []fyne.CanvasObject{form.Empty(fynetheme.HistoryIcon(), s.t("none.title"), s.t("none.text"))}
		s.body.Refresh()
		return
	}
	kept := caption(s.t("kept"))
	kept.Wrapping = fyne.TextWrapWord
	left := container.NewBorder(nil, kept, nil, widget.NewSeparator(), form.Tall(stepsLeast, s.steps))
	// Tab goes from the steps to the fields and then to the record.
	whole := form.Leading(detailLeast, form.Wish(stepsWidth, left), s.detail.whole)
	s.body.Objects = []fyne.CanvasObject{container.NewBorder(nil, s.said, nil, nil, whole)}
	s.body.Refresh()
	s.steps.UnselectAll()
	s.steps.Highlight(0)
	s.steps.Select(0)
	s.focus()
}

// choose shows what a step has changed.
func (s *Sheet) choose(i int) {
	if i < len(s.shown.Steps) {
		s.chosen = i
		s.detail.show(s.shown.Steps[i])
	}
}

// restore puts the record, or fields of it, back to before the chosen step.
func (s *Sheet) restore(paths ...aid.Path) {
	s.deps.Restore(s.shown.Steps[s.chosen].N, paths, func(changed int, err error) {
		switch {
		case err != nil:
			s.say(s.deps.Explain(err), widget.DangerImportance)
		case changed == 0:
			s.say(s.t("same"), widget.MediumImportance)
		default:
			s.say(s.deps.Text.N("history.sheet.restored", changed), widget.SuccessImportance)
			s.read()
		}
	})
}

func (s *Sheet) say(words string, importance widget.Importance) {
	s.said.Importance = importance
	s.said.SetText(words)
	s.said.Show()
	if len(s.shown.Steps) == 0 {
		s.body.Objects = []fyne.CanvasObject{s.said}
	}
	s.body.Refresh()
}

// byline says who made a step and when.
func (s *Sheet) byline(step desk.HistoryStep) string {
	who := step.Who
	if who == "" {
		who = s.t("unknown")
	}
	return who + " · " + s.deps.Text.DateTime(step.At)
}

func caption(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.SizeName, l.Importance = fynetheme.SizeNameCaptionText, widget.LowImportance
	return l
}
