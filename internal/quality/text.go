package quality

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"focalpoint/internal/aid"
)

const (
	shortTitle  = 15 // letters; below it a title rarely says what, where and for whom
	shoutLetter = 8  // letters from which all capitals are no abbreviation any more
	phoneDigits = 9  // a number in Ukraine without the country's code
)

// publicTexts are the fields of free text that everybody can read after publication.
var publicTexts = []aid.Path{
	"title.uk", "title.en", "description.uk", "description.en", "objectives.uk", "objectives.en",
}

func titleMissing(a aid.Activity, _ Context, found report) {
	if blank(a.Title.UK) && blank(a.Title.EN) {
		found("title.uk")
	}
}

func titleShort(a aid.Activity, _ Context, found report) {
	eachTitle(a, func(field aid.Path, title string) {
		if utf8.RuneCountInString(strings.TrimSpace(title)) < shortTitle {
			found(field, "Title", title)
		}
	})
}

func titleCapitals(a aid.Activity, _ Context, found report) {
	eachTitle(a, func(field aid.Path, title string) {
		letters, capitals := 0, 0
		for _, r := range title {
			if unicode.IsLetter(r) {
				letters++
			}
			if unicode.IsUpper(r) {
				capitals++
			}
		}
		if letters >= shoutLetter && letters == capitals {
			found(field)
		}
	})
}

func titleOneLanguage(a aid.Activity, _ Context, found report) {
	switch uk, en := blank(a.Title.UK), blank(a.Title.EN); {
	case uk && !en:
		found("title.uk")
	case en && !uk:
		found("title.en")
	}
}

func descriptionMissing(a aid.Activity, _ Context, found report) {
	if blank(a.Description.UK) && blank(a.Description.EN) {
		found("description.uk")
	}
}

// personalData notices e-mail addresses and telephone numbers where the public will read them.
func personalData(a aid.Activity, _ Context, found report) {
	for i, text := range []string{a.Title.UK, a.Title.EN, a.Description.UK, a.Description.EN, a.Objectives.UK, a.Objectives.EN} {
		if what := personal(text); what != "" {
			found(publicTexts[i], "Text", what)
		}
	}
	for _, transaction := range a.Transactions {
		if what := personal(transaction.Description.UK + "\n" + transaction.Description.EN); what != "" {
			found(item("transactions", transaction.ID), "Text", what)
		}
	}
}

// personal is the first e-mail address or telephone number of a text, or "".
func personal(text string) string {
	if at := strings.IndexByte(text, '@'); at >= 0 {
		for _, word := range strings.Fields(text) {
			if word = strings.Trim(word, ".,;:()<>«»\"'"); isEmail(word) {
				return word
			}
		}
	}
	return phone(text)
}

// phone is the first telephone number of a text: a plus or a single zero, and digits with the usual marks between them.
// Sums of money and dates have no such start.
func phone(text string) string {
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '+' && (text[i] != '0' || text[i+1] == '0' || insideNumber(text[:i])) {
			continue
		}
		end, digits := i, 0
		for j := i; j < len(text) && (isDigit(text[j]) || strings.IndexByte("+-() ", text[j]) >= 0); j++ {
			if isDigit(text[j]) {
				digits, end = digits+1, j+1
			}
		}
		if digits >= phoneDigits {
			return text[i:end]
		}
		i = max(i, end-1)
	}
	return ""
}

// insideNumber says whether what stands before goes on as a number: "1 0…", "0.0…".
func insideNumber(before string) bool {
	before = strings.TrimRight(before, " .,-")
	return before != "" && isDigit(before[len(before)-1])
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// isEmail accepts what mail programs would send to: one @, a name before it, a domain with a dot after it, no spaces.
func isEmail(s string) bool {
	name, domain, found := strings.Cut(s, "@")
	dot := strings.LastIndexByte(domain, '.')
	return found && name != "" && dot > 0 && dot < len(domain)-1 && !strings.ContainsAny(domain, "@,;()<> ") &&
		!strings.ContainsAny(name, ",;:()<> ") && !strings.Contains(domain, "..")
}

func eachTitle(a aid.Activity, do func(field aid.Path, title string)) {
	if !blank(a.Title.UK) {
		do("title.uk", a.Title.UK)
	}
	if !blank(a.Title.EN) {
		do("title.en", a.Title.EN)
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
