package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui"
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
			o.frame.Canvas().Capture() // what cannot be painted panics
			uitest.Picture(t, o.frame.Canvas(), "help-"+page+"-"+lang)
			o.press(fyne.KeyEscape)
			if o.frame.Canvas().Overlays().Top() != nil || o.words() != before {
				t.Errorf("Escape does not go back to the page %s", page)
			}
		})
	}
}

// spoken are words of what each sentence of a page speaks of.
func spoken(page string, text *i18n.Localizer) [3]string {
	t := text.T
	return map[string][3]string{
		"quarter":    {"Водогін між Лиманом", t("quarter.panel.spent"), "0 / 3"},
		"activities": {t("activities.filter.draft", "N", "1"), t("activities.search"), "2026"},
		"map":        {"(map)", t("overview.pins.status"), t("overview.picture.save")},
		"editor":     {t("editor.section.contact"), "Краматорську", "(map)"},
		"quality":    {desk.RuleName(text, "location-missing"), t("quality.page.advice"), desk.Fault(text, desk.Finding{Field: "locations", Rule: "location-missing"})},
		"sending":    {t("sending.send"), t("sending.conflict.take_theirs"), t("sending.receipts")},
		"settings":   {t("settings.look.title"), t("settings.security.set"), t("settings.map.install")},
	}[page]
}

// The marks stand on what the sentences speak of, and apart from each other, however large window and text are. What is
// scrolled away has none.
func TestMarksOfHelp(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	for _, window := range []struct {
		size  fyne.Size
		scale theme.Scale
	}{{ui.MinSize, theme.Usual}, {fyne.NewSize(1600, 1000), theme.Usual}, {ui.MinSize, 200}} {
		for _, lang := range i18n.Languages {
			scene := fmt.Sprintf("%s-%d-%.0f", lang, window.scale, window.size.Width)
			t.Run(scene, func(t *testing.T) {
				o, m := scaled(t, lang, window.scale)
				o.quiet = time.Millisecond
				o.visit(t, m, func(page string) {
					o.frame.Resize(window.size)
					uitest.Settle(o.frame.Canvas())
					landmarks := o.Landmarks()
					for i, words := range spoken(page, i18n.New(lang)) {
						if !uitest.Says(landmarks[i], words) {
							t.Errorf("%s: sentence %d speaks of what has not %q", page, i+1, words)
						}
					}
					o.press(fyne.KeyF1)
					uitest.Settle(o.frame.Canvas())
					uitest.CheckMarks(t, page, o.frame.Canvas(), landmarks, seen(page, window.scale))
					uitest.Picture(t, o.frame.Canvas(), "marks-"+page+"-"+scene)
					o.press(fyne.KeyEscape)
				})
			})
		}
	}
}

// seen is how many of the objects that help speaks of are seen without scrolling.
func seen(page string, scale theme.Scale) int {
	switch {
	case page == "settings" && scale == 200:
		return 1
	case page == "sending", page == "quality" && scale == 200:
		return 2
	}
	return 3
}

// Where there is no conflict, nothing points to one.
func TestNoMarkOfWhatIsNotThere(t *testing.T) {
	o, m := display(t, i18n.English)
	m.outbox = nil
	o.choose(t, "Sending")
	landmarks := o.Landmarks()
	if landmarks[1] != nil {
		t.Error("help speaks of a conflict that is not there")
	}
	o.press(fyne.KeyF1)
	uitest.CheckMarks(t, "sending", o.frame.Canvas(), landmarks, 2)
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

// Every topic has three sentences, short enough to be read at once.
func TestHelpIsThreeSentences(t *testing.T) {
	for _, lang := range i18n.Languages {
		text := i18n.New(lang)
		for _, topic := range help.Topics {
			for _, part := range []string{"first", "second", "third"} {
				words := text.T("help." + string(topic) + "." + part)
				if strings.HasPrefix(words, "[") || len([]rune(words)) > 160 {
					t.Errorf("%s in %s: %q", topic, lang, words)
				}
			}
		}
	}
}
