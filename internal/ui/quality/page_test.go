package quality_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/quality"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// opened is a page on a real desk, and what it has asked of the window.
type opened struct {
	page   *quality.Page
	window fyne.Window
	visits []string
	tally  desk.Tally
}

func open(t *testing.T, d *desk.Desk, lang string) *opened {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	text, o := i18n.New(lang), &opened{}
	o.page = quality.New(quality.Deps{
		Desk: d, Text: text, Runner: &runner.Sync{}, Explain: func(err error) string { return desk.Explain(text, err) },
		Open: func(id aid.ID, f desk.Finding) {
			sheet, err := d.Activity(id)
			if err != nil {
				t.Fatal(err)
			}
			o.visits = append(o.visits, fmt.Sprintf("%s at %s of %s", f.Rule, strings.SplitN(string(f.Field), "/", 2)[0], strings.TrimSpace(sheet.Activity.Title.UK)))
		},
		Counted: func(tally desk.Tally) { o.tally = tally },
	})
	o.window = test.NewTempWindow(t, o.page.Content())
	o.window.Resize(fyne.NewSize(836, 640))
	o.page.Reload()
	o.window.Canvas().Capture() // what cannot be painted panics
	return o
}

func (o *opened) words() string { return uitest.Outline(o.page.Content()) }

func (o *opened) tap(t *testing.T, text string) {
	t.Helper()
	uitest.Tap(t, o.page.Content(), text)
	o.window.Canvas().Capture()
}

func office(t *testing.T) *desk.Desk {
	return desktest.StartPortal(t).Enrol(t, "Олена", aid.RoleFocalPoint)
}

// save keeps a sound record with something changed.
func save(t *testing.T, d *desk.Desk, title string, change func(*aid.Activity)) {
	t.Helper()
	a := desktest.Sendable(t, d, title)
	a.Description = aid.Text{UK: "Нові вікна, дах і опалення для учнів.", EN: "New windows, roof and heating for pupils."}
	a.Title.EN = "A title in English for a record"
	a.Dates = aid.Dates{PlannedStart: "2026-05-01", ActualStart: "2026-05-01", PlannedEnd: "2049-12-31"}
	a.Participations = []aid.Participation{
		{ID: aid.NewID(), Name: aid.Text{EN: "UNDP"}, Role: aid.RoleFunding}, {ID: aid.NewID(), Org: a.ReportingOrg, Role: aid.RoleImplementing},
	}
	a.Sectors = append(a.Sectors, aid.Sector{ID: aid.NewID(), Vocabulary: aid.VocabularyDAC, Code: "11120"})
	a.Locations = []aid.Location{{ID: aid.NewID(), Point: aid.Point{Lat: 48.7389, Lon: 37.5844}, Oblast: "UA14"}}
	a.Contact.Name = "Відділ освіти"
	change(&a)
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
}

func unlike(a *aid.Activity, n int) { a.Title.EN = fmt.Sprintf("Number %d of all records", n) }

// busy is a portfolio with findings of every kind and a likely duplicate.
func busy(t *testing.T) *desk.Desk {
	d := office(t)
	save(t, d, "Водогін у Лимані: заміна труб", func(a *aid.Activity) { unlike(a, 1); a.Status = "" })
	save(t, d, "Амбулаторія  у Снігурівці, модульна", func(a *aid.Activity) { unlike(a, 2) })
	save(t, d, "Міст через Ворсклу  поблизу Тростянця", func(a *aid.Activity) { unlike(a, 3) })
	save(t, d, "Хаб для переселенців у Слов’янську", func(a *aid.Activity) { unlike(a, 4); a.Locations = nil })
	save(t, d, "Відбудова школи № 5 у Краматорську", func(a *aid.Activity) { unlike(a, 5) })
	save(t, d, "Відбудова школи №5, Краматорськ: школа №5, відбудова у Краматорську", func(a *aid.Activity) { unlike(a, 6); a.Dates.PlannedEnd = "2048-12-31" })
	return d
}

func TestPageInBothLanguages(t *testing.T) {
	full, clean, empty := busy(t), office(t), office(t)
	save(t, clean, "Відбудова школи № 5 у Краматорську", func(*aid.Activity) {})
	for _, lang := range i18n.Languages {
		o := open(t, full, lang)
		uitest.Golden(t, "busy-"+lang, o.words())
		o.page.Choose(desk.RuleDuplicate)
		o.window.Canvas().Capture()
		uitest.Golden(t, "duplicates-"+lang, o.words())
		uitest.Golden(t, "clean-"+lang, open(t, clean, lang).words())
		uitest.Golden(t, "empty-"+lang, open(t, empty, lang).words())
	}
}

func TestNextGoesThroughAllAndBeginsAgain(t *testing.T) {
	o := open(t, busy(t), "en")
	if o.tally != (desk.Tally{Records: 6, Stops: 1, Warns: 2, Hints: 2}) {
		t.Fatalf("%+v", o.tally)
	}
	for range 5 {
		o.tap(t, "Next finding")
	}
	want := []string{
		"status-missing at status of Водогін у Лимані: заміна труб",
		"location-missing at locations of Хаб для переселенців у Слов’янську",
		"text-untidy at title.uk of Амбулаторія  у Снігурівці, модульна",
		"text-untidy at title.uk of Міст через Ворсклу  поблизу Тростянця",
		"status-missing at status of Водогін у Лимані: заміна труб",
	}
	if got := strings.Join(o.visits, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("visited\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// What is put right between two visits does not make Next leave one out.
func TestNextAfterPuttingRight(t *testing.T) {
	d := office(t)
	for i, town := range []string{"Ізюмі", "Лимані", "Умані"} {
		save(t, d, "Ремонт даху школи в "+town, func(a *aid.Activity) { unlike(a, i); a.Status = "" })
	}
	o := open(t, d, "uk")
	o.tap(t, "Наступне зауваження")
	for list, err := d.Activities(); len(list) > 0; list = list[1:] {
		if sheet, _ := d.Activity(list[0].ID); err == nil && strings.HasSuffix(list[0].Title.UK, "Ізюмі") {
			sheet.Activity.Status = "2"
			if _, err := d.SaveDraft(sheet.Activity); err != nil {
				t.Fatal(err)
			}
		}
	}
	o.page.Reload()
	o.tap(t, "Наступне зауваження")
	if len(o.visits) != 2 || !strings.HasSuffix(o.visits[1], "Лимані") {
		t.Errorf("%v", o.visits)
	}
}

func TestFixAllAndUndo(t *testing.T) {
	d := busy(t)
	o := open(t, d, "uk")
	o.page.Choose("text-untidy")
	o.tap(t, "Виправити всі: 2")
	if !uitest.Says(o.page.Content(), "Виправлено 2 записи") || o.tally.Hints != 0 {
		t.Errorf("%+v\n%s", o.tally, o.words())
	}
	o.tap(t, "Скасувати")
	if !uitest.Says(o.page.Content(), "Повернуто, як було: 2 записи") || o.tally.Hints != 2 {
		t.Errorf("%+v\n%s", o.tally, o.words())
	}
}

func TestTappedRecordOpensAtItsField(t *testing.T) {
	o := open(t, busy(t), "en")
	o.page.Choose("location-missing")
	o.page.OpenFound(0)
	o.page.Choose(desk.RuleDuplicate)
	o.tap(t, "Open")
	if len(o.visits) != 2 || !strings.HasPrefix(o.visits[0], "location-missing at locations") || !strings.HasPrefix(o.visits[1], "duplicate at title.uk") {
		t.Errorf("%v", o.visits)
	}
}

func TestPairIsNoDuplicate(t *testing.T) {
	o := open(t, busy(t), "uk")
	o.page.Choose(desk.RuleDuplicate)
	o.window.Canvas().Capture()
	o.tap(t, "Це різні роботи")
	if !uitest.Says(o.page.Content(), "Більше не вважаємо повтором") || uitest.Says(o.page.Content(), "Схоже на повтор") || o.tally.Warns != 1 {
		t.Errorf("%+v\n%s", o.tally, o.words())
	}
	o.tap(t, "Скасувати")
	if !uitest.Says(o.page.Content(), "Схоже на повтор") || o.tally.Warns != 2 {
		t.Errorf("%+v\n%s", o.tally, o.words())
	}
}
