package main

import (
	"strings"
	"testing"
)

// Why a portal does not start, and what it holds, is said in the language that was asked for.
func TestPortalSpeaksUkrainian(t *testing.T) {
	dir, o := t.TempDir(), newOffice(t)
	url := servePortal(t, dir)
	o.join(url, dir, "Олена", "focal-point")
	o.run(exitFailed, "portal", "serve", "--data", dir)
	if want := "Інший портал уже працює з цією текою. Зупиніть його або вкажіть іншу теку."; strings.TrimSpace(o.stderr) != want {
		t.Errorf("in use: %q", o.stderr)
	}
	o.run(exitFailed, "portal", "serve", "--data", t.TempDir(), "--listen", strings.TrimPrefix(url, "http://"))
	if want := "Цей порт уже зайнято іншою програмою. Вкажіть інший прапорцем --listen."; strings.TrimSpace(o.stderr) != want {
		t.Errorf("the port: %q", o.stderr)
	}
	for _, address := range []string{"300.1.1.1:1", "127.0.0.1:99999", "192.0.2.1:0", "nonsense"} { // RFC 5737: no computer's own
		o.run(exitFailed, "portal", "serve", "--data", t.TempDir(), "--listen", address)
		if want := "За цією адресою портал слухати не може"; !strings.HasPrefix(o.stderr, want) {
			t.Errorf("%s: %q", address, o.stderr)
		}
	}
	for _, kind := range []string{"пристрої", "ревізії"} {
		if out := o.run(exitDone, "portal", "stats", "--data", dir); !strings.Contains(out, kind) || english(out) != "" {
			t.Errorf("%s is not said, or in English:\n%s", kind, out)
		}
	}
}

// The portal answers a device as often as --rate says, and tells one that asks more to wait; with 0 it never does.
func TestPortalAnswersAsOftenAsItIsTold(t *testing.T) {
	dir, o := t.TempDir(), newOffice(t)
	o.join(servePortal(t, dir, "--rate", "6"), dir, "Олена", "focal-point")
	o.run(exitFailed, "sync") // joining has taken what there is for ten seconds
	if want := "Портал просить зачекати. Усе збережено; спробуємо пізніше."; strings.TrimSpace(o.stderr) != want {
		t.Errorf("asked twice: %q", o.stderr)
	}
	for _, rate := range []string{"-1", "5", "60001", "often"} {
		o.run(exitUsage, "portal", "serve", "--data", dir, "--rate", rate)
	}
	free := newOffice(t)
	dir = t.TempDir()
	free.join(servePortal(t, dir, "--rate", "0"), dir, "Олена", "focal-point")
	for range 3 {
		free.run(exitDone, "sync")
	}
}
