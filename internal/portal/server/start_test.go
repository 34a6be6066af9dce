package server_test

import (
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
)

// A portal that is told to stop begins nothing new, lets the exchange under way end and answers it; what was taken is
// there when it starts again.
func TestAStoppedPortalAnswersTheExchangeUnderWay(t *testing.T) {
	o := open(t)
	body, rest := io.Pipe()
	request, err := http.NewRequestWithContext(t.Context(), "POST", o.portal.URL+"/v1/sync", body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+o.token)
	request.Header.Set("Content-Type", portal.LineMediaType)
	answered := make(chan answer, 1)
	go func() {
		defer close(answered)
		a, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Error("the exchange under way:", err)
			return
		}
		defer a.Body.Close()
		raw, err := io.ReadAll(a.Body)
		if err != nil {
			t.Error("its answer:", err)
		}
		answered <- answer{a.StatusCode, a.Header, raw}
	}()
	change := func(n, title string) string {
		return `{"n":` + n + `,"kind":"activity","id":"` + string(aid.NewID()) + `","set":{"reporting_org":"` + string(o.org) + `","title.uk":"` + title + `"}}` + "\n"
	}
	write := func(text string) {
		if _, err := io.Copy(rest, strings.NewReader(text)); err != nil {
			t.Error(err)
		}
	}
	write(o.handshake() + change("1", "Школа"))
	waitUntilTaken(t, o, 1)

	stopped := make(chan error, 1)
	go func() { stopped <- o.portal.Close() }()
	waitUntilShut(t, o)
	select {
	case err := <-stopped:
		t.Fatalf("it has stopped in the middle of an exchange: %v", err)
	default:
	}
	write(change("2", "Лікарня"))
	if err := rest.Close(); err != nil {
		t.Fatal(err)
	}
	a := <-answered
	if position := positionIn(o.lines(a)); a.status != http.StatusOK || position != 2 {
		t.Errorf("the answer: %d, position %d", a.status, position)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}

	o.portal, err = server.Start(server.Options{DataDir: o.dir, Listen: "127.0.0.1:0", Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	if position := positionIn(o.lines(o.exchange("", []byte(o.handshake())))); position != 2 {
		t.Errorf("after the start: position %d", position)
	}
}

func positionIn(lines []aid.Answer) (position uint64) {
	for _, line := range lines {
		if line.Position != nil {
			position = *line.Position
		}
	}
	return position
}

// waitUntilTaken waits until so many changes are durable.
func waitUntilTaken(t *testing.T, o *office, n uint64) {
	t.Helper()
	for range 200 {
		stats, err := server.ReadStats(t.Context(), o.dir)
		if err != nil {
			t.Fatal(err)
		}
		if stats.Changes >= n {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%d changes have not been taken", n)
}

// waitUntilShut waits until nobody new is let in.
func waitUntilShut(t *testing.T, o *office) {
	t.Helper()
	stranger := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for range 200 {
		request, err := http.NewRequestWithContext(t.Context(), "GET", o.portal.URL+"/v1/meta", nil)
		if err != nil {
			t.Fatal(err)
		}
		a, err := stranger.Do(request)
		if err != nil {
			return
		}
		_ = a.Body.Close()
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the portal still lets people in")
}
