// Package vaulttest gives other packages' tests a vault of their own, and checks its file when the test ends.
package vaulttest

import (
	"errors"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// Ring is a keyring in memory, so that tests neither ask nor disturb the person's own.
type Ring map[string]string

var _ vault.Keyring = Ring{}

// Get returns an error for an account that is not there, as the system's keyring does.
func (r Ring) Get(account string) (string, error) {
	secret, found := r[account]
	if !found {
		return "", errors.New("no such entry")
	}
	return secret, nil
}

// Set keeps a secret.
func (r Ring) Set(account, secret string) error {
	r[account] = secret
	return nil
}

// Delete forgets a secret.
func (r Ring) Delete(account string) error {
	delete(r, account)
	return nil
}

// Profile is a focal point's.
func Profile() vault.Profile {
	return vault.Profile{
		Name: "test", Lang: "uk", Org: "01900000-0000-7000-8000-0000000000aa", Role: aid.RoleFocalPoint,
		Person: aid.Person{ID: "01900000-0000-7000-8000-0000000000bb", Name: "Олена Приклад"},
	}
}

// Open makes a vault in a temporary folder.
func Open(t testing.TB) *vault.Vault {
	t.Helper()
	return Create(t, Profile())
}

// Create makes a vault with the given profile; it is closed, and its file checked, when the test ends.
func Create(t testing.TB, p vault.Profile) *vault.Vault {
	t.Helper()
	v, err := vault.Create(filepath.Join(t.TempDir(), "test.vault"), vault.Keys{Keyring: Ring{}}, p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Error(err)
		}
		Check(t, v.Path())
	})
	return v
}

// Check reads the whole file as bbolt sees it and reports what is not sound.
func Check(t testing.TB, path string) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		t.Error(err)
		return
	}
	defer func() { _ = db.Close() }()
	err = db.View(func(tx *bolt.Tx) error {
		for err := range tx.Check() {
			t.Errorf("%s: %v", path, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
