package editor_test

import (
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// twice is a school whose title two people changed.
func twice() desk.Sheet {
	sheet := school()
	sheet.Activity.Rev = 7
	sheet.Clashes = []aid.Clash{
		{Path: "title.uk", Mine: []byte(`"Школа № 5"`), Theirs: []byte(`"Відбудова школи № 5 у Краматорську"`), Who: "Ірина Бондар", When: 1_764_000_000},
		{Path: "budgets/b1", Mine: []byte(`{"value":{"amount":"900000","currency":"UAH"}}`), Theirs: nil},
	}
	return sheet
}

func TestConflictShowsBothValues(t *testing.T) {
	m := newMemory(t, twice())
	o := open(t, m, "uk", twice().Activity.ID)
	o.sees(t, "2 поля змінили і ви, і хтось інший. Оберіть значення.", "Моє\nШкола № 5",
		"На порталі\nВідбудова школи № 5 у Краматорську\nІрина Бондар, ", "[Залишити моє]", "[Взяти з порталу]", "розбіжність")
	o.OpenSection("when")
	o.sees(t, "Сума: 900\u202f000\u00a0UAH", "На порталі\nнемає")
	o.OpenSection("what")
	o.Tap(t, "Залишити моє")
	if len(m.resolved) != 1 || m.resolved[0] != desk.ResolveMine {
		t.Fatalf("resolved %v", m.resolved)
	}
	if got := o.Entry("title.uk").Text; got != "Школа № 5" {
		t.Errorf("the title is %q", got)
	}
	o.sees(t, "1 поле змінили і ви, і хтось інший. Оберіть значення.")
	o.seesNot(t, "Моє\nШкола № 5")
}

func TestRefusalIsSaidInPlainWords(t *testing.T) {
	sheet := school()
	sheet.Refusal = &aid.Refusal{Type: "not-permitted", Detail: "organisation mismatch"}
	o := open(t, newMemory(t, sheet), "uk", sheet.Activity.ID)
	o.sees(t, "Портал не прийняв цю активність. Ви не можете змінювати записи цієї організації. Перевірте, хто звітує.")

	sheet.Refusal = &aid.Refusal{Type: "quite-new", Detail: "the moon is full"}
	o = open(t, newMemory(t, sheet), "en", sheet.Activity.ID)
	o.sees(t, "The portal did not take this activity. The portal answered: “the moon is full”")
}

func TestOthersEditsComeInWhileOneIsTyping(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.Entry("title.uk").SetText("Моя назва") // not saved yet
	theirs := school()
	theirs.Activity.Rev, theirs.Activity.IATI = 8, "UA-EDR-1"
	theirs.Activity.Description.EN = "Theirs"
	m.sheets[theirs.Activity.ID] = theirs
	o.News()
	if got := o.Entry("iati_identifier").Text; got != "UA-EDR-1" {
		t.Errorf("their identifier is shown as %q", got)
	}
	if got := o.Entry("title.uk").Text; got != "Моя назва" {
		t.Errorf("what was being typed became %q", got)
	}
	o.run.Flush()
	if got := m.last(t); got.Title.UK != "Моя назва" || got.Description.EN != "Theirs" || got.Rev != 8 {
		t.Errorf("saved %+v", got.Title)
	}
	o.Undo()
	if o.Entry("iati_identifier").Text != "UA-EDR-1" {
		t.Error("undo went back behind what others did")
	}
}

func TestNewsOfOnesOwnSaveKeepTheStepsOfUndo(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.Entry("title.uk").SetText("Інша")
	o.run.Flush()
	o.News()
	o.Undo()
	if got := o.Entry("title.uk").Text; got != school().Activity.Title.UK {
		t.Errorf("undo: %q", got)
	}
}

func TestReadyIsSaidAndUnsaidByTheNextEdit(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.Ready()
	o.sees(t, "Готово до надсилання. Програма надішле активність, щойно буде зв’язок.", "готово")
	o.Entry("title.uk").SetText("Ще одна думка")
	o.run.Flush()
	o.seesNot(t, "Готово до надсилання.")
	o.sees(t, "чернетка")
}

// What was typed last is in the picture: the activity is saved before it is drawn.
func TestMapPictureOfWhatIsSaved(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.Entry("title.uk").SetText("Школа з укриттям")
	o.MapPicture()
	if len(o.maps) != 1 || o.maps[0] != school().Activity.ID || m.last(t).Title.UK != "Школа з укриттям" {
		t.Errorf("asked for %v", o.maps)
	}
	o.OpenNew()
	o.MapPicture()
	if len(o.maps) != 1 {
		t.Error("a draft that nobody began has a map")
	}
}

func TestCopyDeleteAndBack(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.Duplicate()
	if len(o.others) != 1 || len(m.sheets) != 2 {
		t.Fatalf("opened %v", o.others)
	}
	o.AskDelete()
	o.sees(t, "Видалити активність? «Відбудова школи № 5 у Краматорську» зникне з вашого списку.")
	o.Tap(t, "Не зараз")
	if o.backs != 0 {
		t.Fatal("deleted without consent")
	}
	o.AskDelete()
	o.Tap(t, "Видалити")
	if _, there := m.sheets[school().Activity.ID]; there || o.backs != 1 {
		t.Error("not deleted")
	}
}

func TestItemsAreAddedAndRemoved(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "en", school().Activity.ID)
	o.OpenSection("when")
	o.Tap(t, "Add a transaction")
	o.run.Flush()
	moved := m.last(t).Transactions
	if len(moved) != 2 {
		t.Fatalf("%d transactions", len(moved))
	}
	amount := o.Entry(aid.Path("transactions/" + string(moved[1].ID) + ".amount"))
	if o.window.Canvas().Focused() != amount {
		t.Error("the new item's first field has not got the focus")
	}
	amount.SetText("12,500.75")
	o.sees(t, "12,500.75\u00a0UAH", "In all: 312,500.75\u00a0UAH")
	o.Remove("budgets/b1")
	o.sees(t, "Removed: “1,250,000\u00a0UAH”.")
	o.run.Flush()
	if got := m.last(t).Budgets; len(got) != 1 || got[0].ID != "b2" {
		t.Errorf("%+v", got)
	}
}

func TestIndicatorsOfAResultAreEdited(t *testing.T) {
	m := newMemory(t, school())
	o := open(t, m, "uk", school().Activity.ID)
	o.OpenSection("results")
	o.RevealAll()
	o.Entry("results/r1.indicators/0.periods/0.actual").SetText("0")
	o.Entry("results/r1.indicators/0.baseline_year").SetText("2024")
	o.Tap(t, "Додати показник")
	o.Entry("results/r1.indicators/1.title.uk").SetText("Кількість класів")
	o.run.Flush()
	got := m.last(t).Results[0].Indicators
	if len(got) != 2 || got[1].Title.UK != "Кількість класів" || got[0].BaselineYear != 2024 {
		t.Fatalf("%+v", got)
	}
	if actual := got[0].Periods[0].Actual; actual == nil || !actual.IsZero() {
		t.Error("an actual value of 0 is not the same as none")
	}
	o.Undo()
	o.Undo()
	o.Undo()
	o.run.Flush()
	if got := m.last(t).Results[0].Indicators; len(got) != 1 || got[0].BaselineYear != 2025 {
		t.Errorf("undo: %+v", got)
	}
}
