package assets

import (
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	requirement = regexp.MustCompile(`(?m)^\t(\S+) v\S+$`) // one that go.mod does not call indirect
	version     = regexp.MustCompile(`/v\d+$`)             // of a module, in its path
)

// Every library that the program is built with is named, in both languages, and so is every address.
func TestAttributionNamesEveryLibrary(t *testing.T) {
	mod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	libraries := requirement.FindAllStringSubmatch(string(mod), -1)
	if len(libraries) < 10 {
		t.Fatalf("go.mod has %d requirements", len(libraries))
	}
	for _, lang := range []string{"uk", "en"} {
		text := Attribution(lang)
		_, listed, found := strings.Cut(text[strings.LastIndex(text, "\n## "):], "\n- ")
		if !found {
			t.Fatalf("%s lists no libraries", lang)
		}
		for _, library := range libraries {
			name := path.Base(version.ReplaceAllString(library[1], ""))
			if strings.HasPrefix(library[1], "golang.org/x/") {
				name = "golang.org/x"
			}
			if !strings.Contains(strings.ToLower(listed), name) {
				t.Errorf("%s does not name %s", lang, library[1])
			}
		}
	}
	address := regexp.MustCompile(`[a-z]+\.(com|org|io)\S*?[a-z0-9/]\b`)
	if uk, en := address.FindAllString(Attribution("uk"), -1), address.FindAllString(Attribution("en"), -1); !slices.Equal(uk, en) {
		t.Errorf("the addresses differ: %q and %q", uk, en)
	}
}
