package main

import (
	"errors"

	"focalpoint/internal/desk"
	"focalpoint/internal/portal"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// The exit statuses, as scripts rely on them; terminal.help.exit says them to people.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitPartly  = 3 // some rows or changes were refused: the output says which
	exitOffline = 4 // no connection, everything kept
	exitVault   = 5 // vault locked, damaged or open elsewhere
	exitRefused = 6 // the portal refused the person or the device
)

// errPartly says that the output already tells what was refused.
var errPartly = errors.New("done in part")

func exitStatus(err error) int {
	var usage usageError
	var damaged *vault.DamagedError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, errPartly):
		return exitPartly
	case errors.As(err, &damaged), isAny(err, vault.ErrInUse, vault.ErrLocked, vault.ErrWrongPassphrase, vault.ErrNotVault, vault.ErrNewer):
		return exitVault
	case isAny(err, portal.ErrProxyPassword, portal.ErrProxyAddress): // it is in the way, and not the portal that says no
		return exitOffline
	case isAny(err, portal.ErrUnauthorised, portal.ErrCode, portal.ErrCodeTypo, portal.ErrIdentity, portal.ErrCertificate, syncer.ErrStopped, desk.ErrBundleAuthor):
		return exitRefused
	case isAny(err, syncer.ErrOffline, portal.ErrUnreachable, portal.ErrNotPortal, portal.ErrStalled):
		return exitOffline
	}
	return exitFailed
}

func isAny(err error, targets ...error) bool {
	for _, target := range targets {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}
