package desk_test

import (
	"errors"
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
)

func trade(t testing.TB, desks ...*desk.Desk) {
	t.Helper()
	for _, d := range desks {
		if report, err := d.Sync(t.Context()); err != nil || report.Refused+report.Conflicts > 0 {
			t.Fatalf("%+v, %v", report, err)
		}
	}
}

func toReview(t testing.TB, d *desk.Desk) []aid.Summary {
	t.Helper()
	all, err := d.Activities()
	if err != nil {
		t.Fatal(err)
	}
	list, err := d.ToReview(all)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func sheetOf(t testing.TB, d *desk.Desk, id aid.ID) desk.Sheet {
	t.Helper()
	sheet, err := d.Activity(id)
	if err != nil {
		t.Fatal(err)
	}
	return sheet
}

// reading is a record as it stands now.
func reading(t testing.TB, d *desk.Desk, id aid.ID) desk.Reading {
	return desk.Reading{ID: id, Rev: sheetOf(t, d, id).Summary.Rev}
}

// A record goes to the focal point, comes back with notes, and is approved the second time; nobody needs the portal
// while deciding.
func TestReviewGoesBackAndForth(t *testing.T) {
	p := desktest.StartPortal(t)
	ivan, olena := p.Enrol(t, "Іван", aid.RoleContributor), p.Enrol(t, "Олена", aid.RoleFocalPoint)
	a := desktest.Sendable(t, ivan, "Школа")
	send(t, ivan, a)
	trade(t, olena)
	if list := toReview(t, olena); len(list) != 1 || list[0].ID != a.ID || list[0].Problems == 0 {
		t.Fatalf("to review: %+v", list)
	}
	if list := toReview(t, ivan); len(list) > 0 {
		t.Errorf("a contributor reviews %+v", list)
	}
	if _, err := ivan.Approve(false, reading(t, ivan, a.ID)); !errors.Is(err, desk.ErrNotReviewer) {
		t.Errorf("a contributor approves: %v", err)
	}
	if _, err := olena.Return(reading(t, olena, a.ID), desk.ReviewNotes{Record: " "}); !errors.Is(err, desk.ErrNoNote) {
		t.Errorf("returned without a word: %v", err)
	}
	notes := desk.ReviewNotes{Record: "Дві дрібниці", Fields: map[aid.Path]string{"title.uk": "Яка саме школа?", "status": " "}}
	if _, err := olena.Return(reading(t, olena, a.ID), notes); err != nil {
		t.Fatal(err)
	}
	trade(t, olena, ivan)
	back := sheetOf(t, ivan, a.ID)
	if got := back.Activity.ReviewNotes; desk.ChipOf(back.Summary) != desk.ChipReturned || len(got) != 1 || got[0].Field() != "title.uk" || got[0].Who != "Олена" {
		t.Fatalf("came back as %s with %+v", desk.ChipOf(back.Summary), got)
	}
	back.Activity.Title.UK = "Школа №5"
	send(t, ivan, back.Activity)
	trade(t, olena)
	again := sheetOf(t, olena, a.ID)
	if !desk.InReview(again.Summary) || again.Activity.ReviewNote != "" || len(again.Activity.ReviewNotes) > 0 {
		t.Fatalf("after the answer: %+v %q %+v", again.Summary, again.Activity.ReviewNote, again.Activity.ReviewNotes)
	}
	if done, err := olena.Approve(false, reading(t, olena, a.ID)); err != nil || done.Records != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	trade(t, olena, ivan)
	if chip := desk.ChipOf(sheetOf(t, ivan, a.ID).Summary); chip != desk.ChipApproved {
		t.Errorf("at the author: %s", chip)
	}
}

// Many are approved at once where nothing was found; what was decided can be taken back, before and after it was sent.
func TestCleanRecordsAreApprovedAtOnce(t *testing.T) {
	p := desktest.StartPortal(t)
	ivan, olena := p.Enrol(t, "Іван", aid.RoleContributor), p.Enrol(t, "Олена", aid.RoleFocalPoint)
	var ids []aid.ID
	for i, title := range []string{"Школа", "Водогін", "Хаб"} {
		a := desktest.Clean(t, ivan, title)
		if i == 2 {
			a.Locations = nil // worth a look
		}
		send(t, ivan, a)
		ids = append(ids, a.ID)
	}
	trade(t, olena)
	var all []desk.Reading
	for _, id := range ids {
		all = append(all, reading(t, olena, id))
	}
	stale := all[0]
	stale.Rev--
	if done, err := olena.Approve(true, stale); err != nil || done.Records != 0 || done.Gone != 1 {
		t.Errorf("an older reading: %+v, %v", done, err)
	}
	waits := func(want int) {
		t.Helper()
		if list := toReview(t, olena); len(list) != want {
			t.Fatalf("%d wait, want %d", len(list), want)
		}
	}
	done, err := olena.Approve(true, all...)
	if err != nil || done.Records != 2 || len(done.Left) != 1 || done.Left[0].ID != ids[2] {
		t.Fatalf("%+v, %v", done, err)
	}
	waits(1)
	if n, err := olena.UndoReview(done); err != nil || n != 2 {
		t.Fatal(n, err)
	}
	waits(3)
	if s := olena.Status(); s.Waiting != 0 || s.Held != 0 {
		t.Errorf("after undo: %+v", s)
	}
	if done, err = olena.Approve(true, all...); err != nil || done.Records != 2 {
		t.Fatal(done, err)
	}
	trade(t, olena)
	if n, err := olena.UndoReview(done); err != nil || n != 2 {
		t.Fatal(n, err)
	}
	trade(t, olena, ivan)
	waits(3)
	if s := sheetOf(t, ivan, ids[0]).Summary; desk.ChipOf(s) != desk.ChipReview {
		t.Errorf("at the author: %s", desk.ChipOf(s))
	}
}

// An edit that arrives between reading and sending is not approved with the rest.
func TestEditAfterReadingIsNotApproved(t *testing.T) {
	p := desktest.StartPortal(t)
	ivan, olena := p.Enrol(t, "Іван", aid.RoleContributor), p.Enrol(t, "Олена", aid.RoleFocalPoint)
	a := desktest.Sendable(t, ivan, "Школа")
	send(t, ivan, a)
	trade(t, olena)
	if done, err := olena.Approve(false, reading(t, olena, a.ID)); err != nil || done.Records != 1 {
		t.Fatal(done, err)
	}
	a = sheetOf(t, ivan, a.ID).Activity
	a.Title.UK = "Школа, якої немає"
	send(t, ivan, a)
	trade(t, olena, ivan)
	for name, d := range map[string]*desk.Desk{"the focal point": olena, "the author": ivan} {
		if s := sheetOf(t, d, a.ID); s.Activity.State != aid.StateReview || s.Activity.Title.UK != "Школа, якої немає" {
			t.Errorf("%s: %s %q", name, s.Activity.State, s.Activity.Title.UK)
		}
	}
}
