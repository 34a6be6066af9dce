package form_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/form"
)

// The wheel scrolls the page wherever the pointer is; over a long text, first the text.
func TestWheelOverAField(t *testing.T) {
	test.NewTempApp(t)
	rows := container.NewVBox()
	for range 30 {
		rows.Add(form.NewEntry(false))
	}
	page := container.NewVScroll(rows)
	window := test.NewTempWindow(t, page)
	window.Resize(fyne.NewSize(300, 200))
	turn := func(by float32) { test.Scroll(window.Canvas(), fyne.NewPos(150, 100), 0, by) }

	turn(-40)
	if page.Offset.Y != 40 {
		t.Errorf("over a field of one line the page is at %v", page.Offset)
	}
	rows.Objects[3].(*form.Entry).SetText(strings.Repeat("дуже довга назва ", 20))
	turn(-40)
	if page.Offset.Y != 80 {
		t.Errorf("over a long line the page is at %v", page.Offset)
	}

	area := form.NewEntry(true)
	area.SetText(strings.Repeat("рядок\n", 12))
	rows.Objects[0] = container.NewGridWrap(fyne.NewSize(280, 120), area)
	page.ScrollToTop()
	rows.Refresh()
	turn(-10)
	if page.Offset.Y != 0 {
		t.Errorf("while the text moves the page is at %v", page.Offset)
	}
	for range 40 {
		turn(-10)
	}
	if page.Offset.Y == 0 {
		t.Error("at the end of the text the page stands still")
	}
}
