package spelling

import (
	"strings"
	"unicode"
)

// Fold returns a name in lower case, without apostrophes and stress marks, with every run of spaces, hyphens and
// punctuation as one space. Two names that fold to the same text are the same name for a person who types.
func Fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range name {
		switch {
		case isApostrophe(r) || unicode.Is(unicode.Mn, r):
			// dropped: people leave them out
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}
