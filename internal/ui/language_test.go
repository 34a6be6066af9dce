package ui_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/i18n"
)

// Nobody sees an English word on a Ukrainian page but names, codes, keys and what a person has typed.
func TestNoEnglishOnUkrainianPages(t *testing.T) {
	latin := regexp.MustCompile(`[A-Za-z]{2,}`)
	codes := regexp.MustCompile(`https?://\S+|/home/\S+(\s\S+\.vault)?|\S+/backups|^\((true|false|map)\)|Hub (in|for) .*|XM-DAC\S*|\S+@\S+`)
	names := strings.Fields(`Focalpoint II III IV IATI Enter Ctrl Esc Tab Shift Delete UAH USD EUR Apache OpenStreetMap Natural Earth GeoNames CC BY
		KATOTTG PNG SVG PDF CSV Excel English Caps Lock`)
	o, m := display(t, i18n.Ukrainian)
	o.visit(t, m, func(page string) {
		for line := range strings.Lines(o.words()) {
			if slices.ContainsFunc(m.records, func(a aid.Activity) bool { return a.Title.EN != "" && strings.Contains(line, a.Title.EN) }) {
				continue // the English title of a record
			}
			for _, word := range latin.FindAllString(codes.ReplaceAllString(line, ""), -1) {
				if !slices.Contains(names, word) {
					t.Errorf("the page %s says «%s»: %s", page, word, line)
				}
			}
		}
	})
}

// On every page the language can be changed: the same page shows the other one, and nothing is lost.
func TestLanguageChangesOnEveryPage(t *testing.T) {
	uk, en := i18n.New(i18n.Ukrainian), i18n.New(i18n.English)
	o, m := display(t, i18n.Ukrainian)
	o.visit(t, m, func(page string) {
		before := o.words()
		o.choose(t, uk.T("shell.menu.language"))
		inEnglish := o.words()
		expect(t, inEnglish, en.T("shell.send"))
		for _, room := range []string{"activities", "quality", "sending"} {
			if strings.Contains(inEnglish, uk.T("shell.rooms."+room)) {
				t.Errorf("the page %s is not in English:\n%s", page, inEnglish)
			}
		}
		o.choose(t, en.T("shell.menu.language"))
		if after := o.words(); after != before {
			t.Errorf("the page %s is another one after English and back:\n%s\nwas\n%s", page, after, before)
		}
	})
}

// What is being typed when the language changes is saved, and stands there afterwards.
func TestTypedTextOutlivesTheLanguage(t *testing.T) {
	o, m := display(t, i18n.Ukrainian)
	o.OpenRecord(m.records[0].ID)
	o.rest()
	o.frame.Canvas().FocusNext()
	for range 40 { // to the first field of the form
		if e, is := o.frame.Canvas().Focused().(interface{ SelectedText() string }); is && e != nil {
			break
		}
		o.frame.Canvas().FocusNext()
	}
	test.Type(o.frame.Canvas().Focused(), "Їжак")
	o.choose(t, "English")
	if !slices.ContainsFunc(m.records, func(a aid.Activity) bool { return strings.Contains(a.Title.UK, "Їжак") }) {
		t.Error("what was typed is lost")
	}
	expect(t, o.words(), "Їжак", "Title in Ukrainian")
}
