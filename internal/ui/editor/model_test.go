package editor

import (
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
)

// However often one edits, undoing everything gives what was opened, and redoing everything what was edited; a copy
// that was handed to the saver meanwhile does not change.
func TestUndoReturnsToWhatWasOpened(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		opened := aidtest.Activity().Draw(t, "activity")
		m := &model{changed: func() {}}
		m.activity = clone(opened)
		before := m.activity.Record().Fields
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			m.edit(rapid.SampledFrom([]aid.Path{"", "title.uk", "status"}).Draw(t, "path"), func(a *aid.Activity) {
				a.Title.UK += rapid.SampledFrom([]string{"а", "б"}).Draw(t, "letter")
				if len(a.Results) > 0 && len(a.Results[0].Indicators) > 0 {
					a.Results[0].Indicators[0].BaselineYear++
				}
				if len(a.Locations) > 0 {
					a.Locations = a.Locations[1:]
				}
			})
		}
		handed := clone(m.activity)
		after := handed.Record().Fields
		for m.undo() {
		}
		if got := m.activity.Record().Fields; !got.Equal(before) {
			t.Fatalf("undo: %v, was %v", got, before)
		}
		if !handed.Record().Fields.Equal(after) {
			t.Fatal("undo changed what was handed to the saver")
		}
		for m.redo() {
		}
		if got := m.activity.Record().Fields; !got.Equal(after) {
			t.Fatalf("redo: %v, was %v", got, after)
		}
	})
}
