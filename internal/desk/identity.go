package desk

import (
	"fmt"

	"focalpoint/internal/aid"
	"focalpoint/internal/vault"
)

// Identity is who works here, and with which portal.
func (d *Desk) Identity() Identity {
	p := d.vault.Profile()
	identity := Identity{
		Profile: p.Name, Lang: p.Lang, Person: p.Person.Name, Org: p.Org, Role: p.Role,
		PortalURL: p.Portal, PortalName: p.PortalName, Training: p.Training,
		Vault: d.vault.Path(), WrappedBy: d.vault.WrappedBy(), Created: p.Created,
	}
	if entry, err := d.vault.Entry(aid.KindOrganisation, p.Org); err == nil {
		if o, err := aid.OrganisationOf(entry.Record); err == nil {
			identity.OrgName = o.Name
		}
	}
	return identity
}

// SetLanguage keeps the language of the interface: "uk" or "en".
func (d *Desk) SetLanguage(lang string) error {
	if err := d.vault.SetProfile(func(p *vault.Profile) { p.Lang = lang }); err != nil {
		return fmt.Errorf("keeping the language: %w", err)
	}
	return nil
}

// SetPassphrase locks the vault with a new passphrase, besides the keyring if that is in use.
func (d *Desk) SetPassphrase(secret string) error {
	if err := d.vault.SetPassphrase(secret); err != nil {
		return fmt.Errorf("changing the passphrase: %w", err)
	}
	return nil
}
