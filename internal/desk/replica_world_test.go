package desk_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"time"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// world is one history: what people do on their computers, and what the network, the power and time do to them.
type world struct {
	dir       string
	clock     time.Time
	portal    *replicaPortal
	computers []*computer
	records   []aid.ID
	values    map[string]*value
	typed     int
	resting   bool // nothing breaks any more
	rewound   bool // somebody works with a copy or a backup: what was decided there may come back
}

// value is something that a person typed and that the screen called saved. It may go only when a person lets it go: by
// typing something else over it, or by a decision.
type value struct {
	where  clash
	author *computer
	gone   bool
}

func (w *world) now() time.Time { return w.clock }

func (w *world) close(r *rapid.T) {
	for _, c := range w.computers {
		c.stop(r)
	}
	if err := w.portal.Close(); err != nil {
		r.Fatal(err)
	}
	if err := os.RemoveAll(w.dir); err != nil {
		r.Fatal(err)
	}
}

// happenings are what a history is made of; what is named more often happens more often.
var happenings = []struct {
	name string
	do   func(*world, *rapid.T, *computer)
}{
	{"edit", (*world).edit},
	{"edit", (*world).edit},
	{"edit", (*world).edit},
	{"write", (*world).write},
	{"remove", (*world).remove},
	{"decide", func(w *world, r *rapid.T, c *computer) { w.decide(r, c) }},
	{"exchange", func(w *world, r *rapid.T, c *computer) { w.exchange(r, c) }},
	{"bad network", (*world).badNetwork},
	{"bad network", (*world).badNetwork},
	{"computer dies", (*world).computerDies},
	{"portal dies", (*world).portalDies},
	{"late parcels arrive", func(_ *world, _ *rapid.T, c *computer) { c.network.arrive() }},
	{"an hour passes", (*world).hourPasses},
	{"backup", func(w *world, r *rapid.T, c *computer) { c.backup, c.backedUp = c.file(r), w.clock }},
	{"backup restored", (*world).restore},
	{"computer cloned", (*world).clone},
}

func (w *world) happen(r *rapid.T) {
	happening := happenings[rapid.IntRange(0, len(happenings)-1).Draw(r, "happening")]
	c := w.computers[rapid.IntRange(0, len(w.computers)-1).Draw(r, "who")]
	r.Logf("%s: %s", c.name, happening.name)
	happening.do(w, r, c)
}

// edit types something into a field of a record, and marks it as ready or not.
func (w *world) edit(r *rapid.T, c *computer) {
	id := rapid.SampledFrom(w.records).Draw(r, "record")
	path := rapid.SampledFrom([]aid.Path{"title.en", "description.uk", "description.en", "locations/01900000-0000-7000-8000-000000000001"}).Draw(r, "field")
	e, found := c.entry(r, id)
	if !found || e.Record.Deleted() {
		return
	}
	fields := e.Record.Fields.Clone()
	old := fields[path]
	fields[path] = w.text(path)
	saved := w.save(r, c, aid.Record{Kind: aid.KindActivity, ID: id, Fields: fields}, rapid.Bool().Draw(r, "ready"))
	w.letGo(old)
	for _, open := range e.Clashes {
		if open.Path == path { // typing over a conflict decides it
			w.letGo(open.Mine, open.Theirs)
		}
	}
	if saved {
		w.values[string(fields[path])] = &value{where: clash{id, path}, author: c}
	}
}

// text is something that nobody has typed before.
func (w *world) text(path aid.Path) json.RawMessage {
	w.typed++
	if path.Collection() != "" {
		return fmt.Appendf(nil, `{"id":"%s","note":"text %d"}`, path.Item(), w.typed)
	}
	return fmt.Appendf(nil, `"text %d"`, w.typed)
}

// write begins a new record.
func (w *world) write(r *rapid.T, c *computer) {
	id := aid.NewID()
	fields := aid.Fields{"title.uk": w.text("title.uk")}
	fields.SetText(aid.PathReportingOrg, string(c.vault.Profile().Org))
	if w.save(r, c, aid.Record{Kind: aid.KindActivity, ID: id, Fields: fields}, rapid.Bool().Draw(r, "ready")) {
		w.values[string(fields["title.uk"])] = &value{where: clash{id, "title.uk"}, author: c}
		w.records = append(w.records, id)
	}
}

// remove deletes a record, as the person has it.
func (w *world) remove(r *rapid.T, c *computer) {
	id := rapid.SampledFrom(w.records).Draw(r, "record")
	e, found := c.entry(r, id)
	if !found || e.Record.Deleted() {
		return
	}
	fields := e.Record.Fields.Clone()
	fields[aid.PathDeleted] = json.RawMessage("true")
	w.letGo(slices.Collect(maps.Values(e.Record.Fields))...)
	w.save(r, c, aid.Record{Kind: aid.KindActivity, ID: id, Fields: fields}, true)
}

// save says whether the person saw that it was saved; the process may die just before or just after.
func (w *world) save(r *rapid.T, c *computer, record aid.Record, ready bool) bool {
	if !w.resting && rapid.IntRange(0, 19).Draw(r, "lives while saving") == 0 {
		c.fuse.light(1, rapid.Bool().Draw(r, "after the commit"))
	}
	err := c.fuse.commit(func() error {
		return c.vault.Save(vault.Draft{Record: record, Queue: ready, At: w.clock})
	})
	if c.fuse.blown {
		c.start(r)
		return false
	}
	if err != nil {
		r.Fatal(err)
	}
	return true
}

// letGo notes that a person has let values go.
func (w *world) letGo(raw ...json.RawMessage) {
	for _, one := range raw {
		if v := w.values[string(one)]; v != nil {
			v.gone = true
		}
	}
}

// decide takes a side, or types a third value, in every conflict that the person has before them.
func (w *world) decide(r *rapid.T, c *computer) (something bool) {
	for _, id := range w.records {
		e, found := c.entry(r, id)
		if !found {
			continue
		}
		for _, open := range e.Clashes {
			something = true
			choice := rapid.SampledFrom([]vault.Choice{vault.Mine, vault.Theirs, vault.Other}).Draw(r, "choice")
			w.resolve(r, c, id, open, choice)
		}
	}
	return something
}

func (w *world) resolve(r *rapid.T, c *computer, id aid.ID, open aid.Clash, choice vault.Choice) {
	var third json.RawMessage
	if choice == vault.Other && open.Path != aid.PathDeleted {
		third = w.text(open.Path)
	}
	before, _ := c.entry(r, id)
	if err := c.vault.Resolve(aid.KindActivity, id, open.Path, choice, third, w.clock); err != nil {
		r.Fatal(err)
	}
	after, _ := c.entry(r, id)
	for _, option := range []json.RawMessage{open.Mine, open.Theirs, before.Record.Fields[open.Path]} {
		if !bytes.Equal(option, after.Record.Fields[open.Path]) {
			w.letGo(option)
		}
	}
	if third != nil {
		w.values[string(third)] = &value{where: clash{id, open.Path}, author: c}
	}
	if after.Record.Deleted() {
		w.letGo(slices.Collect(maps.Values(after.Record.Fields))...)
	}
}

func (w *world) exchange(r *rapid.T, c *computer) (quiet bool) {
	result, err := c.exchange(r)
	if w.portal.fuse.blown {
		w.portal.start(r)
	}
	if result.Diverged {
		r.Fatalf("%s holds something else than the portal says", c.name)
	}
	return err == nil && result.Accepted+result.Merged+result.Conflicts+result.Refused+result.Pulled == 0
}

func (w *world) badNetwork(r *rapid.T, c *computer) {
	c.network.next = rapid.SampledFrom(troubles[1:]).Draw(r, "trouble")
	c.network.at = rapid.IntRange(0, 1500).Draw(r, "bytes")
	w.exchange(r, c)
	c.network.next = troubleNone
}

func (w *world) computerDies(r *rapid.T, c *computer) {
	c.fuse.light(rapid.IntRange(1, 5).Draw(r, "transactions"), rapid.Bool().Draw(r, "after the commit"))
	w.badNetwork(r, c)
}

func (w *world) portalDies(r *rapid.T, c *computer) {
	w.portal.fuse.light(rapid.IntRange(1, 3).Draw(r, "transactions"), rapid.Bool().Draw(r, "after the commit"))
	w.exchange(r, c)
	w.portal.start(r)
}

// hourPasses lets access tokens expire. A copy or a backup may hold tokens that the portal no longer takes.
func (w *world) hourPasses(*rapid.T, *computer) {
	if !w.rewound {
		w.clock = w.clock.Add(time.Hour)
	}
}

// restore puts an earlier state of the vault in its place. What was typed there since is lost with the disk. After an
// hour the tokens in it are of no use: the person needs another code, which is not what is tested here.
func (w *world) restore(r *rapid.T, c *computer) {
	if !c.backedUp.Equal(w.clock) {
		return
	}
	w.rewind(c)
	c.replace(r, c.backup)
}

// clone makes one computer a copy of another.
func (w *world) clone(r *rapid.T, c *computer) {
	of := w.computers[rapid.IntRange(0, len(w.computers)-1).Draw(r, "of")]
	if of == c {
		return
	}
	w.rewind(c)
	c.replace(r, of.file(r))
	c.backup, c.backedUp = c.file(r), w.clock
}

func (w *world) rewind(c *computer) {
	w.rewound = true
	for _, v := range w.values {
		if v.author == c {
			v.gone = true
		}
	}
}
