package form_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// laid gives objects the width of a window, and settles what follows from it.
func laid(t *testing.T, o fyne.CanvasObject, width float32, scale theme.Scale) {
	t.Helper()
	test.ApplyTheme(t, theme.New(theme.Light).Scaled(scale))
	w := test.NewTempWindow(t, container.NewVBox(o))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 400))
	uitest.Settle(w.Canvas())
	if o.Size().Width > width {
		t.Errorf("it is %v wide in %v", o.Size().Width, width)
	}
	for _, cut := range uitest.Cut(w.Canvas(), func(string) bool { return false }) {
		t.Error(cut)
	}
}

// What finds no room in a line goes on in the next one, whole, and the height follows.
func TestFlowGoesOnInTheNextLine(t *testing.T) {
	for scale, lines := range map[theme.Scale]int{100: 1, 200: 2} {
		first, second, third := form.NewButton("Імпорт", nil), form.NewButton("Експорт", nil), form.NewButton("Нова активність", nil)
		gone := form.NewButton("Немає", nil)
		gone.Hide()
		flow := form.Flow(first, gone, second, third)
		laid(t, flow, 420, scale)
		if same := first.Position().Y == third.Position().Y; same != (lines == 1) || first.Position().Y != second.Position().Y {
			t.Errorf("at %d %%: %v, %v, %v", scale, first.Position(), second.Position(), third.Position())
		}
		if least := third.MinSize().Height * float32(lines); flow.Size().Height < least || flow.Size().Height > least+20 {
			t.Errorf("at %d %% %d lines are %v high", scale, lines, flow.Size().Height)
		}
	}
}

// What a page shows when it is empty has its buttons side by side in the middle.
func TestButtonsOfAnEmptyPage(t *testing.T) {
	first, second := form.NewButton("Нова", nil), form.NewButton("Імпорт", nil)
	laid(t, form.Empty(nil, "Тут будуть ваші активності", "Додайте першу.", first, second), 800, 100)
	if first.Position().Y != second.Position().Y {
		t.Errorf("the buttons are at %v and %v", first.Position(), second.Position())
	}
	left, right := first.Position().X, 420-second.Position().X-second.Size().Width
	if diff := left - right; diff < -2 || diff > 2 {
		t.Errorf("%v to the left of them, and %v to the right", left, right)
	}
}

// A button beside a text stands under it where the text would have too little room; it is never stretched.
func TestBesideOrUnder(t *testing.T) {
	for scale, under := range map[theme.Scale]bool{100: false, 150: true} {
		words := widget.NewLabel("Немає зв’язку · 6 змін чекають")
		words.Wrapping = fyne.TextWrapWord
		button := form.NewButton("Надіслати зараз", nil)
		laid(t, form.Beside(200, words, button), 420, scale)
		if below := button.Position().Y >= words.Size().Height; below != under {
			t.Errorf("at %d %%: the button at %v, the words %v high", scale, button.Position(), words.Size().Height)
		}
		if button.Size().Height > button.MinSize().Height+1 {
			t.Errorf("at %d %% the button is %v high", scale, button.Size().Height)
		}
	}
}

// Fields stand in fewer columns where each would be too narrow.
func TestFewerColumnsForLargeText(t *testing.T) {
	for scale, want := range map[theme.Scale]int{100: 5, 150: 3, 200: 2} {
		var fields []fyne.CanvasObject
		for range 5 {
			fields = append(fields, form.NewEntry(false))
		}
		laid(t, form.Columns(5, 150, fields...), 800, scale)
		first := 0
		for _, field := range fields {
			if field.Position().Y == 0 {
				first++
			}
		}
		if first != want {
			t.Errorf("at %d %% %d columns, want %d", scale, first, want)
		}
	}
}

// The text of a box goes on in the next line, and a click on any of its lines ticks the box, but not one beside it.
func TestTextOfABoxBreaks(t *testing.T) {
	told := 0
	box := form.NewCheck("Обмін лише на вимогу: для зв’язку, за який платять за обсяг", func(bool) { told++ })
	laid(t, box, 300, 150)
	if box.Size().Height < 2*form.NewCheck("x", nil).MinSize().Height*0.8 {
		t.Errorf("it is %v high", box.Size().Height)
	}
	box.Tapped(&fyne.PointEvent{Position: fyne.NewPos(200, box.Size().Height-8)})
	if !box.Checked || told != 1 {
		t.Error("a click on its second line does nothing")
	}
	short := form.NewCheck("Так", func(bool) { told++ })
	laid(t, short, 300, 100)
	short.Tapped(&fyne.PointEvent{Position: fyne.NewPos(280, 8)})
	if short.Checked {
		t.Error("a click far beside it ticks it")
	}
}

// A page that is too high for its window is scrolled, and its body keeps its height.
func TestPageIsScrolledWhereTheWindowIsLow(t *testing.T) {
	test.ApplyTheme(t, theme.New(theme.Light).Scaled(200))
	head, body := form.NewEntry(true), form.NewEntry(true)
	page := form.Page(150, body, head)
	w := test.NewTempWindow(t, page)
	for height, scrolled := range map[float32]bool{900: false, 300: true} {
		w.Resize(fyne.NewSize(400, height))
		uitest.Settle(w.Canvas())
		if over := page.Content.Size().Height > page.Size().Height+1; over != scrolled || body.Size().Height < 300 {
			t.Errorf("in %v: the page is %v high and its body %v", height, page.Content.Size().Height, body.Size().Height)
		}
	}
}

// A box in a row of a list is as high as the row, and is ticked with the mouse all the same.
func TestCheckInARow(t *testing.T) {
	for _, text := range []string{"", "Так"} {
		check := form.NewCheck(text, nil)
		w := test.NewTempWindow(t, container.NewBorder(nil, nil, check, nil, widget.NewLabel("Водогін")))
		w.Resize(fyne.NewSize(400, 90))
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(check).AddXY(12, check.Size().Height/2)
		test.TapCanvas(w.Canvas(), at)
		if !check.Checked {
			t.Errorf("a box of %v with %q is not ticked", check.Size(), text)
		}
	}
}
