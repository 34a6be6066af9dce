package uitest

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// Golden compares a page's outline with testdata/<name>.txt; FOCALPOINT_GOLDEN=1 writes the file. A text that no
// translation has fails as well.
func Golden(t testing.TB, name, outline string) {
	t.Helper()
	if key := missing.FindString(outline); key != "" {
		t.Errorf("%s lacks the text %s:\n%s", name, key, outline)
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

// missing is a key in brackets, which stands where a text is missing: [sending.title].
var missing = regexp.MustCompile(`\[[a-z_]+(\.[a-z_]+)+\]`)
