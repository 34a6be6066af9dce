package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal/server"
)

// An office whose only way out is a proxy: the program joins, exchanges, and says in a sentence what is wrong with it.
func TestThroughAProxy(t *testing.T) {
	p, proxy := desktest.StartHidden(t)
	code, _, err := server.Invite(p.Dir, server.Invitation{Person: "Олена", Organisation: "ОДА", OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	password := "olena:їжак 7"
	proxy.Password.Store(&password)
	withPassword := strings.Replace(proxy.URL, "http://", "http://olena:%D1%97%D0%B6%D0%B0%D0%BA%207@", 1)
	o := newOffice(t)
	join := []string{"profile", "new", "--name", "office", "--portal", desktest.HiddenAddress, "--code", code.String(), "--lang", "en"}
	o.run(exitOffline, append(join, "--proxy", proxy.URL)...)
	o.expectError(t, "The proxy wants a name and a password")
	o.run(exitDone, append(join, "--proxy", withPassword)...)
	if proxy.Tunnels.Load() == 0 {
		t.Error("nothing went through the proxy")
	}
	shown := o.run(exitDone, "profile", "connection", "--lang", "en")
	if !strings.Contains(shown, "http://olena:xxxxx@127.0.0.1") || !strings.Contains(shown, "by itself") {
		t.Error(shown)
	}
	o.run(exitDone, "sync")
	for _, tt := range []struct {
		name, proxy string
		refuses     int64
		status      int
		says        string
	}{
		{"no password", proxy.URL, 0, exitOffline, "The proxy wants a name and a password"},
		{"another password", strings.Replace(withPassword, "207", "208", 1), 0, exitOffline, "or does not accept those"},
		{"it does not connect", withPassword, 503, exitOffline, "The proxy answers, but does not connect"},
		{"it does not answer", "127.0.0.1:1", 0, exitOffline, "The proxy does not answer"},
		{"a SOCKS proxy does not answer", "socks5://127.0.0.1:1", 0, exitOffline, "The proxy does not answer"},
		{"without it", "direct", 0, exitOffline, "The portal does not answer"},
		{"with it again", withPassword, 0, exitDone, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			proxy.Refuses.Store(tt.refuses)
			o.t = t
			o.run(exitDone, "profile", "connection", "--proxy", tt.proxy)
			o.run(tt.status, "sync", "--lang", "en")
			o.expectError(t, tt.says)
		})
	}
	o.t = t
	for _, wrong := range []string{"ftp://proxy.example", "https://proxy.example", "http://", "http://proxy.example/path"} {
		o.run(exitOffline, "profile", "connection", "--proxy", wrong, "--lang", "en")
		o.expectError(t, "This is not the address of a proxy")
	}
}

// Without a choice of the profile's, the environment says where the proxy is and what it is not for.
func TestProxyOfTheEnvironment(t *testing.T) {
	p, proxy := desktest.StartHidden(t)
	t.Setenv("HTTPS_PROXY", proxy.URL)
	o := newOffice(t)
	o.join(desktest.HiddenAddress, p.Dir, "Олена", "focal-point")
	o.run(exitDone, "sync")
	t.Setenv("NO_PROXY", ".invalid")
	o.run(exitOffline, "sync", "--lang", "en")
	o.expectError(t, "The portal does not answer")
}

func TestOnRequestFromTheTerminal(t *testing.T) {
	dir := t.TempDir()
	o := newOffice(t)
	o.join(servePortal(t, dir), dir, "Олена", "focal-point")
	type connection struct {
		OnRequest bool `json:"on_request"`
		Paused    bool
		Proxy     string
	}
	if c := decode[connection](t, o.run(exitDone, "profile", "connection", "--json")); c != (connection{}) {
		t.Errorf("at first: %+v", c)
	}
	c := decode[connection](t, o.run(exitDone, "profile", "connection", "--on-request", "yes", "--proxy", "proxy.example:3128", "--json"))
	if c != (connection{OnRequest: true, Proxy: "http://proxy.example:3128"}) {
		t.Errorf("kept: %+v", c)
	}
	if shown := o.run(exitDone, "profile", "connection", "--proxy", "system"); !strings.Contains(shown, "лише на вимогу") || !strings.Contains(shown, "як у системі") {
		t.Error(shown)
	}
	o.run(exitUsage, "profile", "connection", "--on-request", "maybe")
	o.run(exitDone, "sync")
	if o.stderr != "" {
		t.Errorf("where nobody looks, %q is said of the progress", o.stderr)
	}
}

// The line is written over, fits the terminal, and leaves nothing behind.
func TestProgressLine(t *testing.T) {
	var out bytes.Buffer
	l := &progressLine{out: &out, width: 12}
	for _, words := range []string{"", "1 of 20", "надіслано змін: 20", "", ""} {
		l.show(words)
	}
	if want := "\r1 of 20\r" + "\rнадіслано …\r" + "\r           \r"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

func (o *office) expectError(t *testing.T, words string) {
	t.Helper()
	if !strings.Contains(o.stderr, words) {
		t.Errorf("%q is said, want %q", o.stderr, words)
	}
}
