package desktest

import (
	"encoding/base64"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"focalpoint/internal/portal/server"
)

// HiddenAddress is that of a portal which can be reached only through a Proxy.
const HiddenAddress = "https://portal.invalid"

// Proxy is an office's proxy: the one way to the portal behind it.
type Proxy struct {
	URL      string
	Password atomic.Pointer[string] // "name:password" that it wants; nil: none
	Refuses  atomic.Int64           // the status with which it answers; 0: it connects
	Tunnels  atomic.Int64           // how many connections went through it
}

// StartHidden starts a portal with a certificate of its own at HiddenAddress, and the proxy to it.
func StartHidden(t testing.TB) (Portal, *Proxy) {
	t.Helper()
	hidden := start(t, func(o *server.Options) { o.Listen = "0.0.0.0:0" })
	t.Cleanup(func() { _ = hidden.Close() }) // connections that the proxy keeps open are no failure
	_, port, err := net.SplitHostPort(strings.TrimPrefix(hidden.URL, "https://"))
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{}
	serving := httptest.NewServer(p.to(net.JoinHostPort("127.0.0.1", port)))
	t.Cleanup(serving.Close)
	p.URL = serving.URL
	return hidden, p
}

func (p *Proxy) to(portal string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		wanted := p.Password.Load()
		switch {
		case r.Method != http.MethodConnect || r.Host != "portal.invalid:443":
			w.WriteHeader(http.StatusForbidden)
			return
		case wanted != nil && r.Header.Get("Proxy-Authorization") != "Basic "+base64.StdEncoding.EncodeToString([]byte(*wanted)):
			w.Header().Set("Proxy-Authenticate", `Basic realm="office"`)
			w.WriteHeader(http.StatusProxyAuthRequired)
			return
		case p.Refuses.Load() != 0:
			w.WriteHeader(int(p.Refuses.Load()))
			return
		}
		far, err := net.Dial("tcp", portal)
		if err != nil {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		w.WriteHeader(http.StatusOK)
		near, read, err := http.NewResponseController(w).Hijack()
		if err != nil {
			_ = far.Close()
			return
		}
		p.Tunnels.Add(1)
		go func() { _, _ = io.Copy(far, read); _ = far.Close() }() // the first byte may have been read already
		_, _ = io.Copy(near, far)
		_ = near.Close()
	}
}
