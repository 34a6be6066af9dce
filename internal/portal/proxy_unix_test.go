//go:build unix && !darwin

package portal

import (
	"bufio"
	"net/http"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// resolver answers on the bus in a desktop's place.
type resolver struct{ lookup func(target string) []string }

// Lookup is the call of org.freedesktop.portal.ProxyResolver.
func (r resolver) Lookup(target string) ([]string, *dbus.Error) { return r.lookup(target), nil }

// startBus starts a real session bus with a desktop on it that answers so.
func startBus(t *testing.T, lookup func(target string) []string) {
	t.Helper()
	program, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("there is no dbus-daemon here")
	}
	daemon := exec.CommandContext(t.Context(), program, "--session", "--nofork", "--print-address=1")
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = daemon.Process.Kill(); _ = daemon.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(address)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	if err := bus.Export(resolver{lookup}, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.ProxyResolver"); err != nil {
		t.Fatal(err)
	}
	if answer, err := bus.RequestName("org.freedesktop.portal.Desktop", 0); err != nil || answer != dbus.RequestNameReplyPrimaryOwner {
		t.Fatal(answer, err)
	}
}

func noEnvironmentProxy(t *testing.T) {
	t.Helper()
	for _, name := range []string{"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"} {
		t.Setenv(name, "")
	}
}

func proxyTo(t *testing.T, target string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, target, nil)
	if err != nil {
		t.Fatal(err)
	}
	address, err := proxyOf(nil)(r)
	if err != nil {
		t.Fatal(err)
	}
	if address == nil {
		return ""
	}
	return address.String()
}

func TestProxyOfTheDesktop(t *testing.T) {
	var answers, asked atomic.Value
	startBus(t, func(target string) []string { asked.Store(target); return answers.Load().([]string) })
	for _, c := range []struct {
		name    string
		answers []string
		environ [2]string
		want    string
	}{
		{name: "none", answers: []string{"direct://"}},
		{name: "nothing at all"},
		{name: "a proxy", answers: []string{"http://proxy.example:3128"}, want: "http://proxy.example:3128"},
		{name: "a proxy, else none", answers: []string{"http://proxy.example:3128", "direct://"}, want: "http://proxy.example:3128"},
		{name: "SOCKS", answers: []string{"socks://proxy.example:1080"}, want: "socks5://proxy.example:1080"},
		{name: "one that cannot be used, then one that can", answers: []string{"ftp://x", "http://proxy.example:8080"}, want: "http://proxy.example:8080"},
		{name: "not an address", answers: []string{"http://[::1", "proxy", ""}},
		{name: "the environment goes first", answers: []string{"http://proxy.example:3128"}, environ: [2]string{"HTTPS_PROXY", "http://other.example:1"}, want: "http://other.example:1"},
		{name: "the environment excludes the portal", answers: []string{"http://proxy.example:3128"}, environ: [2]string{"NO_PROXY", "portal.example"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			noEnvironmentProxy(t)
			if c.environ[0] != "" {
				t.Setenv(c.environ[0], c.environ[1])
			}
			answers.Store(c.answers)
			if got := proxyTo(t, "https://portal.example/v1/sync?token=secret"); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
	if asked.Load() != "https://portal.example" {
		t.Errorf("the desktop was told %q", asked.Load())
	}
}

func TestDesktopThatDoesNotAnswerKeepsNobodyFromSending(t *testing.T) {
	gate := make(chan struct{})
	startBus(t, func(string) []string { <-gate; return nil })
	defer close(gate)
	noEnvironmentProxy(t)
	began := time.Now()
	if got := proxyTo(t, "https://portal.example/"); got != "" {
		t.Errorf("through %q", got)
	}
	if waited := time.Since(began); waited < desktopAnswers/2 {
		t.Errorf("it was not asked: %v", waited)
	}
}

func TestDesktopIsNotAskedForEveryRequest(t *testing.T) {
	var asked atomic.Int64
	startBus(t, func(string) []string { asked.Add(1); return []string{"http://proxy.example:3128"} })
	noEnvironmentProxy(t)
	system := proxyOf(nil)
	for range 20 {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://portal.example/", nil)
		if err != nil {
			t.Fatal(err)
		}
		if address, err := system(r); err != nil || address == nil || address.Host != "proxy.example:3128" {
			t.Fatal(address, err)
		}
	}
	if asked.Load() != 1 {
		t.Errorf("asked %d times", asked.Load())
	}
}
