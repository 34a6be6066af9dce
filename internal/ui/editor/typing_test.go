package editor_test

import (
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

func TestTitleIsSavedAsItIsTyped(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	title := o.Entry("title.uk")
	title.SetText("")
	test.Type(title, "Нова школа")
	if len(m.saves) != 0 {
		t.Fatal("saved before a pause")
	}
	o.sees(t, "зберігаємо…")
	o.run.Flush()
	if got := m.last(t).Title.UK; got != "Нова школа" {
		t.Errorf("saved %q", got)
	}
	o.sees(t, "збережено 14:02:11", "Нова школа")
	if m.last(t).Title.EN != school().Activity.Title.EN {
		t.Error("the English title was lost")
	}
}

func TestLeavingAFieldSavesAtOnce(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	title := o.Entry("title.uk")
	o.window.Canvas().Focus(title)
	test.Type(title, "! ")
	o.window.Canvas().Focus(o.Entry("title.en"))
	if len(m.saves) != 1 {
		t.Fatalf("%d saves", len(m.saves))
	}
}

func TestNewDraftIsKeptFromTheFirstKeystroke(t *testing.T) {
	m := newMemory(t)
	o := open(t, m, "uk", "")
	o.run.Flush()
	if err := o.Close(); err != nil || len(m.saves) != 0 {
		t.Fatalf("an untouched draft was saved %d times: %v", len(m.saves), err)
	}
	test.Type(o.Entry("title.uk"), "Ш")
	if err := o.Close(); err != nil || m.last(t).Title.UK != "Ш" {
		t.Fatalf("closing did not save: %v", err)
	}
}

func TestFailedSaveIsSaidAndTriedAgain(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	m.full = errors.New("на диску немає місця")
	o.Entry("title.uk").SetText("Школа")
	o.run.Flush()
	o.sees(t, "не збережено", "Не вдалося зберегти. Ваш текст на місці, програма пробує знову. Причина: на диску немає місця")
	if got := o.Entry("title.uk").Text; got != "Школа" {
		t.Errorf("the text became %q", got)
	}
	if o.Close() == nil {
		t.Error("closed over an unsaved text without a word")
	}
	m.full = nil
	o.run.Flush()
	if got := m.last(t).Title.UK; got != "Школа" {
		t.Errorf("tried again with %q", got)
	}
	o.seesNot(t, "Не вдалося зберегти")
}

func TestFindingsComeAndGo(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.Entry("title.uk").SetText("")
	o.Entry("title.en").SetText("")
	o.run.Flush()
	o.sees(t, "Немає назви.", "2 зауваження", "[Що]\n1\n", "[Коли і скільки]\n1\n")
	o.Ready()
	o.sees(t, "Ще не готово: виправте 1 зауваження.")
	if o.window.Canvas().Focused() != o.Entry("title.uk") {
		t.Error("the field that stops sending has not got the focus")
	}
	o.Entry("title.uk").SetText("Школа")
	o.run.Flush()
	o.seesNot(t, "Немає назви.")
	o.sees(t, "1 зауваження")
}

func TestCounterGoesThroughTheFindings(t *testing.T) {
	sheet := school()
	sheet.Activity.Title = aid.Text{}
	o := open(t, newMemory(t, sheet), "uk", sheet.Activity.ID)
	o.NextFinding()
	o.sees(t, "Немає назви. Напишіть назву хоча б однією мовою: що, де і для кого робиться.")
	o.NextFinding()
	if got := o.Section(); got != "when" {
		t.Errorf("the second finding is in %q", got)
	}
	if _, open := o.Find("budgets/b2.amount").(*form.Entry); !open {
		t.Error("the budget without a period is not open")
	}
}

func TestUndoAndRedoGoAcrossFields(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	was := school().Activity.Title.UK
	title := o.Entry("title.uk")
	o.window.Canvas().Focus(title)
	test.Type(title, "абв")
	o.Entry("iati_identifier").SetText("UA-1")
	o.Undo()
	if o.Entry("iati_identifier").Text != "" || title.Text == was {
		t.Error("undo did not take back the last field alone")
	}
	o.Undo()
	if title.Text != was {
		t.Errorf("letters typed in one go are not one step: %q", title.Text)
	}
	o.Redo()
	o.Redo()
	if o.Entry("iati_identifier").Text != "UA-1" {
		t.Error("redo")
	}
	o.Undo()
	o.Undo()
	o.Undo() // there is nothing more
	o.run.Flush()
	if got := m.last(t); got.Title.UK != was || got.IATI != "" {
		t.Errorf("what undo showed was not saved: %+v", got.Title)
	}
}

func TestATextThatIsNoDateStaysAndChangesNothing(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "en", school().Activity.ID)
	o.OpenSection("when")
	o.Entry("dates.actual_end").SetText("31.13.2026")
	o.Entry("dates.planned_end").SetText("2027-09-01")
	o.run.Flush()
	if got := m.last(t).Dates; got.ActualEnd != "" || got.PlannedEnd != "2027-09-01" {
		t.Errorf("%+v", got)
	}
	o.sees(t, "Write the date like this: 31.12.2026.")
}

func TestSharesOfSectorsAreAddedUp(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.sees(t, "Разом 90 %, бракує 10 %")
	o.Entry("sectors/s2.percentage").SetText("30")
	o.sees(t, "Разом 100 %")
	o.run.Flush()
	if got := m.last(t).Sectors[1].Percentage; got != aid.DecimalOf(30) {
		t.Errorf("saved %s", got)
	}
}

func TestOtherOrganisationsActivityIsOnlyRead(t *testing.T) {
	sheet := school()
	sheet.Own = false
	o := open(t, newMemory(t, sheet), "uk", sheet.Activity.ID)
	o.sees(t, "лише перегляд", "Це активність іншої організації. Її можна переглядати, але не змінювати.")
	o.seesNot(t, "Додати напрям", "Готово")
	if !o.Entry("title.uk").Disabled() {
		t.Error("the title can be changed")
	}
	o.Ready()
	o.Undo()
	if len(o.desk.saves) != 0 {
		t.Error("saved")
	}
}

// The window's driver finds a menu item by the name of what was pressed, so every key needs a name of its own, and Ctrl+Z
// the one that the driver gives it.
func TestKeysHaveTheNamesThatTheDriverLooksFor(t *testing.T) {
	o := open(t, newMemory(t, school()), "en", school().Activity.ID)
	names := map[string]string{}
	for _, item := range o.Shortcuts() {
		if other, taken := names[item.Shortcut.ShortcutName()]; taken {
			t.Errorf("%q and %q have one key", other, item.Label)
		}
		names[item.Shortcut.ShortcutName()] = item.Label
	}
	if names["Undo"] != "Undo" {
		t.Errorf("Ctrl+Z is %q", names["Undo"])
	}
}

// The rest goes to the shares that are empty, and where none is, to the last one; each is one step of undo.
func TestSharesAreHelpedToTheWhole(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	shares := func() (texts []string) {
		o.run.Flush()
		for _, s := range m.last(t).Sectors {
			if s.Vocabulary == aid.VocabularyPortal {
				texts = append(texts, s.Percentage.String())
			}
		}
		return texts
	}
	o.Tap(t, "Решту 10 % – останньому")
	if got := shares(); !slices.Equal(got, []string{"70", "30"}) {
		t.Errorf("the rest to the last: %v", got)
	}
	o.seesNot(t, "Решту", "Поділити порівну")
	o.Undo()
	o.Entry("sectors/s1.percentage").SetText("")
	o.Tap(t, "Решту 80 % – незаповненим")
	if got := shares(); !slices.Equal(got, []string{"80", "20"}) {
		t.Errorf("the rest to the empty one: %v", got)
	}
	o.Undo()
	o.Tap(t, "Поділити порівну")
	if got := shares(); !slices.Equal(got, []string{"50", "50"}) {
		t.Errorf("equal shares: %v", got)
	}
	if got := o.Entry("sectors/s1.percentage").Text; got != "50" {
		t.Errorf("the field shows %q", got)
	}
}

func TestCodesAreFoundByAWordInEitherLanguage(t *testing.T) {
	for _, lang := range []string{"uk", "en"} {
		o := open(t, newMemory(t, school()), lang, school().Activity.ID)
		for words, want := range map[string]string{"housing": "1.10", "житло": "1.10"} {
			if found := o.FindCodes(aid.ListPortalSector, words); !slices.Contains(found, want) {
				t.Errorf("%s: %q finds %v", lang, words, found)
			}
		}
		if found := o.FindCodes(aid.ListCurrency, ""); !slices.Equal(found[:6], []string{"UAH", "USD", "EUR", "GBP", "CHF", "PLN"}) {
			t.Errorf("%s: currencies begin with %v", lang, found[:6])
		}
	}
}

// Findings that come and go move no field, in the narrowest page either.
func TestFindingsMoveNothing(t *testing.T) {
	o := open(t, newMemory(t, school()), "uk", school().Activity.ID)
	o.window.Resize(fyne.NewSize(844, 640)) // what the smallest window leaves for the page
	at := func() fyne.Position {
		uitest.Settle(o.window.Canvas())
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o.Entry("description.uk"))
	}
	before := at()
	for _, field := range []aid.Path{"title.uk", "title.en", "description.uk"} {
		o.Entry(field).SetText("")
		o.run.Flush()
		if at() != before {
			t.Errorf("with a finding at %s the page moved from %v to %v", field, before, at())
		}
	}
	o.seesNot(t, "[Що]\n[Хто]")
}
