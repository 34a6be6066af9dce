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
	for _, kind := range []string{"пристрої", "ревізії"} {
		if out := o.run(exitDone, "portal", "stats", "--data", dir); !strings.Contains(out, kind) || english(out) != "" {
			t.Errorf("%s is not said, or in English:\n%s", kind, out)
		}
	}
}
