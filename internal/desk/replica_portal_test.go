package desk_test

import (
	"encoding/binary"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"pgregory.net/rapid"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal/server"
)

// replicaPortal is a portal of one history: real handlers on a real store, which end and start again.
type replicaPortal struct {
	store   server.Store
	fuse    fuse
	handler http.Handler
	now     func() time.Time
	forget  uint64 // a fault: pretend that changes from this number on were never taken; 0: no fault
}

var _ server.Store = (*replicaPortal)(nil)

// start makes a new process over what is durable.
func (p *replicaPortal) start(r *rapid.T) {
	p.fuse = fuse{}
	s, err := server.New(server.Config{Store: p, Name: aid.Text{UK: "Портал", EN: "Portal"}, Now: p.now})
	if err != nil {
		r.Fatal(err)
	}
	p.handler = s.Handler()
}

func (p *replicaPortal) View(read func(server.Tx) error) error {
	return p.fuse.read(func() error { return p.store.View(read) })
}

func (p *replicaPortal) Update(change func(server.Tx) error) error {
	return p.fuse.commit(func() error {
		return p.store.Update(func(tx server.Tx) error {
			if p.forget > 0 {
				tx = forgetfulTx{tx, p.forget}
			}
			return change(tx)
		})
	})
}

func (p *replicaPortal) Close() error { return p.store.Close() }

// forgetfulTx is the store of a portal without a ledger: it does not know that a change was taken before.
type forgetfulTx struct {
	server.Tx
	from uint64
}

func (t forgetfulTx) Get(b server.Bucket, key []byte) []byte {
	raw := t.Tx.Get(b, key)
	if b != "devices" || raw == nil {
		return raw
	}
	var device map[string]any
	if json.Unmarshal(raw, &device) != nil {
		return raw
	}
	if position, known := device["position"].(float64); !known || uint64(position) < t.from {
		return raw
	}
	device["position"] = t.from - 1
	patched, err := json.Marshal(device)
	if err != nil {
		return raw
	}
	return patched
}

// counted is how many changes the portal has taken, and how many its devices have numbered.
func (p *replicaPortal) counted(r *rapid.T) (taken, numbered uint64) {
	err := p.View(func(tx server.Tx) error {
		if raw := tx.Get("meta", []byte("changes")); raw != nil {
			taken = binary.BigEndian.Uint64(raw)
		}
		for _, raw := range tx.Scan("devices", nil) {
			var device struct{ Position uint64 }
			if err := json.Unmarshal(raw, &device); err != nil {
				return err
			}
			numbered += device.Position
		}
		return nil
	})
	if err != nil {
		r.Fatal(err)
	}
	return taken, numbered
}

// clash names a field of a record that is in conflict.
type clash struct {
	record aid.ID
	path   aid.Path
}

// clashes are the conflicts that wait at the portal for somebody's decision.
func (p *replicaPortal) clashes(r *rapid.T) map[clash]bool {
	open := map[clash]bool{}
	err := p.View(func(tx server.Tx) error {
		for key := range tx.Scan("conflicts", nil) {
			name, path, _ := strings.Cut(string(key), " ")
			_, id, _ := strings.Cut(name, "/")
			open[clash{aid.ID(id), aid.Path(path)}] = true
		}
		return nil
	})
	if err != nil {
		r.Fatal(err)
	}
	return open
}
