// Package i18n speaks to people in their language: texts, plurals, numbers and dates in Ukrainian and English.
package i18n

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"focalpoint/assets"
)

// The languages of the interface. Ukrainian is the first one.
const (
	Ukrainian = "uk"
	English   = "en"
)

// Languages lists them in order.
var Languages = []string{Ukrainian, English}

// Localizer speaks one language. It may be used from any goroutine.
type Localizer struct {
	lang  string
	texts *goi18n.Localizer
}

// New makes a localizer for "uk" or "en"; anything else is Ukrainian.
func New(lang string) *Localizer {
	if lang != English {
		lang = Ukrainian
	}
	bundle := goi18n.NewBundle(language.Make(lang))
	for _, file := range areas(lang) {
		if err := addArea(bundle, lang, file); err != nil {
			panic(err) // the files are part of the program, and a test reads them all
		}
	}
	return &Localizer{lang: lang, texts: goi18n.NewLocalizer(bundle, lang)}
}

// Lang is "uk" or "en".
func (l *Localizer) Lang() string { return l.lang }

// T is the text of a key such as "shell.rooms.activities". args are names and values for its placeholders, in turn:
// T("errors.file.missing", "Path", path). A key that has no text gives itself in brackets.
func (l *Localizer) T(key string, args ...any) string {
	return l.localize(&goi18n.LocalizeConfig{MessageID: key, TemplateData: values(args)})
}

// N is the text of a key in the plural form for n, which its placeholder {{.N}} shows.
func (l *Localizer) N(key string, n int, args ...any) string {
	data := values(args)
	data["N"] = l.Number(int64(n))
	return l.localize(&goi18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: n})
}

func (l *Localizer) localize(c *goi18n.LocalizeConfig) string {
	text, err := l.texts.Localize(c)
	if err != nil || text == "" {
		return "[" + c.MessageID + "]"
	}
	return text
}

// Has says whether there is a text for the key.
func (l *Localizer) Has(key string) bool {
	for _, count := range []any{nil, 1} {
		text, err := l.texts.Localize(&goi18n.LocalizeConfig{MessageID: key, TemplateData: map[string]any{}, PluralCount: count})
		if err == nil && text != "" {
			return true
		}
	}
	return false
}

// Choose is the text in the interface's language, or the other one where that is empty.
func (l *Localizer) Choose(uk, en string) string {
	if l.lang == English && en != "" || uk == "" {
		return en
	}
	return uk
}

func values(args []any) map[string]any {
	data := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		data[fmt.Sprint(args[i])] = args[i+1]
	}
	return data
}

func areas(lang string) []string {
	files, err := fs.Glob(assets.Translations, path.Join("translations", lang, "*.json"))
	if err != nil {
		return nil // the pattern is right
	}
	return files
}

// addArea reads one file: nested objects whose leaves are texts, or objects of plural forms. Its name is the first part
// of every key.
func addArea(bundle *goi18n.Bundle, lang, file string) error {
	raw, err := assets.Translations.ReadFile(file)
	if err != nil {
		return fmt.Errorf("reading the texts: %w", err)
	}
	var tree map[string]any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return fmt.Errorf("reading the texts of %s: %w", file, err)
	}
	area := strings.TrimSuffix(path.Base(file), ".json")
	return bundle.AddMessages(language.Make(lang), messages(area, tree)...)
}

func messages(prefix string, tree map[string]any) (list []*goi18n.Message) {
	if isPlural(tree) {
		return []*goi18n.Message{{
			ID: prefix, One: form(tree, "one"), Few: form(tree, "few"), Many: form(tree, "many"), Other: form(tree, "other"),
		}}
	}
	for name, value := range tree {
		switch value := value.(type) {
		case string:
			list = append(list, &goi18n.Message{ID: prefix + "." + name, Other: value})
		case map[string]any:
			list = append(list, messages(prefix+"."+name, value)...)
		}
	}
	return list
}

// isPlural recognises an object of plural forms: all its members are names of forms, and "one" is among them.
func isPlural(tree map[string]any) bool {
	for name, value := range tree {
		if _, text := value.(string); !text || !strings.Contains(" zero one two few many other ", " "+name+" ") {
			return false
		}
	}
	_, one := tree["one"]
	return one && len(tree) > 1
}

func form(tree map[string]any, name string) string {
	text, _ := tree[name].(string)
	return text
}
