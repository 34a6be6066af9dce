package vault

import (
	"crypto/rand"
	"fmt"
	"time"

	"focalpoint/internal/aid"
)

// Profile is one person and one portal on this computer.
type Profile struct {
	Name       string        `json:"name"`
	Lang       string        `json:"lang"`                 // "uk" or "en"
	Portal     string        `json:"portal,omitempty"`     // address; "" without a portal
	PortalID   string        `json:"portal_id,omitempty"`  // the portal's identity: never send to another
	PortalName aid.Text      `json:"portal_name,omitzero"` //
	Training   bool          `json:"training,omitempty"`   // a training portal, never mixed with a real one
	Person     aid.Person    `json:"person"`               // the person's record as enrolled
	Org        aid.ID        `json:"organisation"`         //
	Role       aid.Role      `json:"role"`                 //
	Device     aid.ID        `json:"device"`               // how the portal knows this installation
	Epoch      string        `json:"epoch"`                // random per installation
	Created    time.Time     `json:"created"`
	Deadlines  aid.Deadlines `json:"deadlines,omitzero"`   // until when quarters are to be filed
	OnRequest  bool          `json:"on_request,omitempty"` // exchanges begin only when a person asks for one
	Paused     bool          `json:"paused,omitempty"`     // none begins by itself until a person goes on
}

// Profile is the profile as it stands.
func (v *Vault) Profile() Profile {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.profile
}

// SetProfile changes the profile. Two changes at the same moment are both kept.
func (v *Vault) SetProfile(edit func(*Profile)) error {
	v.profiles.Lock()
	defer v.profiles.Unlock()
	p := v.Profile()
	edit(&p)
	if err := v.update(func(t transaction) error { return t.put(keyProfile, p, bucketState) }); err != nil {
		return fmt.Errorf("writing the profile: %w", err)
	}
	v.mu.Lock()
	v.profile = p
	v.mu.Unlock()
	return nil
}

func newEpoch() string { return rand.Text() }

// Secret reads a secret; it returns ErrNotFound when there is none of the name.
func (v *Vault) Secret(name string) (secret string, err error) {
	err = v.view(func(t transaction) error { return t.get([]byte(name), &secret, bucketSecrets) })
	return secret, err
}

// SetSecret keeps a secret; "" removes it.
func (v *Vault) SetSecret(name, secret string) error {
	return v.update(func(t transaction) error {
		if secret == "" {
			return t.bucket(bucketSecrets).Delete([]byte(name))
		}
		return t.put([]byte(name), secret, bucketSecrets)
	})
}

// WrappedBy names the locks that open the vault.
func (v *Vault) WrappedBy() (names []string) {
	l, err := v.locks()
	if err != nil {
		return nil
	}
	if l.Keyring != nil {
		names = append(names, LockKeyring)
	}
	if l.Passphrase != nil {
		names = append(names, LockPassphrase)
	}
	return names
}

// SetPassphrase makes a passphrase a lock of the vault, instead of the one it had; the keyring stays as it is.
func (v *Vault) SetPassphrase(passphrase string) error {
	l, err := v.locks()
	if err != nil {
		return err
	}
	if l.Passphrase, err = wrapUnderPassphrase(v.key, passphrase); err != nil {
		return err
	}
	return v.update(func(t transaction) error { return putLocks(t.tx, l) })
}
