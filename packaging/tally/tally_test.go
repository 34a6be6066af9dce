package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// goTest runs the real `go test -json` on a module of one package.
func goTest(t *testing.T, body string) string {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "go.mod"), "module example\n")
	write(t, filepath.Join(folder, "example_test.go"), "package example\nimport \"testing\"\n"+body)
	command := exec.Command("go", "test", "-json", "./...")
	command.Dir = folder
	output, _ := command.Output() // a failed test is what some cases are about
	return string(output)
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCountOfRealRuns(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, body              string
		passed, failed, skipped int
		says                    string
	}{
		{"all well", `func TestA(t *testing.T) {}; func TestB(t *testing.T) {}`, 2, 0, 0, "ok  \texample"},
		{
			"subtests count, their heading does not",
			`func TestA(t *testing.T) { t.Run("x", func(t *testing.T) {}); t.Run("y", func(t *testing.T) { t.Run("z", func(t *testing.T) {}) }) }`,
			2, 0, 0, "ok  \texample",
		},
		{
			"a failed subtest is one failure",
			`func TestA(t *testing.T) { t.Run("x", func(t *testing.T) { t.Error("broken") }); t.Run("y", func(t *testing.T) {}) }`,
			1, 1, 0, "broken",
		},
		{
			"a heading that fails by itself",
			`func TestA(t *testing.T) { t.Run("x", func(t *testing.T) {}); t.Error("broken") }`,
			1, 1, 0, "broken",
		},
		{"a skipped test is neither", `func TestA(t *testing.T) { t.Skip() }; func TestB(t *testing.T) {}`, 1, 0, 1, "ok  \texample"},
		{"what does not build", `func TestA(t *testing.T) { undefined() }`, 0, 1, 0, "undefined: undefined"},
		{"a panic", `func TestA(t *testing.T) {}; func TestB(t *testing.T) { panic("at the disco") }`, 1, 1, 0, "at the disco"},
		{"a test that never ends", `import "os"; func TestA(t *testing.T) { os.Exit(3) }`, 0, 1, 0, "FAIL\texample"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			output := goTest(t, c.body)
			total := newTotal()
			if err := events(strings.NewReader(output), total.add, func(string) error { return nil }); err != nil {
				t.Fatal(err)
			}
			passed, failed, skipped := total.count()
			if passed != c.passed || len(failed) != c.failed {
				t.Errorf("%d passed, %d failed; want %d and %d, from\n%s", passed, len(failed), c.passed, c.failed, output)
			}
			if len(skipped) != c.skipped {
				t.Errorf("skipped %q; want %d", skipped, c.skipped)
			}
			var told strings.Builder
			if err := tell(strings.NewReader(output), &told); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(told.String(), c.says) || strings.Contains(told.String(), "=== RUN") {
				t.Errorf("told %q; want %q in it, and no progress lines", told.String(), c.says)
			}
		})
	}
}

func TestEachTestCountsOnceAndTheWorstRunDecides(t *testing.T) {
	t.Parallel()
	total := newTotal()
	for _, action := range []string{"run", "pass", "run", "fail", "run", "skip"} {
		if err := total.add(event{Action: action, Package: "p", Test: "TestA"}); err != nil {
			t.Fatal(err)
		}
	}
	if passed, failed, skipped := total.count(); passed != 0 || len(failed) != 1 || len(skipped) != 0 {
		t.Errorf("%d passed, %d failed, skipped %q; want 0, 1 and none", passed, len(failed), skipped)
	}
}
