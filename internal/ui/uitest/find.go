package uitest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
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
	found, ok := Find(o, func(o fyne.CanvasObject) bool {
		b, is := button(o)
		return is && b.Text == text
	})
	if !ok {
		t.Fatalf("there is no button %q on\n%s", text, Outline(o))
	}
	b, _ := button(found)
	return b
}

// button is the button that an object is: ours, or Fyne's in its dialogs.
func button(o fyne.CanvasObject) (b *widget.Button, is bool) {
	if ours, is := o.(*form.Button); is {
		return &ours.Button, true
	}
	b, is = o.(*widget.Button)
	return b, is
}

// Tap taps the first visible button with the text.
func Tap(t testing.TB, o fyne.CanvasObject, text string) {
	t.Helper()
	test.Tap(Button(t, o, text))
}

// Entry is the first visible field whose placeholder is the text; the test fails where there is none.
func Entry(t testing.TB, o fyne.CanvasObject, placeholder string) *widget.Entry {
	t.Helper()
	found, ok := Find(o, func(o fyne.CanvasObject) bool {
		e, is := field(o)
		return is && e.PlaceHolder == placeholder
	})
	if !ok {
		t.Fatalf("there is no field %q on\n%s", placeholder, Outline(o))
	}
	e, _ := field(found)
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
func Secret(e *form.Entry) bool { return e.Password }

// field is the field that an object is: ours, or Fyne's.
func field(o fyne.CanvasObject) (e *widget.Entry, is bool) {
	if ours, is := o.(*form.Entry); is {
		return &ours.Entry, true
	}
	e, is = o.(*widget.Entry)
	return e, is
}
