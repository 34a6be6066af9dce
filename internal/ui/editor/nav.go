package editor

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
)

// nav is the row of sections above the form. Each says how many findings it holds.
type nav struct {
	page    *Page
	buttons map[string]*form.Button
	row     *fyne.Container
	whole   fyne.CanvasObject
	flow    *flow
}

func newNav(p *Page) *nav {
	n := &nav{page: p, buttons: map[string]*form.Button{}, flow: &flow{}}
	n.row = container.New(n.flow)
	n.whole = container.NewThemeOverride(n.row, narrow{})
	for _, s := range p.sections {
		b := form.NewButton(p.t("section."+s.name), func() { p.openSection(s.name) })
		b.Importance = widget.LowImportance
		n.buttons[s.name] = b
		n.row.Add(b)
	}
	return n
}

// narrow is the theme with less space at the sides of a button, so that seven of them stand in one line of the form.
type narrow struct{}

var _ fyne.Theme = narrow{}

func (narrow) theme() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color is the window's.
func (n narrow) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	return n.theme().Color(name, variant)
}

// Font is the window's.
func (n narrow) Font(style fyne.TextStyle) fyne.Resource { return n.theme().Font(style) }

// Icon is the window's.
func (n narrow) Icon(name fyne.ThemeIconName) fyne.Resource { return n.theme().Icon(name) }

// Size is the window's but for the padding.
func (n narrow) Size(name fyne.ThemeSizeName) float32 {
	if name == fynetheme.SizeNameInnerPadding {
		return 4
	}
	return n.theme().Size(name)
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
