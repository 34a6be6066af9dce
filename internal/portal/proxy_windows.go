package portal

import (
	"net/http"
	"net/url"

	"github.com/mattn/go-ieproxy"
)

// systemProxy is the environment's where it names one, or else that of the Windows settings, a script for them included.
func systemProxy() func(*http.Request) (*url.URL, error) {
	ieproxy.ReloadConf() // they may have been changed since a client was made before
	windows := ieproxy.GetProxyFunc()
	return func(r *http.Request) (*url.URL, error) {
		if address, err := environmentProxy(r); address != nil || err != nil {
			return address, err
		}
		return windows(r)
	}
}
