package history_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/history"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// office is a desk with one activity, and a clock that goes on by an hour with every look.
type office struct {
	*desk.Desk
	id aid.ID
}

func newOffice(t *testing.T) office {
	now := time.Date(2026, 10, 12, 9, 5, 0, 0, time.UTC)
	d := desktest.Alone(t, func() time.Time {
		now = now.Add(time.Hour)
		return now
	})
	a := desktest.Clean(t, d, "Школа")
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	return office{d, a.ID}
}

func (o office) edit(t *testing.T, edit func(*aid.Activity)) {
	t.Helper()
	sheet, err := o.Activity(o.id)
	if err != nil {
		t.Fatal(err)
	}
	edit(&sheet.Activity)
	if _, err := o.SaveDraft(sheet.Activity); err != nil {
		t.Fatal(err)
	}
}

// worked is an office where this and that was changed.
func worked(t *testing.T) office {
	o := newOffice(t)
	if stopped, err := o.Ready(o.id); err != nil || len(stopped) > 0 {
		t.Fatal(stopped, err)
	}
	o.edit(t, func(a *aid.Activity) { a.Status = "3" })
	o.edit(t, func(a *aid.Activity) {
		a.Title.UK, a.Title.EN = "Ліцей № 5 імені Михайла Коцюбинського", "Lyceum No. 5"
		a.Description.UK = strings.Repeat("Капітальний ремонт будівлі, укриття на 300 місць, меблі для 24 класів. ", 4)
		a.Locations[0].Point = aid.Point{Lat: 48.7401, Lon: 37.5862}
		a.Participations = a.Participations[:1]
	})
	return o
}

// open shows the sheet in a window of the size of the dialog.
func (o office) open(t *testing.T, lang string, mode theme.Mode, own bool) (*history.Sheet, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(mode))
	text := i18n.New(lang)
	s := history.New(history.Deps{
		Desk: o, Text: text, Runner: &runner.Sync{}, Explain: func(err error) string { return desk.Explain(text, err) }, Record: o.id, Own: own,
		Restore: func(step uint64, paths []aid.Path, done func(int, error)) { done(o.Restore(o.id, step, paths...)) },
	})
	window := test.NewWindow(s.Content())
	t.Cleanup(window.Close)
	window.Resize(fyne.NewSize(900, 520))
	return s, window
}

func TestSheet(t *testing.T) {
	for _, lang := range i18n.Languages {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			s, window := worked(t).open(t, lang, mode, true)
			uitest.Golden(t, "changed-"+lang, uitest.Outline(s.Content()))
			uitest.Picture(t, window.Canvas(), "history-changed-"+lang+"-"+string(mode))
			s.Press(fyne.KeyEnd)
			uitest.Golden(t, "begun-"+lang, uitest.Outline(s.Content()))
			uitest.Picture(t, window.Canvas(), "history-begun-"+lang+"-"+string(mode))
			s.Press(fyne.KeyUp)
			uitest.Golden(t, "ready-"+lang, uitest.Outline(s.Content()))
			uitest.Picture(t, window.Canvas(), "history-ready-"+lang+"-"+string(mode))
		}
	}
}

// One field goes back, and then the whole record; both are steps, and the sheet says so.
func TestRestore(t *testing.T) {
	o := worked(t)
	s, window := o.open(t, "uk", theme.Light, true)
	uitest.Tap(t, s.Content(), "Повернути це поле") // of the description, the first
	shown := uitest.Outline(s.Content())
	for _, words := range []string{"Повернуто 1 поле. Запис тепер чернетка; Ctrl+Z скасує повернення.", "Повернуто, як було раніше"} {
		if !strings.Contains(shown, words) {
			t.Errorf("%q is not on\n%s", words, shown)
		}
	}
	uitest.Picture(t, window.Canvas(), "history-restored")
	s.Press(fyne.KeyDown)
	s.Press(fyne.KeyDown) // the status
	uitest.Tap(t, s.Content(), "Повернути запис, яким він був до цієї зміни")
	sheet, err := o.Activity(o.id)
	if err != nil || sheet.Activity.Status != "2" || sheet.Activity.Title.UK != "Школа" || len(sheet.Activity.Participations) != 2 {
		t.Errorf("%+v, %v", sheet.Activity, err)
	}
	h, err := o.History(i18n.New("uk"), o.id)
	if err != nil || len(h.Steps) != 6 {
		t.Errorf("%d steps, %v", len(h.Steps), err)
	}
}

// The keyboard reaches everything: Tab goes from the steps to the fields and then to the record.
func TestTabOrder(t *testing.T) {
	o := newOffice(t)
	o.edit(t, func(a *aid.Activity) { a.Title.UK = "Ліцей" })
	s, window := o.open(t, "uk", theme.Light, true)
	canvas := window.Canvas()
	canvas.FocusNext()
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if shown := uitest.Outline(s.Content()); !strings.Contains(shown, "Ліцей") {
		t.Errorf("the arrow keys do not go through the steps:\n%s", shown)
	}
	for _, want := range []string{"Повернути це поле", "Повернути запис, яким він був до цієї зміни"} {
		canvas.FocusNext()
		if b, is := canvas.Focused().(*form.Button); !is || b.Text != want {
			t.Errorf("the focus is on %T %+v, want the button %q", canvas.Focused(), canvas.Focused(), want)
		}
	}
}

// Another organisation's record is only read.
func TestHistoryOfOthers(t *testing.T) {
	s, _ := worked(t).open(t, "uk", theme.Light, false)
	if shown := uitest.Outline(s.Content()); strings.Contains(shown, "[Повернути") || !strings.Contains(shown, "Lyceum No. 5") {
		t.Error(shown)
	}
}

// A record that nobody has changed since it came says so, and one that is gone says what is wrong.
func TestNoHistory(t *testing.T) {
	p := desktest.StartPortal(t)
	olena, ivan := p.Enrol(t, "Олена", aid.RoleFocalPoint), p.Enrol(t, "Іван", aid.RoleFocalPoint)
	id := desktest.Queued(t, olena, "Школа")
	for _, d := range []*desk.Desk{olena, ivan} {
		if _, err := d.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for _, lang := range i18n.Languages {
		s, window := office{ivan, id}.open(t, lang, theme.Light, true)
		uitest.Golden(t, "none-"+lang, uitest.Outline(s.Content()))
		uitest.Picture(t, window.Canvas(), "history-none-"+lang)
	}
	s, _ := office{ivan, aid.NewID()}.open(t, "uk", theme.Light, true)
	if shown := uitest.Outline(s.Content()); !strings.Contains(shown, "Такого запису тут немає.") {
		t.Error(shown)
	}
}
