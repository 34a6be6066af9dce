// Package servertest has what every implementation of the portal's storage must do, as a suite of tests.
package servertest

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/portal/server"
)

// bucket is one of those that every store has; the suite gives it no meaning.
var bucket = server.Buckets[0]

var errWithdrawn = errors.New("withdrawn")

// Suite tries a store. open opens the one kept in a folder, which is empty at first.
func Suite(t *testing.T, open func(dir string) (server.Store, error)) {
	t.Helper()
	for name, try := range map[string]func(*testing.T, func(string) (server.Store, error)){
		"behaves as a sorted map": behavesAsAMap, "all or nothing": allOrNothing, "kept": kept,
		"readers see one state": readersSeeOneState, "buckets apart": bucketsApart, "open once": openOnce,
	} {
		t.Run(name, func(t *testing.T) { try(t, open) })
	}
}

func start(t *testing.T, open func(string) (server.Store, error), dir string) server.Store {
	t.Helper()
	s, err := open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// behavesAsAMap does what rapid draws to the store and to a map, and compares.
func behavesAsAMap(t *testing.T, open func(string) (server.Store, error)) {
	s, model := start(t, open, t.TempDir()), map[string]string{}
	key := rapid.StringOfN(rapid.RuneFrom([]rune("abc\x00я")), 1, 3, -1)
	rapid.Check(t, func(t *rapid.T) {
		draft := maps.Clone(model)
		keep := rapid.Bool().Draw(t, "keep")
		err := s.Update(func(tx server.Tx) error {
			for range rapid.IntRange(0, 8).Draw(t, "steps") {
				k := key.Draw(t, "key")
				if rapid.Bool().Draw(t, "delete") {
					delete(draft, k)
					if err := tx.Delete(bucket, []byte(k)); err != nil {
						return err
					}
					continue
				}
				draft[k] = rapid.String().Draw(t, "value")
				if err := tx.Put(bucket, []byte(k), []byte(draft[k])); err != nil {
					return err
				}
			}
			if !keep {
				return errWithdrawn
			}
			return nil
		})
		switch {
		case keep && err == nil:
			model = draft
		case keep || !errors.Is(err, errWithdrawn):
			t.Fatal(err)
		}
		compare(t, s, model, key.Draw(t, "from"))
	})
}

// compare looks up everything, and scans from a key on.
func compare(t *rapid.T, s server.Store, model map[string]string, from string) {
	err := s.View(func(tx server.Tx) error {
		var want, got []string
		for _, k := range slices.Sorted(maps.Keys(model)) {
			if v := tx.Get(bucket, []byte(k)); string(v) != model[k] {
				t.Fatalf("%q is %q, not %q", k, v, model[k])
			}
			if k >= from {
				want = append(want, k+"="+model[k])
			}
		}
		for k, v := range tx.Scan(bucket, []byte(from)) {
			got = append(got, string(k)+"="+string(v))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("from %q on: %q, not %q", from, got, want)
		}
		if v := tx.Get(bucket, []byte("not there")); v != nil {
			t.Fatalf("a key that is not there is %q", v)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// allOrNothing sees that a transaction that fails, or panics, leaves no trace.
func allOrNothing(t *testing.T, open func(string) (server.Store, error)) {
	s := start(t, open, t.TempDir())
	write := func(end func() error) (err error) {
		defer func() {
			if cause := recover(); cause != nil {
				err = fmt.Errorf("panic: %v", cause)
			}
		}()
		return s.Update(func(tx server.Tx) error {
			if err := tx.Put(bucket, []byte("key"), []byte("value")); err != nil {
				return err
			}
			return end()
		})
	}
	if err := write(func() error { return errWithdrawn }); !errors.Is(err, errWithdrawn) {
		t.Errorf("the change's error came back as %v", err)
	}
	if err := write(func() error { panic("in the middle") }); err == nil {
		t.Error("a panic was swallowed")
	}
	if v := get(t, s, "key"); v != nil {
		t.Errorf("%q was kept", v)
	}
}

func get(t *testing.T, s server.Store, key string) (value []byte) {
	t.Helper()
	err := s.View(func(tx server.Tx) error {
		value = bytes.Clone(tx.Get(bucket, []byte(key)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func put(t *testing.T, s server.Store, key, value string) {
	t.Helper()
	if err := s.Update(func(tx server.Tx) error { return tx.Put(bucket, []byte(key), []byte(value)) }); err != nil {
		t.Fatal(err)
	}
}

// kept sees that what an update wrote is there after the store was closed and opened again.
func kept(t *testing.T, open func(string) (server.Store, error)) {
	dir := t.TempDir()
	s := start(t, open, dir)
	put(t, s, "key", "value")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if v := get(t, start(t, open, dir), "key"); string(v) != "value" {
		t.Errorf("after opening again the value is %q", v)
	}
}

// readersSeeOneState reads two keys that are always written together, while they are written.
func readersSeeOneState(t *testing.T, open func(string) (server.Store, error)) {
	s := start(t, open, t.TempDir())
	var reading sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		reading.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				err := s.View(func(tx server.Tx) error {
					if a, b := tx.Get(bucket, []byte("a")), tx.Get(bucket, []byte("b")); !bytes.Equal(a, b) {
						t.Errorf("a is %q and b is %q in one view", a, b)
					}
					return nil
				})
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for i := range 50 {
		err := s.Update(func(tx server.Tx) error {
			value := fmt.Append(nil, i)
			return errors.Join(tx.Put(bucket, []byte("a"), value), tx.Put(bucket, []byte("b"), value))
		})
		if err != nil {
			t.Error(err)
		}
	}
	close(done)
	reading.Wait()
}

// bucketsApart writes the same key into every bucket.
func bucketsApart(t *testing.T, open func(string) (server.Store, error)) {
	s := start(t, open, t.TempDir())
	err := s.Update(func(tx server.Tx) error {
		for _, b := range server.Buckets {
			if err := tx.Put(b, []byte("key"), []byte(b)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.View(func(tx server.Tx) error {
		for _, b := range server.Buckets {
			if v := tx.Get(b, []byte("key")); string(v) != string(b) {
				t.Errorf("bucket %s has %q", b, v)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// openOnce sees that a folder is served once at a time.
func openOnce(t *testing.T, open func(string) (server.Store, error)) {
	dir := t.TempDir()
	start(t, open, dir)
	if second, err := open(dir); !errors.Is(err, server.ErrInUse) {
		t.Errorf("a second opening: %v, %v", second, err)
	}
}
