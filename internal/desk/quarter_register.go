package desk

import (
	"errors"
	"slices"
	"sync"

	"focalpoint/internal/aid"
	"focalpoint/internal/i18n"
	"focalpoint/internal/vault"
)

// register keeps the summaries of activities and of their quarter updates in memory. It reads them once, and from then
// on only those that the vault says have changed: filing one update costs the same among 20 records and among 20,000.
type register struct {
	reading    sync.Mutex // held while the maps are brought up to date and looked at
	loaded     bool
	activities map[aid.ID]aid.Summary
	updates    map[aid.ID][]aid.Summary // by activity, in the order of the quarters
	activityOf map[aid.ID]aid.ID        // of an update

	noting sync.Mutex
	stale  map[aid.ID]aid.Kind
}

// touch notes that a record has changed.
func (r *register) touch(kind aid.Kind, id aid.ID) {
	if kind != aid.KindActivity && kind != aid.KindQuarterUpdate {
		return
	}
	r.noting.Lock()
	defer r.noting.Unlock()
	if r.stale == nil {
		r.stale = map[aid.ID]aid.Kind{}
	}
	r.stale[id] = kind
}

func (r *register) takeStale() map[aid.ID]aid.Kind {
	r.noting.Lock()
	defer r.noting.Unlock()
	stale := r.stale
	r.stale = nil
	return stale
}

// read brings the register up to date and calls look with it; look must not keep the maps.
func (r *register) read(v *vault.Vault, look func(activities map[aid.ID]aid.Summary, updates map[aid.ID][]aid.Summary)) error {
	r.reading.Lock()
	defer r.reading.Unlock()
	stale := r.takeStale() // before reading: what changes from here on is noted again
	if err := r.refresh(v, stale); err != nil {
		r.loaded = false
		return err
	}
	look(r.activities, r.updates)
	return nil
}

func (r *register) refresh(v *vault.Vault, stale map[aid.ID]aid.Kind) error {
	if !r.loaded {
		return r.load(v)
	}
	for id, kind := range stale {
		entry, err := v.Entry(kind, id)
		if err != nil && !errors.Is(err, vault.ErrNotFound) {
			return err
		}
		r.drop(kind, id)
		if err == nil && !entry.Record.Deleted() {
			r.put(entry.Summary())
		}
	}
	return nil
}

func (r *register) load(v *vault.Vault) error {
	r.activities, r.updates, r.activityOf = map[aid.ID]aid.Summary{}, map[aid.ID][]aid.Summary{}, map[aid.ID]aid.ID{}
	for _, kind := range []aid.Kind{aid.KindActivity, aid.KindQuarterUpdate} {
		summaries, err := v.Summaries(kind)
		if err != nil {
			return err
		}
		for _, s := range summaries {
			r.put(s)
		}
	}
	r.loaded = true
	return nil
}

func (r *register) put(s aid.Summary) {
	if s.Kind == aid.KindActivity {
		r.activities[s.ID] = s
		return
	}
	list := r.updates[s.Activity]
	at, _ := slices.BinarySearchFunc(list, s.Quarter, func(u aid.Summary, q aid.Quarter) int { return u.Quarter.Compare(q) })
	r.updates[s.Activity] = slices.Insert(list, at, s)
	r.activityOf[s.ID] = s.Activity
}

func (r *register) drop(kind aid.Kind, id aid.ID) {
	if kind == aid.KindActivity {
		delete(r.activities, id)
		return
	}
	activity := r.activityOf[id]
	r.updates[activity] = slices.DeleteFunc(r.updates[activity], func(s aid.Summary) bool { return s.ID == id })
	delete(r.activityOf, id)
}

// titleOf is what people call a record: an update has no title of its own, but its activity's and the quarter.
func (d *Desk) titleOf(kind aid.Kind, id aid.ID, title aid.Text) aid.Text {
	if kind != aid.KindQuarterUpdate {
		return title
	}
	_ = d.register.read(d.vault, func(activities map[aid.ID]aid.Summary, updates map[aid.ID][]aid.Summary) {
		activity := d.register.activityOf[id]
		for _, u := range updates[activity] {
			if name := activities[activity].Title; u.ID == id {
				title.UK = name.In(i18n.Ukrainian) + " · " + i18n.Quarter(i18n.Ukrainian, u.Quarter.Year, u.Quarter.N)
				title.EN = name.In(i18n.English) + " · " + i18n.Quarter(i18n.English, u.Quarter.Year, u.Quarter.N)
			}
		}
	}) // where it cannot be read, the row has no title
	return title
}
