package form

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"focalpoint/internal/i18n"
)

// fyneWords are the words of Fyne's own menus and buttons, by the names under which Fyne looks them up, and ours for them.
var fyneWords = map[string]string{
	"Undo": "undo", "Redo": "redo", "Cut": "cut", "Copy": "copy", "Paste": "paste", "Select all": "select_all",
	"OK": "ok", "Cancel": "cancel", "Yes": "yes", "No": "no", "Error": "error", "Quit": "quit",
}

// fyneLanguages are those that Fyne 2.8 has words of its own for.
var fyneLanguages = []fyne.Locale{
	"cs", "de", "el", "en", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans",
}

// fyneLanguage is where the words that Fyne has from us say whose they are.
const fyneLanguage = "focalpoint.language"

// SpeakFyne makes Fyne's own words follow the language of the program. Fyne chooses by the system's and has no call to change
// that: so its words are replaced where it looks for them, under the system's language or the nearest that Fyne knows. What is
// on the screen already keeps its words.
func SpeakFyne(text *i18n.Localizer) {
	words := map[string]string{fyneLanguage: text.Lang()}
	for theirs, ours := range fyneWords {
		words[theirs] = text.T("form.words." + ours)
	}
	list, err := json.Marshal(words)
	if err != nil {
		panic(err) // texts can always be written
	}
	for _, locale := range append([]fyne.Locale{fyne.Locale(lang.SystemLocale().LanguageString())}, fyneLanguages...) {
		if lang.AddTranslationsForLocale(list, locale) == nil && lang.X(fyneLanguage, "?") == text.Lang() {
			return
		}
	}
}
