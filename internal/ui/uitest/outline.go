// Package uitest helps the tests of the pages: it reads what people read, and taps what they tap.
package uitest

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
)

// Outline is what people read of an object: a line for each text, in the order in which it is drawn. Buttons stand in
// [brackets], fields in |bars|, choices in ‹angles›, the map is (map).
func Outline(o fyne.CanvasObject) string { return strings.Join(lines(o), "\n") + "\n" }

func lines(o fyne.CanvasObject) (all []string) {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *mapview.Map:
		return []string{"(map)"}
	case *canvas.Text:
		return nonEmpty(o.Text, o.Text)
	case *form.Wrapped:
		return nonEmpty(o.Words(), o.Words())
	case *widget.Label:
		return nonEmpty(o.Text, o.Text)
	case *form.Button:
		return nonEmpty(o.Text, "["+o.Text+"]")
	case *widget.Button:
		return nonEmpty(o.Text, "["+o.Text+"]")
	case *widget.RichText:
		return nonEmpty(o.String(), o.String())
	case *form.Check:
		return []string{strings.TrimSpace(fmt.Sprintf("(%t) %s", o.Checked, o.Text))}
	case *widget.Check:
		return []string{strings.TrimSpace(fmt.Sprintf("(%t) %s", o.Checked, o.Text))}
	case *form.Select:
		return []string{"‹" + o.Selected + "›"}
	case *form.Pick:
		return []string{"‹" + o.Selected + "›"}
	case entry:
		return []string{"|" + strings.Join(parts(o), " ") + "|"}
	}
	for _, child := range Children(o) {
		all = append(all, lines(child)...)
	}
	return all
}

// entry is a field, whatever it is embedded in.
type entry interface {
	fyne.Widget
	TypedRune(rune)
	SelectedText() string
}

func parts(o fyne.Widget) (all []string) {
	for _, child := range Children(o) {
		all = append(all, lines(child)...)
	}
	return all
}

func nonEmpty(text, line string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return []string{line}
}

// Children are the objects that an object is made of.
func Children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// Says reports whether the words stand somewhere on an object.
func Says(o fyne.CanvasObject, words string) bool { return strings.Contains(Outline(o), words) }
