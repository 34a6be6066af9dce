package i18n_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"focalpoint/assets"
	"focalpoint/internal/i18n"
)

func TestUkrainianIsTheFirstLanguage(t *testing.T) {
	for given, want := range map[string]string{"": "uk", "uk": "uk", "de": "uk", "en": "en"} {
		if got := i18n.New(given).Lang(); got != want {
			t.Errorf("New(%q) speaks %s, want %s", given, got, want)
		}
	}
}

func TestMissingTextShowsItsKey(t *testing.T) {
	if got := i18n.New("uk").T("no.such.text"); got != "[no.such.text]" {
		t.Errorf("got %q", got)
	}
}

func TestHas(t *testing.T) {
	l := i18n.New("uk")
	for key, want := range map[string]bool{"shell.send": true, "shell.waiting": true, "errors.file.missing": true, "no.such": false} {
		if l.Has(key) != want {
			t.Errorf("Has(%q) = %t", key, !want)
		}
	}
}

func TestNumbersAndDates(t *testing.T) {
	uk, en := i18n.New("uk"), i18n.New("en")
	at := time.Date(2026, 3, 14, 14, 2, 0, 0, time.UTC)
	for _, tt := range []struct{ got, want string }{
		{uk.Number(1250000), "1\u202f250\u202f000"},
		{en.Number(1250000), "1,250,000"},
		{uk.Decimal("-1250.5"), "−1\u202f250,5"},
		{en.Decimal("999.25"), "999.25"},
		{uk.Decimal("1.5"), "1,5"},
		{en.Decimal("1.5"), "1.5"},
		{uk.Date(at), "14.03.2026"},
		{en.Date(at), "14 Mar 2026"},
		{uk.Bytes(480_123), "480\u00a0КБ"},
		{en.Bytes(1_500_000), "1.5\u00a0MB"},
		{en.Bytes(12), "12\u00a0B"},
		{en.Bytes(999_999), "1\u00a0MB"},
		{en.Bytes(9_960), "10\u00a0KB"},
		{en.Bytes(1_000_000), "1\u00a0MB"},
		{uk.Choose("", "School"), "School"},
		{en.Choose("Школа", "School"), "School"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestSortKeyIsTheUkrainianAlphabet(t *testing.T) {
	const letters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
	for i, letter := range []rune(letters)[1:] {
		before := []rune(letters)[i]
		if i18n.SortKey(string(before)+"яя") >= i18n.SortKey(strings.ToUpper(string(letter))+"аа") {
			t.Errorf("%c is not before %c", before, letter)
		}
	}
	if i18n.SortKey("п’ять") >= i18n.SortKey("Пять б") || i18n.SortKey("Zhytomyr") >= i18n.SortKey("абетка") {
		t.Error("apostrophes count, or Latin letters come last")
	}
}

var placeholder = regexp.MustCompile(`\{\{\s*\.(\w+)\s*\}\}`)

// Both languages have the same keys with the same placeholders, and every plural has the forms that its language needs.
func TestBothLanguagesSayTheSame(t *testing.T) {
	uk, en := texts(t, "uk"), texts(t, "en")
	for key, forms := range uk {
		other, found := en[key]
		if !found {
			t.Errorf("%s has no English text", key)
			continue
		}
		if got, want := placeholders(other), placeholders(forms); !slices.Equal(got, want) {
			t.Errorf("%s: placeholders %v in English, %v in Ukrainian", key, got, want)
		}
		wholePlural(t, key+" in Ukrainian", forms, "one", "few", "many", "other")
		wholePlural(t, key+" in English", other, "one", "other")
		if isText(forms) != isText(other) {
			t.Errorf("%s is a plural in one language only", key)
		}
	}
	for key := range en {
		if _, found := uk[key]; !found {
			t.Errorf("%s has no Ukrainian text", key)
		}
	}
}

func isText(forms map[string]string) bool { return forms[""] != "" }

// wholePlural finds forms that are missing, and placeholders that are not in all of them: in Ukrainian "one" is also for
// 21 and 101, so it has to say the number too.
func wholePlural(t *testing.T, key string, forms map[string]string, needed ...string) {
	t.Helper()
	if isText(forms) {
		return
	}
	all := placeholders(forms)
	for _, form := range needed {
		switch text := forms[form]; {
		case text == "":
			t.Errorf("%s: no form %q", key, form)
		case !slices.Equal(placeholders(map[string]string{form: text}), all):
			t.Errorf("%s: the form %q lacks a placeholder: %q", key, form, text)
		}
	}
	if len(forms) != len(needed) {
		t.Errorf("%s has forms that the language does not know: %v", key, forms)
	}
}

func TestPlurals(t *testing.T) {
	uk, en := i18n.New("uk"), i18n.New("en")
	for n, want := range map[int]string{
		0: "0 змін чекають", 1: "1 зміна чекає", 2: "2 зміни чекають", 5: "5 змін чекають", 11: "11 змін чекають", 21: "21 зміна чекає",
		22: "22 зміни чекають", 112: "112 змін чекають", 1001: "1\u202f001 зміна чекає",
	} {
		if got := uk.N("shell.waiting", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if one, two := en.N("shell.waiting", 1), en.N("shell.waiting", 2); one == strings.Replace(two, "2", "1", 1) {
		t.Errorf("English says %q and %q", one, two)
	}
}

// used finds the keys that the program's sources name: T("area.key" and N("area.key".
var used = regexp.MustCompile(`\.[TN]\("([a-z]+(?:\.[\w-]+)+)"`)

// Every text that the sources ask for by its whole name is there.
func TestEveryTextThatIsAskedForIsThere(t *testing.T) {
	l, asked := i18n.New("uk"), 0
	for _, root := range []string{"../../app", "../../internal"} {
		err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return err
			}
			source, err := os.ReadFile(file)
			for _, match := range used.FindAllSubmatch(source, -1) {
				asked++
				if key := string(match[1]); !l.Has(key) {
					t.Errorf("%s asks for %s", file, key)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if asked < 50 {
		t.Errorf("found only %d texts in the sources", asked)
	}
}

func TestUkrainianSpelling(t *testing.T) {
	for key, forms := range texts(t, "uk") {
		for _, text := range forms {
			if strings.ContainsAny(text, "'\"ыэъёЫЭЪЁ") {
				t.Errorf("%s: a straight quote or a Russian letter in %q", key, text)
			}
		}
	}
}

// Ukrainian texts have no English words but names, codes, keys and commands. The help of the terminal's commands is full of
// those, and has a test of its own.
func TestUkrainianHasNoEnglishWords(t *testing.T) {
	latin := regexp.MustCompile(`[A-Za-z]{2,}`)
	codes := regexp.MustCompile("{{.*?}}|`[^`]*`|focalpoint [a-z -]+|--[a-z-]+( title\\.uk=)?|\\.[a-z]{3,}|https?://|portal\\.example|proxy\\.example|name@example\\.org|application/pdf|Wi-Fi|UTF-8")
	names := strings.Fields(`Focalpoint IATI XM DAC UKR UAH USD EUR GBP Excel Word PowerPoint OpenDocument OpenStreetMap CSV JPEG PNG SVG PDF HEIC WebP TIFF
		GeoJSON MBTiles PMTiles WGS UTM MGRS SHA EXIF HXL Enter Ctrl Shift Delete Backspace Esc Tab Caps Lock Space English Choose your language
		what3words what words code lat lon list show history`)
	for key, forms := range texts(t, "uk") {
		if strings.HasPrefix(key, "terminal.commands.") || strings.HasPrefix(key, "terminal.root.") {
			continue
		}
		for _, text := range forms {
			for _, word := range latin.FindAllString(codes.ReplaceAllString(text, " "), -1) {
				if !slices.Contains(names, word) {
					t.Errorf("%s: «%s» in %q", key, word, text)
				}
			}
		}
	}
}

// texts flattens every file of a language to key -> plural form -> text; a plain text has the form "".
func texts(t *testing.T, lang string) map[string]map[string]string {
	t.Helper()
	files, err := fs.Glob(assets.Translations, "translations/"+lang+"/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	all := map[string]map[string]string{}
	for _, file := range files {
		raw, err := assets.Translations.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := json.Unmarshal(raw, &tree); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		flatten(strings.TrimSuffix(path.Base(file), ".json"), tree, all)
	}
	return all
}

func flatten(prefix string, tree map[string]any, into map[string]map[string]string) {
	_, one := tree["one"].(string)
	for name, value := range tree {
		text, leaf := value.(string)
		switch {
		case leaf && one && len(tree) > 1:
			if into[prefix] == nil {
				into[prefix] = map[string]string{}
			}
			into[prefix][name] = text
		case leaf:
			into[prefix+"."+name] = map[string]string{"": text}
		default:
			flatten(prefix+"."+name, value.(map[string]any), into)
		}
	}
}

func placeholders(forms map[string]string) []string {
	var names []string
	for _, text := range forms {
		for _, match := range placeholder.FindAllStringSubmatch(text, -1) {
			names = append(names, match[1])
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
