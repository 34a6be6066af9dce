package main

import (
	"strings"
	"testing"
)

// What was typed is read in the history and put back, as one more step.
func TestHistoryFromTheTerminal(t *testing.T) {
	dir := t.TempDir()
	o := newOffice(t)
	o.join(servePortal(t, dir), dir, "Олена", "focal-point")
	id := o.run(exitDone, "new", "--title-uk", "Школа")
	for field, value := range map[string]string{"status": "2", "dates.planned_start": "2026-01-01", "sectors/a": `{"vocabulary":"99","code":"1.1"}`} {
		o.run(exitDone, "set", id, field, value)
	}
	if row := decode[historyRow](t, o.run(exitDone, "history", id, "--json")); row.Step != 1 || row.Source != "typed" || row.Who != "Олена" || len(row.Fields) != 6 {
		t.Errorf("%+v", row)
	}
	o.run(exitDone, "ready", id)
	o.run(exitDone, "set", id, "status", "3")
	o.run(exitDone, "set", id, "title.uk", "Ліцей")
	for _, line := range []string{"3  ", "  Олена  Внесено зміни\n", "   Стан виконання: Реалізація → Завершення  (status)\n", "   Назва українською: Школа → Ліцей  (title.uk)\n", "  Позначено готовим\n", "  Запис створено\n"} {
		if shown := o.run(exitDone, "history", id); !strings.Contains(shown, line) {
			t.Errorf("%q is not in\n%s", line, shown)
		}
	}
	o.run(exitDone, "restore", id, "3", "title.uk")
	if shown := o.run(exitDone, "show", id); !strings.Contains(shown, "Школа") || strings.Contains(shown, "Ліцей") {
		t.Error(shown)
	}
	o.run(exitDone, "restore", id, "3")
	if !strings.Contains(o.stderr, "Повернуто полів: 1.") {
		t.Error(o.stderr)
	}
	o.run(exitDone, "restore", id, "3")
	o.run(exitUsage, "restore", id)
	o.run(exitUsage, "restore", id, "third")
	o.run(exitFailed, "restore", id, "1")
	o.run(exitFailed, "restore", id, "99")
	o.run(exitFailed, "history", "01900000-0000-7000-8000-00000000dead")
}
