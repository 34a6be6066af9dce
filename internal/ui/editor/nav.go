package editor

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// nav is the row of sections above the form. Each says how many findings it holds.
type nav struct {
	page    *Page
	buttons map[string]*widget.Button
	whole   *fyne.Container
	flow    *flow
}

func newNav(p *Page) *nav {
	n := &nav{page: p, buttons: map[string]*widget.Button{}, flow: &flow{}}
	n.whole = container.New(n.flow)
	for _, s := range p.sections {
		b := widget.NewButton(p.t("section."+s.name), func() { p.openSection(s.name) })
		b.Importance = widget.LowImportance
		n.buttons[s.name] = b
		n.whole.Add(b)
	}
	return n
}

// mark shows which section is open.
func (n *nav) mark(open string) {
	for name, b := range n.buttons {
		importance := widget.LowImportance
		if name == open {
			importance = widget.HighImportance
		}
		if b.Importance != importance {
			b.Importance = importance
			b.Refresh()
		}
	}
}

// count shows how many findings each section holds.
func (n *nav) count(findings map[string]int) {
	changed := false
	for name, b := range n.buttons {
		text := n.page.t("section." + name)
		if findings[name] > 0 {
			text += " · " + strconv.Itoa(findings[name])
		}
		if b.Text != text {
			b.SetText(text)
			changed = true
		}
	}
	if changed {
		n.page.columns.Refresh() // the row may need another line
	}
}
