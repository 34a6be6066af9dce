package quality

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"focalpoint/internal/aid"
)

const (
	shortTitle       = 15 // characters; below it a title rarely says what, where and for whom
	shortDescription = 25 // characters; below it a description says no more than a title
	shoutLetters     = 8  // letters from which all capitals are no abbreviation any more
	languageLetters  = 12 // letters from which a text shows its language by its script
)

// mainTexts are the fields of the texts that everybody reads first, each language apart: Ukrainian, then English.
var mainTexts = []aid.Path{
	"title.uk", "title.en", "description.uk", "description.en", "objectives.uk", "objectives.en",
}

func titleMissing(a aid.Activity, _ Context, found report) {
	if blank(a.Title.UK) && blank(a.Title.EN) {
		found("title.uk")
	}
}

func titleShort(a aid.Activity, _ Context, found report) {
	eachLanguage("title", a.Title, func(field aid.Path, title string) {
		if letters(title) < shortTitle && !placeholder(title) {
			found(field, "Title", title)
		}
	})
}

func descriptionShort(a aid.Activity, _ Context, found report) {
	eachLanguage("description", a.Description, func(field aid.Path, text string) {
		if letters(text) < shortDescription && !placeholder(text) {
			found(field)
		}
	})
}

// letters counts the characters of a text without the spaces around it.
func letters(text string) int { return utf8.RuneCountInString(strings.TrimSpace(text)) }

func titleCapitals(a aid.Activity, _ Context, found report) {
	eachLanguage("title", a.Title, func(field aid.Path, title string) {
		if shouts(title) {
			found(field)
		}
	})
}

func descriptionCapitals(a aid.Activity, _ Context, found report) {
	eachLanguage("description", a.Description, func(field aid.Path, text string) {
		if shouts(text) {
			found(field)
		}
	})
}

// shouts says whether all letters of a text are capitals.
func shouts(text string) bool {
	letters, capitals := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return letters >= shoutLetters && letters == capitals
}

func titleOneLanguage(a aid.Activity, _ Context, found report) {
	oneLanguage("title", a.Title, found)
}

func descriptionOneLanguage(a aid.Activity, _ Context, found report) {
	oneLanguage("description", a.Description, found)
	oneLanguage("objectives", a.Objectives, found)
}

// oneLanguage reports the language that a text lacks.
func oneLanguage(field aid.Path, text aid.Text, found report) {
	switch uk, en := blank(text.UK), blank(text.EN); {
	case uk && !en:
		found(field + ".uk")
	case en && !uk:
		found(field + ".en")
	}
}

func descriptionMissing(a aid.Activity, _ Context, found report) {
	if blank(a.Description.UK) && blank(a.Description.EN) {
		found("description.uk")
	}
}

func textPlaceholder(a aid.Activity, _ Context, found report) {
	for i, text := range mainTextsOf(a) {
		if !blank(text) && placeholder(text) {
			found(mainTexts[i], "Text", strings.TrimSpace(text))
		}
	}
}

func mainTextsOf(a aid.Activity) []string {
	return []string{a.Title.UK, a.Title.EN, a.Description.UK, a.Description.EN, a.Objectives.UK, a.Objectives.EN}
}

// placeholders are what people write in place of a text, in small letters and without marks around it.
var placeholders = map[string]bool{
	"тест": true, "тестовий": true, "тестовий запис": true, "тестова активність": true, "test": true, "testing": true, "test record": true,
	"проба": true, "приклад": true, "example": true, "назва": true, "назва активності": true, "опис": true, "опис активності": true,
	"title": true, "description": true, "без назви": true, "untitled": true, "немає": true, "нема": true, "none": true, "n/a": true, "na": true,
	"tbd": true, "tba": true, "todo": true, "уточнюється": true, "буде уточнено": true, "буде додано": true, "to be confirmed": true,
	"to be added": true, "asdf": true, "qwerty": true, "йцукен": true, "фіва": true, "нова активність": true, "new activity": true,
}

// placeholder says whether a text stands in place of one: a word for it, the same letter again and again, no letter at
// all, or a gap in brackets.
func placeholder(text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	if strings.Contains(text, "lorem ipsum") || strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		return true
	}
	bare := strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	first, size := utf8.DecodeRuneInString(bare)
	same := utf8.RuneCountInString(bare) > 2 && strings.Trim(bare[size:], string(first)) == ""
	digits := strings.IndexFunc(text, unicode.IsDigit) >= 0
	return bare == "" && !digits || same || placeholders[bare]
}

// textOtherLanguage notices a text that stands in the other language's field: Ukrainian is written in Cyrillic letters,
// English in Latin ones.
func textOtherLanguage(a aid.Activity, _ Context, found report) {
	for i, text := range mainTextsOf(a) {
		latin, cyrillic := 0, 0
		for _, r := range text {
			switch {
			case unicode.Is(unicode.Latin, r):
				latin++
			case unicode.Is(unicode.Cyrillic, r):
				cyrillic++
			}
		}
		if ukrainian := i%2 == 0; ukrainian && cyrillic == 0 && latin >= languageLetters || !ukrainian && latin == 0 && cyrillic >= languageLetters {
			found(mainTexts[i])
		}
	}
}

// identifierForm: an IATI identifier has no spaces and none of the characters / & | ?.
func identifierForm(a aid.Activity, _ Context, found report) {
	if strings.ContainsAny(strings.TrimSpace(a.IATI), "/&|? \t\n") {
		found("iati_identifier", "Code", a.IATI)
	}
}

// eachLanguage visits the languages that a text has.
func eachLanguage(field aid.Path, text aid.Text, do func(field aid.Path, text string)) {
	if !blank(text.UK) {
		do(field+".uk", text.UK)
	}
	if !blank(text.EN) {
		do(field+".en", text.EN)
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
