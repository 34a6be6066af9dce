package sending

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/ui/theme"
)

// clashCard shows one field's conflict: what it was, mine, theirs, and the ways to decide.
func (p *Page) clashCard(id aid.ID, c aid.Clash) fyne.CanvasObject {
	theirs := p.text.T("sending.conflict.theirs")
	if c.Who != "" || c.When != 0 {
		theirs += " (" + p.who(c) + ")"
	}
	values := container.NewGridWithColumns(3,
		p.value(p.text.T("sending.conflict.was"), c.Was),
		p.value(p.text.T("sending.conflict.mine"), c.Mine),
		p.value(theirs, c.Theirs),
	)
	decide := func(choice desk.ResolveChoice, value json.RawMessage) {
		p.Runner.Run(func(context.Context) error { return p.desk.Resolve(id, c.Path, choice, value) }, func(err error) {
			if err != nil {
				p.failure.SetText(p.Explain(err))
				show(p.failure, true)
			}
			p.Reload()
		})
	}
	mine := widget.NewButton(p.text.T("sending.conflict.take_mine"), func() { decide(desk.ResolveMine, nil) })
	take := widget.NewButton(p.text.T("sending.conflict.take_theirs"), func() { decide(desk.ResolveTheirs, nil) })
	buttons := container.NewHBox(mine, take)
	row := container.NewBorder(nil, nil, buttons, nil)
	if isText(c.Mine) || isText(c.Theirs) {
		row = container.NewBorder(nil, nil, buttons, nil, p.other(decide))
	}
	ground := canvas.NewRectangle(theme.Of(theme.ColorCard))
	ground.CornerRadius, ground.StrokeWidth, ground.StrokeColor = 6, 1, theme.Of(theme.ColorLine)
	explain := p.sentence(p.text.T("sending.conflict.explain", "Field", p.field(c.Path)))
	return container.NewStack(ground, container.NewPadded(container.NewVBox(explain, values, row)))
}

// other is where a third value is typed.
func (p *Page) other(decide func(desk.ResolveChoice, json.RawMessage)) fyne.CanvasObject {
	entry := widget.NewEntry()
	entry.SetPlaceHolder(p.text.T("sending.conflict.other"))
	save := widget.NewButton(p.text.T("sending.conflict.take_other"), func() {
		if raw, err := json.Marshal(entry.Text); err == nil && strings.TrimSpace(entry.Text) != "" {
			decide(desk.ResolveOther, raw)
		}
	})
	return container.NewBorder(nil, nil, nil, save, entry)
}

func (p *Page) who(c aid.Clash) string {
	when := ""
	if c.When != 0 {
		when = p.text.DateTime(time.Unix(c.When, 0))
	}
	return strings.Trim(p.text.T("sending.conflict.who", "Who", c.Who, "When", when), ", ")
}

func (p *Page) value(label string, raw json.RawMessage) fyne.CanvasObject {
	name := widget.NewLabelWithStyle(label, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	text := widget.NewLabel(p.plain(raw))
	name.Wrapping, text.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord // three of them stand beside each other
	return container.New(layout.NewCustomPaddedVBoxLayout(-fynetheme.InnerPadding()), name, text)
}

// plain is a value for reading: a text without quotes, an object as name: value lines.
func (p *Page) plain(raw json.RawMessage) string {
	if raw == nil || string(raw) == "null" {
		return p.text.T("sending.conflict.absent")
	}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return string(raw)
	}
	fields := aid.Fields{}
	for name, value := range members {
		fields[aid.Path(name)] = value
	}
	var lines []string
	for _, name := range fields.Paths() {
		lines = append(lines, string(name)+": "+p.plain(fields[name]))
	}
	return strings.Join(lines, "\n")
}

func isText(raw json.RawMessage) bool {
	var text string
	return json.Unmarshal(raw, &text) == nil
}

// field is the name of the field that a path belongs to.
func (p *Page) field(path aid.Path) string {
	name := string(path)
	if i := strings.IndexAny(name, "./"); i >= 0 {
		name = name[:i]
	}
	if key := "sending.fields." + name; p.text.Has(key) {
		return p.text.T(key)
	}
	return string(path)
}
