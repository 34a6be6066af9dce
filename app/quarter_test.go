package main

import (
	"fmt"
	"strings"
	"testing"
)

// A quarter is filed from the terminal at one computer, pulled at another one, and taken back.
func TestQuarterInTheTerminal(t *testing.T) {
	dir := t.TempDir()
	url := servePortal(t, dir)
	olena, ivan := newOffice(t), newOffice(t)
	olena.join(url, dir, "Олена", "focal-point")
	ivan.join(url, dir, "Іван", "contributor")
	var ids []string
	for i := range 3 {
		id := decode[struct{ ID string }](t, olena.run(exitDone, "new", "--title-uk", fmt.Sprint("Школа №", i), "--json")).ID
		for field, value := range map[string]string{"status": "2", "dates.planned_start": "2026-01-01", "sectors/a": `{"vocabulary":"99","code":"1.1"}`} {
			olena.run(exitDone, "set", id, field, value)
		}
		ids = append(ids, id)
	}
	olena.run(exitFailed, "quarter", "same", ids[0]) // a draft
	olena.run(exitDone, "ready", "--all")

	filed := decode[quarterFiled](t, olena.run(exitDone, "quarter", "update", ids[0], "--progress", "100", "--spent", "120000", "--reached", "400", "--note", "дах перекрито", "--json"))
	if filed.State != "updated" || filed.Progress.String() != "100" || filed.Spent.String() != "120000" || filed.Currency != "UAH" || filed.Stage != "waiting" {
		t.Errorf("%+v", filed)
	}
	if len(filed.Warnings) != 1 || filed.Warnings[0].Rule != "complete" || filed.Warnings[0].Message == "" {
		t.Errorf("warnings: %+v", filed.Warnings)
	}
	olena.run(exitDone, "quarter", "same", "--all")
	if lines := strings.Split(olena.run(exitDone, "quarter", "--state", "unchanged", "--json"), "\n"); len(lines) != 2 {
		t.Errorf("%d activities are unchanged", len(lines))
	}
	olena.run(exitDone, "sync")
	ivan.run(exitDone, "sync")
	if lines := strings.Split(ivan.run(exitDone, "quarter", "--json"), "\n"); len(lines) != 3 || !strings.Contains(lines[0], `"updated"`) {
		t.Errorf("at the other computer: %q", lines)
	}
	if table := ivan.run(exitDone, "quarter", "--lang", "en"); !strings.Contains(table, "no change") || !strings.Contains(ivan.stderr, "3 of 3 filed") {
		t.Errorf("%s\n%s", ivan.stderr, table)
	}
	olena.run(exitDone, "quarter", "clear", ids[0])
	olena.run(exitDone, "sync")
	ivan.run(exitDone, "sync")
	if row := decode[quarterRow](t, ivan.run(exitDone, "quarter", "--state", "waiting", "--json")); string(row.ID) != ids[0] || row.ReachedTotal != 0 {
		t.Errorf("taken back: %+v", row)
	}
	olena.run(exitUsage, "quarter", "--quarter", "2026-Q5")
	olena.run(exitUsage, "quarter", "--state", "late")
	olena.run(exitFailed, "quarter", "update", ids[0], "--progress", "101")
	olena.run(exitFailed, "quarter", "update", ids[0], "--status", "9")
	if rule := decode[map[string]any](t, olena.run(exitDone, "quarter", "deadline", "--days", "15", "--reminders=false", "--json")); rule["days"] != 15.0 || rule["reminder"] != "" {
		t.Errorf("%v", rule)
	}
}
