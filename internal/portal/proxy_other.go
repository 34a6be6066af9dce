//go:build !windows

package portal

import (
	"net/http"
	"net/url"
)

// systemProxy is the environment's: other systems than Windows have no one place that can be read without C libraries.
func systemProxy() func(*http.Request) (*url.URL, error) { return environmentProxy }
