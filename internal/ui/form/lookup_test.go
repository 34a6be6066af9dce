package form_test

import (
	"fmt"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
)

// sectors opens a window with a lookup and a field after it. Everything is typed on the canvas, as by a keyboard: while
// suggestions are shown, Fyne gives the keys to them.
func sectors(t *testing.T, free bool) (w fyne.Window, l *form.Lookup, after *form.Text, got *form.Option) {
	t.Helper()
	options := []form.Option{{"15210", "Управління системою безпеки"}, {"11220", "Початкова освіта"}, {"11320", "Середня освіта"}}
	find := func(words string) (found []form.Option) {
		for _, o := range options {
			if form.Match(o.Label, words) {
				found = append(found, o)
			}
		}
		return found
	}
	got = &form.Option{}
	l = form.NewLookup("Сектор", "", "", form.Option{}, free, find, func(o form.Option) { *got = o })
	after = form.NewText("Назва", "", "", nil)
	w = window(t, container.NewVBox(l.Frame, after.Frame))
	w.Canvas().Focus(l.Entry())
	return w, l, after, got
}

func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, key := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestLookupFindsByAnyWord(t *testing.T) {
	w, _, _, got := sectors(t, false)
	keys(w, "безпеки сист")
	press(w, fyne.KeyReturn)
	if got.Code != "15210" {
		t.Errorf("reported %+v", got)
	}
	keys(w, "щось")
	w.Canvas().Unfocus()
	if got.Code != "15210" {
		t.Errorf("a text that is no option became %+v", got)
	}
}

func TestLookupGoesOnTakingKeysWhileItSuggests(t *testing.T) {
	w, _, _, got := sectors(t, false)
	keys(w, "осві")
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("no suggestions")
	}
	press(w, fyne.KeyBackspace, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
	if got.Code != "11320" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("took %+v; suggestions are gone: %t", got, w.Canvas().Overlays().Top() == nil)
	}
}

func TestEscapeLeavesWhatWasChosen(t *testing.T) {
	w, _, _, got := sectors(t, false)
	keys(w, "осв")
	press(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil || got.Code != "" {
		t.Errorf("took %+v", got)
	}
}

func TestTabTakesTheOnlySuggestionAndGoesOn(t *testing.T) {
	w, _, after, got := sectors(t, false)
	keys(w, "поч")
	press(w, fyne.KeyTab)
	if got.Code != "11220" || w.Canvas().Focused() != fyne.Focusable(after.Entry) {
		t.Errorf("took %+v, the focus is on %T", got, w.Canvas().Focused())
	}
}

func TestDownShowsWhatThereIs(t *testing.T) {
	w, _, _, got := sectors(t, false)
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got.Code != "11220" {
		t.Errorf("took %+v", got)
	}
}

func TestFreeLookupKeepsWhatWasTyped(t *testing.T) {
	w, _, _, got := sectors(t, true)
	keys(w, "Середня")
	press(w, fyne.KeyTab)
	if *got != (form.Option{Label: "Середня"}) {
		t.Errorf("became %+v", got)
	}
}

func TestSuggestionIsTakenWithTheMouse(t *testing.T) {
	w, _, _, got := sectors(t, false)
	keys(w, "осв")
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if label, is := o.(*widget.Label); is && label.Text == "Середня освіта" {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(label)
			test.TapCanvas(w.Canvas(), at.AddXY(5, 5))
		}
	}
	if got.Code != "11320" {
		t.Errorf("took %+v", got)
	}
}

// At the bottom of the window the suggestions stand over the field, where they can be seen.
func TestSuggestionsStayInTheWindow(t *testing.T) {
	w, l, _, _ := sectors(t, false)
	low := canvas.NewRectangle(color.Transparent)
	low.SetMinSize(fyne.NewSize(100, 320))
	w.SetContent(container.NewVBox(low, l.Frame))
	w.Resize(fyne.NewSize(400, 420))
	w.Canvas().Focus(l.Entry())
	keys(w, "осв")
	driver := fyne.CurrentApp().Driver()
	field := driver.AbsolutePositionForObject(l.Entry().(fyne.CanvasObject)).Y
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if label, is := o.(*widget.Label); is {
			if bottom := driver.AbsolutePositionForObject(label).Y + label.Size().Height; bottom > field+1 {
				t.Errorf("%q reaches down to %.0f, the field begins at %.0f", label.Text, bottom, field)
			}
		}
	}
}

// A long list is gone through to its end, with the keys and with the wheel.
func TestLongListIsScrolled(t *testing.T) {
	options := make([]form.Option, 30)
	for i := range options {
		options[i] = form.Option{Code: fmt.Sprint(i), Label: fmt.Sprintf("Валюта %d", i)}
	}
	var got form.Option
	l := form.NewLookup("Валюта", "", "", form.Option{}, false, func(string) []form.Option { return options }, func(o form.Option) { got = o })
	w := window(t, container.NewVBox(l.Frame))
	w.Resize(fyne.NewSize(400, 420))
	w.Canvas().Focus(l.Entry())
	press(w, fyne.KeyDown)
	for range 40 {
		press(w, fyne.KeyDown)
	}
	press(w, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyReturn)
	if got.Code != "20" {
		t.Errorf("the keys took %+v", got)
	}
	press(w, fyne.KeyDown)
	over := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.Canvas().Focused().(fyne.CanvasObject)).AddXY(20, 20)
	for range 100 {
		test.Scroll(w.Canvas(), over, 0, -10)
	}
	press(w, fyne.KeyReturn)
	if got.Code != "22" { // the uppermost of the last eight
		t.Errorf("the wheel took %+v", got)
	}
}
