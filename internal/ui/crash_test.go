package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

// What was typed and not yet saved is on the disk after a rescue, and the next start says so, until it is dismissed.
func TestRescueSavesWhatIsTyped(t *testing.T) {
	o := open(t, "uk")
	list, err := o.desk.Activities()
	if err != nil {
		t.Fatal(err)
	}
	if saved := o.Rescue(); len(saved) != 0 {
		t.Errorf("nothing was typed, and %v saved", saved)
	}
	id := list[0].ID
	o.OpenRecord(id)
	o.rest()
	title := list[0].Title.UK
	entries := uitest.All(o.frame.Canvas().Content(), func(e fyne.CanvasObject) bool {
		typed, is := e.(interface{ SetText(string) })
		text, says := e.(interface{ SelectedText() string })
		return is && says && typed != nil && text != nil && uitest.Says(e, title)
	})
	if len(entries) == 0 {
		t.Fatal("no field with the title")
	}
	entries[0].(interface{ SetText(string) }).SetText(title + " рятуємо")
	if saved := o.Rescue(); len(saved) != 1 || saved[0] != id {
		t.Errorf("saved %v", saved)
	}
	sheet, err := o.desk.Activity(id)
	if err != nil || sheet.Activity.Title.UK != title+" рятуємо" {
		t.Errorf("%v: %q", err, sheet.Activity.Title.UK)
	}
	o.TellCrash(desk.Crash{Report: "focalpoint test", Path: "last.txt", Saved: []aid.ID{id}})
	expect(t, o.words(), "неочікувано зупинилася", "рятуємо", "[Показати звіт]")
	o.SetLanguage("en")
	o.rest()
	expect(t, o.words(), "stopped unexpectedly")
	test.Tap(uitest.All(o.frame.Canvas().Content(), func(b *form.Button) bool { return b.Text == "Got it" })[0])
	if uitest.Says(o.frame.Canvas().Content(), "stopped unexpectedly") {
		t.Error("the notice is still there")
	}
}
