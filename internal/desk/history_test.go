package desk_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/aid/aidtest"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/vault"
)

// hourly is a clock of a test's own; it goes on by an hour with every look.
func hourly() func() time.Time {
	now := time.Date(2026, 10, 12, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Hour)
		return now
	}
}

func historyOf(t testing.TB, d *desk.Desk, lang string, id aid.ID) desk.History {
	t.Helper()
	h, err := d.History(i18n.New(lang), id)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// edited saves an activity after a change.
func edited(t testing.TB, d *desk.Desk, id aid.ID, edit func(*aid.Activity)) {
	t.Helper()
	a := sheetOf(t, d, id).Activity
	edit(&a)
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
}

// A history is read without knowing how a record is stored: names as in the editor, values as people write them.
func TestHistoryIsReadable(t *testing.T) {
	d := desktest.Alone(t, hourly())
	a := desktest.Clean(t, d, "Школа")
	a.Budgets = []aid.Budget{{ID: aid.NewID(), Start: "2026-05-01", End: "2026-12-31", Value: aid.Money{Amount: aid.DecimalOf(1_250_000), Currency: "UAH"}}}
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	type row struct{ field, was, now string }
	tests := map[string]struct {
		edit   func(*aid.Activity)
		uk, en row
	}{
		"a text": {
			func(a *aid.Activity) { a.Title.UK = "Школа №5" },
			row{"Назва українською", "Школа", "Школа №5"},
			row{"Title in Ukrainian", "Школа", "Школа №5"},
		},
		"a code": {
			func(a *aid.Activity) { a.Status = "4" },
			row{"Стан виконання", "Реалізація", "Закрито"},
			row{"Status", "Implementation", "Closed"},
		},
		"a date that was not there": {
			func(a *aid.Activity) { a.Dates.PlannedEnd = "2027-10-31" },
			row{"Завершення за планом", "порожньо", "31.10.2027"},
			row{"Planned end", "empty", "31 Oct 2027"},
		},
		"a number": {
			func(a *aid.Activity) { a.Beneficiaries.Girls = 1640 },
			row{"Отримувачі допомоги: Дівчата, 0–17", "порожньо", "1 640"},
			row{"Beneficiaries: Girls, 0–17", "empty", "1,640"},
		},
		"a mark": {
			func(a *aid.Activity) { a.Contact.Public = true },
			row{"Контактна особа: Показувати на порталі всім", "ні", "так"},
			row{"Contact person: Show to everybody on the portal", "no", "yes"},
		},
		"money": {
			func(a *aid.Activity) { a.Budgets[0].Value.Amount = aid.DecimalOf(900_000) },
			row{"Бюджет: 01.05.2026 – 31.12.2026", "Сума: 1 250 000 UAH", "Сума: 900 000 UAH"},
			row{"Budget: 1 May 2026 – 31 Dec 2026", "Amount: 1,250,000 UAH", "Amount: 900,000 UAH"},
		},
		"a pin that was moved": {
			func(a *aid.Activity) { a.Locations[0].Point = aid.Point{Lat: 48.74, Lon: 37.58} },
			row{"Місце: Школа № 5", "Координати: 48.73890, 37.58440", "Координати: 48.74000, 37.58000"},
			row{"Place: Школа № 5", "Coordinates: 48.73890, 37.58440", "Coordinates: 48.74000, 37.58000"},
		},
		"an organisation that left": {
			func(a *aid.Activity) { a.Participations = a.Participations[:1] },
			row{"Учасник: ТОВ «Будсервіс»", "Організація: ТОВ «Будсервіс»\nРоль: Виконує\nТип організації: Приватний сектор", "немає"},
			row{"Participant: ТОВ «Будсервіс»", "Organisation: ТОВ «Будсервіс»\nRole: Implementing\nType of organisation: Private Sector", "none"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			edited(t, d, a.ID, tt.edit)
			for lang, want := range map[string]row{"uk": tt.uk, "en": tt.en} {
				step := historyOf(t, d, lang, a.ID).Steps[0]
				if len(step.Changes) != 1 {
					t.Fatalf("%+v", step.Changes)
				}
				c := step.Changes[0]
				if got := (row{c.Field, c.Was, c.Now}); spaced(got.field) != spaced(want.field) || spaced(got.was) != spaced(want.was) || spaced(got.now) != spaced(want.now) {
					t.Errorf("%s: %q, want %q", lang, got, want)
				}
			}
		})
	}
}

// spaced is a text with plain spaces only.
func spaced(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}

// Every field of an activity has a name, and a value that is no JSON, in both languages.
func TestEveryFieldHasItsName(t *testing.T) {
	d := desktest.Alone(t, hourly())
	rapid.Check(t, func(rt *rapid.T) {
		a := aidtest.Activity().Draw(rt, "activity")
		a.ID, a.Unknown = aid.NewID(), nil
		if _, err := d.SaveDraft(a); err != nil {
			t.Fatal(err)
		}
		for _, lang := range []string{"uk", "en"} {
			for _, c := range historyOf(t, d, lang, a.ID).Steps[0].Changes {
				if c.Field == "" || c.Field == string(c.Path) || c.Now == "" || strings.HasPrefix(c.Now, "{") {
					rt.Errorf("%s in %s is %q: %q", c.Path, lang, c.Field, c.Now)
				}
			}
		}
	})
}

// A record, or one field of it, goes back to what it was before a step. The past stays as it is, and so does what the
// workflow says; going back can be taken back.
func TestRestore(t *testing.T) {
	d := desktest.Alone(t, hourly())
	a := desktest.Sendable(t, d, "Школа")
	if _, err := d.SaveDraft(a); err != nil { // 1
		t.Fatal(err)
	}
	if stopped, err := d.Ready(a.ID); err != nil || len(stopped) > 0 { // 2
		t.Fatal(stopped, err)
	}
	edited(t, d, a.ID, func(a *aid.Activity) { a.Title.UK, a.Status = "Ліцей", "3" })           // 3
	edited(t, d, a.ID, func(a *aid.Activity) { a.Title.UK, a.Humanitarian = "Гімназія", true }) // 4
	restore := func(want int, step uint64, paths ...aid.Path) aid.Activity {
		t.Helper()
		changed, err := d.Restore(a.ID, step, paths...)
		if err != nil || changed != want {
			t.Fatalf("changed %d fields, want %d: %v", changed, want, err)
		}
		return sheetOf(t, d, a.ID).Activity
	}
	if now := restore(1, 4, "title.uk"); now.Title.UK != "Ліцей" || !now.Humanitarian { // 5
		t.Errorf("%+v", now)
	}
	if now := restore(3, 3); now.Title.UK != "Школа" || now.Status != "2" || now.Humanitarian || now.State != aid.StateApproved { // 6
		t.Errorf("%+v", now)
	}
	if s := sheetOf(t, d, a.ID); desk.ChipOf(s.Summary) != desk.ChipDraft {
		t.Errorf("a restored record is %s", desk.ChipOf(s.Summary))
	}
	restore(0, 3)
	if now := restore(3, 6); now.Title.UK != "Ліцей" || now.Status != "3" || !now.Humanitarian { // 7: back again
		t.Errorf("%+v", now)
	}
	steps := historyOf(t, d, "uk", a.ID).Steps
	if len(steps) != 7 || steps[0].Source != string(vault.SourceRestored) || steps[0].Event != "Повернуто, як було раніше" || steps[6].Source != "typed" {
		t.Errorf("%+v", steps)
	}
	for name, tt := range map[string]struct {
		step  uint64
		paths []aid.Path
		want  error
	}{
		"the record began with it": {1, nil, desk.ErrNothingBefore},
		"no such step":             {99, nil, desk.ErrNoStep},
		"no such field":            {3, []aid.Path{"title.fr"}, desk.ErrUnknownField},
		"the workflow's":           {3, []aid.Path{aid.PathState}, desk.ErrUnknownField},
	} {
		if _, err := d.Restore(a.ID, tt.step, tt.paths...); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
	if _, err := d.Restore(aid.NewID(), 1); !errors.Is(err, vault.ErrNotFound) {
		t.Error(err)
	}
}

// A deleted record can be put back, and putting back never deletes one.
func TestRestoreOfDeletedRecord(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	a := desktest.Sendable(t, d, "Школа")
	send(t, d, a)
	if err := d.DeleteActivity(a.ID); err != nil {
		t.Fatal(err)
	}
	trade(t, d)
	steps := historyOf(t, d, "uk", a.ID).Steps
	if changed, err := d.Restore(a.ID, steps[0].N); err != nil || changed != 1 {
		t.Fatal(changed, err)
	}
	if stopped, err := d.Ready(a.ID); err != nil || len(stopped) > 0 {
		t.Fatal(stopped, err)
	}
	trade(t, d)
	other := p.Enrol(t, "Іван", aid.RoleContributor)
	trade(t, other)
	if all, err := other.Activities(); err != nil || len(all) != 1 {
		t.Error(all, err)
	}
	restored := historyOf(t, d, "uk", a.ID).Steps
	for _, s := range restored {
		if s.Source == string(vault.SourceRestored) {
			if changed, err := d.Restore(a.ID, s.N, aid.PathDeleted); err != nil || changed != 0 {
				t.Errorf("deleted by going back: %d, %v", changed, err)
			}
		}
	}
}

// What somebody else did stands in the history under their name, also in a quarter's update.
func TestHistoryNamesOthers(t *testing.T) {
	p := desktest.StartPortal(t)
	olena, ivan := p.Enrol(t, "Олена", aid.RoleFocalPoint), p.Enrol(t, "Іван", aid.RoleFocalPoint)
	a := desktest.Sendable(t, olena, "Школа")
	send(t, olena, a)
	trade(t, ivan)
	if steps := historyOf(t, ivan, "uk", a.ID).Steps; len(steps) != 0 {
		t.Errorf("%+v", steps)
	}
	q := aid.QuarterOf(time.Now())
	spent := aid.Money{Amount: aid.DecimalOf(5000), Currency: "UAH"}
	if _, err := ivan.FileQuarter(q, a.ID, desk.QuarterFigures{Spent: spent}); err != nil {
		t.Fatal(err)
	}
	edited(t, ivan, a.ID, func(a *aid.Activity) { a.Title.EN = "School" })
	if stopped, err := ivan.Ready(a.ID); err != nil || len(stopped) > 0 {
		t.Fatal(stopped, err)
	}
	trade(t, ivan, olena)
	step := historyOf(t, olena, "en", a.ID).Steps[0]
	if step.Who != "Іван" || step.Made.IsZero() || step.Event != "Came from the portal" || step.Changes[len(step.Changes)-1].Now != "School" {
		t.Errorf("%+v", step)
	}
	update := historyOf(t, ivan, "uk", aid.QuarterUpdateID(a.ID, q))
	if c := update.Steps[0].Changes; update.Kind != aid.KindQuarterUpdate || !strings.HasPrefix(update.Title.UK, "Школа · ") || spaced(c[1].Now) != "5 000 UAH" {
		t.Errorf("%+v", update)
	}
}
