package vault

import (
	"errors"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"focalpoint/internal/aid"
)

// transaction is a bbolt transaction that seals what it writes and opens what it reads.
type transaction struct {
	tx      *bolt.Tx
	seal    sealer
	me      string   // the name of the person who works here
	touched *[]touch // what a commit announces
	counts  *Counts
}

// touch is a record that a transaction has changed.
type touch struct {
	kind aid.Kind
	id   aid.ID
}

func (t transaction) bucket(path ...[]byte) *bolt.Bucket {
	b := t.tx.Bucket(path[0])
	for _, name := range path[1:] {
		if b == nil {
			return nil
		}
		b = b.Bucket(name)
	}
	return b
}

// makeBucket is bucket, and makes what is missing of it.
func (t transaction) makeBucket(path ...[]byte) (*bolt.Bucket, error) {
	b, err := t.tx.CreateBucketIfNotExists(path[0])
	for _, name := range path[1:] {
		if err != nil {
			return nil, err
		}
		b, err = b.CreateBucketIfNotExists(name)
	}
	return b, err
}

// place is the associated data of a value: where it stands.
func place(key []byte, path ...[]byte) []byte {
	return slices.Concat(slices.Concat(path...), []byte{0}, key)
}

func (t transaction) put(key []byte, value any, path ...[]byte) error {
	b := t.bucket(path...)
	if b == nil {
		return fmt.Errorf("%w: bucket %s is missing", errSeal, path)
	}
	sealed, err := t.seal.seal(place(key, path...), uint64(t.tx.ID()), value)
	if err != nil {
		return err
	}
	return b.Put(key, sealed)
}

// get reads a value; it returns ErrNotFound when there is none.
func (t transaction) get(key []byte, value any, path ...[]byte) error {
	b := t.bucket(path...)
	if b == nil {
		return fmt.Errorf("%w: bucket %s is missing", errSeal, path)
	}
	sealed := b.Get(key)
	if sealed == nil {
		return ErrNotFound
	}
	return t.seal.open(place(key, path...), sealed, value)
}

// getBytes reads a value that is no JSON and must be there.
func (t transaction) getBytes(key []byte, path ...[]byte) ([]byte, error) {
	b := t.bucket(path...)
	if b == nil {
		return nil, fmt.Errorf("%w: bucket %s is missing", errSeal, path)
	}
	return t.seal.openBytes(place(key, path...), b.Get(key))
}

// getOr is get, and leaves the value alone when there is none.
func (t transaction) getOr(key []byte, value any, path ...[]byte) error {
	if err := t.get(key, value, path...); !errors.Is(err, ErrNotFound) {
		return err
	}
	return nil
}

func (t transaction) view(key, sealed []byte, value any, path ...[]byte) error {
	return t.seal.open(place(key, path...), sealed, value)
}

// append puts a value under the bucket's next number.
func (t transaction) append(value any, path ...[]byte) (uint64, error) {
	n, err := t.bucket(path...).NextSequence()
	if err != nil {
		return 0, err
	}
	return n, t.put(number(n), value, path...)
}

// trim keeps the newest most values of a numbered bucket.
func (t transaction) trim(most uint64, path ...[]byte) error {
	b := t.bucket(path...)
	last := b.Sequence()
	cursor := b.Cursor()
	for key, _ := cursor.First(); key != nil && numberOf(key)+most <= last; key, _ = cursor.First() {
		if err := cursor.Delete(); err != nil {
			return err
		}
	}
	return nil
}

// view reads in one transaction.
func (v *Vault) view(f func(transaction) error) error {
	return guard(v.path, func() error {
		return v.db.View(func(tx *bolt.Tx) error { return f(transaction{tx: tx, seal: v.seal}) })
	})
}

// update writes in one transaction, and then tells the watchers.
func (v *Vault) update(f func(transaction) error) error {
	var touched []touch
	var counts Counts
	me := v.Profile().Person.Name
	err := guard(v.path, func() error {
		return v.db.Update(func(tx *bolt.Tx) error {
			t := transaction{tx: tx, seal: v.seal, me: me, touched: &touched, counts: &counts}
			if err := t.getOr(keyCounts, &counts, bucketState); err != nil {
				return err
			}
			before := counts
			if err := f(t); err != nil {
				return err
			}
			if counts == before {
				return nil
			}
			return t.put(keyCounts, counts, bucketState)
		})
	})
	if err != nil {
		return Classify(err)
	}
	v.mu.Lock()
	v.counts = counts
	v.mu.Unlock()
	v.announce(touched)
	return nil
}

// Watch calls f after each commit, outside of it, for each record that it changed. f must be quick.
func (v *Vault) Watch(f func(aid.Kind, aid.ID)) (cancel func()) {
	v.mu.Lock()
	defer v.mu.Unlock()
	id := v.nextID
	v.nextID++
	v.watchers[id] = f
	return func() {
		v.mu.Lock()
		defer v.mu.Unlock()
		delete(v.watchers, id)
	}
}

func (v *Vault) announce(touched []touch) {
	v.mu.Lock()
	watchers := make([]func(aid.Kind, aid.ID), 0, len(v.watchers))
	for _, f := range v.watchers {
		watchers = append(watchers, f)
	}
	v.mu.Unlock()
	for _, what := range touched {
		for _, f := range watchers {
			f(what.kind, what.id)
		}
	}
}
