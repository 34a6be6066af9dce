package editor_test

import (
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

func inReview() desk.Sheet {
	sheet := school()
	sheet.Activity.State, sheet.Activity.Rev, sheet.Review = aid.StateReview, 3, true
	sheet.Summary = aid.Summary{Rev: 3, State: aid.StateReview}
	return sheet
}

// The focal point writes notes under the fields; the author finds them there.
func TestReturnWithANotePerField(t *testing.T) {
	for _, lang := range []string{"uk", "en"} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			look = mode
			o := open(t, newMemory(t, inReview()), lang, school().Activity.ID)
			say := func(key string) string { return o.Text(key) }
			o.picture(t, "review-"+lang+"-"+string(mode))
			o.Tap(t, say("review.return"))
			o.Tap(t, say("review.note")) // under the first field, the title
			o.write(t, say("review.note_hint"), "Яка саме школа?")
			o.write(t, say("review.record"), "Дві дрібниці")
			uitest.Golden(t, "returning-"+lang, o.words())
			o.picture(t, "returning-"+lang+"-"+string(mode))
			o.Tap(t, say("review.send"))
			returned := o.desk.sheets[school().Activity.ID].Activity
			if returned.State != aid.StateReturned || len(returned.ReviewNotes) != 1 || returned.ReviewNotes[0].Field() != "title.uk" {
				t.Fatalf("%s %+v", returned.State, returned.ReviewNotes)
			}
			uitest.Golden(t, "returned-"+lang, o.words())
			o.picture(t, "returned-"+lang+"-"+string(mode))
			if _, still := uitest.Find(o.Content(), func(b *form.Button) bool { return b.Text == say("review.note") }); still {
				t.Error("notes can still be written")
			}
			o.Tap(t, say("review.undo"))
			if o.desk.sheets[school().Activity.ID].Activity.State != aid.StateReview {
				t.Error("the return was not taken back")
			}
			o.sees(t, say("review.waits"))
			o.Ready() // as Ctrl+Enter does
			if o.desk.sheets[school().Activity.ID].Activity.State != aid.StateApproved {
				t.Error("not approved")
			}
			o.sees(t, say("review.approved"))
		}
	}
	look = theme.Light
}

// write fills the field with the placeholder.
func (o *opened) write(t *testing.T, placeholder, text string) {
	t.Helper()
	entry, ok := uitest.Find(o.Content(), func(e *form.Entry) bool { return e.PlaceHolder == placeholder })
	if !ok {
		t.Fatalf("there is no field %q", placeholder)
	}
	entry.SetText(text)
}
