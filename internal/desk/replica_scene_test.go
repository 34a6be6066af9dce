package desk_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
	"focalpoint/internal/vault/vaulttest"
)

// replicaPeople is how many computers a scene has; a history uses two of them or more.
const replicaPeople = 4

// scene is where every history begins: a portal and enrolled computers as files, which each history copies.
type scene struct {
	dir    string
	portal []byte
	vaults [replicaPeople][]byte
	keys   vault.Keys
	shared []aid.ID // records that everybody has
	begun  time.Time
}

// newScene enrols everybody at a real portal, once.
func newScene(t *testing.T) scene {
	t.Helper()
	s := scene{dir: memoryFolder(t), keys: vault.Keys{Keyring: vaulttest.Ring{}}, begun: time.Now()}
	p := desktest.StartPortal(t)
	var paths []string
	for i := range replicaPeople {
		code, _, err := server.Invite(p.Dir, server.Invitation{Person: fmt.Sprint("Особа ", i), Organisation: "ОДА", OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(s.dir, fmt.Sprint(i, ".vault"))
		v, err := desk.Enrol(t.Context(), desk.Enrolment{Path: path, Name: "office", Address: p.URL, Code: code.String(), Lang: "uk", Keys: s.keys, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			s.shared = shareRecords(t, v)
		}
		paths = append(paths, path)
		syncOnce(t, v)
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range paths { // once more, so that everybody has the others' person records too
		v, err := vault.Open(path, s.keys)
		if err != nil {
			t.Fatal(err)
		}
		syncOnce(t, v)
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s.portal = readFile(t, filepath.Join(p.Dir, "portal.db"))
	for i, path := range paths {
		s.vaults[i] = readFile(t, path)
	}
	return s
}

// shareRecords makes records that everybody will have.
func shareRecords(t *testing.T, v *vault.Vault) (ids []aid.ID) {
	t.Helper()
	for i := range 2 {
		record := aid.Record{Kind: aid.KindActivity, ID: aid.NewID(), Fields: aid.Fields{}}
		record.Fields.SetText("title.uk", fmt.Sprint("Спільна ", i))
		record.Fields.SetText(aid.PathReportingOrg, string(v.Profile().Org))
		if err := v.Save(vault.Draft{Record: record, Queue: true, At: time.Now()}); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, record.ID)
	}
	return ids
}

// syncOnce exchanges over a real connection.
func syncOnce(t *testing.T, v *vault.Vault) {
	t.Helper()
	p := v.Profile()
	client, err := portal.New(portal.Options{
		BaseURL: p.Portal, Identity: &portal.Identity{ID: aid.ID(p.PortalID), Training: p.Training},
		Tokens: desk.TokensOf(v), Device: func() aid.ID { return p.Device },
	})
	if err != nil {
		t.Fatal(err)
	}
	s := syncer.New(desk.StoreOf(v, time.Now), desk.LinkOf(client), time.Now, syncer.Observer{Changed: func() {}, Finished: func(syncer.Result, error) {}})
	if _, err := s.Exchange(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// memoryFolder is on a disk in memory where there is one: histories ask what is durable, not how fast a disk is.
func memoryFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "focalpoint")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// readFile is a store's file without the empty pages at its end, which it grows again.
func readFile(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	used := len(bytes.TrimRight(raw, "\x00"))
	page := os.Getpagesize()
	return raw[:min(len(raw), (used+page-1)/page*page)]
}

// open gives a history its own copies, and starts everything.
func (s scene) open(r *rapid.T, people int, f flaw) *world {
	dir, err := os.MkdirTemp(s.dir, "history")
	if err != nil {
		r.Fatal(err)
	}
	w := &world{dir: dir, clock: s.begun, records: append([]aid.ID(nil), s.shared...), values: map[string]*value{}}
	path := filepath.Join(dir, "portal.db")
	if err := os.WriteFile(path, s.portal, 0o600); err != nil {
		r.Fatal(err)
	}
	store, err := server.OpenBolt(path)
	if err != nil {
		r.Fatal(err)
	}
	w.portal = &replicaPortal{store: store, now: w.now}
	w.portal.start(r)
	for i := range people {
		c := &computer{
			name: fmt.Sprint("person ", i), path: filepath.Join(dir, fmt.Sprint(i, ".vault")), keys: s.keys, now: w.now,
			network: &replicaNetwork{portal: w.portal, next: troubleNone, trace: r.Logf, forgetful: f == flawLedger, forged: f == flawLate}, flaw: f,
		}
		c.replace(r, s.vaults[i])
		c.backup, c.backedUp = s.vaults[i], w.clock
		w.computers = append(w.computers, c)
	}
	return w
}
