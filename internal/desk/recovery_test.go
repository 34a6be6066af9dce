package desk_test

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// Whoever answers in the portal's place gets nothing of what waits, and it waits on.
func TestWhoeverAnswersInThePortalsPlaceGetsNothing(t *testing.T) {
	var heard atomic.Int64
	signIn := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<html>Please sign in to the network</html>")
	}))
	t.Cleanup(signIn.Close)
	for _, tt := range []struct {
		name, address string
		want          []error
	}{
		{"a network's sign-in page", signIn.URL, []error{syncer.ErrOffline, portal.ErrNotPortal}},
		{"another portal", desktest.StartPortal(t).URL, []error{syncer.ErrStopped, portal.ErrIdentity}},
		{"a training portal", startTraining(t), []error{syncer.ErrStopped, portal.ErrIdentity}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := desktest.StartPortal(t)
			w := newWire(t, p.URL)
			w.heard = &heard
			d := p.EnrolBy(t, w.url(), "Олена", aid.RoleFocalPoint)
			desktest.Queued(t, d, "Школа, про яку чужий не дізнається")
			w.turn(tt.address)
			heard.Store(0)
			_, err := d.Sync(t.Context())
			for _, want := range tt.want {
				if !errors.Is(err, want) {
					t.Errorf("%v, want %v", err, want)
				}
			}
			if heard.Load() > 1500 {
				t.Errorf("%d bytes were sent", heard.Load())
			}
			if s := d.Status(); s.Waiting != 1 {
				t.Errorf("%d changes wait", s.Waiting)
			}
			w.turn(p.URL)
			if report, err := d.Sync(t.Context()); err != nil || report.Accepted != 1 {
				t.Errorf("at the portal itself: %+v, %v", report, err)
			}
		})
	}
}

func startTraining(t *testing.T) string {
	t.Helper()
	running, err := server.Start(server.Options{DataDir: t.TempDir(), Listen: "127.0.0.1:0", Training: true, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = running.Close() })
	return running.URL
}

// Who is no longer enrolled keeps all work, can go on, and can take it along in a file.
func TestWhoIsNoLongerEnrolledKeepsTheWork(t *testing.T) {
	p := desktest.StartPortal(t)
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	id := desktest.Queued(t, d, "Школа")
	if _, err := d.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	revoke(t, p, d.Identity().Person)
	sheet, err := d.Activity(id)
	if err != nil {
		t.Fatal(err)
	}
	sheet.Activity.Title.EN = "School"
	queueNow(t, d, sheet.Activity)
	if _, err := d.Sync(t.Context()); !errors.Is(err, syncer.ErrStopped) || !errors.Is(err, portal.ErrUnauthorised) {
		t.Errorf("%v", err)
	}
	if sheet, err := d.Activity(id); err != nil || sheet.Activity.Title.EN != "School" || d.Status().Waiting != 1 {
		t.Errorf("%+v, %v; %d wait", sheet.Activity.Title, err, d.Status().Waiting)
	}
	file := filepath.Join(t.TempDir(), "all.csv")
	if _, err := d.Export(t.Context(), file, []aid.ID{id}, "uk"); err != nil || !strings.Contains(string(readFile(t, file)), "School") {
		t.Errorf("%v", err)
	}
}

func queueNow(t *testing.T, d *desk.Desk, a aid.Activity) {
	t.Helper()
	if _, err := d.SaveDraft(a); err != nil {
		t.Fatal(err)
	}
	if stopped, err := d.Ready(a.ID); err != nil || len(stopped) > 0 {
		t.Fatal(stopped, err)
	}
}

// revoke lets a partner remove a person.
func revoke(t *testing.T, p desktest.Portal, name string) {
	t.Helper()
	v := p.Join(t, p.URL, server.Invitation{Person: "Партнер", Organisation: "Міністерство", OrganisationType: "10", Role: aid.RolePartner}, time.Now)
	defer func() { _ = v.Close() }()
	syncOnce(t, v)
	var person aid.Record
	err := v.EachEntry(aid.KindPerson, func(e vault.Entry) error {
		if e.Record.Fields.Text("name") == name {
			person = e.Record
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	person.Fields = person.Fields.Clone()
	person.Fields[aid.PathDeleted] = json.RawMessage("true")
	if err := v.Save(vault.Draft{Record: person, Queue: true, At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	syncOnce(t, v)
}

// A clock that is years off costs nothing: the portal's clock decides.
func TestClockThatIsYearsOff(t *testing.T) {
	for name, off := range map[string]time.Duration{"ahead": 10 * 365 * 24 * time.Hour, "behind": -10 * 365 * 24 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			p := desktest.StartPortal(t)
			d := p.EnrolAt(t, func() time.Time { return time.Now().Add(off) }, "Олена", aid.RoleFocalPoint)
			for i, requests := range []int{2, 1, 1} {
				desktest.Queued(t, d, "Школа")
				report, err := d.Sync(t.Context())
				if err != nil || report.Accepted != 1 || report.Requests > requests {
					t.Errorf("exchange %d: %+v, %v", i, report, err)
				}
			}
		})
	}
}
