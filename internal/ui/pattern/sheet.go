// Package pattern is the sheet from which a new activity is begun: the profile's patterns, each to be used, renamed or
// removed.
package pattern

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

// Desk is what the sheet asks of the desk; its methods are called off the window's goroutine.
type Desk interface {
	// Patterns lists the patterns by name.
	Patterns() ([]desk.Pattern, error)
	// RenamePattern gives a pattern another name.
	RenamePattern(id aid.ID, name string) error
	// RemovePattern forgets a pattern.
	RemovePattern(id aid.ID) error
}

// Deps is what the sheet works with.
type Deps struct {
	Desk    Desk
	Text    *i18n.Localizer
	Runner  runner.Runner
	Explain func(error) string
	Use     func(aid.ID) // begin an activity from the pattern
}

// Sheet lists the patterns.
type Sheet struct {
	deps Deps
	rows *fyne.Container
	said *widget.Label // what went wrong
	hide func()
	body *fyne.Container
}

// New makes the sheet and reads the patterns.
func New(deps Deps) *Sheet {
	s := &Sheet{deps: deps, rows: container.NewVBox(), said: widget.NewLabel(""), hide: func() {}}
	s.said.Wrapping = fyne.TextWrapWord
	s.said.Importance = widget.DangerImportance
	s.said.Hide()
	s.body = container.NewBorder(nil, s.said, nil, nil, container.NewVScroll(s.rows))
	s.do(func() error { return nil })
	return s
}

// Content is what the dialog shows of the sheet.
func (s *Sheet) Content() fyne.CanvasObject { return s.body }

// Show opens the sheet over a window.
func (s *Sheet) Show(window fyne.Window) {
	box := dialog.NewCustom(s.t("title"), s.t("close"), s.body, window)
	box.Resize(form.Sheet(620, 420))
	s.hide = box.Hide
	box.Show()
}

func (s *Sheet) t(key string, args ...any) string { return s.deps.Text.T("pattern."+key, args...) }

// do changes something and lists the patterns as they are then.
func (s *Sheet) do(change func() error) {
	var patterns []desk.Pattern
	s.deps.Runner.Run(func(context.Context) (err error) {
		if err = change(); err != nil {
			return err
		}
		patterns, err = s.deps.Desk.Patterns()
		return err
	}, func(err error) {
		s.said.SetText("")
		if s.said.Hidden = err == nil; err != nil {
			s.said.SetText(s.deps.Explain(err))
			s.body.Refresh()
			return
		}
		s.list(patterns)
	})
}

func (s *Sheet) list(patterns []desk.Pattern) {
	s.rows.RemoveAll()
	for _, p := range patterns {
		s.rows.Add(s.row(p))
	}
	if len(patterns) == 0 {
		none := widget.NewLabel(s.t("none"))
		none.Wrapping = fyne.TextWrapWord
		s.rows.Add(none)
	}
	s.body.Refresh()
}

// row is one pattern; renaming and removing take place in it.
func (s *Sheet) row(p desk.Pattern) fyne.CanvasObject {
	line := container.NewStack()
	show := func(o fyne.CanvasObject) {
		line.Objects = []fyne.CanvasObject{o}
		line.Refresh()
	}
	var plain fyne.CanvasObject
	back := func() { show(plain) }
	use := form.NewButtonWithIcon(p.Name, fynetheme.ContentAddIcon(), func() {
		s.hide()
		s.deps.Use(p.ID)
	})
	use.Alignment = widget.ButtonAlignLeading
	rename := form.NewButton(s.t("rename"), func() { show(s.renaming(p, back)) })
	remove := form.NewButton(s.t("remove"), func() { show(s.removing(p, back)) })
	rename.Importance, remove.Importance = widget.LowImportance, widget.LowImportance
	about := widget.NewLabel(p.Title.In(s.deps.Text.Lang()))
	if p.Pins > 0 {
		about.Text += " · " + s.deps.Text.N("pattern.pins", p.Pins)
	}
	about.Wrapping = fyne.TextWrapWord
	about.SizeName, about.Importance = fynetheme.SizeNameCaptionText, widget.LowImportance
	plain = container.NewVBox(form.Beside(200, use, form.Flow(rename, remove)), about)
	show(plain)
	return line
}

func (s *Sheet) renaming(p desk.Pattern, back func()) fyne.CanvasObject {
	name := form.NewEntry(false)
	name.SetText(p.Name)
	save := func() { s.do(func() error { return s.deps.Desk.RenamePattern(p.ID, name.Text) }) }
	name.OnSubmitted = func(string) { save() }
	keep := form.NewButton(s.t("save"), save)
	keep.Importance = widget.HighImportance
	return form.Beside(200, name, form.Flow(keep, form.NewButton(s.t("back"), back)))
}

func (s *Sheet) removing(p desk.Pattern, back func()) fyne.CanvasObject {
	ask := widget.NewLabel(s.t("ask", "Name", p.Name))
	ask.Wrapping = fyne.TextWrapWord
	yes := form.NewButton(s.t("remove"), func() { s.do(func() error { return s.deps.Desk.RemovePattern(p.ID) }) })
	yes.Importance = widget.DangerImportance
	return form.Beside(200, ask, form.Flow(yes, form.NewButton(s.t("back"), back)))
}
