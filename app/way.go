//go:build !headless

package main

import (
	"context"
	"fmt"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/start"
	"focalpoint/internal/vault"
)

var _ start.Way = (*desktop)(nil)

// Enrol makes a profile and opens it.
func (d *desktop) Enrol(ctx context.Context, typed start.Enrolment) error {
	ctx, done := d.work(ctx)
	defer done()
	path, err := d.newVaultPath(typed.Name)
	if err != nil {
		return err
	}
	e := desk.Enrolment{
		Path: path, Name: typed.Name, Address: typed.Address, Code: typed.Code, Proxy: typed.Proxy, Lang: d.text().Lang(), Now: d.env.now,
	}
	e.Keys.Keyring = d.keyring()
	if typed.Passphrase != "" {
		e.Keys.Passphrase = func() (string, error) { return typed.Passphrase, nil }
	}
	v, err := desk.Enrol(ctx, e)
	if err != nil {
		return err
	}
	if d.opened, err = d.deskOn(v); err != nil {
		return err
	}
	profiles, err := d.profiles()
	if err != nil {
		return err
	}
	return profiles.Choose(typed.Name)
}

// NeedsPassphrase says that no keyring is running.
func (d *desktop) NeedsPassphrase() bool { return d.keyring() == nil }

// Demo prepares sample records and a portal on this computer.
func (d *desktop) Demo(ctx context.Context) (err error) {
	ctx, done := d.work(ctx)
	defer done()
	if d.demo, err = d.startDemo(ctx); err != nil {
		return err
	}
	if err := d.demo.live(ctx); err != nil {
		return fmt.Errorf("filling the demonstration: %w", err)
	}
	d.opened = d.demo.desk
	return nil
}

// Unlock opens the current profile's vault.
func (d *desktop) Unlock(ctx context.Context, passphrase string) error {
	_, done := d.work(ctx)
	defer done()
	return d.open(passphrase)
}

// Restore puts the newest backup in a damaged vault's place and opens it.
func (d *desktop) Restore(ctx context.Context) error {
	_, done := d.work(ctx)
	defer done()
	if _, err := vault.Restore(d.path, d.backup, d.env.now()); err != nil {
		return err
	}
	return d.open("")
}

// work begins to open a profile: what it does ends early with the window, and the window's end waits for it.
func (d *desktop) work(ctx context.Context) (_ context.Context, done func()) {
	d.busy.Lock()
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(d.ctx, cancel)
	return ctx, func() {
		stop()
		cancel()
		d.busy.Unlock()
	}
}
