package form_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/form"
)

// What stands under a long page moves nothing when the keyboard goes on to it, nor does the wheel over a field above it.
func TestOnlyWhatIsScrolledMoves(t *testing.T) {
	test.NewTempApp(t)
	rows := container.NewVBox()
	for range 30 {
		rows.Add(form.NewEntry(false))
	}
	page, search, button := container.NewVScroll(rows), form.NewEntry(false), form.NewButton("Send", nil)
	window := test.NewTempWindow(t, container.NewBorder(search, button, nil, nil, page))
	window.Resize(fyne.NewSize(300, 300))
	window.Canvas().Focus(button)
	if page.Offset.Y != 0 {
		t.Errorf("the button under the page moves it to %v", page.Offset)
	}
	page.ScrollToOffset(fyne.NewPos(0, 200))
	test.Scroll(window.Canvas(), fyne.NewPos(150, 15), 0, -40)
	if page.Offset.Y != 200 {
		t.Errorf("the wheel over the field above the page moves it to %v", page.Offset)
	}
	window.Canvas().Focus(search)
	if page.Offset.Y != 200 {
		t.Errorf("the field above the page moves it to %v", page.Offset)
	}
}
