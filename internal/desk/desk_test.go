package desk_test

import (
	"testing"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
)

func send(t testing.TB, d *desk.Desk, a aid.Activity) {
	t.Helper()
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	if stopped, err := d.Ready(a.ID); err != nil || len(stopped) > 0 {
		t.Fatal(stopped, err)
	}
	if _, err := d.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestContributorsRecordWaitsForReview(t *testing.T) {
	p := desktest.StartPortal(t)
	contributor, partner := p.Enrol(t, "Іван", aid.RoleContributor), p.Enrol(t, "Марія", aid.RolePartner)
	a := desktest.Sendable(t, contributor, "Школа")
	send(t, contributor, a)
	sheet, err := contributor.Activity(a.ID)
	if err != nil || desk.ChipOf(sheet.Summary) != desk.ChipReview || sheet.Summary.Rev != 1 {
		t.Errorf("at the contributor: %+v, %v", sheet.Summary, err)
	}
	if _, err := partner.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if seen, err := partner.Activity(a.ID); err != nil || seen.Activity.Title.UK != "Школа" {
		t.Errorf("at the partner: %+v, %v", seen.Activity.Title, err)
	}
}

func TestEditTakesARecordOutOfTheQueue(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	a := desktest.Sendable(t, d, "Школа")
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Ready(a.ID); err != nil {
		t.Fatal(err)
	}
	if s := d.Status(); s.Waiting != 1 || s.Held != 0 {
		t.Errorf("ready: %+v", s)
	}
	sheet, err := d.Activity(a.ID)
	if err != nil {
		t.Fatal(err)
	}
	sheet.Activity.Title.EN = "School"
	saved, err := d.SaveDraft(sheet.Activity)
	if err != nil || saved.Chip != desk.ChipDraft {
		t.Errorf("edited: %+v, %v", saved, err)
	}
	if s := d.Status(); s.Waiting != 0 || s.Held != 1 {
		t.Errorf("edited: %+v", s)
	}
}

func TestRecordThatIsNotReadySaysWhy(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	a, err := d.NewActivity()
	if err != nil {
		t.Fatal(err)
	}
	a.Title.UK = "Лише назва"
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	stopped, err := d.Ready(a.ID)
	if err != nil || len(stopped) != 1 || len(stopped[0].Findings) == 0 {
		t.Errorf("%+v, %v", stopped, err)
	}
	if s := d.Status(); s.Waiting != 0 {
		t.Errorf("it was queued: %+v", s)
	}
}

func TestDeletionReachesTheOthers(t *testing.T) {
	p := desktest.StartPortal(t)
	one, two := p.Enrol(t, "Олена", aid.RoleFocalPoint), p.Enrol(t, "Іван", aid.RoleFocalPoint)
	a := desktest.Sendable(t, one, "Школа")
	send(t, one, a)
	if _, err := two.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := one.DeleteActivity(a.ID); err != nil {
		t.Fatal(err)
	}
	for _, d := range []*desk.Desk{one, two} {
		if _, err := d.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
		if list, err := d.Activities(); err != nil || len(list) != 0 {
			t.Errorf("still listed: %v, %v", list, err)
		}
	}
}

func TestPinFillsInTheUnits(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	a := desktest.Sendable(t, d, "Школа")
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	l, at, err := d.AddPin(a.ID, "48°44′20″N 37°35′4″E", "Школа")
	if err != nil || at.Settlement.UK != "Краматорськ" || d.UnitName(l.Oblast, "uk") != "Донецька область" || l.Settlement == "" {
		t.Fatalf("%+v, %+v, %v", l, at, err)
	}
	moved, _ := d.MovePin(l, aid.Point{Lat: 49.8397, Lon: 24.0297})
	if d.UnitName(moved.Oblast, "uk") != "Львівська область" || moved.Settlement == l.Settlement {
		t.Errorf("moved to Lviv: %+v", moved)
	}
	moved.Oblast = l.Oblast
	if kept, _ := d.MovePin(moved, aid.Point{Lat: 50.4547, Lon: 30.5238}); kept.Oblast != l.Oblast {
		t.Errorf("a unit chosen by hand was replaced: %+v", kept)
	}
}
