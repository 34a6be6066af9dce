package form

import (
	"strings"
)

// Number is a field for a number with its thousands apart: amounts, percentages, counts.
type Number struct {
	framed
	Entry   *Entry
	wrong   string
	places  int
	group   string
	show    func(decimal string) string
	changed func(decimal string)
}

// NumberForm says what a number field takes.
type NumberForm struct {
	Places int                         // digits after the comma, at most
	Show   func(decimal string) string // how the number looks when the field is left, such as i18n.Localizer.Decimal
	Wrong  string                      // the sentence for a text that is no such number
}

// NewNumber makes a number field; value and what changed gets are decimal texts such as "1250000.5", "" for none. A
// text that is no number is shown, and reported as no change.
func NewNumber(label, help string, form NumberForm, value string, changed func(decimal string)) *Number {
	entry := NewEntry(false)
	n := &Number{
		framed: framed{NewFrame(label, help, entry)}, Entry: entry,
		wrong: form.Wrong, places: form.Places, group: groupMark(form.Show), show: form.Show, changed: changed,
	}
	n.SetValue(value)
	entry.OnChanged = n.typed
	entry.OnLeave = func() {
		if decimal, ok := readNumber(entry.Text, n.places, n.group); ok {
			n.SetValue(decimal)
		}
	}
	return n
}

// SetValue shows a decimal text without reporting it as a person's edit.
func (n *Number) SetValue(decimal string) {
	n.Frame.refuse("")
	if decimal != "" {
		decimal = n.show(decimal)
	}
	n.Entry.Put(decimal)
}

func (n *Number) typed(text string) {
	decimal, ok := readNumber(text, n.places, n.group)
	if !ok {
		n.Frame.refuse(n.wrong)
		return
	}
	n.Frame.refuse("")
	n.SetFinding(None, "")
	n.changed(decimal)
}

var spaces = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "'", "", "’", "", "−", "-")

// groupMark is the sign that show puts between thousands; "" for none.
func groupMark(show func(decimal string) string) string {
	if show == nil {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, show("1234"))
}

// ReadNumber reads a number as people type it, with spaces between thousands and a comma or a point, and gives its
// decimal text. An empty text is no number and right. What could mean two numbers (1,250 with places allowed is 1.25 and
// never 1250) is read in one way only: a single comma or point is the decimal one, several are thousands.
func ReadNumber(text string, places int) (decimal string, ok bool) {
	return readNumber(text, places, "")
}

// readNumber reads a number in a field that shows thousands with a mark of its own. Where that is a comma, as in
// English, three or more digits after it make it a mark: 1,250 is what the field itself shows for 1250, and 1,2505 is
// that with a digit typed behind it.
func readNumber(text string, places int, group string) (decimal string, ok bool) {
	text = spaces.Replace(strings.TrimSpace(text))
	if text == "" {
		return "", true
	}
	sign := ""
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		sign, text = "-", rest
	}
	if before, after, found := strings.Cut(text, group); found && group == "," && len(after) >= 3 && !strings.ContainsAny(after, ",.") {
		text = before + after
	}
	commas, points := strings.Count(text, ","), strings.Count(text, ".")
	switch {
	case commas > 1 && points <= 1:
		text = strings.ReplaceAll(text, ",", "")
	case points > 1 && commas <= 1:
		text = strings.ReplaceAll(text, ".", "")
	case commas == 1 && points == 1 && strings.Index(text, ",") < strings.Index(text, "."):
		text = strings.Replace(text, ",", "", 1)
	case commas == 1 && points == 1:
		text = strings.Replace(text, ".", "", 1)
	}
	whole, fraction, point := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if whole == "" || point && fraction == "" && places == 0 || strings.Trim(whole+fraction, "0123456789") != "" || len(whole) > 15 {
		return "", false
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > places {
		return "", false
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole, true
}
