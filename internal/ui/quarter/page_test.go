package quarter_test

import (
	"errors"
	"fmt"
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
	"focalpoint/internal/ui/quarter"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

var q3, q4 = aid.Quarter{Year: 2026, N: 3}, aid.Quarter{Year: 2026, N: 4}

func november() time.Time { return time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC) }

func percent(n int64) *aid.Decimal {
	d := aid.DecimalOf(n)
	return &d
}

func hryvnias(n int64) aid.Money { return aid.Money{Amount: aid.DecimalOf(n), Currency: "UAH"} }

// office is the page over a real desk.
type office struct {
	t       testing.TB
	desk    *desk.Desk
	page    *quarter.Page
	run     *runner.Sync
	window  fyne.Window
	waiting int
}

func open(t testing.TB, d quarter.Desk, lang string) *office {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	o := &office{t: t, run: &runner.Sync{}}
	o.desk, _ = d.(*desk.Desk)
	text := i18n.New(lang)
	o.page = quarter.New(quarter.Deps{
		Desk: d, Text: text, Runner: o.run, Explain: func(err error) string { return desk.Explain(text, err) }, Now: november,
		Window: func() fyne.Window { return o.window }, Visit: func() {}, Waiting: func(n, _ int) { o.waiting = n },
	})
	o.window = test.NewTempWindow(t, o.page.Content())
	o.window.Resize(fyne.NewSize(835, 620))
	o.page.Reload()
	o.page.Focus()
	return o
}

func (o *office) press(keys ...fyne.KeyName) {
	o.t.Helper()
	for _, key := range keys {
		if key == fyne.KeyTab {
			o.window.Canvas().FocusNext()
		} else {
			o.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
}

func (o *office) write(text string) {
	for _, letter := range text {
		o.window.Canvas().Focused().TypedRune(letter)
	}
}

func (o *office) words() string { return uitest.Outline(o.page.Content()) }

func (o *office) expect(wanted ...string) {
	o.t.Helper()
	for _, want := range wanted {
		if !strings.Contains(o.words(), want) {
			o.t.Errorf("%q is not on the page:\n%s", want, o.words())
		}
	}
}

func (o *office) sheet(id aid.ID) desk.QuarterSheet {
	o.t.Helper()
	s, err := o.desk.QuarterSheet(q4, id)
	if err != nil {
		o.t.Fatal(err)
	}
	return s
}

// some is a desk with a quarter behind it and one begun.
func some(t testing.TB) (d *desk.Desk, school, water, hub aid.ID) {
	t.Helper()
	d = desktest.Alone(t, november)
	budget := func(a *aid.Activity) { a.Budgets = []aid.Budget{{ID: aid.NewID(), Value: hryvnias(2_000_000)}} }
	english := func(title string) func(*aid.Activity) { return func(a *aid.Activity) { a.Title.EN = title } }
	school = desktest.Queued(t, d, "Відбудова школи №5", english("Rebuilding school No. 5"), budget)
	water = desktest.Queued(t, d, "Ремонт водогону", english("Repair of the water main"), func(a *aid.Activity) { a.Dates.PlannedEnd = "2026-10-31" })
	hub = desktest.Queued(t, d, "Хаб для переселенців", english("Hub for displaced people"))
	closed := desktest.Queued(t, d, "Амбулаторія", english("Outpatient clinic"))
	for id, f := range map[aid.ID]desk.QuarterFigures{
		school: {Progress: percent(35), Spent: hryvnias(1_250_000), Reached: 640}, water: {Progress: percent(80)}, hub: {Progress: percent(20), Reached: 1200},
	} {
		file(t, d, q3, id, f)
	}
	file(t, d, q4, hub, desk.QuarterFigures{Progress: percent(45), Spent: hryvnias(90_000), Reached: 310, Note: "відкрито другий зал"})
	file(t, d, q4, closed, desk.QuarterFigures{Progress: percent(100), Status: "4"})
	return d, school, water, hub
}

func file(t testing.TB, d *desk.Desk, q aid.Quarter, id aid.ID, f desk.QuarterFigures) {
	t.Helper()
	if _, err := d.FileQuarter(q, id, f); err != nil {
		t.Fatal(err)
	}
}

func board(t testing.TB, d *desk.Desk, q aid.Quarter) desk.QuarterBoard {
	t.Helper()
	b, err := d.Quarter(q)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestPageInBothLanguages(t *testing.T) {
	d, _, _, _ := some(t)
	for _, lang := range i18n.Languages {
		o := open(t, d, lang)
		uitest.Golden(t, "begun-"+lang, o.words())
		o.press(fyne.KeyDown) // what has passed its end
		o.write("70")         // and falls
		uitest.Golden(t, "typing-"+lang, o.words())
		o.press(fyne.KeyEscape)
		o.page.Choose(q3)
		uitest.Golden(t, "late-"+lang, o.words())
		uitest.Golden(t, "empty-"+lang, open(t, desktest.Alone(t, november), lang).words())
	}
}

func TestEnterSaysNoChangeAndGoesOn(t *testing.T) {
	d, school, water, _ := some(t)
	o := open(t, d, "uk")
	if o.waiting != 2 {
		t.Errorf("the rail says %d", o.waiting)
	}
	o.press(fyne.KeyReturn)
	if s := o.sheet(school); s.State != desk.QuarterUnchanged || s.Update.Stage != aid.StageWaiting {
		t.Errorf("%s, %q", s.State, s.Update.Stage)
	}
	o.expect("Без змін: Відбудова школи №5", "Чекають 1", "Без змін 1", "3 / 4")
	o.press(fyne.KeyReturn, fyne.KeyReturn) // the last one, and once too often
	if s := o.sheet(water); s.State != desk.QuarterUnchanged {
		t.Errorf("%s", s.State)
	}
	o.expect("4 / 4")
	o.page.Undo()
	o.page.Undo()
	if s := o.sheet(school); s.State != desk.QuarterWaiting {
		t.Errorf("after two steps back: %s", s.State)
	}
	o.expect("Скасовано: Відбудова школи №5", "2 / 4")
}

func TestDigitBeginsAnUpdate(t *testing.T) {
	d, school, _, _ := some(t)
	o := open(t, d, "uk")
	o.write("40")
	o.expect("|40|", "було 35 %")
	o.press(fyne.KeyTab)
	o.write("800т")
	o.expect("Разом 2\u202f050\u202f000\u00a0UAH, а бюджет – 2\u202f000\u202f000\u00a0UAH")
	o.press(fyne.KeyTab)
	o.write("120")
	o.expect("разом 760")
	o.press(fyne.KeyTab)
	o.write("дах перекрито")
	o.press(fyne.KeyReturn)
	s := o.sheet(school)
	if s.State != desk.QuarterUpdated || *s.Figures.Progress != aid.DecimalOf(40) || s.Figures.Spent != hryvnias(800_000) ||
		s.Figures.Reached != 120 || s.Figures.Note != "дах перекрито" || s.Update.Stage != aid.StageWaiting {
		t.Errorf("%+v", s.Figures)
	}
	o.expect("Збережено: Відбудова школи №5", "35 → 40 %")
	o.press(fyne.KeyReturn) // the list has the keys again, on the next row that waits
	o.expect("Без змін: Ремонт водогону")
}

func TestWhatIsTypedIsKeptAndFiledWhenTheRowIsLeft(t *testing.T) {
	d, school, _, _ := some(t)
	o := open(t, d, "uk")
	o.write("4")
	o.run.Flush() // time passes
	if s := o.sheet(school); s.Update.Stage != aid.StageHeld || *s.Figures.Progress != aid.DecimalOf(4) {
		t.Errorf("not kept: %+v", s)
	}
	o.page.Reload()
	o.expect("[Подати 1 розпочате]", "не подано", "|4|", "Було 35 %. Виконання рідко зменшується")
	o.write("5")
	if err := o.page.Close(); err != nil {
		t.Fatal(err)
	}
	if s := o.sheet(school); s.Update.Stage != aid.StageWaiting || *s.Figures.Progress != aid.DecimalOf(45) {
		t.Errorf("not filed: %+v", s.Figures)
	}
}

func TestEscapeTakesBackWhatWasKept(t *testing.T) {
	d, school, _, _ := some(t)
	o := open(t, d, "uk")
	o.write("40")
	o.run.Flush()
	o.press(fyne.KeyEscape)
	if s := o.sheet(school); s.State != desk.QuarterWaiting || s.Update.ID != "" {
		t.Errorf("%+v", s.Update)
	}
	o.expect("|35|")
	o.press(fyne.KeyReturn)
	o.expect("Без змін: Відбудова школи №5")
}

func TestWhatIsTypedBackIsNotNoChange(t *testing.T) {
	d, school, water, _ := some(t)
	o := open(t, d, "uk")
	o.write("4")
	o.run.Flush()
	o.press(fyne.KeyBackspace)
	o.write("35")
	o.run.Flush()
	o.page.Focus()
	o.press(fyne.KeyDown)
	o.write("9")
	o.press(fyne.KeyBackspace)
	if err := o.page.Close(); err != nil {
		t.Fatal(err)
	}
	for _, id := range []aid.ID{school, water} {
		if s := o.sheet(id); s.State != desk.QuarterWaiting {
			t.Errorf("%s is %s", s.Activity.Title.UK, s.State)
		}
	}
	if s := d.Status(); s.Held != 0 {
		t.Errorf("%d drafts are left", s.Held)
	}
}

func TestUndoInTheSearchIsTheSearchs(t *testing.T) {
	d, school, _, _ := some(t)
	o := open(t, d, "uk")
	o.press(fyne.KeyReturn)
	o.page.FocusSearch()
	o.write("шк")
	o.page.Undo()
	if s := o.sheet(school); s.State != desk.QuarterUnchanged {
		t.Errorf("the filing is taken back: %s", s.State)
	}
}

func TestBegunUpdatesAreFiledTogether(t *testing.T) {
	d, school, water, _ := some(t)
	for _, id := range []aid.ID{school, water} {
		if _, err := d.KeepQuarter(q4, id, desk.QuarterFigures{Progress: percent(90)}); err != nil {
			t.Fatal(err)
		}
	}
	o := open(t, d, "uk")
	uitest.Tap(t, o.page.Content(), "Подати 2 розпочаті")
	for _, id := range []aid.ID{school, water} {
		if s := o.sheet(id); s.Update.Stage != aid.StageWaiting {
			t.Errorf("%q", s.Update.Stage)
		}
	}
	if uitest.Says(o.page.Content(), "розпочат") {
		t.Error("the button has stayed")
	}
}

func TestBatchOfMarkedRows(t *testing.T) {
	d := desktest.Alone(t, november)
	for i := range 6 {
		desktest.Queued(t, d, fmt.Sprint("Активність ", i))
	}
	o := open(t, d, "uk")
	o.press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	uitest.Tap(t, o.page.Content(), "Без змін: 2 позначені")
	o.expect("Без змін: 2 активності", "[Без змін 2]", "[Чекають 4]")
	o.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	o.press(fyne.KeyReturn)
	o.expect("[Без змін 6]", "6 / 6")
	o.page.Undo()
	o.expect("[Без змін 2]")
	o.page.Undo()
	o.expect("[Чекають 6]")
}

func TestSearchAndFilters(t *testing.T) {
	d, _, _, _ := some(t)
	o := open(t, d, "uk")
	uitest.Tap(t, o.page.Content(), "Оновлено 1")
	o.expect("Хаб для переселенців")
	if uitest.Says(o.page.Content(), "Ремонт водогону") {
		t.Error("another state is shown")
	}
	uitest.Tap(t, o.page.Content(), "Усі 4")
	o.page.FocusSearch()
	o.write("MAIN repair")
	o.run.Flush()
	o.expect("Ремонт водогону")
	o.write(" нема")
	o.run.Flush()
	o.expect("Нічого не знайдено")
	uitest.Tap(t, o.page.Content(), "Показати всі")
	o.expect("Амбулаторія")
	o.press(fyne.KeyReturn, fyne.KeyReturn)
	uitest.Tap(t, o.page.Content(), "Чекають 0")
	o.expect("Усе подано", "За IV квартал 2026 не чекає жодна активність.")
}

func TestWrongFiguresAreNotSaved(t *testing.T) {
	d, school, _, _ := some(t)
	o := open(t, d, "uk")
	o.write("400")
	o.press(fyne.KeyReturn)
	o.expect("Це число від 0 до 100.")
	o.press(fyne.KeyTab)
	o.write("багато")
	o.expect("Введіть число")
	if s := o.sheet(school); s.State != desk.QuarterWaiting {
		t.Errorf("%s", s.State)
	}
}

func TestLateQuarter(t *testing.T) {
	d, school, _, _ := some(t)
	o := open(t, d, "uk")
	choice, found := uitest.Find(o.page.Content(), func(s *form.Select) bool { return s.Selected == "IV квартал 2026" })
	if !found {
		t.Fatal(o.words())
	}
	choice.SetSelected("II квартал 2026")
	o.expect("здати до 31.07.2026 · прострочено на 117 днів", "II квартал 2026")
	o.press(fyne.KeyHome)
	o.write("10")
	o.expect("За пізніший квартал уже подано")
	o.press(fyne.KeyReturn)
	first := school // by title, the clinic comes before it
	for _, row := range board(t, d, aid.Quarter{Year: 2026, N: 2}).Rows {
		if row.State == desk.QuarterUpdated {
			first = row.Activity.ID
		}
	}
	if got, err := d.QuarterSheet(q3, first); err != nil || got.Was.Progress != aid.DecimalOf(10) {
		t.Errorf("carried into the next quarter: %+v, %v", got.Was, err)
	}
	if o.waiting != 2 {
		t.Errorf("the rail counts the quarter that is due: %d", o.waiting)
	}
}

// broken is a desk whose disk is full.
type broken struct{ *desk.Desk }

var errFull = errors.New("no space")

func (broken) FileUnchanged(aid.Quarter, ...aid.ID) (desk.QuarterFiled, error) {
	return desk.QuarterFiled{}, errFull
}

func TestFailureIsSaid(t *testing.T) {
	d, _, _, _ := some(t)
	o := open(t, broken{d}, "uk")
	o.press(fyne.KeyReturn)
	o.expect("no space", "[Чекають 2]")
}

// The window's own work for one Enter, with a desk that answers at once: it does not grow with the rows.
func BenchmarkEnter(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := &stock{Desk: desktest.Alone(b, november)}
			for i := range n {
				s.rows = append(s.rows, desk.QuarterRow{State: desk.QuarterWaiting, Activity: aid.Summary{
					ID: aid.ID(fmt.Sprintf("%06d", i)), Title: aid.Text{UK: fmt.Sprintf("Активність %06d", i)},
				}})
			}
			o := open(b, s, "uk")
			for b.Loop() {
				o.press(fyne.KeyReturn)
			}
		})
	}
}

// stock is a desk with rows in memory.
type stock struct {
	*desk.Desk
	rows []desk.QuarterRow
}

func (s *stock) Quarter(aid.Quarter) (desk.QuarterBoard, error) {
	return desk.QuarterBoard{Quarter: q4, Deadline: "2027-01-31", Choices: []aid.Quarter{q4}, Rows: s.rows, Counts: map[desk.QuarterState]int{}}, nil
}

func (s *stock) QuarterSheet(aid.Quarter, aid.ID) (desk.QuarterSheet, error) {
	return desk.QuarterSheet{Currency: "UAH"}, nil
}

func (s *stock) FileUnchanged(_ aid.Quarter, ids ...aid.ID) (desk.QuarterFiled, error) {
	return desk.QuarterFiled{Rows: []desk.QuarterRow{{State: desk.QuarterUnchanged, Activity: aid.Summary{ID: ids[0]}}}}, nil
}

// Money is spent in other currencies than the budget's: typed behind the amount, or chosen from the list.
func TestSpentInAnotherCurrency(t *testing.T) {
	d, school, _, _ := some(t)
	o := open(t, d, "uk")
	o.write("4")
	o.press(fyne.KeyTab)
	o.write("1200 usd")
	o.expect("немає валюти USD")
	o.press(fyne.KeyReturn)
	if spent := o.sheet(school).Figures.Spent; spent != (aid.Money{Amount: aid.DecimalOf(1200), Currency: "USD"}) {
		t.Errorf("spent %+v", spent)
	}
	o.press(fyne.KeyUp)
	o.page.ChooseCurrency("EUR")
	o.expect("EUR")
	o.press(fyne.KeyReturn)
	if spent := o.sheet(school).Figures.Spent; spent != (aid.Money{Amount: aid.DecimalOf(1200), Currency: "EUR"}) {
		t.Errorf("spent %+v", spent)
	}
}
