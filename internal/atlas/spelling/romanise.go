package spelling

import (
	"strings"
	"unicode"
)

// letters is the table of resolution 55 of the Cabinet of Ministers of 27 January 2010 for letters inside a word.
var letters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z",
	'и': "y", 'і': "i", 'ї': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p",
	'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch",
	'ь': "", 'ю': "iu", 'я': "ia", '’': "", '\'': "", 'ʼ': "",
}

// initials is what the same table prescribes at the beginning of a word.
var initials = map[rune]string{'є': "ye", 'ї': "yi", 'й': "y", 'ю': "yu", 'я': "ya"}

// Romanise writes a Ukrainian name in Latin letters as resolution 55 of 2010 prescribes: "Згурівка" becomes "Zghurivka".
// Characters that are not Ukrainian letters stay as they are.
func Romanise(uk string) string {
	var b strings.Builder
	previous := ' '
	for _, r := range uk {
		lower := unicode.ToLower(r)
		latin, known := letters[lower]
		switch {
		case !known:
			latin = string(r)
		case !unicode.IsLetter(previous) && !isApostrophe(previous) && initials[lower] != "":
			latin = initials[lower]
		case lower == 'г' && unicode.ToLower(previous) == 'з':
			latin = "gh" // зг is zgh, so that it is not read as ж
		}
		if known && latin != "" && unicode.IsUpper(r) {
			latin = strings.ToUpper(latin[:1]) + latin[1:]
		}
		b.WriteString(latin)
		previous = r
	}
	return b.String()
}

func isApostrophe(r rune) bool { return r == '’' || r == '\'' || r == 'ʼ' || r == '`' || r == '′' }
