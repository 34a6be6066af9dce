package vault

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"

	"golang.org/x/crypto/argon2"
)

// Keys says how the data key of a vault is kept: in a keyring, under a passphrase, or both.
type Keys struct {
	Passphrase func() (string, error) // asked when it is needed; nil: none
	Keyring    Keyring                // nil: none
}

// The names of the locks, as WrappedBy gives them.
const (
	LockKeyring    = "keyring"
	LockPassphrase = "passphrase"
)

// locks is how the data key is wrapped. A wrapped key is sealed under the keyring's secret or the passphrase's key.
type locks struct {
	Account    string          `json:"account,omitempty"` // the keyring entry's name
	Keyring    []byte          `json:"keyring,omitempty"`
	Passphrase *passphraseLock `json:"passphrase,omitempty"`
}

// passphraseLock is the data key under a passphrase, with the cost of trying one.
type passphraseLock struct {
	Salt    []byte `json:"salt"`
	Time    uint32 `json:"time"`   // passes
	Memory  uint32 `json:"memory"` // KiB
	Threads uint8  `json:"threads"`
	Wrapped []byte `json:"wrapped"`
}

// Argon2id with 64 MiB and 3 passes: the second recommendation of RFC 9106.
const (
	argonTime    = 3
	argonMemory  = 64 << 10
	argonThreads = 4
	saltSize     = 16
)

// Bounds for what a file may ask of this computer, so that a hostile file cannot exhaust it.
const (
	maxArgonTime   = 16
	maxArgonMemory = 1 << 20
)

func newKey() ([]byte, error) {
	key := make([]byte, keySize)
	_, err := rand.Read(key)
	return key, err
}

// wrap makes the locks for a new data key. It returns ErrNoKey when there is nothing to wrap it with.
func wrap(dataKey []byte, account string, keys Keys) (l locks, err error) {
	if keys.Keyring != nil {
		l.Account = account
		if l.Keyring, err = wrapInKeyring(dataKey, account, keys.Keyring); err != nil {
			return l, err
		}
	}
	if keys.Passphrase != nil {
		passphrase, err := keys.Passphrase()
		if err != nil {
			return l, err
		}
		if l.Passphrase, err = wrapUnderPassphrase(dataKey, passphrase); err != nil {
			return l, err
		}
	}
	if l.Keyring == nil && l.Passphrase == nil {
		return l, ErrNoKey
	}
	return l, nil
}

func wrapInKeyring(dataKey []byte, account string, ring Keyring) ([]byte, error) {
	secret, err := newKey()
	if err != nil {
		return nil, err
	}
	if err := ring.Set(account, base64.StdEncoding.EncodeToString(secret)); err != nil {
		return nil, fmt.Errorf("keeping the key in the keyring: %w", err)
	}
	return sealKey(secret, LockKeyring, dataKey)
}

func wrapUnderPassphrase(dataKey []byte, passphrase string) (*passphraseLock, error) {
	if passphrase == "" {
		return nil, fmt.Errorf("locking with a passphrase: %w", ErrNoKey)
	}
	l := &passphraseLock{Salt: make([]byte, saltSize), Time: argonTime, Memory: argonMemory, Threads: argonThreads}
	if _, err := rand.Read(l.Salt); err != nil {
		return nil, err
	}
	wrapped, err := sealKey(l.derive(passphrase), LockPassphrase, dataKey)
	l.Wrapped = wrapped
	return l, err
}

func (l *passphraseLock) derive(passphrase string) []byte {
	return argon2.IDKey([]byte(passphrase), l.Salt, l.Time, l.Memory, l.Threads, keySize)
}

func (l *passphraseLock) valid() bool {
	return l.Time >= 1 && l.Time <= maxArgonTime && l.Memory >= 8 && l.Memory <= maxArgonMemory && l.Threads >= 1 && len(l.Salt) >= 8
}

// unwrap finds the data key: the keyring first, because it asks nobody. It returns ErrLocked when no key could be tried
// and ErrWrongPassphrase when the passphrase does not fit.
func (l locks) unwrap(keys Keys) ([]byte, error) {
	if keys.Keyring != nil && l.Keyring != nil {
		if secret, err := keys.Keyring.Get(l.Account); err == nil {
			raw, err := base64.StdEncoding.DecodeString(secret)
			if err == nil && len(raw) == keySize {
				if key, err := openKey(raw, LockKeyring, l.Keyring); err == nil {
					return key, nil
				}
			}
		}
	}
	if l.Passphrase == nil || keys.Passphrase == nil {
		return nil, ErrLocked
	}
	if !l.Passphrase.valid() {
		return nil, errors.New("the passphrase lock is out of bounds")
	}
	passphrase, err := keys.Passphrase()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrLocked, err)
	}
	key, err := openKey(l.Passphrase.derive(passphrase), LockPassphrase, l.Passphrase.Wrapped)
	if err != nil {
		return nil, ErrWrongPassphrase
	}
	return key, nil
}

func sealKey(under []byte, lock string, dataKey []byte) ([]byte, error) {
	s, err := newSealer(under)
	if err != nil {
		return nil, err
	}
	return s.seal([]byte(lock), 0, dataKey)
}

func openKey(under []byte, lock string, wrapped []byte) (key []byte, err error) {
	s, err := newSealer(under)
	if err != nil {
		return nil, err
	}
	if err := s.open([]byte(lock), wrapped, &key); err != nil {
		return nil, err
	}
	if len(key) != keySize {
		return nil, errSeal
	}
	return key, nil
}
