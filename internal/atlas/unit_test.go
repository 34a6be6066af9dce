package atlas_test

import (
	"strings"
	"testing"

	"focalpoint/internal/atlas"
)

func TestUnitByCodeOrPrefix(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	for code, want := range map[string]string{
		"UA14": "Донецька область", "UA14000000000091971": "Донецька область", "UA80": "Київ", "UA01": "Автономна Республіка Крим",
		"UA1412": "Краматорський район", "UA1210": "Самарівський район", "UA4612": "Шептицький район", "UA85": "Севастополь",
	} {
		unit, ok := a.Unit(code)
		if !ok || unit.UK != want {
			t.Errorf("%s: %+v, want %s", code, unit, want)
		}
		if !strings.HasPrefix(code, unit.Prefix()) {
			t.Errorf("%s: prefix %s", code, unit.Prefix())
		}
	}
	for _, code := range []string{"", "UA", "UA99", "UA1499", "PL", "Донецька", "UA140000000000919710"} {
		if unit, ok := a.Unit(code); ok {
			t.Errorf("%q: found %+v", code, unit)
		}
	}
}

func TestUnitsAreComplete(t *testing.T) {
	t.Parallel()
	a := builtin(t)
	oblasts, raions, hromadas := a.Oblasts(), 0, 0
	for _, oblast := range oblasts {
		for _, raion := range a.Raions(oblast.Code) {
			raions++
			if raion.UK == "" || raion.EN == "" || raion.Level != atlas.Raion {
				t.Errorf("%+v", raion)
			}
			hromadas += len(a.Hromadas(raion.Prefix()))
		}
	}
	// Kyiv and Sevastopol have no raions; Kyiv's hromada-level unit is the city itself.
	if len(oblasts) != 27 || raions != 136 || hromadas < 1765 {
		t.Errorf("%d oblasts, %d raions, %d hromadas", len(oblasts), raions, hromadas)
	}
	t.Logf("%d hromadas", hromadas)
}
