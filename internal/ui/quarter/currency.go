package quarter

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// currency stands behind the amount spent and says in what it is counted. A click lists the others; from the keyboard
// the currency is typed behind the amount (1200 usd, 5т €), so that it takes no key on the way through the panel.
type currency struct {
	widget.BaseWidget
	codes  aid.Codelist
	lang   string
	today  aid.Date
	code   *widget.Label
	chosen func()
}

var _ desktop.Cursorable = (*currency)(nil)

func newCurrency(codes aid.Codelist, lang string, today aid.Date, chosen func()) *currency {
	c := &currency{codes: codes, lang: lang, today: today, code: widget.NewLabel(""), chosen: chosen}
	c.ExtendBaseWidget(c)
	return c
}

// show sets the code without reporting it as a person's choice.
func (c *currency) show(code string) {
	if c.code.Text != code {
		c.code.SetText(code)
	}
}

// Tapped lists the currencies.
func (c *currency) Tapped(*fyne.PointEvent) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(c)
	if canvas == nil {
		return
	}
	menu := widget.NewPopUpMenu(c.menu(), canvas)
	menu.ShowAtRelativePosition(fyne.NewPos(c.Size().Width-menu.MinSize().Width, c.Size().Height), c)
}

func (c *currency) menu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, code := range c.codes.InUse(c.today) {
		item := fyne.NewMenuItem(code.Code+" "+code.Name.In(c.lang), func() {
			c.show(code.Code)
			c.chosen()
		})
		item.Checked = code.Code == c.code.Text
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// AccessibilityLabel is the currency.
func (c *currency) AccessibilityLabel() string {
	return form.Speak(c.code.Text, c.codes.Name(c.code.Text, c.lang))
}

// AccessibilityRole is that of a button, which opens the list.
func (c *currency) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Cursor is a hand.
func (c *currency) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer shows the code and an arrow.
func (c *currency) CreateRenderer() fyne.WidgetRenderer {
	arrow := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(theme.Length(18)), widget.NewIcon(fynetheme.MenuDropDownIcon())))
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, nil, arrow, c.code))
}

// signs are what people write for a currency besides its code.
var signs = map[string]string{
	"₴": "UAH", "грн": "UAH", "грн.": "UAH", "$": "USD", "дол": "USD", "дол.": "USD", "€": "EUR", "євро": "EUR", "£": "GBP",
}

// cut takes a currency off the end of an amount; code is "" where none stands there.
func (c *currency) cut(text string) (amount, code string) {
	text = strings.TrimSpace(text)
	amount = strings.TrimRightFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsSpace(r) && r != ',' })
	words := text[len(amount):]
	for at := range words {
		sign := strings.ToLower(words[at:])
		if code = signs[sign]; code == "" {
			code = c.coded(strings.ToUpper(sign))
		}
		if code != "" {
			return amount + words[:at], code
		}
	}
	return text, ""
}

// coded is the code where it may be chosen today.
func (c *currency) coded(code string) string {
	for _, known := range c.codes.InUse(c.today) {
		if known.Code == code {
			return code
		}
	}
	return ""
}
