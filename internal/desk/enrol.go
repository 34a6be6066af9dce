package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
	"focalpoint/internal/vault"
)

// Enrolment is what connects a new profile with a portal.
type Enrolment struct {
	Path    string // the vault file to make
	Name    string // the profile's name
	Address string // the portal's, https://…; http:// only on this computer
	Code    string // the one-time code
	Proxy   string // as SetProxy takes it
	Roots   []byte // PEM certificates of an own certificate authority, to trust besides the system's; nil: none
	Lang    string
	Keys    vault.Keys
	Now     func() time.Time
}

// Enrol makes a vault and joins it to a portal. When the portal does not take the code the vault is removed again, so
// that nothing half done is left. It returns the errors of vault.Create, portal.New and portal.Client.Enrol.
func Enrol(ctx context.Context, e Enrolment) (*vault.Vault, error) {
	code, err := portal.ParseCode(e.Code)
	if err != nil {
		return nil, err
	}
	e.Address = withScheme(e.Address)
	if e.Proxy, err = proxyAddress(e.Proxy); err != nil {
		return nil, err
	}
	client, err := portal.New(portal.Options{
		BaseURL: e.Address, Pins: code.Pins(), RootCAs: e.Roots, UserAgent: userAgent, Now: e.Now, Proxy: func() string { return e.Proxy },
	})
	if err != nil {
		return nil, err
	}
	v, err := vault.Create(e.Path, e.Keys, vault.Profile{Name: e.Name, Lang: e.Lang, Created: e.Now()})
	if err != nil {
		return nil, err
	}
	if err := join(ctx, v, client, code, e); err != nil {
		return nil, errors.Join(err, v.Close(), os.Remove(e.Path))
	}
	return v, nil
}

func join(ctx context.Context, v *vault.Vault, client *portal.Client, code portal.Code, e Enrolment) error {
	answer, err := client.Enrol(ctx, code, v.Profile().Device)
	if err != nil {
		return err
	}
	if err := (tokens{v}).SetTokens(answer.Tokens); err != nil {
		return fmt.Errorf("keeping the portal's tokens: %w", err)
	}
	if err := writePins(v, code.Pins()); err != nil {
		return fmt.Errorf("keeping the portal's certificate: %w", err)
	}
	if err := v.SetSecret(secretRoots, string(e.Roots)); err != nil {
		return fmt.Errorf("keeping the certificate authority: %w", err)
	}
	if err := v.SetSecret(secretProxy, e.Proxy); err != nil {
		return fmt.Errorf("keeping the proxy: %w", err)
	}
	return v.SetProfile(func(p *vault.Profile) {
		p.Portal, p.PortalID, p.PortalName, p.Training = e.Address, string(answer.PortalID), answer.PortalName, answer.Training
		p.Person = aid.Person{ID: answer.Person, Name: answer.Name, Org: answer.Organisation.ID, Role: answer.Role}
		p.Org, p.Role = answer.Organisation.ID, answer.Role
	})
}

// withScheme lets people leave https:// out.
func withScheme(address string) string {
	address = strings.TrimSpace(address)
	if address != "" && !strings.Contains(address, "://") {
		return "https://" + address
	}
	return strings.TrimRight(address, "/")
}
