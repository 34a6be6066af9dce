package quarter

import (
	"strings"
	"unicode"

	"focalpoint/internal/aid"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
)

// scales are the short words for large amounts, in both languages, and how many places they move the point.
var scales = map[string]int{"т": 3, "тис": 3, "тис.": 3, "k": 3, "м": 6, "млн": 6, "m": 6}

// readAmount reads an amount as people type it in a language: 120000, 120 000,50 or short 120т, 1,25м, 120k, 1.25m. An
// empty text is nothing, and right.
func readAmount(text, lang string) (amount aid.Decimal, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return amount, true
	}
	number := strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsLetter(r) || r == '.' })
	scale, known := scales[strings.TrimSpace(text[len(number):])]
	if number != text && !known {
		return amount, false
	}
	if lang == i18n.English {
		number = withoutGroups(number)
	}
	decimal, ok := form.ReadNumber(number, 4)
	if !ok || decimal == "" {
		return amount, false
	}
	amount, err := aid.ParseDecimal(movePoint(decimal, scale))
	return amount, err == nil
}

// withoutGroups takes the commas out of 1,250,000: in English they stand between thousands.
func withoutGroups(number string) string {
	parts := strings.Split(number, ",")
	for _, part := range parts[1:] {
		digits, _, _ := strings.Cut(part, ".")
		if len(digits) != 3 {
			return number
		}
	}
	return strings.Join(parts, "")
}

// movePoint multiplies a decimal text by ten, places times.
func movePoint(decimal string, places int) string {
	if places == 0 {
		return decimal
	}
	whole, fraction, _ := strings.Cut(decimal, ".")
	fraction += strings.Repeat("0", max(0, places-len(fraction)))
	return strings.TrimSuffix(whole+fraction[:places]+"."+fraction[places:], ".")
}
