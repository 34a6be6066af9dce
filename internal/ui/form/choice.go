package form

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/theme"
)

// Option is a code and what people read for it.
type Option struct{ Code, Label string }

// Choice is a field for one code of a short list.
type Choice struct {
	framed
	Select  *Select
	options []Option
	changed func(code string)
}

// NewChoice makes a choice; a value that is not among the options is shown as it is.
func NewChoice(label, help, placeholder string, options []Option, value string, changed func(code string)) *Choice {
	c := newChoice(placeholder, options, changed)
	c.Frame = NewFrame(label, help, bordered(c.Select))
	c.SetValue(value)
	c.Select.OnChanged = c.chosen
	return c
}

// NewChoiceRow is NewChoice with the label beside it.
func NewChoiceRow(label, help, placeholder string, options []Option, value string, changed func(code string)) *Choice {
	c := newChoice(placeholder, options, changed)
	c.Frame = NewRow(label, help, bordered(c.Select))
	c.SetValue(value)
	c.Select.OnChanged = c.chosen
	return c
}

func newChoice(placeholder string, options []Option, changed func(code string)) *Choice {
	c := &Choice{Select: NewSelect(nil, nil), options: options, changed: changed}
	if placeholder != "" {
		c.Select.PlaceHolder = placeholder
	}
	for _, option := range options {
		c.Select.Options = append(c.Select.Options, option.Label)
	}
	return c
}

// SetValue shows a code without reporting it as a person's edit.
func (c *Choice) SetValue(code string) {
	report := c.Select.OnChanged
	c.Select.OnChanged = nil
	switch i := slices.IndexFunc(c.options, func(o Option) bool { return o.Code == code }); {
	case i >= 0:
		c.Select.SetSelectedIndex(i)
	case code == "":
		c.Select.ClearSelected()
	default:
		c.Select.Selected = code
		c.Select.Refresh()
	}
	c.Select.OnChanged = report
}

// Value is the chosen code; "" for none.
func (c *Choice) Value() string {
	if i := c.Select.SelectedIndex(); i >= 0 {
		return c.options[i].Code
	}
	return c.Select.Selected
}

func (c *Choice) chosen(label string) {
	if i := c.Select.SelectedIndex(); i >= 0 && c.options[i].Label == label {
		c.changed(c.options[i].Code)
	}
}

// bordered draws the line around a Select that entries have: on white paper nothing else shows where it is.
func bordered(o fyne.CanvasObject) fyne.CanvasObject {
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth = theme.Of(fynetheme.ColorNameInputBorder), fynetheme.InputBorderSize()
	edge.CornerRadius = fynetheme.InputRadiusSize()
	return container.NewStack(o, edge)
}
