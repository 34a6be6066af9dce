package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

// What was typed a moment ago stands in the history, goes back from there, and undo brings it again.
func TestHistoryInTheWindow(t *testing.T) {
	menu := map[string]struct{ history, undo, field, restored string }{
		"uk": {"Історія запису…", "Скасувати зміну", "Повернути це поле", "Повернуто 1 поле."},
		"en": {"History…", "Undo", "Put this field back", "1 field put back."},
	}
	for _, lang := range i18n.Languages {
		t.Run(lang, func(t *testing.T) {
			o, say := open(t, lang), menu[lang]
			list, err := o.desk.Activities()
			if err != nil {
				t.Fatal(err)
			}
			id := list[0].ID
			title := func() string {
				sheet, err := o.desk.Activity(id)
				if err != nil {
					t.Fatal(err)
				}
				return sheet.Activity.Title.UK
			}
			was := title()
			o.OpenRecord(id)
			o.rest()
			entry, found := uitest.Find(o.frame.Canvas().Content(), func(e *form.Entry) bool { return e.Text == was })
			if !found {
				t.Fatal("no field for the title")
			}
			o.frame.Canvas().Focus(entry)
			test.Type(entry, "Нова ")
			o.choose(t, say.history) // at once: what was typed is not saved yet
			sheet := o.frame.Canvas().Overlays().Top()
			if sheet == nil {
				t.Fatal("no sheet")
			}
			expect(t, uitest.Outline(sheet), was, "Нова ", "["+say.field+"]")
			uitest.Picture(t, o.frame.Canvas(), "window-history-"+lang)
			uitest.Tap(t, sheet, say.field)
			o.rest()
			expect(t, uitest.Outline(sheet), say.restored)
			if title() != was {
				t.Errorf("the title is %q, want %q", title(), was)
			}
			uitest.Picture(t, o.frame.Canvas(), "window-restored-"+lang)
			o.frame.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if o.frame.Canvas().Overlays().Top() != nil {
				t.Error("Escape leaves the sheet open")
			}
			o.choose(t, say.undo)
			if title() == was {
				t.Error("undo did not bring back what was typed")
			}
		})
	}
}
