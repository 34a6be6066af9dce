package editor

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// nav is the row of sections above the form.
type nav struct {
	tabs  map[string]*tab
	row   *fyne.Container
	whole fyne.CanvasObject
	flow  *flow
}

func newNav(p *Page) *nav {
	n := &nav{tabs: map[string]*tab{}, flow: &flow{}}
	n.row = container.New(n.flow)
	n.whole = container.NewThemeOverride(n.row, narrow{})
	for _, s := range p.sections {
		t := newTab(p.t("section."+s.name), func() { p.openSection(s.name) })
		n.tabs[s.name] = t
		n.row.Add(t.whole)
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
	for name, t := range n.tabs {
		t.mark(name == open)
	}
}

// count shows how many findings each section holds.
func (n *nav) count(findings map[string]int) {
	for name, t := range n.tabs {
		t.count(findings[name])
	}
}
