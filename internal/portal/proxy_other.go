//go:build !windows && (!unix || darwin)

package portal

import (
	"net/http"
	"net/url"
)

// systemProxy is the environment's: the settings of macOS cannot be read without its C libraries.
func systemProxy() func(*http.Request) (*url.URL, error) { return environmentProxy }
