package ui_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/uitest"
)

// No text is cut off on any page in the smallest window: labels, buttons and fields have the room that their words need.
// Names of records may end in an ellipsis.
func TestNoTextIsCutOff(t *testing.T) {
	for _, lang := range i18n.Languages {
		o, m := display(t, lang)
		m.identity.Lang = lang
		o.visit(t, m, func(page string) {
			o.frame.Canvas().Capture() // lays everything out
			if least := o.frame.Canvas().Content().MinSize(); least.Width > ui.MinSize.Width || least.Height > ui.MinSize.Height {
				t.Errorf("on the page %s in %s: it needs %v", page, lang, least)
			}
			for _, cut := range cutOff(o.frame.Canvas().Content()) {
				t.Errorf("on the page %s in %s: %s", page, lang, cut)
			}
		})
	}
}

// cutOff lists the texts that have less room than they need.
func cutOff(o fyne.CanvasObject) (all []string) {
	if o == nil || !o.Visible() {
		return nil
	}
	words := ""
	switch o := o.(type) {
	case *mapview.Map:
		return nil
	case *canvas.Text:
		words = o.Text
	case *widget.Label:
		if words = o.Text; o.Truncation != fyne.TextTruncateOff {
			words = ""
		}
	case *form.Button:
		words = o.Text
	case *form.Check:
		words = o.Text
	case *widget.Button: // of Fyne's dialogs
		words = o.Text
	}
	const hair = 0.5 // of rounding
	if size, least := o.Size(), o.MinSize(); words != "" && (size.Width < least.Width-hair || size.Height < least.Height-hair) {
		return []string{fmt.Sprintf("%q has %.0f × %.0f and needs %.0f × %.0f", words, size.Width, size.Height, least.Width, least.Height)}
	}
	if _, is := o.(*widget.Label); is {
		return nil
	}
	for _, child := range uitest.Children(o) {
		all = append(all, cutOff(child)...)
	}
	return all
}
