package desk

import (
	"fmt"
	"net/url"
	"strings"

	"focalpoint/internal/portal"
	"focalpoint/internal/vault"
)

// ProxyDirect is an address of a proxy that stands for none at all.
const ProxyDirect = portal.ProxyDirect

// ProxyExample shows how the address of a proxy is written.
const ProxyExample = "http://proxy.example:3128"

// Proxy is the proxy on the way to the portal as it may be shown, without a password: its address, ProxyDirect, or "" for
// the system's.
func (d *Desk) Proxy() string {
	address := readProxy(d.vault)
	if u, err := url.Parse(address); err == nil && u.User != nil {
		return u.Redacted()
	}
	return address
}

// SetProxy keeps which proxy to use from now on: an address such as http://proxy.example:3128, http:// may be left out;
// ProxyDirect, or "" for the system's. It returns portal.ErrProxyAddress.
func (d *Desk) SetProxy(address string) error {
	address, err := proxyAddress(address)
	if err != nil {
		return err
	}
	if err := d.vault.SetSecret(secretProxy, address); err != nil {
		return fmt.Errorf("keeping the proxy: %w", err)
	}
	d.wake()
	return nil
}

func proxyAddress(text string) (string, error) {
	address := strings.TrimSpace(text)
	if address != "" && address != ProxyDirect && !strings.Contains(address, "://") {
		address = "http://" + address
	}
	return address, portal.CheckProxy(address)
}

// readProxy takes a secret that cannot be read for none: whatever needs it says soon enough that the vault is damaged.
func readProxy(v *vault.Vault) string {
	address, err := v.Secret(secretProxy)
	if err != nil {
		return ""
	}
	return address
}
