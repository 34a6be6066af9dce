package desk_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// Whatever people do, wherever the network breaks, repeats or holds things up, and whenever a computer or the portal
// dies: when it is quiet again, every change was taken exactly once, all computers hold what the portal holds, no
// conflict is forgotten, and nothing is gone that nobody let go.
func TestReplicas(t *testing.T) {
	s := newScene(t)
	histories, each := replicaHistories, 100
	if testing.Short() {
		histories, each = min(histories, 500), 20 // rapid plays a fifth of its checks then
	}
	for i := range histories / each {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(r *rapid.T) { s.play(r, flawNone) })
		})
	}
}

// play is one history, from copies of the scene to rest.
func (s scene) play(r *rapid.T, f flaw) {
	w := s.open(r, rapid.IntRange(2, replicaPeople).Draw(r, "people"), f)
	defer w.close(r)
	for range rapid.IntRange(1, 30).Draw(r, "happenings") {
		w.happen(r)
	}
	w.comeToRest(r)
	w.checkConflicts(r)
	for range 20 {
		decided := false
		for _, c := range w.computers {
			decided = w.decide(r, c) || decided
		}
		if !decided {
			break
		}
		w.comeToRest(r)
	}
	w.check(r)
}

// comeToRest lets everybody send what they have over a good network until nothing moves.
func (w *world) comeToRest(r *rapid.T) {
	w.resting = true
	for _, c := range w.computers {
		c.network.arrive()
	}
	for range 12 {
		quiet := true
		for _, c := range w.computers {
			w.queueAll(r, c)
			quiet = w.exchange(r, c) && quiet
		}
		if quiet {
			return
		}
	}
	r.Fatal("it does not come to rest")
}

// queueAll marks everything as ready that is not.
func (w *world) queueAll(r *rapid.T, c *computer) {
	for _, id := range w.records {
		e, found := c.entry(r, id)
		if found && e.Stage() == aid.StageHeld {
			w.save(r, c, e.Record, true)
		}
	}
}

// checkConflicts finds conflicts that wait at the portal and that nobody has before them.
func (w *world) checkConflicts(r *rapid.T) {
	if w.rewound {
		return
	}
	open := w.portal.clashes(r)
	for _, c := range w.computers {
		for _, id := range w.records {
			e, _ := c.entry(r, id)
			for _, clashed := range e.Clashes {
				delete(open, clash{id, clashed.Path})
			}
		}
	}
	for forgotten := range open {
		r.Fatalf("nobody knows of the conflict at %s of %s", forgotten.path, forgotten.record)
	}
}

func (w *world) check(r *rapid.T) {
	if taken, numbered := w.portal.counted(r); taken != numbered {
		r.Fatalf("the portal has taken %d changes, of %d that were sent", taken, numbered)
	}
	for _, id := range w.records {
		var first vault.Entry
		for i, c := range w.computers {
			e, found := c.entry(r, id)
			switch {
			case found && (e.Stage() != aid.StageClean || len(e.Clashes) > 0):
				r.Fatalf("%s: record %s is %s with %d conflicts", c.name, id, e.Stage(), len(e.Clashes))
			case i == 0:
				first = e
			case e.Record.Rev != first.Record.Rev || !e.Record.Fields.Equal(first.Record.Fields):
				r.Fatalf("record %s differs:\n%s has %d %s\n%s has %d %s", id, w.computers[0].name, first.Record.Rev, first.Record.Fields, c.name, e.Record.Rev, e.Record.Fields)
			}
		}
	}
	for text, v := range w.values {
		e, _ := w.computers[0].entry(r, v.where.record)
		if !v.gone && string(e.Record.Fields[v.where.path]) != text {
			r.Fatalf("%s of %s is lost: %s holds %s", text, v.author.name, v.where.path, e.Record.Fields[v.where.path])
		}
	}
	if open := w.portal.clashes(r); !w.rewound && len(open) > 0 {
		r.Fatalf("the portal keeps %d conflicts that were decided", len(open))
	}
}
