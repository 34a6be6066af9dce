package main

import (
	"strings"
	"testing"
)

// A record is reviewed in the terminal: returned with notes by field, answered, and approved.
func TestReviewInTheTerminal(t *testing.T) {
	dir := t.TempDir()
	url := servePortal(t, dir)
	olena, ivan := newOffice(t), newOffice(t)
	olena.join(url, dir, "Олена", "focal-point")
	ivan.join(url, dir, "Іван", "contributor")
	id := decode[struct{ ID string }](t, ivan.run(exitDone, "new", "--title-uk", "Школа", "--json")).ID
	for field, value := range map[string]string{"status": "2", "dates.planned_start": "2026-01-01", "sectors/a": `{"vocabulary":"99","code":"1.1"}`} {
		ivan.run(exitDone, "set", id, field, value)
	}
	both := func(one, two *office) {
		one.run(exitDone, "sync")
		two.run(exitDone, "sync")
	}
	ivan.run(exitDone, "ready", id)
	both(ivan, olena)
	if row := decode[reviewRow](t, olena.run(exitDone, "review", "--json")); string(row.ID) != id || row.TitleUK != "Школа" || row.Problems != 5 {
		t.Errorf("%+v", row)
	}
	ivan.run(exitFailed, "review", "approve", id)
	olena.run(exitUsage, "review", "approve")
	olena.run(exitUsage, "review", "return", id, "--field", "nothing=яка?")
	olena.run(exitFailed, "review", "return", id)
	if olena.run(exitDone, "review", "approve", "--clean"); !strings.Contains(olena.stderr, "Схвалено: 0.") {
		t.Errorf("there is something to say about it, and %s", olena.stderr)
	}
	olena.run(exitDone, "review", "return", id, "--field", "title.uk=Яка саме?")
	both(olena, ivan)
	if shown := ivan.run(exitDone, "show", id, "--json"); !strings.Contains(shown, "Яка саме?") {
		t.Errorf("the author does not see the note: %s", shown)
	}
	ivan.run(exitDone, "set", id, "title.uk", "Школа №5")
	ivan.run(exitDone, "ready", id)
	both(ivan, olena)
	olena.run(exitDone, "review", "approve", id)
	both(olena, ivan)
	if list := ivan.run(exitDone, "list", "--state", "approved"); !strings.Contains(list, "Школа №5") {
		t.Errorf("the author has %s", list)
	}
	olena.run(exitPartly, "review", "approve", id)
}
