package desk_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal/server"
)

// wire is a network between a desk and the portal that can be told to break: after so many bytes either way, every
// connection is cut.
type wire struct {
	net.Listener
	to string // guarded by mu

	heard *atomic.Int64 // what was said by the desk, in bytes; nil: nobody listens

	mu       sync.Mutex
	up, down int // bytes that still pass; negative: no limit
	open     []func()
}

func newWire(t testing.TB, to string) *wire {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{Listener: listener, to: strings.TrimPrefix(to, "http://"), up: -1, down: -1}
	t.Cleanup(func() { _ = listener.Close() })
	go w.serve()
	return w
}

func (w *wire) url() string { return "http://" + w.Addr().String() }

// allow sets how much passes from now on.
func (w *wire) allow(up, down int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.up, w.down = up, down
}

// turn leads new connections to another address, and cuts the old ones.
func (w *wire) turn(to string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.to = strings.TrimPrefix(to, "http://")
	for _, cut := range w.open {
		cut()
	}
	w.open = nil
}

func (w *wire) serve() {
	for {
		near, err := w.Accept()
		if err != nil {
			return
		}
		w.mu.Lock()
		to := w.to
		w.mu.Unlock()
		far, err := net.Dial("tcp", to)
		if err != nil {
			_ = near.Close()
			continue
		}
		cut := func() { _, _ = near.Close(), far.Close() }
		w.mu.Lock()
		w.open = append(w.open, cut)
		w.mu.Unlock()
		go w.carry(far, near, &w.up, cut)
		go w.carry(near, far, &w.down, cut)
	}
}

func (w *wire) carry(to io.Writer, from io.Reader, left *int, cut func()) {
	defer cut()
	buffer := make([]byte, 256)
	for {
		n, err := from.Read(buffer)
		w.mu.Lock()
		if w.heard != nil && left == &w.up {
			w.heard.Add(int64(n))
		}
		broken := *left >= 0 && n > *left
		if broken {
			n = *left
		}
		if *left >= 0 {
			*left -= n
		}
		w.mu.Unlock()
		if _, writeErr := to.Write(buffer[:n]); err != nil || writeErr != nil || broken {
			return
		}
	}
}

// fields that the people of the histories change.
var edits = []func(a *aid.Activity, value string){
	func(a *aid.Activity, value string) { a.Title.EN = value },
	func(a *aid.Activity, value string) { a.Description.UK = value },
	func(a *aid.Activity, value string) { a.Description.EN = value },
	func(a *aid.Activity, value string) {
		a.Locations = append(a.Locations, aid.Location{ID: aid.NewID(), Note: value, Point: aid.Point{Lat: 48.7, Lon: 37.6}})
	},
}

// Whatever people do, and wherever the network breaks: when it is quiet again and every conflict is decided, all
// computers hold the same, the portal has taken each change exactly once, and nothing waits.
func TestReplicasAgreeAfterAnyHistory(t *testing.T) {
	p := desktest.StartPortal(t)
	const people = 3
	var desks []*desk.Desk
	var wires []*wire
	for i := range people {
		w := newWire(t, p.URL)
		wires = append(wires, w)
		desks = append(desks, p.EnrolBy(t, w.url(), fmt.Sprint("Особа ", i), aid.RoleFocalPoint))
	}
	rapid.Check(t, func(r *rapid.T) {
		shared := desktest.Sendable(t, desks[0], fmt.Sprint("Спільна ", aid.NewID()))
		queue(r, desks[0], shared)
		for _, d := range desks {
			if _, err := d.Sync(t.Context()); err != nil {
				r.Fatal(err)
			}
		}
		ids := []aid.ID{shared.ID}
		for step := range rapid.IntRange(1, 12).Draw(r, "steps") {
			i := rapid.IntRange(0, people-1).Draw(r, "who")
			switch rapid.IntRange(0, 5).Draw(r, "what") {
			case 0:
				own := desktest.Sendable(t, desks[i], fmt.Sprint("Своя ", step))
				ids = append(ids, own.ID)
				queue(r, desks[i], own)
			case 1, 2, 3:
				change(r, desks[i], rapid.SampledFrom(ids).Draw(r, "record"), fmt.Sprint(i, "-", step))
			case 4:
				_, _ = desks[i].Sync(t.Context()) // what it does is checked at the end
			case 5:
				wires[i].allow(rapid.IntRange(0, 3000).Draw(r, "bytes up"), rapid.IntRange(0, 3000).Draw(r, "bytes down"))
				_, _ = desks[i].Sync(t.Context()) // it may well break
				wires[i].allow(-1, -1)
			}
		}
		settle(r, desks)
		for _, id := range ids {
			first := fieldsAt(r, desks[0], id)
			for i, d := range desks[1:] {
				if other := fieldsAt(r, d, id); !other.Equal(first) {
					r.Fatalf("record %s differs at person %d:\n%s\n%s", id, i+1, first, other)
				}
			}
		}
		for i, d := range desks {
			if s := d.Status(); s.Waiting+s.Attention > 0 {
				r.Fatalf("person %d still has something to send or decide: %+v", i, s)
			}
		}
		checkPortal(r, p, desks)
	})
}

func queue(r *rapid.T, d *desk.Desk, a aid.Activity) {
	if _, err := d.SaveDraft(a); err != nil {
		r.Fatal(err)
	}
	if _, err := d.Ready(a.ID); err != nil {
		r.Fatal(err)
	}
}

// change edits a record where the person has it.
func change(r *rapid.T, d *desk.Desk, id aid.ID, value string) {
	sheet, err := d.Activity(id)
	if err != nil {
		return // not pulled yet
	}
	rapid.SampledFrom(edits).Draw(r, "field")(&sheet.Activity, value)
	queue(r, d, sheet.Activity)
}

// settle lets everybody exchange, and decides every conflict, until nothing moves.
func settle(r *rapid.T, desks []*desk.Desk) {
	for round := range 10 {
		quiet := true
		for _, d := range desks {
			report, err := d.Sync(context.Background())
			if err != nil {
				r.Fatalf("on a good network: %v", err)
			}
			if report.Diverged {
				r.Fatal("the digests differ")
			}
			quiet = quiet && report.Accepted+report.Merged+report.Conflicts+report.Refused+report.Pulled == 0
			quiet = decide(r, d) && quiet
		}
		if quiet && round > 0 {
			return
		}
	}
	r.Fatal("it does not come to rest")
}

func decide(r *rapid.T, d *desk.Desk) (nothing bool) {
	rows, err := d.Outbox()
	if err != nil {
		r.Fatal(err)
	}
	nothing = true
	for _, row := range rows {
		if row.Refusal != nil {
			r.Fatalf("refused: %+v", *row.Refusal)
		}
		for _, clash := range row.Clashes {
			nothing = false
			choice := rapid.SampledFrom([]desk.ResolveChoice{desk.ResolveMine, desk.ResolveTheirs}).Draw(r, "decision")
			if err := d.Resolve(row.Summary.ID, clash.Path, choice, nil); err != nil {
				r.Fatal(err)
			}
		}
	}
	return nothing
}

func fieldsAt(r *rapid.T, d *desk.Desk, id aid.ID) aid.Fields {
	sheet, err := d.Activity(id)
	if err != nil {
		r.Fatalf("%s: %v", id, err)
	}
	return sheet.Activity.Record().Fields
}

// checkPortal compares what the portal counted with what the desks had answered.
func checkPortal(r *rapid.T, p desktest.Portal, desks []*desk.Desk) {
	stats, err := server.ReadStats(context.Background(), p.Dir)
	if err != nil {
		r.Fatal(err)
	}
	answered := uint64(0)
	for _, d := range desks {
		receipts, err := d.Receipts(100)
		if err != nil {
			r.Fatal(err)
		}
		last := uint64(0)
		for _, receipt := range receipts { // those of one exchange come in any order
			last = max(last, receipt.N)
		}
		answered += last
	}
	if stats.Changes != answered {
		r.Fatalf("the portal has taken %d changes, the people have receipts for %d", stats.Changes, answered)
	}
	if stats.Conflicts != 0 {
		r.Fatalf("%d conflicts are forgotten at the portal", stats.Conflicts)
	}
}
