package main

import (
	"os"
	"path/filepath"
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

	id := decode[struct{ ID string }](t, o.run(exitDone, "new", "--title-uk", "Школа", "--json")).ID
	for field, value := range map[string]string{"status": "2", "dates.planned_start": "2026-05-01", "sectors/a": `{"vocabulary":"99","code":"1.1"}`} {
		o.run(exitDone, "set", id, field, value)
	}
	o.run(exitDone, "ready", id)
	file := filepath.Join(t.TempDir(), "план.pdf")
	if err := os.WriteFile(file, []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.run(exitDone, "attach", id, file)
	o.run(exitDone, "sync")
	files := decode[exchangeRow](t, o.run(exitDone, "exchanges", "--limit", "1", "--json"))
	if files.FilesSent != 1 || files.FilesRefused != 0 || files.BytesUp != 8 || files.Requests != 2 {
		t.Errorf("%+v", files)
	}
	if shown := o.run(exitDone, "exchanges", "--limit", "1"); !strings.Contains(shown, "надіслано файлів 1 · надіслано 8") {
		t.Error(shown)
	}
}
