package mapview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// plate is a short text on a ground of its own, readable over any map.
type plate struct {
	paper *canvas.Rectangle
	text  *canvas.Text
}

func newPlate() *plate {
	p := &plate{canvas.NewRectangle(color.Transparent), canvas.NewText("", color.Transparent)}
	p.paper.CornerRadius = 4
	p.text.TextSize = fynetheme.CaptionTextSize() - 1
	p.hide()
	return p
}

// show writes a text.
func (p *plate) show(text string) {
	p.text.Text = text
	p.text.Color, p.paper.FillColor = fynetheme.Color(fynetheme.ColorNameForeground), veil(fynetheme.ColorNameOverlayBackground)
	if !p.text.Visible() {
		p.paper.Show()
		p.text.Show()
	}
}

// veil is a colour of the theme that lets a little of the map through.
func veil(name fyne.ThemeColorName) color.Color {
	r, g, b, _ := fynetheme.Color(name).RGBA()
	return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 0xE6}
}

func (p *plate) hide() {
	if p.text.Visible() {
		p.paper.Hide()
		p.text.Hide()
	}
}

func (p *plate) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.paper, p.text} }

func (p *plate) size() fyne.Size { return p.text.MinSize().AddWidthHeight(10, 4) }

func (p *plate) moveTo(pos fyne.Position) {
	p.paper.Resize(p.size())
	p.paper.Move(pos)
	p.text.Resize(p.text.MinSize())
	p.text.Move(pos.AddXY(5, 2))
}
