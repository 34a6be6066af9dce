package server

import (
	"errors"
	"fmt"
	"iter"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// boltMap is how much of the address space is set aside at once, so that a reader never holds up a growing file.
const boltMap = 1 << 30

// OpenBolt opens or makes a store in one file. It returns ErrInUse when another process has it open.
func OpenBolt(path string) (Store, error) { return openBolt(path, false) }

func openBolt(path string, readOnly bool) (Store, error) {
	options := &bbolt.Options{Timeout: time.Second, ReadOnly: readOnly, FreelistType: bbolt.FreelistMapType, InitialMmapSize: boltMap}
	db, err := bbolt.Open(path, 0o600, options)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fmt.Errorf("opening the portal's store: %w", ErrInUse)
	}
	if err != nil {
		return nil, fmt.Errorf("opening the portal's store: %w", err)
	}
	if readOnly {
		return boltStore{db}, nil
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, b := range Buckets {
			if _, err := tx.CreateBucketIfNotExists([]byte(b)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("preparing the portal's store: %w", err), db.Close())
	}
	return boltStore{db}, nil
}

type boltStore struct{ db *bbolt.DB }

func (s boltStore) View(read func(Tx) error) error {
	return s.db.View(func(tx *bbolt.Tx) error { return read(boltTx{tx}) })
}

func (s boltStore) Update(change func(Tx) error) error {
	return s.db.Update(func(tx *bbolt.Tx) error { return change(boltTx{tx}) })
}

func (s boltStore) Close() error { return s.db.Close() }

type boltTx struct{ tx *bbolt.Tx }

func (t boltTx) Get(b Bucket, key []byte) []byte { return t.tx.Bucket([]byte(b)).Get(key) }

func (t boltTx) Put(b Bucket, key, value []byte) error { return t.tx.Bucket([]byte(b)).Put(key, value) }

func (t boltTx) Delete(b Bucket, key []byte) error { return t.tx.Bucket([]byte(b)).Delete(key) }

func (t boltTx) Scan(b Bucket, from []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		cursor := t.tx.Bucket([]byte(b)).Cursor()
		for key, value := cursor.Seek(from); key != nil; key, value = cursor.Next() {
			if !yield(key, value) {
				return
			}
		}
	}
}
