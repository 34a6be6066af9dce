package uitest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// Find is the first visible object of a type that fits, or nil.
func Find[T fyne.CanvasObject](o fyne.CanvasObject, fits func(T) bool) (found T, ok bool) {
	if o == nil || !o.Visible() {
		return found, false
	}
	if match, is := o.(T); is && fits(match) {
		return match, true
	}
	for _, child := range Children(o) {
		if found, ok = Find(child, fits); ok {
			return found, true
		}
	}
	return found, false
}

// Button is the first visible button with the text; the test fails where there is none.
func Button(t testing.TB, o fyne.CanvasObject, text string) *widget.Button {
	t.Helper()
	b, ok := Find(o, func(b *widget.Button) bool { return b.Text == text })
	if !ok {
		t.Fatalf("there is no button %q on\n%s", text, Outline(o))
	}
	return b
}

// Tap taps the first visible button with the text.
func Tap(t testing.TB, o fyne.CanvasObject, text string) {
	t.Helper()
	test.Tap(Button(t, o, text))
}

// Entry is the first visible field whose placeholder is the text; the test fails where there is none.
func Entry(t testing.TB, o fyne.CanvasObject, placeholder string) *widget.Entry {
	t.Helper()
	e, ok := Find(o, func(e *widget.Entry) bool { return e.PlaceHolder == placeholder })
	if !ok {
		t.Fatalf("there is no field %q on\n%s", placeholder, Outline(o))
	}
	return e
}

// All are the visible objects of a type that fit, in the order in which they are drawn.
func All[T fyne.CanvasObject](o fyne.CanvasObject, fits func(T) bool) (found []T) {
	if o == nil || !o.Visible() {
		return nil
	}
	if match, is := o.(T); is && fits(match) {
		found = append(found, match)
	}
	for _, child := range Children(o) {
		found = append(found, All(child, fits)...)
	}
	return found
}

// Secret reports whether a field hides what is typed.
func Secret(e *widget.Entry) bool { return e.Password }
