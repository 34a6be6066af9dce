package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/theme"
)

// Pick is a choice of one option without a label of its own, for a row above a page: the options say what they are about.
type Pick struct {
	widget.Select
	options []Option
}

// NewPick makes a pick without options.
func NewPick(changed func(code string)) *Pick {
	p := &Pick{}
	p.PlaceHolder = nothingChosen
	p.OnChanged = func(string) {
		if i := p.SelectedIndex(); i >= 0 {
			changed(p.options[i].Code)
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// longest is how many letters of an option are shown: a menu that is wider than the window cannot be read either.
const longest = 56

// Offer offers options and shows the one with the code, without reporting it. Of options that read the same, the later ones
// show their codes.
func (p *Pick) Offer(options []Option, code string) {
	p.options = options
	labels := make([]string, len(options))
	for i, o := range options {
		label := []rune(o.Label)
		if len(label) > longest {
			label = append(label[:longest-1], '…')
		}
		labels[i] = string(label)
		if slices.Contains(labels[:i], labels[i]) {
			labels[i] += " · " + o.Code
		}
	}
	selected := ""
	if len(labels) > 0 {
		p.PlaceHolder = labels[0]
	}
	if i := slices.IndexFunc(options, func(o Option) bool { return o.Code == code }); i >= 0 {
		selected = labels[i]
	}
	if slices.Equal(p.Options, labels) && p.Selected == selected {
		return
	}
	p.Options, p.Selected = labels, selected
	p.Refresh()
}

// FocusGained scrolls it into view.
func (p *Pick) FocusGained() {
	p.Select.FocusGained()
	Reveal(p)
}

// TypedKey leaves the function keys to the window.
func (p *Pick) TypedKey(key *fyne.KeyEvent) {
	if !FunctionKey(p, key) {
		p.Select.TypedKey(key)
	}
}

// CreateRenderer draws a line around the pick, as around a field: on the ground that the select has, since each rounded
// rectangle is worked out anew for every frame.
func (p *Pick) CreateRenderer() fyne.WidgetRenderer {
	r := p.Select.CreateRenderer()
	for _, o := range r.Objects() {
		if ground, is := o.(*canvas.Rectangle); is {
			ground.StrokeColor, ground.StrokeWidth = theme.Of(fynetheme.ColorNameInputBorder), fynetheme.InputBorderSize()
			break
		}
	}
	return r
}
