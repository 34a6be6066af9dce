package desk

import (
	"errors"
	"fmt"

	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// IsPaused says whether an exchange ended because of Pause, which is no failure.
func IsPaused(err error) bool { return errors.Is(err, syncer.ErrPaused) }

// Pause stops the exchange under way at a change, and keeps the program from beginning others by itself, also after it
// was started anew, until Sync goes on. Nothing that was sent is sent again. It returns ErrNoPortal and the vault's errors.
func (d *Desk) Pause() error {
	if d.syncer == nil {
		return ErrNoPortal
	}
	d.syncer.Hold(true)
	d.syncer.Pause()
	if err := d.vault.SetProfile(func(p *vault.Profile) { p.Paused = true }); err != nil {
		return fmt.Errorf("keeping the pause: %w", err)
	}
	d.announce()
	return nil
}

// goOn ends a pause. What begins by itself waits for hold, so that the exchange that the person asked for is the one that
// takes up what the pause left.
func (d *Desk) goOn() error {
	if d.syncer == nil {
		return ErrNoPortal
	}
	if !d.vault.Profile().Paused {
		return nil
	}
	if err := d.vault.SetProfile(func(p *vault.Profile) { p.Paused = false }); err != nil {
		return fmt.Errorf("ending the pause: %w", err)
	}
	return nil
}

// SetOnRequest keeps whether exchanges begin only when a person asks for one, as a connection that is paid for by the
// megabyte wants it. It returns the vault's errors.
func (d *Desk) SetOnRequest(on bool) error {
	if err := d.vault.SetProfile(func(p *vault.Profile) { p.OnRequest = on }); err != nil {
		return fmt.Errorf("keeping when exchanges begin: %w", err)
	}
	d.hold()
	d.announce()
	return nil
}

// hold lets exchanges begin by themselves, or not, as the profile says.
func (d *Desk) hold() {
	if d.syncer != nil {
		p := d.vault.Profile()
		d.syncer.Hold(p.OnRequest || p.Paused)
	}
}
