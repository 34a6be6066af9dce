package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	portal := t.TempDir()
	o := newOffice(t)
	o.join(servePortal(t, portal), portal, "Олена", "focal-point")
	table := filepath.Join(o.home, "a.csv")
	rows := "title_uk,status,planned_start,sector,lat,lon,budget,currency,budget_start,budget_end\n" +
		"Відбудова школи № 5 у Краматорську,2,2026-05-01,1.1,48.7389,37.5844,1000,UAH,2026-05-01,2026-12-31\n" +
		"Відбудова школи №5  у місті Краматорськ,2,2026-06-01,1.1,48.7391,37.5849,1000,UAH,2026-05-01,2026-12-31\n" +
		"Водогін у Лимані: заміна труб,,2026-05-01,1.7,48.98,37.81,1000,UAH,2026-05-01,2026-12-31\n"
	if err := os.WriteFile(table, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	o.run(exitDone, "import", table)

	rules := map[string]int{}
	for line := range strings.Lines(o.run(exitPartly, "check", "--json")) {
		f := decode[finding](t, line)
		rules[f.Rule]++
		if f.ID == "" || f.Field == "" || f.Severity == "" || f.Advice == "" || f.Meaning == "" || !strings.HasSuffix(f.Message, f.Advice) {
			t.Errorf("%+v", f)
		}
	}
	if rules["status-missing"] != 1 || rules["duplicate"] != 2 || rules["text-untidy"] != 1 {
		t.Errorf("%v", rules)
	}
	counts := map[string]ruleCount{}
	for line := range strings.Lines(o.run(exitPartly, "check", "--by-rule", "--json")) {
		count := decode[ruleCount](t, line)
		counts[count.Rule] = count
	}
	if c := counts["status-missing"]; c.Count != 1 || len(c.IDs) != 1 || c.Severity != "stop" || c.Name == "" || c.Meaning == "" || c.Fixable {
		t.Errorf("%+v", c)
	}
	if c := counts["duplicate"]; c.Count != 1 || len(c.IDs) != 2 {
		t.Errorf("%+v", c)
	}
	if c := counts["text-untidy"]; c.Count != 1 || !c.Fixable {
		t.Errorf("%+v", c)
	}
	one, other := string(counts["duplicate"].IDs[0]), string(counts["duplicate"].IDs[1])
	o.run(exitDone, "distinct", other, one)
	if o.run(exitPartly, "check", "--json"); strings.Contains(o.stdout, `"duplicate"`) {
		t.Errorf("still alike: %s", o.stdout)
	}
	o.run(exitDone, "distinct", "--undo", one, other)
	if o.run(exitPartly, "check", "--json"); !strings.Contains(o.stdout, `"duplicate"`) {
		t.Errorf("alike no more: %s", o.stdout)
	}
	o.run(exitPartly, "check", "--fix", "--by-rule")
	if strings.Contains(o.stdout, "пробіли") || !strings.Contains(o.stderr, "Виправлено записів: 1") {
		t.Errorf("%s%s", o.stdout, o.stderr)
	}
	id := string(counts["status-missing"].IDs[0])
	o.run(exitPartly, "check", id)
	if !strings.Contains(o.stdout, "Не вказано стан") {
		t.Errorf("%s", o.stdout)
	}
	o.run(exitUsage, "check", "--by-rule", id)
}
