package desk_test

import (
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk/desktest"
)

// Nobody's clock decides: with one that is ten years off, two people's edits still reach each other in the portal's order.
func TestClockTenYearsOff(t *testing.T) {
	for name, years := range map[string]int{"ahead": 10, "behind": -10} {
		t.Run(name, func(t *testing.T) {
			p := desktest.StartPortal(t)
			clock := func() time.Time { return time.Now().AddDate(years, 0, 0) }
			off, right := p.EnrolAt(t, clock, "Олена", aid.RoleFocalPoint), p.Enrol(t, "Іван", aid.RoleFocalPoint)
			a := desktest.Sendable(t, off, "Школа")
			send(t, off, a)
			if _, err := right.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
			sheet, err := right.Activity(a.ID)
			if err != nil {
				t.Fatal(err)
			}
			sheet.Activity.Title.EN = "School"
			send(t, right, sheet.Activity)
			if _, err := off.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
			if seen, err := off.Activity(a.ID); err != nil || seen.Activity.Title != (aid.Text{UK: "Школа", EN: "School"}) {
				t.Errorf("%+v, %v", seen.Activity.Title, err)
			}
		})
	}
}
