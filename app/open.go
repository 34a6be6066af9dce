package main

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"focalpoint/internal/desk"
	"focalpoint/internal/vault"
)

// withDesk opens the vault for a command and closes it afterwards.
func (p *program) withDesk(f func(cmd *cobra.Command, d *desk.Desk, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		d, err := p.openDesk()
		if err != nil {
			return err
		}
		return errors.Join(f(cmd, d, args), d.Close())
	}
}

// openDesk opens the vault that --vault names, or the current profile's.
func (p *program) openDesk() (*desk.Desk, error) {
	path := p.vaultFile
	if path == "" {
		profiles, err := p.profiles()
		if err != nil {
			return nil, err
		}
		current, err := profiles.Current()
		if err != nil {
			return nil, err
		}
		path = current.Path
	}
	keys, err := p.keys()
	if err != nil {
		return nil, err
	}
	v, err := vault.Open(path, keys)
	if err != nil {
		return nil, err
	}
	return p.deskOn(v)
}

// deskOn makes the desk of an open vault, and speaks the profile's language unless --lang says otherwise.
func (p *program) deskOn(v *vault.Vault) (*desk.Desk, error) {
	if p.lang == "" {
		p.lang = v.Profile().Lang
		p.localizer = nil
	}
	maps, err := p.openMaps()
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	lists, err := desk.BuiltinCodelists()
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	d, err := desk.New(desk.Config{Vault: v, Maps: maps, Lists: lists, Now: p.env.now})
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return d, nil
}

// keys are the system's keyring, where one is running, and the passphrase, where one is given.
func (p *program) keys() (vault.Keys, error) {
	passphrase, err := p.passphrase()
	return vault.Keys{Passphrase: passphrase, Keyring: p.keyring()}, err
}

// keyring is the system's, or none where FOCALPOINT_KEYRING is "off": a server, or a person who prefers a passphrase.
func (p *program) keyring() vault.Keyring {
	if p.env.getenv("FOCALPOINT_KEYRING") == "off" {
		return nil
	}
	return vault.SystemKeyring()
}

// openMaps is the map that this computer uses, which is read once.
func (p *program) openMaps() (*desk.Maps, error) {
	if p.maps != nil {
		return p.maps, nil
	}
	dir, err := desk.DataDir(p.env.getenv)
	if err != nil {
		return nil, err
	}
	p.maps, err = desk.OpenMaps(dir)
	return p.maps, err
}

func (p *program) profiles() (desk.Profiles, error) {
	dir, err := desk.DataDir(p.env.getenv)
	if err != nil {
		return desk.Profiles{}, err
	}
	return desk.OpenProfiles(dir)
}

// newVaultPath is where a new profile's vault goes: --vault, or the profile's place.
func (p *program) newVaultPath(name string) (string, error) {
	if p.vaultFile != "" {
		return p.vaultFile, nil
	}
	profiles, err := p.profiles()
	if err != nil {
		return "", err
	}
	return profiles.Path(name)
}

// profileName is the name of a vault file without folder and ending.
func profileName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}
