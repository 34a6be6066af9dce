package main

import (
	"strings"
	"testing"

	"focalpoint/internal/desk"
)

func TestPatternFromTheTerminal(t *testing.T) {
	o := newOffice(t)
	dir := t.TempDir()
	o.join(servePortal(t, dir), dir, "Олена Приклад", "focal-point")
	id := o.run(0, "new", "--title-uk", "Ремонт школи")
	o.run(0, "pin", id, "48.7389, 37.5844")
	o.run(0, "pattern", "save", id, "Ремонт", "--places")
	o.run(1, "pattern", "save", id, "ремонт")
	if !strings.Contains(o.stderr, "Зразок із такою назвою вже є") {
		t.Errorf("says %q", o.stderr)
	}
	o.run(0, "pattern", "rename", "ремонт", "Капітальний ремонт")
	if got := decode[desk.Pattern](t, o.run(0, "pattern", "list", "--json")); got.Name != "Капітальний ремонт" || got.Pins != 1 {
		t.Errorf("%+v", got)
	}
	begun := o.run(0, "new", "--pattern", "капітальний ремонт", "--title-uk", "Ремонт ліцею")
	if shown := o.run(0, "show", begun); begun == id || !strings.Contains(shown, "Ремонт ліцею") || !strings.Contains(shown, "locations/") {
		t.Errorf("begun as %s", shown)
	}
	other := o.run(0, "new", "--from", id)
	if shown := o.run(0, "show", other); !strings.Contains(shown, "Ремонт школи") || strings.Contains(shown, "locations/") {
		t.Errorf("begun as %s", shown)
	}
	o.run(0, "pattern", "remove", "Капітальний ремонт")
	o.run(1, "new", "--pattern", "Капітальний ремонт")
	o.run(2, "new", "--pattern", "x", "--from", id)
	o.run(2, "pattern")
}
