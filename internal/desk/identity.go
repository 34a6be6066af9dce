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
		Profile: p.Name, Lang: p.Lang, Person: p.Person.Name, Org: p.Org, Role: d.role(),
		PortalURL: p.Portal, PortalName: p.PortalName, Training: p.Training,
		Vault: d.vault.Path(), WrappedBy: d.vault.WrappedBy(), Created: p.Created,
	}
	identity.OrgName = d.organisationName(p.Org)
	return identity
}

// organisationName is empty where the organisation is not known.
func (d *Desk) organisationName(id aid.ID) aid.Text {
	entry, err := d.vault.Entry(aid.KindOrganisation, id)
	if err != nil {
		return aid.Text{}
	}
	o, _ := aid.OrganisationOf(entry.Record)
	return o.Name
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
