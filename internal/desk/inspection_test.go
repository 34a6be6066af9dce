package desk_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"focalpoint/assets"
	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

func inspect(t testing.TB, d *desk.Desk) desk.Inspection {
	t.Helper()
	found, err := d.Inspect(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// group is what a rule finds.
func group(found desk.Inspection, rule string) (g desk.Group) {
	for _, g := range found.Groups {
		if g.Rule == rule {
			return g
		}
	}
	return g
}

func TestInspectionFollowsEverySave(t *testing.T) {
	d := desktest.StartPortal(t).Enrol(t, "Олена", aid.RoleFocalPoint)
	if found := inspect(t, d); found.Tally != (desk.Tally{}) || len(found.Groups) != 0 {
		t.Errorf("of nothing: %+v", found)
	}
	a := desktest.Sendable(t, d, "Школа")
	a.Status = ""
	save := func(a aid.Activity) {
		t.Helper()
		if _, err := d.SaveDraft(a); err != nil {
			t.Fatal(err)
		}
	}
	save(a)
	found := inspect(t, d)
	if found.Records != 1 || found.Stops != 1 || group(found, "status-missing").Found[0].ID != a.ID {
		t.Errorf("without a status: %+v", found)
	}
	a.Status = "2"
	save(a)
	if found = inspect(t, d); found.Stops != 0 || len(group(found, "status-missing").Found) != 0 {
		t.Errorf("with a status: %+v", found)
	}
	twin := a
	twin.ID = aid.NewID()
	save(twin)
	if found = inspect(t, d); len(found.Pairs) != 1 || found.Pairs[0].Alike != 100 {
		t.Errorf("twice: %+v", found.Pairs)
	}
	if err := d.DeleteActivity(twin.ID); err != nil {
		t.Fatal(err)
	}
	if found = inspect(t, d); len(found.Pairs) != 0 || found.Records != 1 {
		t.Errorf("one of them deleted: %+v", found)
	}
}

// Two institutions write the same work down; each sees it once the other's record has come.
func TestDuplicatesOfAnotherInstitution(t *testing.T) {
	p := desktest.StartPortal(t)
	one, partner := p.Enrol(t, "Олена", aid.RoleFocalPoint), p.Enrol(t, "Марія", aid.RolePartner)
	send(t, one, desktest.Sendable(t, one, "Відбудова школи № 5 у Краматорську"))
	if _, err := partner.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := partner.SaveDraft(desktest.Sendable(t, partner, "Відбудова школи №5, Краматорськ")); err != nil {
		t.Fatal(err)
	}
	found := inspect(t, partner)
	if len(found.Pairs) != 1 {
		t.Fatalf("%+v", found.Pairs)
	}
	duplicates := 0
	err := partner.Findings(t.Context(), func(_ aid.ID, _ aid.Text, findings []desk.Finding) error {
		for _, f := range findings {
			if f.Rule == desk.RuleDuplicate {
				duplicates++
			}
		}
		return nil
	})
	if err != nil || duplicates != 2 {
		t.Errorf("%d findings, %v", duplicates, err)
	}
}

// What a person says of two records that look like one is remembered on this computer, and can be taken back.
func TestDistinctRecordsAreNoDuplicates(t *testing.T) {
	d := desktest.Alone(t, time.Now)
	for _, title := range []string{"Відбудова школи № 5 у Краматорську", "Відбудова школи №5, Краматорськ"} {
		if _, err := d.SaveDraft(desktest.Sendable(t, d, title)); err != nil {
			t.Fatal(err)
		}
	}
	pair := inspect(t, d).Pairs[0]
	must(t, d.Distinguish(pair.B.ID, pair.A.ID))
	if found := inspect(t, d); len(found.Pairs) > 0 {
		t.Errorf("%+v", found.Pairs)
	}
	must(t, d.UndoDistinguish(pair.A.ID, pair.B.ID))
	if found := inspect(t, d); len(found.Pairs) != 1 {
		t.Errorf("%+v", found.Pairs)
	}
	if err := d.Distinguish(pair.A.ID, aid.NewID()); !errors.Is(err, vault.ErrNotFound) {
		t.Error(err)
	}
}

// The next start of the program knows it too.
func TestDistinctRecordsAreRemembered(t *testing.T) {
	v := vaulttest.Open(t)
	start := func() *desk.Desk {
		lists, err := desk.BuiltinCodelists()
		must(t, err)
		maps, err := desk.OpenMaps(t.TempDir())
		must(t, err)
		t.Cleanup(func() { must(t, maps.Close()) })
		d, err := desk.New(desk.Config{Vault: v, Maps: maps, Lists: lists, Now: time.Now})
		must(t, err)
		return d
	}
	d := start()
	for _, title := range []string{"Відбудова школи № 5 у Краматорську", "Відбудова школи №5, Краматорськ"} {
		_, err := d.SaveDraft(desktest.Sendable(t, d, title))
		must(t, err)
	}
	pair := inspect(t, d).Pairs[0]
	must(t, d.Distinguish(pair.A.ID, pair.B.ID))
	if found := inspect(t, start()); len(found.Pairs) > 0 || found.Warns > 0 && found.Records != 2 {
		t.Errorf("%+v", found.Pairs)
	}
}

func TestInspectionThatWasStoppedGoesOn(t *testing.T) {
	d := desktest.StartPortal(t).Enrol(t, "Олена", aid.RoleFocalPoint)
	a := desktest.Sendable(t, d, "Школа")
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, what := range []string{"the first", "a later one"} {
		if _, err := d.SaveDraft(a); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Tally(stopped, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", what, err)
		}
		if tally, err := d.Tally(t.Context(), nil); err != nil || tally.Records != 1 || what == "a later one" && tally.Stops != 1 {
			t.Errorf("%s: %+v, %v", what, tally, err)
		}
		a.Status = ""
	}
}

func TestFixIsOneStep(t *testing.T) {
	d := desktest.StartPortal(t).Enrol(t, "Олена", aid.RoleFocalPoint)
	var ids []aid.ID
	for i := range 3 {
		a := desktest.Sendable(t, d, fmt.Sprintf("  Школа №  %d", i))
		a.Locations = []aid.Location{{ID: aid.NewID(), Point: aid.Point{Lat: 37.5844, Lon: 48.7389}}}
		if _, err := d.SaveDraft(a); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	if _, err := d.Ready(ids[0]); err != nil {
		t.Fatal(err)
	}
	fixed, err := d.Fix(t.Context(), "text-untidy", ids...)
	if err != nil || fixed.Records != 3 || len(group(inspect(t, d), "text-untidy").Found) != 0 {
		t.Fatalf("%+v, %v", fixed, err)
	}
	if s := d.Status(); s.Waiting != 1 || s.Held != 2 {
		t.Errorf("what waited does not wait any more: %+v", s)
	}
	edited, err := d.Activity(ids[2])
	if err != nil || edited.Activity.Title.UK != "Школа № 2" {
		t.Fatalf("%+v, %v", edited.Activity.Title, err)
	}
	edited.Activity.Title.UK = "Ліцей № 2"
	if _, err := d.SaveDraft(edited.Activity); err != nil {
		t.Fatal(err)
	}
	if restored, err := d.UndoFix(fixed); err != nil || restored != 2 {
		t.Errorf("%d taken back, %v", restored, err)
	}
	for i, want := range []string{"  Школа №  0", "  Школа №  1", "Ліцей № 2"} {
		if sheet, err := d.Activity(ids[i]); err != nil || sheet.Activity.Title.UK != want {
			t.Errorf("%q, want %q, %v", sheet.Activity.Title.UK, want, err)
		}
	}
	fixed, err = d.Fix(t.Context(), "point-swapped", ids...)
	sheet, _ := d.Activity(ids[0])
	if err != nil || fixed.Records != 3 || d.UnitName(sheet.Activity.Locations[0].Oblast, "uk") != "Донецька область" {
		t.Errorf("%+v: %+v, %v", fixed, sheet.Activity.Locations, err)
	}
	if again, err := d.Fix(t.Context(), "point-swapped", ids...); err != nil || again.Records != 0 {
		t.Errorf("a second time: %+v, %v", again, err)
	}
}

// The samples have something to put right, so that whoever tries the program sees what it is like.
func TestSamplesHaveSomethingToPutRight(t *testing.T) {
	d := desktest.StartPortal(t).Enrol(t, "Олена", aid.RoleFocalPoint)
	if _, err := d.ImportBytes(t.Context(), "activities.csv", assets.SampleActivities); err != nil {
		t.Fatal(err)
	}
	found := inspect(t, d)
	if found.Records != 22 || found.Stops != 0 || found.Warns == 0 || found.Warns > 8 || found.Hints == 0 {
		t.Errorf("%+v", found.Tally)
	}
	for _, g := range found.Groups {
		t.Log(g.Severity, g.Rule, len(g.Found))
	}
}

// BenchmarkInspect10000 checks 10,000 saved records on the real map, unsealing each; the second part of each is what one
// more save costs.
func BenchmarkInspect10000(b *testing.B) {
	d := desktest.StartPortal(b).Enrol(b, "Олена", aid.RoleFocalPoint)
	for batch := range 100 {
		table := "title_uk,status,planned_start,sector,place,lat,lon\n"
		for i := range 100 {
			n := 100*batch + i
			table += fmt.Sprintf("Ремонт школи № %d у громаді,2,2026-05-01,1.1 Освіта,,%.4f,%.4f\n", n, 48+float64(n%200)/100, 25+float64(n/200)/5)
		}
		if _, err := d.ImportBytes(b.Context(), "many.csv", []byte(table)); err != nil {
			b.Fatal(err)
		}
	}
	list, err := d.Activities()
	if err != nil || len(list) != 10_000 {
		b.Fatal(len(list), err)
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			desk.ForgetInspection(d)
			if tally, err := d.Tally(b.Context(), nil); err != nil || tally.Records != len(list) {
				b.Fatal(tally, err)
			}
		}
	})
	b.Run("one", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			desk.TouchInspection(d, list[i%len(list)].ID)
			if _, err := d.Tally(b.Context(), nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}
