// Package conflict shows one field that two people have changed, and lets the person decide: mine, theirs, or a third
// value.
package conflict

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// Deps is what a card works with.
type Deps struct {
	Text   *i18n.Localizer
	Choose func(choice desk.ResolveChoice) // mine or theirs was taken
	Type   func(text string)               // a third value was given, see desk.ResolveTyped; nil: it is typed elsewhere
	Head   string                          // what stands above instead of the field's name; "": the name
	Narrow bool                            // the three values stand below each other
}

// Card is the conflict of one field.
type Card struct {
	widget.BaseWidget
	Mine *form.Button // takes one's own value: the first to have the keyboard

	deps    Deps
	content fyne.CanvasObject
}

// New makes a card.
func New(c desk.Conflict, deps Deps) *Card {
	card := &Card{deps: deps}
	card.ExtendBaseWidget(card)
	body := container.New(layout.NewCustomPaddedVBoxLayout(-4), card.head(c))
	if c.Deleted == "" {
		body.Add(card.values(c))
	}
	if c.Apart != "" {
		body.Add(sentence(c.Apart))
	}
	body.Add(card.decision(c))
	ground := canvas.NewRectangle(theme.Of(theme.ColorCard))
	ground.CornerRadius, ground.StrokeWidth, ground.StrokeColor = 6, 1, theme.Of(theme.ColorWarn)
	card.content = container.NewStack(ground, container.NewPadded(body))
	return card
}

// Parts are what stands on the card.
func (c *Card) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{c.content} }

// CreateRenderer draws the card.
func (c *Card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.content) }

func (c *Card) t(key string, args ...any) string {
	return c.deps.Text.T("sending.conflict."+key, args...)
}

// head says what is in conflict; of a deletion the question.
func (c *Card) head(k desk.Conflict) fyne.CanvasObject {
	switch {
	case k.Deleted == "" && c.deps.Head != "":
		return bold(c.deps.Head)
	case k.Deleted == "":
		return bold(k.Field)
	}
	words := c.t("deleted_" + string(k.Deleted))
	if who := c.who(k); who != "" {
		words += " " + c.t("by", "Who", who) + "."
	}
	return sentence(words)
}

// who is whose the portal's value is, and since when.
func (c *Card) who(k desk.Conflict) string {
	when := ""
	if !k.When.IsZero() {
		when = c.deps.Text.DateTime(k.When)
	}
	return strings.Trim(c.t("who", "Who", k.Who, "When", when), ", ")
}

// valueLeast is how wide each of the three values is at least where they stand side by side.
const valueLeast = 170

func (c *Card) values(k desk.Conflict) fyne.CanvasObject {
	theirs := column(bold(c.t("theirs")), marked(k.Theirs, added))
	if who := c.who(k); who != "" {
		theirs.Add(quiet(who))
	}
	values := []fyne.CanvasObject{
		column(bold(c.t("was")), marked(k.Was, removed)),
		column(bold(c.t("mine")), marked(k.Mine, added)),
		theirs,
	}
	columns := len(values)
	if c.deps.Narrow {
		columns = 1
	}
	box := column(form.Columns(columns, valueLeast, values...))
	if hasMarks(k) {
		box.Add(quiet(c.t("legend")))
	}
	return box
}

// decision is the buttons, and the field for a third value once it is asked for.
func (c *Card) decision(k desk.Conflict) fyne.CanvasObject {
	mine, theirs := c.t("take_mine"), c.t("take_theirs")
	switch k.Deleted {
	case desk.ResolveMine:
		mine, theirs = c.t("delete_record"), c.t("keep_record")
	case desk.ResolveTheirs:
		mine, theirs = c.t("keep_record"), c.t("delete_record")
	}
	c.Mine = form.NewButton(mine, func() { c.deps.Choose(desk.ResolveMine) })
	buttons := form.Flow(c.Mine, form.NewButton(theirs, func() { c.deps.Choose(desk.ResolveTheirs) }))
	box := container.NewVBox(buttons)
	switch {
	case c.deps.Type == nil || k.Deleted != "":
	case k.Third.Kind == desk.ThirdNone:
		box.Add(quiet(c.t("in_record")))
	default:
		var ask *form.Button
		ask = form.NewButton(c.t("third"), func() {
			ask.Hide()
			field, focus := c.third(k)
			box.Add(field)
			if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil {
				canvas.Focus(focus)
			}
		})
		buttons.Add(ask)
	}
	return box
}

func sentence(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// column is one of the values under its name, close to each other.
func column(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(-12), objects...)
}

func bold(words string) *widget.Label {
	l := sentence(words)
	l.TextStyle.Bold = true
	return l
}

func quiet(words string) *widget.Label {
	l := sentence(words)
	l.Importance, l.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
	return l
}
