package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// mapEntries keeps the entries of the map in memory, in the order of their ids. Every record is read once, and from then
// on only those that the vault says have changed.
type mapEntries struct {
	reading sync.Mutex // held while the list is brought up to date and copied
	loaded  bool
	list    []MapEntry

	noting sync.Mutex
	stale  map[aid.ID]bool
}

// touch notes that a record has changed. It is quick.
func (m *mapEntries) touch(kind aid.Kind, id aid.ID) {
	if kind != aid.KindActivity {
		return
	}
	m.noting.Lock()
	defer m.noting.Unlock()
	if m.stale == nil {
		m.stale = map[aid.ID]bool{}
	}
	m.stale[id] = true
}

func (m *mapEntries) takeStale() map[aid.ID]bool {
	m.noting.Lock()
	defer m.noting.Unlock()
	stale := m.stale
	m.stale = nil
	return stale
}

// put keeps an entry in its place.
func (m *mapEntries) put(e MapEntry) {
	at, found := m.find(e.ID)
	if !found {
		m.list = slices.Insert(m.list, at, e)
	}
	m.list[at] = e
}

func (m *mapEntries) drop(id aid.ID) {
	if at, found := m.find(id); found {
		m.list = slices.Delete(m.list, at, at+1)
	}
}

func (m *mapEntries) find(id aid.ID) (at int, found bool) {
	return slices.BinarySearchFunc(m.list, id, func(e MapEntry, id aid.ID) int { return cmp.Compare(e.ID, id) })
}

// MapEntries is what a map shows of every activity that is not deleted, in the order of their ids. The first call reads
// every record; later ones only read what was changed since. It returns the vault's errors and the context's.
func (d *Desk) MapEntries(ctx context.Context) ([]MapEntry, error) {
	m := &d.mapped
	m.reading.Lock()
	defer m.reading.Unlock()
	stale := m.takeStale() // before reading: what changes from here on is noted again
	if err := d.refreshMap(ctx, stale); err != nil {
		m.loaded = false
		return nil, fmt.Errorf("reading the map: %w", err)
	}
	return slices.Clone(m.list), nil
}

func (d *Desk) refreshMap(ctx context.Context, stale map[aid.ID]bool) error {
	m := &d.mapped
	if !m.loaded {
		return d.loadMap(ctx)
	}
	for id := range stale {
		entry, err := d.vault.Entry(aid.KindActivity, id)
		switch {
		case errors.Is(err, vault.ErrNotFound) || err == nil && entry.Record.Deleted():
			m.drop(id)
		case err != nil:
			return err
		default:
			if err := d.readMapEntry(entry); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

func (d *Desk) loadMap(ctx context.Context) error {
	d.mapped.list = nil
	err := d.vault.EachEntry(aid.KindActivity, func(e vault.Entry) error {
		if e.Record.Deleted() {
			return nil
		}
		return errors.Join(d.readMapEntry(e), ctx.Err())
	})
	if err == nil {
		d.mapped.loaded = true
	}
	return err
}

func (d *Desk) readMapEntry(e vault.Entry) error {
	a, err := aid.ActivityOf(e.Record)
	if err == nil {
		d.mapped.put(d.mapEntry(a, ChipOf(aid.Summary{State: a.State, Stage: e.Stage(), Clashes: len(e.Clashes)})))
	}
	return err
}
