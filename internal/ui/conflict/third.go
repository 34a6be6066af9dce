package conflict

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
)

// third is the field for a third value, which begins with one's own, and what takes the keys in it.
func (c *Card) third(k desk.Conflict) (fyne.CanvasObject, fyne.Focusable) {
	value := k.Third.Text
	changed := func(text string) { value = text }
	var field fyne.CanvasObject
	var focus fyne.Focusable
	switch label := c.t("other"); k.Third.Kind {
	case desk.ThirdText:
		f := form.NewArea(label, "", value, changed)
		field, focus = f.Frame, f.Entry
	case desk.ThirdNumber:
		f := form.NewNumber(label, "", form.NumberForm{Places: 4, Show: c.deps.Text.Decimal, Wrong: c.t("wrong_number")}, value, changed)
		field, focus = f.Frame, f.Entry
	case desk.ThirdDate:
		f := form.NewDate(c.deps.Text, label, "", c.t("wrong_date"), value, changed)
		field, focus = f.Frame, f.Entry
	case desk.ThirdCode:
		var options []form.Option
		for _, code := range k.Third.Codes {
			options = append(options, form.Option{Code: code.Code, Label: code.Name.In(c.deps.Text.Lang())})
		}
		f := form.NewChoice(label, "", c.t("choose"), options, value, changed)
		field, focus = f.Frame, f.Select
	default:
		f := form.NewText(label, "", value, changed)
		field, focus = f.Frame, f.Entry
	}
	save := form.NewButton(c.t("take_other"), func() {
		if strings.TrimSpace(value) != "" {
			c.deps.Type(value)
		}
	})
	return container.NewVBox(field, container.NewHBox(save)), focus
}
