package desk_test

import (
	"context"
	"errors"
	"iter"
	"os"
	"time"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/portal"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// computer is one person's: a real vault, the real syncer and the real client on a network that may do anything.
type computer struct {
	name    string
	path    string
	keys    vault.Keys
	now     func() time.Time
	network *replicaNetwork
	flaw    flaw

	fuse   fuse
	vault  *vault.Vault
	syncer *syncer.Syncer

	backup   []byte // an earlier state of the file
	backedUp time.Time
}

// start makes a new process over what is durable.
func (c *computer) start(r *rapid.T) {
	c.stop(r)
	v, err := vault.Open(c.path, c.keys)
	if err != nil {
		r.Fatal(err)
	}
	p := v.Profile()
	client, err := portal.New(portal.Options{
		BaseURL: p.Portal, Identity: &portal.Identity{ID: aid.ID(p.PortalID), Training: p.Training},
		Tokens: fusedTokens{desk.TokensOf(v), &c.fuse}, Device: func() aid.ID { return v.Profile().Device },
		Now: c.now, Transport: c.network,
	})
	if err != nil {
		r.Fatal(err)
	}
	c.fuse, c.vault = fuse{}, v
	store := fusedStore{desk.StoreOf(v, c.now), &c.fuse, c.flaw}
	c.syncer = syncer.New(store, desk.LinkOf(client), c.now, syncer.Observer{Changed: func() {}, Finished: func(syncer.Result, error) {}})
}

func (c *computer) stop(r *rapid.T) {
	if c.vault == nil {
		return
	}
	if err := c.vault.Close(); err != nil {
		r.Fatal(err)
	}
	c.vault = nil
}

// replace puts another file in the place of the vault's, and starts over it.
func (c *computer) replace(r *rapid.T, file []byte) {
	c.stop(r)
	if err := os.WriteFile(c.path, file, 0o600); err != nil {
		r.Fatal(err)
	}
	c.start(r)
}

// file is what is durable.
func (c *computer) file(r *rapid.T) []byte {
	raw, err := os.ReadFile(c.path)
	if err != nil {
		r.Fatal(err)
	}
	return raw
}

// exchange is one exchange; a computer that dies in it starts again.
func (c *computer) exchange(r *rapid.T) (syncer.Result, error) {
	result, err := c.syncer.Exchange(context.Background())
	r.Logf("%s: %+v, %v", c.name, result, err)
	if c.fuse.blown {
		c.start(r)
		return result, errKilled
	}
	c.fuse = fuse{}
	return result, err
}

// entry is a record here; found is false where the computer does not have it.
func (c *computer) entry(r *rapid.T, id aid.ID) (e vault.Entry, found bool) {
	e, err := c.vault.Entry(aid.KindActivity, id)
	if errors.Is(err, vault.ErrNotFound) {
		return e, false
	}
	if err != nil {
		r.Fatal(err)
	}
	return e, true
}

// flaw is a fault that the test must find, built into a computer.
type flaw string

const (
	flawNone   flaw = ""
	flawLedger flaw = "the portal does not remember what it has taken"
	flawLate   flaw = "a late answer is applied"
	flawSplit  flaw = "cursor and data are stored in two transactions"
)

// fusedStore is the vault of a process that may end at any transaction.
type fusedStore struct {
	syncer.Store
	fuse *fuse
	flaw flaw
}

func (s fusedStore) Handshake() (h aid.Handshake, err error) {
	err = s.fuse.read(func() (err error) { h, err = s.Store.Handshake(); return err })
	return h, err
}

func (s fusedStore) Number(limit int) (n int, err error) {
	err = s.fuse.commit(func() (err error) { n, err = s.Store.Number(limit); return err })
	return n, err
}

func (s fusedStore) Pending(after uint64) iter.Seq2[aid.Change, error] {
	if s.fuse.blown {
		return func(yield func(aid.Change, error) bool) { yield(aid.Change{}, errKilled) }
	}
	return s.Store.Pending(after)
}

func (s fusedStore) Own(n uint64, hash string) (own bool, err error) {
	err = s.fuse.read(func() (err error) { own, err = s.Store.Own(n, hash); return err })
	return own, err
}

func (s fusedStore) Receive(answers []aid.Answer) error {
	switch s.flaw {
	case flawLate:
		hello, err := s.Handshake()
		if err != nil {
			return err
		}
		for i, a := range answers {
			if a.Cursor != nil {
				answers[i].Cursor = &aid.Cursor{From: hello.Cursor, To: a.Cursor.To}
			}
		}
	case flawSplit:
		if last := len(answers) - 1; last > 0 && answers[last].Cursor != nil {
			if err := s.fuse.commit(func() error { return s.Store.Receive(answers[last:]) }); err != nil {
				return err
			}
			answers = answers[:last]
		}
	}
	return s.fuse.commit(func() error { return s.Store.Receive(answers) })
}

func (s fusedStore) NewIdentity() error { return s.fuse.commit(s.Store.NewIdentity) }

func (s fusedStore) ResetCursor() error { return s.fuse.commit(s.Store.ResetCursor) }

type fusedTokens struct {
	portal.TokenStore
	fuse *fuse
}

func (t fusedTokens) SetTokens(tokens portal.Tokens) error {
	return t.fuse.commit(func() error { return t.TokenStore.SetTokens(tokens) })
}
