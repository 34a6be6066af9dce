package quality

import (
	"regexp"
	"strings"
	"unicode"

	"focalpoint/internal/aid"
)

const (
	phoneDigits  = 9 // a number in Ukraine without the country's code
	fewestDigits = 6 // of a number of a document: the old passport's
)

// PersonalData is the first e-mail address, telephone number, or number of a person's document or account in a text that
// others will read, or "". Numbers of documents and accounts are shortened, so that a message does not spread them.
func PersonalData(text string) string {
	if contact := contactIn(text); contact != "" {
		return contact
	}
	return numberIn(text)
}

// personalData notices e-mail addresses and telephone numbers where the public will read them, and the name of a contact
// that is not public.
func personalData(a aid.Activity, _ Context, found report) {
	name := strings.Fields(a.Contact.Name)
	eachPublicText(&a, func(field aid.Path, text *string) {
		switch what := contactIn(*text); {
		case what != "":
			found(field, "Text", what)
		case len(name) > 1 && !a.Contact.Public && strings.Contains(*text, a.Contact.Name):
			found(field, "Text", a.Contact.Name)
		}
	})
}

// personalNumber notices tax numbers, passports, accounts and cards.
func personalNumber(a aid.Activity, _ Context, found report) {
	eachPublicText(&a, func(field aid.Path, text *string) {
		if what := numberIn(*text); what != "" {
			found(field, "Text", what)
		}
	})
}

// contactIn is the first e-mail address or telephone number of a text, or "".
func contactIn(text string) string {
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

// The numbers of persons' documents and accounts, each with what tells it from any other number of that length.
var personalNumbers = []struct {
	runs runs // of digits that it has, one of them: most texts have none such, and are not looked through
	form *regexp.Regexp
	real func(digits string) bool // what is found is the form's first group
}{
	{runsOf(2, 4, 27), regexp.MustCompile(`\b(UA\d{2}(?: ?\d){25})\b`), isAccount},
	{runsOf(10), regexp.MustCompile(`(?:^|[^\d-])(\d{10})(?:$|[^\d-])`), isTaxNumber},
	{runsOf(8), regexp.MustCompile(`(?:^|[^\d-])((?:19|20)\d{6}-\d{5})(?:$|[^\d-])`), isRegistryNumber},
	{runsOf(6), regexp.MustCompile(`(?:^|\P{L})([А-ЯІЇЄҐ]{2} ?№? ?\d{6})(?:$|\D)`), always},
	{runsOf(9), regexp.MustCompile(`(?i)(?:паспорт|passport|id-?карт)[^\d]{0,20}(\d{9})(?:$|\D)`), always},
	{runsOf(4, 16), regexp.MustCompile(`(?:^|[^\d-])([2-69]\d{3}(?: ?\d{4}){3})(?:$|[^\d-])`), isCard},
}

func always(string) bool { return true }

// numberIn is the first number of a person's document or account in a text, shortened, or "".
func numberIn(text string) string {
	held, digits := digitRuns(text)
	if digits < fewestDigits {
		return ""
	}
	for _, number := range personalNumbers {
		if held&number.runs == 0 {
			continue
		}
		for _, match := range number.form.FindAllStringSubmatch(text, -1) {
			if number.real(digitsOf(match[1])) {
				return shortened(match[1])
			}
		}
	}
	return ""
}

// runs is a set of lengths, below 64, of runs of digits.
type runs uint64

func runsOf(lengths ...int) (set runs) {
	for _, length := range lengths {
		set |= 1 << length
	}
	return set
}

// digitRuns are the lengths of a text's runs of digits, and how many digits there are in all.
func digitRuns(text string) (held runs, digits int) {
	run := 0
	for i := range len(text) + 1 {
		if i < len(text) && isDigit(text[i]) {
			run++
			continue
		}
		held, digits, run = held|1<<min(run, 63), digits+run, 0
	}
	return held, digits
}

// shortened keeps both ends of a number, by which its writer knows it.
func shortened(number string) string {
	letters := []rune(strings.ReplaceAll(number, " ", ""))
	return string(letters[:3]) + "…" + string(letters[len(letters)-2:])
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// isTaxNumber checks a RNOKPP (ІПН): five digits are the birthday, counted in days from 31.12.1899, and the last is a
// check digit.
func isTaxNumber(digits string) bool {
	const latestBirth = "50000" // in 2036
	sum := 0
	for i, weight := range [...]int{-1, 5, 7, 9, 4, 6, 10, 5, 7} {
		sum += weight * int(digits[i]-'0')
	}
	return digits[:5] > "03650" && digits[:5] < latestBirth && (sum%11+11)%11%10 == int(digits[9]-'0')
}

// isRegistryNumber checks the beginning of a number of the demographic registry (УНЗР): a birthday.
func isRegistryNumber(digits string) bool {
	return aid.Date(digits[:4] + "-" + digits[4:6] + "-" + digits[6:8]).Valid()
}

// isAccount checks the digits of a Ukrainian IBAN: with the country's letters as 3010 and the check digits moved to the
// end, the whole leaves 1 when divided by 97 (ISO 13616).
func isAccount(digits string) bool {
	rest := 0
	for _, digit := range digits[2:] + "3010" + digits[:2] {
		rest = (rest*10 + int(digit-'0')) % 97
	}
	return rest == 1
}

// isCard checks the number of a payment card by the sum of Luhn (ISO 7812).
func isCard(digits string) bool {
	sum := 0
	for i := range len(digits) {
		digit := int(digits[i] - '0')
		if i%2 == 0 {
			digit *= 2
		}
		sum += digit/10 + digit%10
	}
	return sum%10 == 0
}
