package ui_test

import (
	"cmp"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/ui"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// office is a focal point's window, whose records are the samples.
type office struct {
	*ui.Window
	frame fyne.Window
	desk  *desk.Desk
	queue *runner.Queue
	quiet time.Duration // how long nothing must have been drawn; 0: long enough for the map
}

func open(t *testing.T, lang string) *office {
	t.Helper()
	return openAt(t, lang, theme.Usual)
}

// openAt opens the window with text of a size.
func openAt(t *testing.T, lang string, scale theme.Scale) *office {
	t.Helper()
	test.NewTempApp(t).Preferences().SetInt("text_percent", int(scale))
	d := desktest.StartPortal(t).Enrol(t, "Олена", aid.RoleFocalPoint)
	if report, err := d.ImportBytes(t.Context(), "activities.csv", assets.SampleActivities); err != nil || report.RefusedRows > 0 {
		t.Fatal(report, err)
	}
	a, err := atlas.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	o := &office{frame: test.NewTempWindow(t, nil), desk: d, queue: runner.NewQueue()}
	o.frame.SetPadded(false) // as it is on the screen
	o.frame.Resize(ui.MinSize)
	o.Window = ui.Open(o.frame, ui.Deps{
		Desk: d, Runner: o.queue, Now: time.Now, Explain: desk.Explain, Message: desk.Message, Reason: desk.Reason,
		Tiles:       func(_ bool, lang string) *atlas.Renderer { return atlas.NewRenderer(a, atlas.StyleLight, lang) },
		Attribution: atlas.Attribution, Version: "test", Lang: lang,
	})
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	o.rest()
	return o
}

// rest lets everything happen that was put off.
func (o *office) rest() {
	o.queue.Flush()
	o.queue.Drain(cmp.Or(o.quiet, 50*time.Millisecond))
}

func (o *office) words() string { return uitest.Outline(o.frame.Canvas().Content()) }

// choose uses a menu, as its shortcut does.
func (o *office) choose(t *testing.T, label string) {
	t.Helper()
	for _, menu := range o.frame.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Label == label {
				item.Action()
				o.rest()
				return
			}
		}
	}
	t.Fatalf("no menu %q", label)
}

func expect(t *testing.T, words string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not on the page:\n%s", want, words)
		}
	}
}

func TestRoadThroughTheWindow(t *testing.T) {
	o := open(t, "uk")
	expect(t, o.words(), "За цей квартал подавати нічого")
	o.choose(t, "Активності")
	expect(t, o.words(), "[Усі 22]", "Чернетки 22", "Надсилання", "Налаштування")
	list, err := o.desk.Activities()
	if err != nil {
		t.Fatal(err)
	}
	o.OpenRecord(list[0].ID)
	o.rest()
	expect(t, o.words(), list[0].Title.UK, "Що", "Де")
	if _, _, err := o.desk.ReadyAll(); err != nil {
		t.Fatal(err)
	}
	o.choose(t, "Надіслати")
	o.choose(t, "Надсилання")
	expect(t, o.words(), "Квитанції порталу", "Зміна 22 · ревізія 1", "прийнято")
	o.choose(t, "Активності")
	expect(t, o.words(), "[Прийнято 22]")
}

// What is sent by itself while the record is open shows on the record, and its receipt on the page of sending.
func TestWhatIsSentByItselfShows(t *testing.T) {
	o := open(t, "uk")
	list, err := o.desk.Activities()
	if err != nil {
		t.Fatal(err)
	}
	o.OpenRecord(list[0].ID)
	o.rest()
	if stopped, err := o.desk.Ready(list[0].ID); err != nil || len(stopped) > 0 {
		t.Fatal(stopped, err)
	}
	if _, err := o.desk.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.rest()
	expect(t, o.words(), list[0].Title.UK, "прийнято")
	o.choose(t, "Надсилання")
	expect(t, o.words(), "Зміна 1 · ревізія 1")
}

// F9 sends from wherever the cursor is.
func TestF9SendsFromAField(t *testing.T) {
	o := open(t, "uk")
	if _, _, err := o.desk.ReadyAll(); err != nil {
		t.Fatal(err)
	}
	o.choose(t, "Нова активність")
	o.frame.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF9})
	o.rest()
	if s := o.desk.Status(); s.Waiting != 0 {
		t.Errorf("%d changes wait", s.Waiting)
	}
}

func TestLanguageChangesWithoutRestartAtTheSamePlace(t *testing.T) {
	o := open(t, "uk")
	o.choose(t, "Налаштування")
	expect(t, o.words(), "Мова", "Профіль")
	o.choose(t, "English")
	expect(t, o.words(), "Language", "Profile", "focal point")
	if strings.Contains(o.words(), "Профіль") {
		t.Error("a Ukrainian word is left on the English page")
	}
	if o.desk.Identity().Lang != "en" {
		t.Error("the language is not kept")
	}
}

// Larger text is on the page at once, at the same place, and is there again at the next start.
func TestTextGrowsAtOnceAndIsKept(t *testing.T) {
	o := open(t, "uk")
	o.choose(t, "Налаштування")
	before := fynetheme.TextSize()
	uitest.Tap(t, o.frame.Canvas().Content(), "150 %")
	o.rest()
	expect(t, o.words(), "Розмір тексту")
	if got := fynetheme.TextSize(); got != before*1.5 {
		t.Errorf("text is %v, and was %v", got, before)
	}
	button := uitest.Button(t, o.frame.Canvas().Content(), "150 %")
	if button.Importance != widget.HighImportance || button.MinSize().Height < before*1.5 {
		t.Error("the page does not show it")
	}
	if got := ui.KeptTheme().Size(fynetheme.SizeNameText); got != before*1.5 {
		t.Errorf("the next start has text of %v", got)
	}
}

func TestNewRecordIsKeptFromTheFirstLetterOn(t *testing.T) {
	o := open(t, "uk")
	o.choose(t, "Нова активність")
	o.choose(t, "Активності")
	expect(t, o.words(), "[Усі 22]")
	o.choose(t, "Нова активність")
	if typed := o.frame.Canvas().Focused(); typed != nil {
		test.Type(typed, "Їжак")
	} else {
		t.Fatal("nothing has the focus on a new record")
	}
	o.choose(t, "Активності")
	expect(t, o.words(), "[Усі 23]", "Їжак")
}

// The page of the map leads to a record and back, follows what is saved, and keeps its filter and what it looks at when
// the language changes.
func TestMapOfEverything(t *testing.T) {
	o := open(t, "uk")
	o.choose(t, "Карта")
	expect(t, o.words(), "22 активності", "(map)", "Усі області")
	o.frame.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	uitest.Tap(t, o.frame.Canvas().Content(), "Відкрити запис")
	o.rest()
	expect(t, o.words(), "Що", "Де")
	uitest.Tap(t, o.frame.Canvas().Content(), "Назад")
	o.rest()
	expect(t, o.words(), "22 активності")

	o.choose(t, "Пошук")
	test.Type(o.frame.Canvas().Focused(), "школи")
	o.rest()
	o.choose(t, "English")
	expect(t, o.words(), "|школи", "Clear filter", "(map)")
	uitest.Tap(t, o.frame.Canvas().Content(), "Clear filter")
	list, err := o.desk.Activities()
	if err != nil {
		t.Fatal(err)
	}
	if err := o.desk.DeleteActivity(list[0].ID); err != nil {
		t.Fatal(err)
	}
	o.rest()
	expect(t, o.words(), "21 activities")
	o.choose(t, "Map picture…")
	expect(t, uitest.Outline(o.frame.Canvas().Overlays().Top()), "map.png")
}

// Another map is drawn at once, on the page that is open and without a restart.
func TestMapChangesAtOnce(t *testing.T) {
	test.NewTempApp(t)
	queue := runner.NewQueue()
	drawn := 0
	with := deps(newMemory(t), queue)
	tiles := with.Tiles
	with.Tiles = func(dark bool, lang string) *atlas.Renderer { drawn++; return tiles(dark, lang) }
	frame := test.NewTempWindow(t, nil)
	frame.Resize(ui.MinSize)
	o := &office{frame: frame, queue: queue, Window: ui.Open(frame, with)}
	o.rest()
	o.choose(t, "Налаштування")
	before := drawn
	uitest.Tap(t, frame.Canvas().Content(), "Отримати з порталу")
	o.rest()
	if drawn != before+1 {
		t.Errorf("the map was made anew %d times", drawn-before)
	}
	expect(t, o.words(), "Карту замінено.")
	if err := o.Close(); err != nil {
		t.Error(err)
	}
}
