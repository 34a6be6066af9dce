package portal

import (
	"net/http"
	"net/url"

	"github.com/mattn/go-ieproxy"
)

// settingsProxy is that of the Windows settings, a script for them included.
func settingsProxy() func(*http.Request) (*url.URL, error) {
	ieproxy.ReloadConf() // they may have been changed since a client was made before
	return ieproxy.GetProxyFunc()
}
