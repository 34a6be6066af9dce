//go:build !windows && (!unix || darwin)

package portal

import (
	"net/http"
	"net/url"
)

// settingsProxy is none: the settings of macOS cannot be read without its C libraries.
func settingsProxy() func(*http.Request) (*url.URL, error) {
	return func(*http.Request) (*url.URL, error) { return nil, nil }
}
