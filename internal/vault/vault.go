package vault

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"focalpoint/internal/aid"
)

// openPatience is how long to wait for another process to close the file.
const openPatience = time.Second

// Vault is an open vault. Its methods may be called from any goroutine; every method that writes is durable when it
// returns without an error, and has changed nothing when it returns with one.
type Vault struct {
	path string
	db   *bolt.DB
	seal sealer
	key  []byte

	files    sync.Mutex // held while a file is added or files are collected
	profiles sync.Mutex // held while the profile is changed

	mu       sync.Mutex
	profile  Profile
	counts   Counts
	watchers map[int]func(aid.Kind, aid.ID)
	nextID   int
}

// Create makes a vault: in a temporary file, which is synced and then renamed, so that there is never half a vault.
// It returns ErrExists, ErrNoKey, ErrReadOnly or ErrFull.
func Create(path string, keys Keys, p Profile) (*Vault, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("making vault %s: %w", path, ErrExists)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("making the vault's folder: %w", Classify(err))
	}
	temporary := path + ".new"
	if err := os.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("making vault %s: %w", path, Classify(err))
	}
	if err := build(temporary, keys, p); err != nil {
		return nil, errors.Join(fmt.Errorf("making vault %s: %w", path, Classify(err)), removeIfThere(temporary))
	}
	if err := os.Rename(temporary, path); err != nil {
		return nil, fmt.Errorf("making vault %s: %w", path, Classify(err))
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("making vault %s: %w", path, Classify(err))
	}
	return Open(path, keys)
}

// build writes a whole new vault into a file.
func build(path string, keys Keys, p Profile) error {
	key, err := newKey()
	if err != nil {
		return err
	}
	l, err := wrap(key, "vault-"+string(aid.NewID()), keys)
	if err != nil {
		return err
	}
	seal, err := newSealer(key)
	if err != nil {
		return err
	}
	db, err := bolt.Open(path, 0o600, boltOptions())
	if err != nil {
		return err
	}
	if p.Device == "" {
		p.Device, p.Epoch = aid.NewID(), newEpoch()
	}
	err = db.Update(func(tx *bolt.Tx) error {
		if err := makeBuckets(tx); err != nil {
			return err
		}
		if err := putLocks(tx, l); err != nil {
			return err
		}
		if err := tx.Bucket(bucketMeta).Put(keySchema, strconv.AppendInt(nil, schema, 10)); err != nil {
			return err
		}
		t := transaction{tx: tx, seal: seal}
		return t.put(keyProfile, p, bucketState)
	})
	return errors.Join(err, db.Close())
}

func putLocks(tx *bolt.Tx, l locks) error {
	raw, err := json.Marshal(l)
	if err != nil {
		return err
	}
	return tx.Bucket(bucketMeta).Put(keyLocks, raw)
}

func boltOptions() *bolt.Options {
	return &bolt.Options{Timeout: openPatience, FreelistType: bolt.FreelistMapType}
}

// Open opens a vault. It returns ErrInUse, ErrLocked, ErrWrongPassphrase, ErrNotVault, ErrNewer, ErrReadOnly, an
// fs.ErrNotExist, or a *DamagedError that names the newest backup.
func Open(path string, keys Keys) (v *Vault, err error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("opening vault %s: %w", path, Classify(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("opening vault %s: %w", path, ErrNotVault)
	case info.Size() == 0: // bbolt would take it for a new one
		return nil, &DamagedError{Path: path, Backup: NewestBackup(path), Err: errCut}
	}
	err = guard(path, func() (err error) {
		v, err = open(path, keys)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("opening vault %s: %w", path, err)
	}
	return v, nil
}

var errCut = errors.New("the file ends too early")

func open(path string, keys Keys) (v *Vault, err error) {
	if err := endsTooEarly(path); err != nil {
		return nil, err
	}
	db, err := openBolt(path, boltOptions())
	if err != nil {
		return nil, err
	}
	defer func() {
		if v == nil { // also where reading what is damaged panics: the file is not kept locked
			err = errors.Join(err, db.Close())
		}
	}()
	opened := &Vault{path: path, db: db, watchers: map[int]func(aid.Kind, aid.ID){}}
	if err := opened.unlock(keys); err != nil {
		return nil, err
	}
	return opened, nil
}

// endsTooEarly returns a *DamagedError for a file that is shorter than it says itself. bbolt would map what is missing,
// fault on it while it opens, and keep the file locked.
func endsTooEarly(path string) error {
	options := boltOptions()
	options.ReadOnly = true
	db, err := openBolt(path, options)
	if err != nil {
		return err
	}
	err = db.View(func(tx *bolt.Tx) error {
		if info, err := os.Stat(path); err != nil || info.Size() < tx.Size() {
			return &DamagedError{Path: path, Err: errors.Join(errCut, err)}
		}
		return nil
	})
	return errors.Join(err, db.Close())
}

// openBolt gives bbolt's errors this package's names.
func openBolt(path string, options *bolt.Options) (*bolt.DB, error) {
	db, err := bolt.Open(path, 0o600, options)
	switch {
	case err == nil:
		return db, nil
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, ErrInUse
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrVersionMismatch):
		return nil, errors.Join(ErrNotVault, err)
	case isSystem(err):
		return nil, Classify(err)
	}
	return nil, &DamagedError{Path: path, Err: err} // also where bbolt has no name for what is wrong
}

// unlock finds the key, migrates, and reads what is kept in memory.
func (v *Vault) unlock(keys Keys) error {
	l, err := v.locks()
	if err != nil {
		return err
	}
	if v.key, err = l.unwrap(keys); err != nil {
		return err
	}
	if v.seal, err = newSealer(v.key); err != nil {
		return err
	}
	if err := migrate(v.db, v.seal); err != nil {
		return err
	}
	return v.view(func(t transaction) error {
		if err := t.get(keyProfile, &v.profile, bucketState); err != nil {
			return err
		}
		return t.getOr(keyCounts, &v.counts, bucketState)
	})
}

func (v *Vault) locks() (l locks, err error) {
	err = v.db.View(func(tx *bolt.Tx) error {
		meta := tx.Bucket(bucketMeta)
		if meta == nil {
			return ErrNotVault
		}
		if err := json.Unmarshal(meta.Get(keyLocks), &l); err != nil {
			return &DamagedError{Path: v.path, Err: err}
		}
		return nil
	})
	return l, err
}

// Path is the vault's file.
func (v *Vault) Path() string { return v.path }

// Close closes the file. What was written is on the disk already.
func (v *Vault) Close() error {
	clear(v.key)
	return v.db.Close()
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
