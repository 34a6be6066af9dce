package quality

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// severities are the looks of a finding; a word always says the same.
var severities = map[desk.Severity]struct {
	icon   func() fyne.Resource
	colour fyne.ThemeColorName
	tone   form.Tone
}{
	desk.SeverityStop: {fynetheme.ErrorIcon, theme.ColorStop, form.Bad},
	desk.SeverityWarn: {fynetheme.WarningIcon, theme.ColorWarn, form.Caution},
	desk.SeverityHint: {fynetheme.InfoIcon, theme.ColorHint, form.Busy},
}

// ruleLine is a rule in the list on the left.
type ruleLine struct {
	icon  *widget.Icon
	name  *widget.Label
	count *widget.Label
}

// newRules makes the list of rules; each of its few lines is remembered by its container.
func newRules(p *Page) *form.List {
	lines := map[fyne.CanvasObject]*ruleLine{}
	list := form.NewList(
		func() int { return len(p.groups) },
		func() fyne.CanvasObject {
			l := &ruleLine{widget.NewIcon(nil), widget.NewLabel(""), widget.NewLabel("")}
			l.name.Truncation = fyne.TextTruncateEllipsis
			l.count.TextStyle.Bold = true
			icon := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(theme.Length(18)), l.icon))
			whole := container.NewBorder(nil, nil, container.NewPadded(icon), l.count, l.name)
			lines[whole] = l
			return whole
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i >= len(p.groups) {
				return
			}
			l, group := lines[o], p.groups[i]
			look := severities[group.Severity]
			l.icon.SetResource(fynetheme.NewColoredResource(look.icon(), look.colour))
			l.name.SetText(desk.RuleName(p.text, group.Rule))
			if count := p.text.Number(int64(p.size(group))); l.count.Text != count {
				l.count.SetText(count)
				o.Refresh() // its room follows from it
			}
		},
	)
	list.Name = p.text.T("shell.rooms.quality")
	list.OnSelected = p.choose
	return list
}

// size is how often a rule finds something.
func (p *Page) size(group desk.Group) int {
	if group.Rule == desk.RuleDuplicate {
		return len(p.found.Pairs)
	}
	return len(group.Found)
}
