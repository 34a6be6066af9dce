package i18n

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// The spaces at which no line is to end: between groups of digits, and between what belongs together.
const (
	NarrowNoBreak = "\u202f"
	NoBreak       = "\u00a0"
)

// Date is the day: 14.03.2026, or 14 Mar 2026.
func (l *Localizer) Date(t time.Time) string {
	if l.lang == English {
		return t.Format("2 Jan 2006")
	}
	return t.Format("02.01.2006")
}

// DayMonth is the day without its year: 14.03, or 14 Mar.
func (l *Localizer) DayMonth(t time.Time) string {
	if l.lang == English {
		return t.Format("2 Jan")
	}
	return t.Format("02.01")
}

// Quarter is a calendar quarter, n from 1 to 4: IV квартал 2026, or Q4 2026.
func (l *Localizer) Quarter(year, n int) string { return Quarter(l.lang, year, n) }

// Quarter is Localizer.Quarter in a language, for texts that are made in both.
func Quarter(lang string, year, n int) string {
	if lang == English {
		return fmt.Sprintf("Q%d %d", n, year)
	}
	return fmt.Sprintf("%s квартал %d", []string{"", "I", "II", "III", "IV"}[n], year)
}

// SortKey is what texts are compared by, so that they stand in the order of the Ukrainian alphabet: Unicode puts ґ, є, і
// and ї outside of it. Case does not count; Latin letters and digits come first.
func SortKey(text string) string { return alphabet.Replace(strings.ToLower(text)) }

// alphabet puts each letter that Unicode displaces behind every word that begins with the letter before it.
var alphabet = strings.NewReplacer("ґ", "г\uffff", "є", "е\uffff", "і", "и\uffff", "ї", "и\uffff\uffff", "’", "", "'", "")

// Time is the time of day: 14:02.
func (l *Localizer) Time(t time.Time) string { return t.Format("15:04") }

// DateTime is day and time.
func (l *Localizer) DateTime(t time.Time) string { return l.Date(t) + NoBreak + l.Time(t) }

// Number is a whole number with its thousands apart: 1 250 000, or 1,250,000.
func (l *Localizer) Number(n int64) string { return l.Decimal(strconv.FormatInt(n, 10)) }

// Decimal is a decimal text ("1250000.5") as people of the language write it: 1 250 000,5, or 1,250,000.5.
func (l *Localizer) Decimal(text string) string {
	group, comma := NarrowNoBreak, ","
	if l.lang == English {
		group, comma = ",", "."
	}
	sign := ""
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		sign, text = "−", rest
	}
	whole, fraction, _ := strings.Cut(text, ".")
	var out strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out.WriteString(group)
		}
		out.WriteRune(digit)
	}
	if fraction != "" {
		out.WriteString(comma + fraction)
	}
	return sign + out.String()
}

// Bytes is a size in the unit that suits it.
func (l *Localizer) Bytes(n int64) string {
	units := []string{"Б", "КБ", "МБ", "ГБ"}
	if l.lang == English {
		units = []string{"B", "KB", "MB", "GB"}
	}
	size, unit := float64(n), 0
	for math.Round(size) >= 1000 && unit < len(units)-1 {
		size, unit = size/1000, unit+1
	}
	places := 0
	if unit > 0 && size < 10 {
		places = 1
	}
	text := strings.TrimSuffix(strconv.FormatFloat(size, 'f', places, 64), ".0")
	return l.Decimal(text) + NoBreak + units[unit]
}
