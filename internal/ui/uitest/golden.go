package uitest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Golden compares a page's outline with testdata/<name>.txt; FOCALPOINT_GOLDEN=1 writes the file. A text that no
// translation has fails as well.
func Golden(t testing.TB, name, outline string) {
	t.Helper()
	if at := strings.Index(outline, "[shell."); at >= 0 || hasKey(outline) {
		t.Errorf("%s lacks a text:\n%s", name, outline)
	}
	file := filepath.Join("testdata", name+".txt")
	if os.Getenv("FOCALPOINT_GOLDEN") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(outline), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if outline != string(want) {
		t.Errorf("%s reads\n%s\nwant\n%s", name, outline, want)
	}
}

// hasKey finds a key in brackets, which stands where a text is missing: [sending.title].
func hasKey(outline string) bool {
	for line := range strings.Lines(outline) {
		open, close := strings.Index(line, "["), strings.Index(line, "]")
		if open >= 0 && close > open && strings.Contains(line[open:close], ".") && !strings.Contains(line[open:close], " ") {
			return true
		}
	}
	return false
}
