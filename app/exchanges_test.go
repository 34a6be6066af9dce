package main

import (
	"strings"
	"testing"
)

// What was exchanged, and why an exchange failed, can be read afterwards.
func TestExchangesFromTheTerminal(t *testing.T) {
	dir := t.TempDir()
	o := newOffice(t)
	o.join(servePortal(t, dir), dir, "Олена", "focal-point")
	first := decode[exchangeRow](t, o.run(exitDone, "exchanges", "--limit", "1", "--json"))
	if first.Reason != "" || first.Pulled == 0 || first.BytesUp == 0 || first.Tries != 1 {
		t.Errorf("%+v", first)
	}
	if shown := o.run(exitDone, "exchanges"); !strings.Contains(shown, "отримано записів") || !strings.Contains(shown, "надіслано") {
		t.Error(shown)
	}
	o.run(exitUsage, "exchanges", "all")
}
