package server_test

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
)

// laptop is one of a workshop's: it sends changes, and keeps nothing.
type laptop struct {
	client *portal.Client
	hello  aid.Handshake
	org    aid.ID
}

// newLaptops enrols so many people, each of an institution of their own, at a portal.
func newLaptops(b testing.TB, n int, over http.RoundTripper) []*laptop {
	b.Helper()
	dir := b.TempDir()
	running, err := server.Start(server.Options{
		DataDir: dir, Listen: "127.0.0.1:0", Name: aid.Text{UK: "Портал"}, Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = running.Close() })
	laptops := make([]*laptop, n)
	for i := range laptops {
		code, _, err := server.Invite(dir, server.Invitation{Person: fmt.Sprint("Особа ", i), Organisation: fmt.Sprint("Установа ", i), OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now())
		if err != nil {
			b.Fatal(err)
		}
		device := aid.NewID()
		stranger, err := portal.New(portal.Options{BaseURL: running.URL})
		if err != nil {
			b.Fatal(err)
		}
		e, err := stranger.Enrol(b.Context(), code, device)
		if err != nil {
			b.Fatal(err)
		}
		tokens := &portal.MemoryTokens{}
		if err := tokens.SetTokens(e.Tokens); err != nil {
			b.Fatal(err)
		}
		identity := e.Identity()
		client, err := portal.New(portal.Options{BaseURL: running.URL, Identity: &identity, Tokens: tokens, Device: func() aid.ID { return device }, Transport: over})
		if err != nil {
			b.Fatal(err)
		}
		laptops[i] = &laptop{client, aid.Handshake{Protocol: aid.Protocol, Device: device, Epoch: "one"}, e.Organisation.ID}
	}
	return laptops
}

// send sends so many new records of about 2 KB, and takes the answer.
func (l *laptop) send(ctx context.Context, changes int) error {
	_, err := l.client.Exchange(ctx, l.hello, l.changes(changes), func(a aid.Answer) error {
		if a.Cursor != nil {
			l.hello.Cursor = a.Cursor.To
		}
		return nil
	})
	return err
}

func (l *laptop) changes(n int) iter.Seq2[aid.Change, error] {
	return func(yield func(aid.Change, error) bool) {
		for range n {
			fields := aid.Fields{}
			fields.SetText(aid.PathReportingOrg, string(l.org))
			for i := range 8 {
				fields.SetText(aid.Path(fmt.Sprint("text.", i)), fmt.Sprintf("Капітальний ремонт приміщень № %d: укриття, меблі, обладнання для класів. %s", i, aid.NewID()))
			}
			c := aid.Change{N: l.hello.Acked + 1, Kind: aid.KindActivity, ID: aid.NewID(), Set: fields}
			l.hello.Acked, l.hello.Hash = c.N, c.Hash(l.hello.Hash)
			if !yield(c, nil) {
				return
			}
		}
	}
}

// The portal takes changes while more of them are on their way: what had arrived when a connection broke is durable.
func TestChangesAreTakenWhileMoreArrive(t *testing.T) {
	l := newLaptops(t, 1, nil)[0]
	sent := 0
	changes := func(yield func(aid.Change, error) bool) {
		for c, err := range l.changes(100) {
			if sent++; sent == 60 {
				waitForPosition(t, l, 40)
			}
			if !yield(c, err) {
				return
			}
		}
	}
	if _, err := l.client.Exchange(t.Context(), l.hello, changes, func(aid.Answer) error { return nil }); err != nil || sent != 100 {
		t.Error(sent, err)
	}
}

// An exchange in which nothing has happened is one request of less than 1 KB each way, headers included, over a connection
// that stands.
func TestNoChangeIsOneSmallRequest(t *testing.T) {
	line := &meter{}
	l := newLaptops(t, 1, &http.Transport{DialContext: line.dial})[0]
	if err := l.send(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	line.up.Store(0)
	line.down.Store(0)
	traffic, err := l.client.Exchange(t.Context(), l.hello, l.changes(0), func(aid.Answer) error { return nil })
	if err != nil || traffic.Requests != 1 || line.dialled.Load() != 1 {
		t.Errorf("%+v over %d connections, %v", traffic, line.dialled.Load(), err)
	}
	if up, down := line.up.Load(), line.down.Load(); up == 0 || up > 1024 || down == 0 || down > 1024 {
		t.Errorf("%d bytes up, %d down", up, down)
	}
}

// meter counts what goes over its connections.
type meter struct{ dialled, up, down atomic.Int64 }

func (m *meter) dial(ctx context.Context, network, address string) (net.Conn, error) {
	m.dialled.Add(1)
	conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
	return &meteredConn{conn, m}, err
}

type meteredConn struct {
	net.Conn
	*meter
}

func (c *meteredConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.down.Add(int64(n))
	return n, err
}

func (c *meteredConn) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.up.Add(int64(n))
	return n, err
}

func waitForPosition(t *testing.T, l *laptop, n uint64) {
	t.Helper()
	for range 100 {
		position, _, err := l.client.Position(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if position >= n {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("the portal has not taken %d changes while the exchange goes on", n)
}

// A workshop presses the button: 40 people send 25 new records each at the same moment, to a portal that makes each
// durable before it answers. The figures are changes a second, and how long the slowest one waited.
func BenchmarkWorkshop(b *testing.B) {
	const people, each = 40, 25
	laptops := newLaptops(b, people, nil)
	slowest, began := time.Duration(0), time.Now()
	var mu sync.Mutex
	b.ResetTimer()
	for b.Loop() {
		var together sync.WaitGroup
		start := time.Now()
		for _, l := range laptops {
			together.Go(func() {
				if err := l.send(b.Context(), each); err != nil {
					b.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				slowest = max(slowest, time.Since(start))
			})
		}
		together.Wait()
	}
	b.ReportMetric(float64(b.N*people*each)/time.Since(began).Seconds(), "changes/s")
	b.ReportMetric(slowest.Seconds()*1000, "ms-slowest")
}

// One office sends 100,000 changes in one exchange. The figure is how much more memory both ends together need at most
// than before.
func BenchmarkLongPush(b *testing.B) {
	l := newLaptops(b, 1, nil)[0]
	if err := l.send(b.Context(), 10); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	before, stop := heap(), make(chan struct{})
	peak := before
	var watching sync.WaitGroup
	watching.Go(func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				peak = max(peak, heap())
			}
		}
	})
	b.ResetTimer()
	for b.Loop() {
		if err := l.send(b.Context(), 100_000); err != nil {
			b.Fatal(err)
		}
	}
	close(stop)
	watching.Wait()
	b.ReportMetric(float64(peak-before)/(1<<20), "MB-above")
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}
