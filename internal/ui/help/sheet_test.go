package help_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/help"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// show explains a page in a window of a size.
func show(t *testing.T, page fyne.CanvasObject, size fyne.Size, landmarks ...fyne.CanvasObject) (*help.Sheet, fyne.Canvas) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light).Scaled(200))
	window := test.NewTempWindow(t, page)
	window.SetPadded(false)
	window.Resize(size)
	sheet := help.Show(window.Canvas(), i18n.New(i18n.English), help.Editor, [3]fyne.CanvasObject(landmarks))
	uitest.Settle(window.Canvas())
	return sheet, window.Canvas()
}

// What is scrolled away, hidden or not in the window at all has no mark.
func TestMarksOnlyOfWhatIsSeen(t *testing.T) {
	seen, hidden, away, elsewhere := widget.NewLabel("seen"), widget.NewLabel("hidden"), widget.NewLabel("away"), widget.NewLabel("elsewhere")
	hidden.Hide()
	apart := container.New(layout.NewCustomPaddedLayout(700, 0, 0, 0), away)
	scroll := container.NewVScroll(container.NewVBox(seen, hidden, apart))
	foot := container.New(layout.NewCustomPaddedLayout(300, 0, 0, 0), widget.NewLabel("foot"))
	page := container.NewBorder(nil, foot, nil, nil, scroll) // what is scrolled away would lie where the foot is
	for many, landmarks := range [][]fyne.CanvasObject{
		{hidden, away, elsewhere},
		{nil, seen, away},
		{seen, page, elsewhere},
		{seen, seen, seen}, // they make room for each other
	} {
		_, c := show(t, page, fyne.NewSize(1024, 1000), landmarks...)
		uitest.CheckMarks(t, "page", c, [3]fyne.CanvasObject(landmarks), many)
	}
}

// Where the window is too low for the sentences they scroll, and the button stays below them.
func TestSentencesScroll(t *testing.T) {
	sheet, c := show(t, container.NewStack(), fyne.NewSize(800, 400), nil, nil, nil)
	if least := sheet.Content().MinSize(); least.Width > c.Size().Width || least.Height > c.Size().Height {
		t.Errorf("the sheet needs %v", least)
	}
	scroll, _ := uitest.Find(sheet.Content(), func(*container.Scroll) bool { return true })
	furthest := scroll.Content.Size().Height - scroll.Size().Height
	if furthest <= 0 {
		t.Fatal("there is nothing to scroll")
	}
	press := func(key fyne.KeyName) float32 {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
		return scroll.Offset.Y
	}
	line, page := press(fyne.KeyDown), press(fyne.KeyPageDown)
	if line <= 0 || page <= 2*line {
		t.Errorf("an arrow scrolls to %.0f and a page to %.0f", line, page)
	}
	if end := press(fyne.KeyEnd); end != furthest {
		t.Errorf("the end is at %.0f instead of %.0f", end, furthest)
	}
	if up, first := press(fyne.KeyUp), press(fyne.KeyHome); up >= furthest || first != 0 {
		t.Errorf("up leads to %.0f and home to %.0f", up, first)
	}
	if press(fyne.KeyEscape); sheet.Open() {
		t.Error("Escape does not close the sheet")
	}
}
