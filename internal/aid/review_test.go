package aid_test

import (
	"testing"

	"focalpoint/internal/aid"
)

// What focal point and contributor say to each other about a record stays between them.
func TestReviewStaysWithTheRecord(t *testing.T) {
	a := aid.Activity{
		ID: aid.NewID(), Title: aid.Text{UK: "Школа"}, State: aid.StateReturned, ReviewNote: "дві дрібниці", ReviewSeen: 7,
		ReviewNotes: []aid.ReviewNote{{ID: "title.uk", Text: "повна назва", Who: "Олена"}},
	}
	r := a.Record()
	read, err := aid.ActivityOf(r)
	if err != nil || len(read.ReviewNotes) != 1 || read.ReviewNotes[0].Field() != "title.uk" || r.Fields[aid.ReviewNotePath("title.uk")] == nil {
		t.Fatalf("%s reads as %+v, %v", r.Fields, read.ReviewNotes, err)
	}
	for name, fields := range map[string]aid.Fields{"published": aid.Published(r).Fields, "copied": a.Copy().Record().Fields, "a pattern": a.Pattern(true, true).Record().Fields} {
		if fields["title.uk"] == nil {
			t.Errorf("%s: the title is missing", name)
		}
		for path := range fields {
			if path.IsReview() {
				t.Errorf("%s: %s", name, path)
			}
		}
	}
}
