package exchange

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"

	"focalpoint/internal/aid"
)

// parseDate reads 2026-12-31, 31.12.2026, 31/12/2026, either with a time after it, or the number of days by which Excel
// counts. reason is "" when it is a date.
func parseDate(text string) (day aid.Date, reason string) {
	text = strings.TrimSpace(text)
	if number, err := strconv.ParseFloat(text, 64); err == nil {
		return excelDate(number)
	}
	text, _, _ = strings.Cut(text, "T")
	text, _, _ = strings.Cut(text, " ")
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2/1/2006", "2006.1.2", "2006/1/2"} {
		if t, err := time.Parse(layout, text); err == nil && inCalendar(t) {
			return aid.DateOf(t), ""
		}
	}
	return "", ReasonDate
}

// excelDate counts days from 30 December 1899, which is right from March 1900.
func excelDate(days float64) (aid.Date, string) {
	if days < 20_000 || days > 80_000 { // 1954 to 2119: anything else is a year, or no date
		return "", ReasonDate
	}
	return aid.DateOf(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(days))), ""
}

func inCalendar(t time.Time) bool { return t.Year() >= 1900 && t.Year() <= 2200 }

// parseAmount reads a decimal number as people write it: 1250000.50 · 1 250 000,50 · 1,250,000.50 · 1.250.000,50 ·
// 1.25E+06. A single comma before three digits has two meanings and is not guessed.
func parseAmount(text string) (amount aid.Decimal, reason string) {
	digits := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\'' || r == '’' || r == '\u202f' || r == '\u00a0' {
			return -1
		}
		return r
	}, text)
	digits = strings.Replace(digits, "−", "-", 1)
	if strings.ContainsAny(digits, "eE") {
		return parseFloat(digits)
	}
	digits, reason = plainNumber(digits)
	if reason != "" {
		return aid.Decimal{}, reason
	}
	amount, err := aid.ParseDecimal(digits)
	switch {
	case errors.Is(err, aid.ErrTooPrecise):
		if amount, reason = parseFloat(digits); len(digits) >= excelDigits && reason == "" {
			return amount, ""
		}
		return aid.Decimal{}, ReasonPrecise
	case errors.Is(err, aid.ErrTooLarge):
		return aid.Decimal{}, ReasonTooLarge
	case err != nil:
		return aid.Decimal{}, ReasonNumber
	}
	return amount, ""
}

// excelDigits is from how many characters on a number may be Excel's binary fraction (0.10000000000000001) rather than
// what a person wrote.
const excelDigits = 17

// parseFloat reads a number as Excel stores it, to the 15 digits that Excel counts with.
func parseFloat(text string) (aid.Decimal, string) {
	number, err := strconv.ParseFloat(text, 64)
	if err == nil {
		number, err = strconv.ParseFloat(strconv.FormatFloat(number, 'g', 15, 64), 64)
	}
	if errors.Is(err, strconv.ErrRange) {
		return aid.Decimal{}, ReasonTooLarge
	}
	if err != nil {
		return aid.Decimal{}, ReasonNumber
	}
	amount, err := aid.ParseDecimal(strconv.FormatFloat(number, 'f', -1, 64))
	switch {
	case errors.Is(err, aid.ErrTooPrecise):
		return aid.Decimal{}, ReasonPrecise
	case errors.Is(err, aid.ErrTooLarge):
		return aid.Decimal{}, ReasonTooLarge
	case err != nil:
		return aid.Decimal{}, ReasonNumber
	}
	return amount, ""
}

// plainNumber writes a number with a point for the fraction and nothing for the thousands.
func plainNumber(text string) (plain, reason string) {
	comma, point := strings.LastIndexByte(text, ','), strings.LastIndexByte(text, '.')
	switch {
	case comma >= 0 && point >= 0: // the last one starts the fraction
		thousands, fraction := ",", "."
		if comma > point {
			thousands, fraction = ".", ","
		}
		whole, rest, _ := strings.Cut(text, fraction)
		if !grouped(whole, thousands) {
			return "", ReasonNumber
		}
		return strings.ReplaceAll(whole, thousands, "") + "." + rest, ""
	case strings.Count(text, ",") > 1 && grouped(text, ","):
		return strings.ReplaceAll(text, ",", ""), ""
	case strings.Count(text, ".") > 1 && grouped(text, "."):
		return strings.ReplaceAll(text, ".", ""), ""
	case comma >= 0 && len(text)-comma-1 == 3 && text[:comma] != "0" && text[:comma] != "-0":
		return "", ReasonAmbiguousNumber
	}
	return strings.Replace(text, ",", ".", 1), ""
}

// grouped says whether separators stand before every third digit.
func grouped(text, separator string) bool {
	for i, group := range strings.Split(text, separator) {
		if i == 0 && (group == "" || len(strings.TrimPrefix(group, "-")) > 3) || i > 0 && len(group) != 3 {
			return false
		}
	}
	return true
}

// parseCount reads a whole number of people.
func parseCount(text string) (count int, reason string) {
	amount, reason := parseAmount(text)
	if reason != "" {
		return 0, reason
	}
	count, err := strconv.Atoi(amount.String())
	if err != nil || count < 0 || count > maxPeople {
		return 0, ReasonCount
	}
	return count, ""
}

// maxPeople bounds the beneficiaries of one activity: more people than live anywhere.
const maxPeople = 2_000_000_000

// inLanguage puts a text that came without its language under the one whose letters it has.
func inLanguage(text string) aid.Text {
	for _, r := range text {
		if unicode.Is(unicode.Cyrillic, r) {
			return aid.Text{UK: text}
		}
	}
	return aid.Text{EN: text}
}

// A cell that starts with one of these is a formula to a spreadsheet.
const formulaStarts = "=+-@\t\r＝＋－＠"

// escapeFormula puts an apostrophe before a text that a spreadsheet would take for a formula.
func escapeFormula(text string) string {
	if startsFormula(text) {
		return "'" + text
	}
	return text
}

// unescapeFormula takes that apostrophe off again.
func unescapeFormula(text string) string {
	if rest, quoted := strings.CutPrefix(text, "'"); quoted && startsFormula(rest) {
		return rest
	}
	return text
}

// startsFormula looks behind apostrophes, so that a text which really starts with '= comes back as it was.
func startsFormula(text string) bool {
	for _, r := range strings.TrimLeft(text, "'") {
		return strings.ContainsRune(formulaStarts, r)
	}
	return false
}
