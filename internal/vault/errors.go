package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

var (
	// ErrInUse says that another process has the vault open.
	ErrInUse = errors.New("the vault is open elsewhere")
	// ErrLocked says that no key given could be tried: the keyring does not have it and there is no passphrase.
	ErrLocked = errors.New("the vault is locked")
	// ErrWrongPassphrase says that the passphrase does not open the vault.
	ErrWrongPassphrase = errors.New("wrong passphrase")
	// ErrNoKey says that a vault cannot be made without a keyring or a passphrase.
	ErrNoKey = errors.New("neither keyring nor passphrase")
	// ErrNotVault says that the file is no vault.
	ErrNotVault = errors.New("not a vault")
	// ErrNewer says that a newer version of the program wrote the vault.
	ErrNewer = errors.New("written by a newer version")
	// ErrExists says that the file is there already.
	ErrExists = errors.New("the file exists")
	// ErrNotFound says that there is no such record, secret or conflict.
	ErrNotFound = errors.New("not found")
	// ErrTooMany says that the vault keeps no more of the kind.
	ErrTooMany = errors.New("too many")
	// ErrTooLarge says that a file is larger than the vault was asked to keep.
	ErrTooLarge = errors.New("too large")
	// ErrLate says that an answer begins at another cursor than the one held: it is dropped whole.
	ErrLate = errors.New("late answer")
	// ErrForked says that the portal holds changes of this device that were never made here: the vault is a copy, or an
	// older state of itself.
	ErrForked = errors.New("another installation speaks as this device")
	// ErrFull says that the disk is full; nothing of the transaction was kept.
	ErrFull = errors.New("disk full")
	// ErrReadOnly says that the file or its folder may not be written.
	ErrReadOnly = errors.New("not writable")
)

// DamagedError says that the file cannot be read as what it should be. The file is left as it is.
type DamagedError struct {
	Path   string
	Backup string // the newest backup, "" when there is none
	Err    error
}

func (e *DamagedError) Error() string { return fmt.Sprintf("vault %s is damaged: %v", e.Path, e.Err) }

// Unwrap gives what was found wrong.
func (e *DamagedError) Unwrap() error { return e.Err }

// isSystem says that the operating system refused, and not that a file is wrong.
func isSystem(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number)
}

// Classify gives the system's errors, of whatever file, the names ErrFull and ErrReadOnly, and keeps the system's own
// beside them.
func Classify(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, errQuota):
		return fmt.Errorf("%w: %w", ErrFull, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, errReadOnlyFS):
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return err
}
