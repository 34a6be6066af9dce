package vault

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// guard runs f and turns what a damaged file does to bbolt (a panic, or a fault in the mapped memory) and to sealing
// into a *DamagedError.
func guard(path string, f func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(before)
	defer func() {
		if cause := recover(); cause != nil {
			err = &DamagedError{Path: path, Err: fmt.Errorf("reading the file: %v", cause)}
		}
		var damaged *DamagedError
		switch {
		case errors.As(err, &damaged):
			damaged.Backup = NewestBackup(path)
		case errors.Is(err, errSeal):
			err = &DamagedError{Path: path, Backup: NewestBackup(path), Err: err}
		}
	}()
	return f()
}
