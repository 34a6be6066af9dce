package desk_test

import (
	"io"
	"net"
	"path/filepath"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// startSlowLine carries what is sent to a portal at a fifth of a megabyte a second, and gives its address.
func startSlowLine(t *testing.T, portal string) string {
	t.Helper()
	return relay(t, portal, func(far, near net.Conn) {
		defer func() { _ = far.Close() }()
		for {
			if _, err := io.CopyN(far, near, 2_000); err != nil {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	})
}

// A pause stops an exchange that began by itself, outlives the program, and costs nothing: what had left is accepted, and
// the rest follows when the person goes on.
func TestPauseOutlivesTheProgram(t *testing.T) {
	const records = 150 // 600 KB
	p := desktest.StartPortal(t)
	code, _, err := server.Invite(p.Dir, server.Invitation{Person: "Олена", Organisation: "ОДА", OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	path, keys := filepath.Join(t.TempDir(), "office.vault"), vault.Keys{Keyring: vaulttest.Ring{}}
	v, err := desk.Enrol(t.Context(), desk.Enrolment{
		Path: path, Name: "office", Address: startSlowLine(t, p.URL), Code: code.String(), Lang: "uk", Keys: keys, Now: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	d := desktest.Open(t, v, time.Now)
	if _, err := d.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	desktest.QueueMany(t, d, records)
	d.Start(t.Context())
	eventually(t, func() bool { s := d.Status(); return s.Progress.Sent > 40 && s.Progress.Up > 20_000 })
	if err := d.Pause(); err != nil {
		t.Fatal(err)
	}
	eventually(t, func() bool { return d.Status().Connection != desk.ConnectionSending })
	s := d.Status()
	if !s.Paused || s.Pausing || s.LastError != nil || !s.Next.IsZero() || s.Waiting == 0 || s.Waiting > records-40 {
		t.Errorf("after the pause: %+v", s)
	}
	waiting := s.Waiting
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	if v, err = vault.Open(path, keys); err != nil {
		t.Fatal(err)
	}
	d = desktest.Open(t, v, time.Now)
	d.Start(t.Context())
	desktest.Queued(t, d, "Ще одна")
	time.Sleep(100 * time.Millisecond)
	if s := d.Status(); !s.Paused || s.Waiting != waiting+1 || s.Connection != desk.ConnectionUnknown {
		t.Errorf("after a new start: %+v", s)
	}
	report, err := d.Sync(t.Context())
	if err != nil || report.Accepted != waiting+1 || report.Position != records+1 {
		t.Errorf("going on: %+v, %v; %d waited", report, err, waiting+1)
	}
	if s := d.Status(); s.Paused || s.Waiting != 0 {
		t.Errorf("at the end: %+v", s)
	}
}

func TestOnRequestNothingBeginsByItself(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	if err := d.SetOnRequest(true); err != nil {
		t.Fatal(err)
	}
	d.Start(t.Context())
	desktest.Queued(t, d, "Школа")
	time.Sleep(100 * time.Millisecond)
	if s := d.Status(); !s.OnRequest || s.Waiting != 1 || s.Connection != desk.ConnectionUnknown || !s.LastSent.IsZero() {
		t.Errorf("something was sent: %+v", s)
	}
	if report, err := d.Sync(t.Context()); err != nil || report.Accepted != 1 {
		t.Errorf("on request: %+v, %v", report, err)
	}
	desktest.Queued(t, d, "Водогін")
	if err := d.SetOnRequest(false); err != nil {
		t.Fatal(err)
	}
	eventually(t, func() bool { return d.Status().Waiting == 0 })
}

func eventually(t *testing.T, reached func() bool) {
	t.Helper()
	for range 1000 {
		if reached() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("did not happen in 10 s")
}
