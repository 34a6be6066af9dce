// Package desktest gives tests a real portal on a loopback port and desks that are enrolled there.
package desktest

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// Portal is a real portal.
type Portal struct {
	*server.Running
	Dir string
}

// StartPortal starts a portal that ends with the test. edit changes its options first.
func StartPortal(t testing.TB, edit ...func(*server.Options)) Portal {
	t.Helper()
	p := start(t, edit...)
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func start(t testing.TB, edit ...func(*server.Options)) Portal {
	t.Helper()
	dir := t.TempDir()
	options := server.Options{
		DataDir: dir, Listen: "127.0.0.1:0", Name: aid.Text{UK: "Портал", EN: "Portal"}, Now: time.Now, Log: slog.New(slog.DiscardHandler),
	}
	for _, f := range edit {
		f(&options)
	}
	running, err := server.Start(options)
	if err != nil {
		t.Fatal(err)
	}
	return Portal{running, dir}
}

// Enrol makes a profile at the portal and opens its desk.
func (p Portal) Enrol(t testing.TB, person string, role aid.Role) *desk.Desk {
	t.Helper()
	return p.EnrolBy(t, p.URL, person, role)
}

// EnrolBy is Enrol by way of another address, such as that of a bad network.
func (p Portal) EnrolBy(t testing.TB, address, person string, role aid.Role) *desk.Desk {
	t.Helper()
	return p.enrol(t, address, person, role, time.Now)
}

// EnrolAt is Enrol on a computer with a clock of its own.
func (p Portal) EnrolAt(t testing.TB, clock func() time.Time, person string, role aid.Role) *desk.Desk {
	t.Helper()
	return p.enrol(t, p.URL, person, role, clock)
}

func (p Portal) enrol(t testing.TB, address, person string, role aid.Role, clock func() time.Time) *desk.Desk {
	t.Helper()
	v := p.Join(t, address, server.Invitation{Person: person, Organisation: "ОДА", OrganisationType: "11", Role: role}, clock)
	return Open(t, v, clock)
}

// Join makes a vault that is enrolled at the portal by way of an address, for tests that need no desk on it.
func (p Portal) Join(t testing.TB, address string, i server.Invitation, clock func() time.Time) *vault.Vault {
	t.Helper()
	code, _, err := server.Invite(p.Dir, i, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	v, err := desk.Enrol(t.Context(), desk.Enrolment{
		Path: filepath.Join(t.TempDir(), "office.vault"), Name: "office", Address: address, Code: code.String(),
		Lang: "uk", Keys: vault.Keys{Keyring: vaulttest.Ring{}}, Now: clock,
	})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Alone is the desk of a focal point without a portal, at a time of the test's choice.
func Alone(t testing.TB, now func() time.Time) *desk.Desk {
	t.Helper()
	v, err := vault.Create(filepath.Join(t.TempDir(), "alone.vault"), vault.Keys{Keyring: vaulttest.Ring{}}, vaulttest.Profile())
	if err != nil {
		t.Fatal(err)
	}
	return Open(t, v, now)
}

// Open makes a desk on an open vault; it is closed, and the vault's file checked, when the test ends.
func Open(t testing.TB, v *vault.Vault, now func() time.Time) *desk.Desk {
	t.Helper()
	maps, err := desk.OpenMaps(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	lists, err := desk.BuiltinCodelists()
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.New(desk.Config{Vault: v, Maps: maps, Lists: lists, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(d.Close(), maps.Close()); err != nil {
			t.Error(err)
		}
		vaulttest.Check(t, v.Path())
	})
	return d
}

// Sendable is an activity that nothing keeps from being sent.
func Sendable(t testing.TB, d *desk.Desk, title string) aid.Activity {
	t.Helper()
	a, err := d.NewActivity()
	if err != nil {
		t.Fatal(err)
	}
	a.Title, a.Status, a.Dates.PlannedStart = aid.Text{UK: title}, "2", "2026-05-01"
	a.Sectors = []aid.Sector{{ID: aid.NewID(), Vocabulary: aid.VocabularyPortal, Code: "1.1"}}
	return a
}

// Queued puts a running activity into the desk that is queued for the portal, so that quarters are filed for it. edit
// changes it first.
func Queued(t testing.TB, d *desk.Desk, title string, edit ...func(*aid.Activity)) aid.ID {
	t.Helper()
	a := Sendable(t, d, title)
	for _, f := range edit {
		f(&a)
	}
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	if stopped, err := d.Ready(a.ID); err != nil || len(stopped) > 0 {
		t.Fatal(stopped, err)
	}
	return a.ID
}

// Clean is an activity in which no rule finds anything that stops or warns.
func Clean(t testing.TB, d *desk.Desk, title string) aid.Activity {
	t.Helper()
	a := Sendable(t, d, title)
	a.Description = aid.Text{UK: "Капітальний ремонт будівлі, укриття на 300 місць, меблі для 24 класів."}
	a.Dates.ActualStart = a.Dates.PlannedStart
	a.Participations = []aid.Participation{
		{ID: aid.NewID(), Name: aid.Text{UK: "Світовий банк"}, Role: aid.RoleFunding, Type: "40"},
		{ID: aid.NewID(), Name: aid.Text{UK: "ТОВ «Будсервіс»"}, Role: aid.RoleImplementing, Type: "70"},
	}
	school, _ := d.Locate(aid.Location{
		ID: aid.NewID(), Name: aid.Text{UK: "Школа № 5"}, Point: aid.Point{Lat: 48.7389, Lon: 37.5844},
		Exactness: "1", Precision: aid.PrecisionSettlement,
	})
	a.Locations = []aid.Location{school}
	return a
}

// QueueMany queues so many new activities of 5 KB whose texts have nothing in common.
func QueueMany(t testing.TB, d *desk.Desk, n int) {
	t.Helper()
	for i := range n {
		a := Sendable(t, d, fmt.Sprint("Школа № ", i))
		var text strings.Builder
		for range 200 {
			text.WriteString(rand.Text() + " ")
		}
		a.Description = aid.Text{UK: text.String()}
		if _, err := d.SaveDraft(a); err != nil {
			t.Fatal(err)
		}
		if stopped, err := d.Ready(a.ID); err != nil || len(stopped) > 0 {
			t.Fatal(stopped, err)
		}
	}
}
