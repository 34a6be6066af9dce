package desk_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/i18n"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/syncer"
)

// A portal that is asked too often says when to come back: the program says so in plain words, waits that long, can be
// told to stop waiting, and then sends what it has kept.
func TestABusyPortalIsLeftAloneAsLongAsItSays(t *testing.T) {
	p := desktest.StartPortal(t, func(o *server.Options) { o.Rate = 1 })
	d := p.Enrol(t, "Олена", aid.RoleFocalPoint)
	var busy *syncer.RetryError
	for range 200 {
		if _, err := d.Sync(t.Context()); errors.As(err, &busy) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if busy == nil || busy.After != time.Second {
		t.Fatalf("%v after 200 requests", busy)
	}
	for lang, want := range map[string]string{
		"uk": "Портал просить зачекати. Усе збережено; спробуємо пізніше.",
		"en": "The portal asks to wait. Everything is kept and will be tried later.",
	} {
		if said := desk.Explain(i18n.New(lang), busy); said != want {
			t.Errorf("%s: %s", lang, said)
		}
	}
	desktest.Queued(t, d, "Школа")

	ctx, cancel := context.WithCancel(t.Context())
	if _, err := d.SyncPersistently(ctx, func(error) { cancel() }); !errors.Is(err, context.Canceled) || d.Status().Waiting != 1 {
		t.Fatalf("told to stop waiting: %v, %d wait", err, d.Status().Waiting)
	}
	var refused time.Time
	report, err := d.SyncPersistently(t.Context(), func(error) { refused = time.Now() })
	if err != nil || report.Accepted != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
	if waited := time.Since(refused); refused.IsZero() || waited < time.Second {
		t.Errorf("it came back after %s", waited)
	}
}

// Whoever asks to be left alone for years gets a day, and a person who presses the button is not kept waiting at all.
func TestNobodyKeepsTheProgramWaitingForYears(t *testing.T) {
	p := desktest.StartPortal(t)
	w := newWire(t, p.URL)
	d := p.EnrolBy(t, w.url(), "Олена", aid.RoleFocalPoint)
	desktest.Queued(t, d, "Школа")
	for _, years := range []string{"99999999999999999999", "315360000", "Fri, 01 Jan 2100 00:00:00 GMT"} {
		hostile := httptest.NewServer(http.HandlerFunc(func(a http.ResponseWriter, _ *http.Request) {
			a.Header().Set("Retry-After", years)
			a.WriteHeader(http.StatusTooManyRequests)
		}))
		t.Cleanup(hostile.Close)
		w.turn(hostile.URL)
		_, err := d.Sync(t.Context())
		var busy *syncer.RetryError
		if !errors.As(err, &busy) || syncer.Wait(1, err) > 30*time.Hour {
			t.Errorf("%s: %v, to wait %s", years, err, syncer.Wait(1, err))
		}
	}
	w.turn(p.URL)
	if report, err := d.Sync(t.Context()); err != nil || report.Accepted != 1 {
		t.Errorf("%+v, %v", report, err)
	}
}
