//go:build unix && !darwin

package portal

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/godbus/dbus/v5"
	"golang.org/x/net/http/httpproxy"
)

// settingsProxy is that of the desktop's settings, a script for them included.
func settingsProxy() func(*http.Request) (*url.URL, error) {
	desktop := &desktopProxy{}
	return func(r *http.Request) (*url.URL, error) {
		address := desktop.of(r.Context(), r.URL)
		if address == "" {
			return nil, nil
		}
		settings := httpproxy.Config{HTTPSProxy: address, HTTPProxy: address, NoProxy: noProxy()}
		return settings.ProxyFunc()(r.URL)
	}
}

// desktopProxy asks the desktop for the proxy of its settings, as GNOME, KDE and others answer it on the session bus:
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.ProxyResolver.html
type desktopProxy struct {
	mu     sync.Mutex
	target string
	answer string
	asked  time.Time
}

const (
	desktopAnswers   = 2 * time.Second // a desktop that does not answer must not keep anybody from sending
	desktopRemembers = 30 * time.Second
)

// of is the address of the proxy on the way to a target, "" for none, as also where there is no desktop to ask.
func (d *desktopProxy) of(ctx context.Context, target *url.URL) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	place := target.Scheme + "://" + target.Host
	if place == d.target && time.Since(d.asked) < desktopRemembers {
		return d.answer
	}
	answers, err := askDesktop(ctx, place)
	if err != nil && ctx.Err() != nil {
		return "" // the person has cancelled: no answer to remember
	}
	d.target, d.answer, d.asked = place, firstProxy(answers), time.Now()
	return d.answer
}

// firstProxy is the first answer that can be used; "direct://" is none.
func firstProxy(answers []string) string {
	for _, answer := range answers {
		if answer == "direct://" {
			return ""
		}
		if rest, is := strings.CutPrefix(answer, "socks://"); is {
			answer = "socks5://" + rest
		}
		if answer != "" && answer != ProxyDirect && CheckProxy(answer) == nil {
			return answer
		}
	}
	return ""
}

func askDesktop(ctx context.Context, target string) (answers []string, err error) {
	address := sessionBus()
	if address == "" {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(ctx, desktopAnswers)
	defer cancel()
	bus, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		return nil, fmt.Errorf("connecting to the session bus: %w", err)
	}
	defer func() { _ = bus.Close() }()
	desktop := bus.Object("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
	call := desktop.CallWithContext(ctx, "org.freedesktop.portal.ProxyResolver.Lookup", 0, target)
	if err := call.Store(&answers); err != nil {
		return nil, fmt.Errorf("asking the desktop for its proxy: %w", err)
	}
	return answers, nil
}

// sessionBus is the address of the bus of the person's session, where one runs. None is started for this.
func sessionBus() string {
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" {
		return address
	}
	socket := fmt.Sprintf("/run/user/%d/bus", os.Getuid())
	if _, err := os.Stat(socket); err != nil {
		return ""
	}
	return "unix:path=" + socket
}
