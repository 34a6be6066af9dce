package portal

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"

	"golang.org/x/net/http/httpproxy"
)

// ProxyDirect is an address of a proxy that stands for none at all.
const ProxyDirect = "direct"

// CheckProxy says whether a text can be Options.Proxy's answer: "" for the system's proxy, ProxyDirect, or an address such
// as http://proxy.example:3128, with a name and a password where the proxy wants them. It returns ErrProxyAddress.
func CheckProxy(address string) error {
	if address == "" || address == ProxyDirect {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("an address of %d letters: %w", len(address), ErrProxyAddress) // it may hold a password
	}
	if u.Scheme != "http" && u.Scheme != "socks5" {
		return fmt.Errorf("scheme %.20q: %w", u.Scheme, ErrProxyAddress)
	}
	return nil
}

// proxyOf is the way to the portal, asked for with each connection: chosen says which proxy. Whatever it is, nothing goes
// through it to this computer itself, nor to what NO_PROXY names.
func proxyOf(chosen func() string) func(*http.Request) (*url.URL, error) {
	settings := settingsProxy()
	return func(r *http.Request) (*url.URL, error) {
		address := ""
		if chosen != nil {
			address = chosen()
		}
		if onThisComputer(r.URL.Hostname()) {
			return nil, nil
		}
		switch address {
		case "":
			if named, err := environmentProxy(r); named != nil || err != nil {
				return named, err
			}
			return settings(r)
		case ProxyDirect:
			return nil, nil
		}
		if err := CheckProxy(address); err != nil {
			return nil, err
		}
		own := httpproxy.Config{HTTPSProxy: address, NoProxy: noProxy()}
		return own.ProxyFunc()(r.URL)
	}
}

func noProxy() string {
	if names := os.Getenv("NO_PROXY"); names != "" {
		return names
	}
	return os.Getenv("no_proxy")
}

// environmentProxy is what HTTPS_PROXY and NO_PROXY say now; http.ProxyFromEnvironment remembers what they said first.
func environmentProxy(r *http.Request) (*url.URL, error) {
	address, err := httpproxy.FromEnvironment().ProxyFunc()(r.URL)
	if err != nil {
		return nil, fmt.Errorf("reading the proxy of the environment: %w", ErrProxyAddress) // its own error may hold a password
	}
	return address, nil
}

// proxyAnswered takes a proxy's refusal to connect for what it is.
func proxyAnswered(_ context.Context, _ *url.URL, _ *http.Request, answer *http.Response) error {
	switch answer.StatusCode {
	case http.StatusOK:
		return nil
	case http.StatusProxyAuthRequired:
		return ErrProxyPassword
	}
	return fmt.Errorf("status %d: %w", answer.StatusCode, ErrProxyRefused)
}

// proxyFault is nil where a connection did not fail because of a proxy.
func proxyFault(err error) error {
	for _, known := range []error{ErrProxyAddress, ErrProxyPassword, ErrProxyRefused} {
		if errors.Is(err, known) {
			return err
		}
	}
	var op *net.OpError
	if !errors.As(err, &op) || op.Op != "proxyconnect" && !strings.HasPrefix(op.Op, "socks") {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrProxy, err)
}
