package ui_test

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/uitest"
)

// Whatever of our own can be reached or tapped has a name and a role for screen readers. Fyne's own fields, choices and
// boxes have none yet: their frame speaks for them.
func TestOwnWidgetsSpeakToScreenReaders(t *testing.T) {
	for _, lang := range i18n.Languages {
		o, m := display(t, lang)
		m.identity.Lang = lang
		kinds := map[string]bool{}
		o.visit(t, m, func(page string) {
			for _, object := range uitest.All(o.frame.Canvas().Content(), isOwn) {
				kind := reflect.TypeOf(object).String()
				kinds[kind] = true
				speaking, can := object.(fyne.Accessible)
				switch {
				case !can:
					t.Errorf("%s on the page %s says nothing to screen readers", kind, page)
				case strings.TrimSpace(speaking.AccessibilityLabel()) == "" || speaking.AccessibilityRole() == "":
					t.Errorf("%s on the page %s has no name or no role", kind, page)
				}
			}
		})
		if len(kinds) < 8 {
			t.Errorf("only these were found: %v", kinds)
		}
	}
}

// isOwn says that an object is a widget of ours that takes keys or taps, or frames one that does.
func isOwn(o fyne.CanvasObject) bool {
	if !strings.HasPrefix(reflect.TypeOf(o).Elem().PkgPath(), "focalpoint/") {
		return false
	}
	_, keys := o.(fyne.Focusable)
	_, taps := o.(fyne.Tappable)
	_, framed := o.(interface{ Finding() string })
	return keys || taps || framed
}
