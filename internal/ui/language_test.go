package ui_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/uitest"
)

// Nobody sees an English word on a Ukrainian page but names, codes, keys and what a person has typed.
func TestNoEnglishOnUkrainianPages(t *testing.T) {
	o, m := display(t, i18n.Ukrainian)
	o.visit(t, m, func(page string) { noEnglish(t, m, "the page "+page, o.words()) })
}

var (
	latinWord  = regexp.MustCompile(`[A-Za-z]{2,}`)
	latinCodes = regexp.MustCompile(`https?://\S*|application/pdf|focalpoint-\S+|(^|[\s|«])/\S+(\s\S+\.vault)?|\S+/backups|^\((true|false|map)\)|Hub (in|for) .*|XM-DAC\S*|UA-\S*|\S+@\S+|\.[a-z]{3,5}\b|[\w-]+\.(png|xlsx|outbox)|((Ctrl|Shift|Alt)\+)+\S+`)
	latinNames = strings.Fields(`Focalpoint II III IV IATI Enter Ctrl Esc Tab Shift Delete Backspace UAH USD EUR Apache OpenStreetMap Natural Earth GeoNames CC BY
		Creative Commons Inter Regular SemiBold The Project Authors SIL Open Font License MIT BSD MPL OECD DAC ISO HXL Fyne SQLite
		KATOTTG PNG SVG PDF CSV JPEG Excel Word PowerPoint OpenDocument English Caps Lock`)
)

// noEnglish reports the English words of what stands on a page or in a dialog.
func noEnglish(t *testing.T, m *memory, where, words string) {
	t.Helper()
	for line := range strings.Lines(words) {
		if slices.ContainsFunc(m.records, func(a aid.Activity) bool { return a.Title.EN != "" && strings.Contains(line, a.Title.EN) }) {
			continue // the English title of a record
		}
		for _, word := range latinWord.FindAllString(latinCodes.ReplaceAllString(line, ""), -1) {
			if !slices.Contains(latinNames, word) {
				t.Errorf("%s says «%s»: %s", where, word, line)
			}
		}
	}
}

// Nor in whatever a page opens: every menu is used, every button pressed and every choice and menu of a field opened once, on
// every page and in every section of the editor, where the system speaks English.
func TestNoEnglishWhateverIsPressed(t *testing.T) {
	if testing.Short() {
		t.Skip("presses some hundred buttons")
	}
	t.Setenv("LC_ALL", "en_US.UTF-8")
	t.Setenv("HOME", t.TempDir())
	o, m := display(t, i18n.Ukrainian)
	text := i18n.New(i18n.Ukrainian)
	seen := map[string]bool{} // a thing of the same name in the same place is the same
	press := func(page string, open func()) {
		open()
		for i := 0; ; i++ {
			things := uitest.All(o.frame.Canvas().Content(), pressable)
			if i >= len(things) {
				return
			}
			name := page + " " + nameOf(things[i])
			if seen[name] || slices.Contains(elsewhere, nameOf(things[i])) {
				continue
			}
			seen[name] = true
			use(things[i])
			o.rest()
			noEnglish(t, m, name, o.words())
			o.pressOver(t, m, name)
			o.clear()
			open()
		}
	}
	for _, room := range []string{"quarter", "activities", "map", "quality", "sending", "settings"} {
		press(room, func() { o.choose(t, text.T("shell.rooms."+room)) })
	}
	for _, section := range []string{"what", "who", "where", "when", "results", "contact", "files"} {
		press("editor "+section, func() {
			o.OpenRecord(m.records[0].ID)
			o.rest()
			uitest.Tap(t, o.frame.Canvas().Content(), text.T("editor.section."+section))
			o.rest()
		})
	}
	for _, menu := range o.frame.MainMenu().Items {
		for _, item := range menu.Items {
			if item.IsSeparator || item.IsQuit || item.Label == "English" {
				continue
			}
			noEnglish(t, m, "the menu "+menu.Label, menu.Label+"\n"+item.Label)
			item.Action()
			o.rest()
			o.pressOver(t, m, "the menu item "+item.Label)
			o.clear()
		}
	}
	t.Logf("%d things were pressed", len(seen))
	if len(seen) < 100 {
		t.Errorf("only %d things were found to press", len(seen))
	}
}

// elsewhere are buttons that lead to another language, or to folders of this computer.
var elsewhere = []string{"English", "Українська", "Комп’ютер", "Тека вище"}

// pressOver reads what lies over the page, and presses what can be pressed there, as long as something does lie there.
func (o *office) pressOver(t *testing.T, m *memory, where string) {
	t.Helper()
	overlays := o.frame.Canvas().Overlays()
	for i := 0; overlays.Top() != nil; i++ {
		for _, over := range overlays.List() {
			noEnglish(t, m, where+", over the page", uitest.Outline(over))
		}
		things := uitest.All(overlays.Top(), pressable)
		if i >= len(things) {
			return
		}
		if name := nameOf(things[i]); !slices.Contains(elsewhere, name) {
			where += " › " + name
			use(things[i])
			o.rest()
		}
	}
}

// pressable says that something happens when an object is tapped, or tapped with the other button.
func pressable(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *form.Button, *form.Select, *form.Pick, *form.Entry:
		return true
	}
	return false
}

// nameOf is what a screen reader says of a thing without the value that may change.
func nameOf(o fyne.CanvasObject) string {
	name, _, _ := strings.Cut(o.(fyne.Accessible).AccessibilityLabel(), ", ")
	return name
}

// use does with a thing what a person does who wants to see what it offers.
func use(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *form.Entry:
		if !o.Disabled() {
			o.TappedSecondary(&fyne.PointEvent{})
		}
	case fyne.Tappable:
		o.Tapped(&fyne.PointEvent{})
	}
}

// clear leaves whatever lies over the page.
func (o *office) clear() {
	overlays := o.frame.Canvas().Overlays()
	o.press(fyne.KeyEscape)
	for top := overlays.Top(); top != nil; top = overlays.Top() {
		overlays.Remove(top)
	}
	o.frame.Canvas().Unfocus()
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

// While a dialog lies over the page, the shortcut does not change the language: the dialog would keep its words.
func TestLanguageWaitsForTheDialog(t *testing.T) {
	o, _ := display(t, i18n.Ukrainian)
	before := o.words()
	o.choose(t, "Імпортувати…")
	o.choose(t, "English")
	dialog := o.frame.Canvas().Overlays().Top()
	if dialog == nil {
		t.Fatal("there is no dialog")
	}
	expect(t, uitest.Outline(dialog), "Оберіть файл", "[Скасувати]")
	o.press(fyne.KeyEscape)
	o.choose(t, "Квартал")
	if o.words() != before || o.frame.Canvas().Overlays().Top() != nil {
		t.Errorf("Escape does not lead back:\n%s", o.words())
	}
	o.choose(t, "English")
	o.choose(t, "Import…")
	expect(t, uitest.Outline(o.frame.Canvas().Overlays().Top()), "Choose a file", "[Cancel]")
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
