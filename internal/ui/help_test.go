package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/help"
	"focalpoint/internal/ui/theme"
	"focalpoint/internal/ui/uitest"
)

// display opens a window on the records in memory.
func display(t *testing.T, lang string) (*office, *memory) {
	t.Helper()
	return scaled(t, lang, theme.Usual)
}

// visit opens every page in turn, and the first record.
func (o *office) visit(t *testing.T, m *memory, look func(page string)) {
	t.Helper()
	text := i18n.New(m.identity.Lang)
	for _, room := range []string{"quarter", "activities", "map", "quality", "sending", "settings"} {
		o.choose(t, text.T("shell.rooms."+room))
		look(room)
	}
	o.OpenRecord(m.records[0].ID)
	o.rest()
	look("editor")
}

func (o *office) press(key fyne.KeyName) {
	event := &fyne.KeyEvent{Name: key}
	if focused := o.frame.Canvas().Focused(); focused != nil {
		focused.TypedKey(event)
	} else {
		o.frame.Canvas().OnTypedKey()(event)
	}
	o.rest()
}

// F1 explains each page in three sentences with a picture, and Escape goes back to it.
func TestHelpOnEveryPage(t *testing.T) {
	for _, lang := range i18n.Languages {
		o, m := display(t, lang)
		m.identity.Lang = lang
		text := i18n.New(lang)
		o.visit(t, m, func(page string) {
			before := o.words()
			o.press(fyne.KeyF1)
			sheet := o.frame.Canvas().Overlays().Top()
			if sheet == nil {
				t.Fatalf("F1 shows nothing on the page %s", page)
			}
			for _, part := range []string{"title", "first", "second", "third"} {
				expect(t, uitest.Outline(sheet), text.T("help."+page+"."+part))
			}
			uitest.Picture(t, o.frame.Canvas(), "help-"+page+"-"+lang)
			o.press(fyne.KeyEscape)
			if o.frame.Canvas().Overlays().Top() != nil || o.words() != before {
				t.Errorf("Escape does not go back to the page %s", page)
			}
		})
	}
}

// fynes are parts of Fyne's own widgets, whose keys nobody else gets: text to be selected, and the heads of an accordion.
var fynes = map[string]bool{"*widget.focusSelectable": true, "*widget.Button": true}

// F1 explains the page whatever has the focus, a button as well as a field.
func TestHelpWhateverHasTheFocus(t *testing.T) {
	o, m := display(t, i18n.Ukrainian)
	o.visit(t, m, func(page string) {
		kinds := map[string]bool{}
		for range 60 {
			o.frame.Canvas().FocusNext()
			focused := o.frame.Canvas().Focused()
			kind := fmt.Sprintf("%T", focused)
			if focused == nil || kinds[kind] || fynes[kind] {
				continue
			}
			kinds[kind] = true
			o.press(fyne.KeyF1)
			if o.frame.Canvas().Overlays().Top() == nil {
				t.Errorf("F1 shows nothing on the page %s while a %s has the focus", page, kind)
				continue
			}
			o.press(fyne.KeyEscape)
		}
		if len(kinds) == 0 {
			t.Errorf("nothing takes the focus on the page %s", page)
		}
	})
}

// Every topic has three sentences, short enough to be read at once, and marks inside the picture.
func TestHelpIsThreeSentences(t *testing.T) {
	for _, lang := range i18n.Languages {
		text := i18n.New(lang)
		for _, topic := range help.Topics {
			for i, part := range []string{"first", "second", "third"} {
				words := text.T("help." + topic.Name + "." + part)
				if strings.HasPrefix(words, "[") || len([]rune(words)) > 160 {
					t.Errorf("%s in %s: %q", topic.Name, lang, words)
				}
				if at := topic.Marks[i]; at.X <= 0 || at.X >= 1 || at.Y <= 0 || at.Y >= 1 {
					t.Errorf("%s: mark %d is outside of the picture", topic.Name, i+1)
				}
			}
		}
	}
}
