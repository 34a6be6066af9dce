package vault

import (
	"crypto/rand"
	"fmt"
	"time"

	"github.com/zalando/go-keyring"
)

// Keyring keeps secrets for the person who is logged in.
type Keyring interface {
	Get(account string) (string, error)
	Set(account, secret string) error
	Delete(account string) error
}

// keyringService is the name under which the system's keyring shows our entries.
const keyringService = "Focalpoint"

// keyringPatience bounds a keyring that waits for an answer nobody can give, as on a server.
const keyringPatience = 3 * time.Second

// SystemKeyring is the system's own keyring (Secret Service, Windows Credential Manager, macOS Keychain), or nil where
// none is running.
func SystemKeyring() Keyring {
	probe := "probe-" + rand.Text()
	err := patiently(func() error {
		if err := keyring.Set(keyringService, probe, "probe"); err != nil {
			return err
		}
		return keyring.Delete(keyringService, probe)
	})
	if err != nil {
		return nil
	}
	return systemKeyring{}
}

type systemKeyring struct{}

var _ Keyring = systemKeyring{}

func (systemKeyring) Get(account string) (string, error) {
	found := make(chan string, 1)
	err := patiently(func() error {
		secret, err := keyring.Get(keyringService, account)
		found <- secret
		return err
	})
	if err != nil {
		return "", err
	}
	return <-found, nil
}

func (systemKeyring) Set(account, secret string) error {
	return patiently(func() error { return keyring.Set(keyringService, account, secret) })
}

func (systemKeyring) Delete(account string) error {
	return patiently(func() error { return keyring.Delete(keyringService, account) })
}

func patiently(f func() error) error {
	done := make(chan error, 1)
	go func() { done <- f() }()
	select {
	case err := <-done:
		return err
	case <-time.After(keyringPatience):
		return fmt.Errorf("the keyring does not answer within %s", keyringPatience)
	}
}
