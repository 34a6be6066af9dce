package ui_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/ui"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/uitest"
)

// keyboard is a person at the keys of a window, who counts them.
type keyboard struct {
	t       *testing.T
	canvas  fyne.Canvas
	rest    func()
	presses int
	wheel   int // turns, which are no presses
}

// press presses a key.
func (k *keyboard) press(key fyne.KeyName) {
	k.t.Helper()
	k.presses++
	focused := k.canvas.Focused()
	switch {
	case key == fyne.KeyTab:
		k.canvas.FocusNext()
	case focused == nil:
		k.t.Fatalf("nothing has the focus when %s is pressed", key)
	default:
		focused.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if key == fyne.KeyReturn { // a person stops to look at the next row
		k.rest()
	}
}

// write presses one key for each letter.
func (k *keyboard) write(text string) {
	k.t.Helper()
	for _, letter := range text {
		k.presses++
		focused := k.canvas.Focused()
		if focused == nil {
			k.t.Fatalf("nothing has the focus when %c is typed", letter)
		}
		focused.TypedRune(letter)
	}
}

// click clicks on a row of the list, and turns the wheel first where the row is out of sight.
func (k *keyboard) click(title string) {
	k.t.Helper()
	for range 20 {
		if row, found := k.row(title); found {
			k.presses++
			row.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(120, 20)}, Button: desktop.MouseButtonPrimary})
			k.rest()
			return
		}
		k.wheel++
		wheels := uitest.All(k.canvas.Content(), func(o fyne.CanvasObject) bool {
			_, scrolls := o.(fyne.Scrollable)
			return scrolls && uitest.Says(o, "Активність ") && o.Size().Width > 400
		})
		wheel := wheels[len(wheels)-1] // the list, and not the page around it
		wheel.(fyne.Scrollable).Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -120)})
	}
	k.t.Fatalf("no row %s is in the list", title)
}

// row is a row of the list that is in sight.
func (k *keyboard) row(title string) (row desktop.Mouseable, found bool) {
	o, found := uitest.Find(k.canvas.Content(), func(o fyne.CanvasObject) bool {
		_, clickable := o.(desktop.Mouseable)
		_, field := o.(fyne.Focusable)
		return clickable && !field && uitest.Says(o, title)
	})
	if !found {
		return nil, false
	}
	return o.(desktop.Mouseable), true
}

// institution is a window on a desk with 22 running activities, which begins on the quarter's page as the program does.
func institution(t *testing.T) (*desk.Desk, *keyboard, []desk.QuarterRow) {
	t.Helper()
	test.NewTempApp(t)
	d := desktest.Alone(t, func() time.Time { return now })
	half := aid.DecimalOf(50)
	for i := range 22 {
		id := desktest.Queued(t, d, fmt.Sprintf("Активність %02d", i), func(a *aid.Activity) {
			a.Budgets = []aid.Budget{{ID: aid.NewID(), Value: aid.Money{Amount: aid.DecimalOf(9_000_000), Currency: "UAH"}}}
		})
		if _, err := d.FileQuarter(aid.Quarter{Year: 2026, N: 3}, id, desk.QuarterFigures{Progress: &half}); err != nil {
			t.Fatal(err)
		}
	}
	land, err := atlas.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	frame, queue := test.NewTempWindow(t, nil), runner.NewQueue()
	frame.Resize(ui.MinSize)
	w := ui.Open(frame, ui.Deps{
		Desk: d, Runner: queue, Now: func() time.Time { return now }, Explain: desk.Explain, Message: desk.Message, Reason: desk.Reason,
		Tiles:       func(_ bool, lang string) *atlas.Renderer { return atlas.NewRenderer(land, atlas.StyleLight, lang) },
		Attribution: atlas.Attribution, Version: "test", Lang: "uk",
	})
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	rest := func() { queue.Flush(); queue.Drain(time.Millisecond) }
	rest()
	b, err := d.Quarter(aid.Quarter{})
	if err != nil {
		t.Fatal(err)
	}
	desk.SortQuarterRows(b.Rows, "uk")
	return d, &keyboard{t: t, canvas: frame.Canvas(), rest: rest}, b.Rows
}

// changes is what the eight changed activities of the institution report: progress, money and people each.
var changes = map[int]struct {
	progress, spent, reached string
	want                     int64 // hryvnias
}{
	1: {"55", "120т", "40", 120_000}, 3: {"60", "85т", "12", 85_000}, 4: {"75", "1,2м", "150", 1_200_000}, 8: {"52", "40т", "8", 40_000},
	11: {"90", "310т", "64", 310_000}, 15: {"65", "9500", "20", 9500}, 16: {"80", "700т", "350", 700_000}, 20: {"58", "64т", "31", 64_000},
}

// mostPresses is how many key presses and clicks a quarter of an institution may take.
const mostPresses = 110

// An institution of 22 activities, 8 of which have changed in progress, money and people, is filed and queued from the
// opened window with the keys alone. The count is what a person presses: nothing before the first key, nothing after
// the last.
func TestQuarterOfAnInstitutionInAHundredAndTenKeys(t *testing.T) {
	d, person, rows := institution(t)
	for i := range rows {
		change, changed := changes[i]
		if !changed {
			person.press(fyne.KeyReturn)
			continue
		}
		person.write(change.progress)
		person.press(fyne.KeyTab)
		person.write(change.spent)
		person.press(fyne.KeyTab)
		person.write(change.reached)
		person.press(fyne.KeyReturn)
	}
	checkFiled(t, d, rows)
	t.Logf("row by row: %d key presses for 22 activities, 8 of them changed (at most %d)", person.presses, mostPresses)
	if person.presses > mostPresses {
		t.Errorf("%d key presses, at most %d", person.presses, mostPresses)
	}
}

// The same with keys and mouse, and amounts written out: the changed rows first, each with a click unless it is the next
// one, and "no change" for all others at once.
func TestQuarterOfAnInstitutionWithABatch(t *testing.T) {
	d, person, rows := institution(t)
	next := 0 // where the page goes by itself
	for i := range rows {
		change, changed := changes[i]
		if !changed {
			continue
		}
		if i != next {
			person.click(rows[i].Activity.Title.UK)
		}
		person.write(change.progress)
		person.press(fyne.KeyTab)
		person.write(fmt.Sprint(change.want))
		person.press(fyne.KeyTab)
		person.write(change.reached)
		person.press(fyne.KeyReturn)
		next = i + 1
	}
	person.presses++ // Ctrl+A
	person.canvas.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	person.press(fyne.KeyReturn)
	checkFiled(t, d, rows)
	t.Logf("changed rows with the mouse, then the rest at once: %d key presses and clicks (at most %d), %d turns of the wheel", person.presses, mostPresses, person.wheel)
	if person.presses > mostPresses {
		t.Errorf("%d key presses and clicks, at most %d", person.presses, mostPresses)
	}
}

func checkFiled(t *testing.T, d *desk.Desk, before []desk.QuarterRow) {
	t.Helper()
	b, err := d.Quarter(aid.Quarter{})
	if err != nil {
		t.Fatal(err)
	}
	desk.SortQuarterRows(b.Rows, "uk")
	for i, row := range b.Rows {
		want, changed := changes[i]
		switch {
		case row.Activity.ID != before[i].Activity.ID:
			t.Fatalf("row %d is another", i)
		case row.Update.Stage != aid.StageWaiting:
			t.Errorf("row %d is %s and not queued (%q)", i, row.State, row.Update.Stage)
		case changed && (row.State != desk.QuarterUpdated || row.Now.Progress.String() != want.progress ||
			row.Update.Spent.Amount != aid.DecimalOf(want.want) || fmt.Sprint(row.Update.Reached) != want.reached):
			t.Errorf("row %d: %+v, want %+v", i, row.Update, want)
		case !changed && row.State != desk.QuarterUnchanged:
			t.Errorf("row %d is %s", i, row.State)
		}
	}
}

func TestUndoIsTheQuartersWhileItIsOpen(t *testing.T) {
	d, person, _ := institution(t)
	person.press(fyne.KeyReturn)
	person.press(fyne.KeyReturn)
	waiting := func() int {
		b, err := d.Quarter(aid.Quarter{})
		if err != nil {
			t.Fatal(err)
		}
		return b.Counts[desk.QuarterWaiting]
	}
	if got := waiting(); got != 20 {
		t.Fatalf("%d wait", got)
	}
	for _, window := range fyne.CurrentApp().Driver().AllWindows() {
		if menu := window.MainMenu(); menu != nil {
			for _, item := range menu.Items[1].Items {
				if _, undo := item.Shortcut.(*fyne.ShortcutUndo); undo {
					item.Action()
					person.rest()
				}
			}
		}
	}
	if got := waiting(); got != 21 {
		t.Errorf("after Ctrl+Z %d wait", got)
	}
}
