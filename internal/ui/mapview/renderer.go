package mapview

import (
	"fmt"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// renderer keeps the objects of the map and moves them: a tile's texture stays while the map is dragged.
type renderer struct {
	m       *Map
	ground  *canvas.Rectangle
	tiles   map[key]*canvas.Image
	marks   []fyne.CanvasObject // circles, pins and clusters, made anew when they change
	frame   *canvas.Rectangle
	buttons *fyne.Container
	scale   *scaleBar
	place   *plate
	sources *plate
	title   *plate
}

// CreateRenderer makes the parts that stay.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	button := func(icon fyne.Resource, f func()) *widget.Button {
		b := widget.NewButtonWithIcon("", icon, f)
		b.Importance = widget.MediumImportance
		return b
	}
	middle := func() fyne.Position { return fyne.NewPos(m.Size().Width/2, m.Size().Height/2) }
	r := &renderer{
		m: m, ground: canvas.NewRectangle(color.NRGBA{R: 0xDD, G: 0xE6, B: 0xEC, A: 0xFF}), tiles: map[key]*canvas.Image{},
		frame: canvas.NewRectangle(color.Transparent), scale: newScaleBar(), place: newPlate(), sources: newPlate(), title: newPlate(),
		buttons: container.NewVBox(
			button(fynetheme.ZoomInIcon(), func() { m.zoomAt(middle(), m.zoom+1) }),
			button(fynetheme.ZoomOutIcon(), func() { m.zoomAt(middle(), m.zoom-1) }),
			button(fynetheme.ZoomFitIcon(), m.FitToPins),
		),
	}
	r.frame.StrokeWidth = 2
	r.sources.set(m.texts.Attribution)
	return r
}

func (r *renderer) Destroy() {}

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(240, 200) }

func (r *renderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.frame.Resize(size)
	buttons := r.buttons.MinSize()
	r.buttons.Resize(buttons)
	r.buttons.Move(fyne.NewPos(size.Width-buttons.Width-8, 8))
	r.sources.moveTo(fyne.NewPos(size.Width-r.sources.MinSize().Width-4, size.Height-r.sources.MinSize().Height-4))
	r.Refresh()
}

func (r *renderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground}
	for _, tile := range r.tiles {
		objects = append(objects, tile)
	}
	objects = append(objects, r.marks...)
	objects = append(objects, r.scale.objects()...)
	for _, p := range []*plate{r.sources, r.place, r.title} {
		objects = append(objects, p.paper, p.text)
	}
	return append(objects, r.buttons, r.frame)
}

// Refresh puts everything where the map's centre and zoom say.
func (r *renderer) Refresh() {
	if r.m.Size().IsZero() {
		return
	}
	r.layTiles()
	r.layMarks()
	r.layPlates()
	r.frame.StrokeColor = color.Transparent
	if r.m.focused {
		r.frame.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	}
	canvas.Refresh(r.m)
}

func (r *renderer) layTiles() {
	m, size := r.m, r.m.Size()
	centre := project(m.centre, m.zoom)
	left, top := centre.x-float64(size.Width)/2, centre.y-float64(size.Height)/2
	most := 1<<m.zoom - 1
	var visible []key
	shown := map[key]*canvas.Image{}
	for x := max(0, int(left)/tileSize); x <= min(most, int(left+float64(size.Width))/tileSize); x++ {
		for y := max(0, int(top)/tileSize); y <= min(most, int(top+float64(size.Height))/tileSize); y++ {
			k := key{m.zoom, x, y}
			visible = append(visible, k)
			tile := r.tiles[k]
			if picture := m.cache.get(k); picture != nil && (tile == nil || tile.Image != picture) {
				tile = canvas.NewImageFromImage(picture)
				tile.ScaleMode = canvas.ImageScaleFastest
				tile.Resize(fyne.NewSquareSize(tileSize))
			}
			if tile != nil {
				tile.Move(fyne.NewPos(float32(math.Round(float64(x*tileSize)-left)), float32(math.Round(float64(y*tileSize)-top))))
				shown[k] = tile
			}
		}
	}
	r.tiles = shown
	m.cache.want(visible)
}

func (r *renderer) layMarks() {
	m := r.m
	r.marks = r.marks[:0]
	for _, g := range m.groups() {
		if g.count > 1 {
			r.marks = append(r.marks, clusterMark(g)...)
			continue
		}
		pin := m.pins[g.pin]
		fill := pin.Colour
		if fill == (color.NRGBA{}) {
			fill = color.NRGBA{R: pinDefault >> 16, G: pinDefault >> 8 & 0xFF, B: pinDefault & 0xFF, A: 0xFF}
		}
		if pin.Radius > 0 {
			r.marks = append(r.marks, precisionMark(g.at, float32(pin.Radius/metresPerPixel(pin.Point.Lat, m.zoom)), fill))
		}
		mark := canvas.NewImageFromImage(pinPicture(fill, pin.ID == m.selected))
		mark.Resize(fyne.NewSize(pinWidth, pinHeight))
		mark.Move(g.at.SubtractXY(pinWidth/2, pinHeight))
		r.marks = append(r.marks, mark)
	}
}

func precisionMark(at fyne.Position, radius float32, fill color.NRGBA) fyne.CanvasObject {
	circle := canvas.NewCircle(color.NRGBA{R: fill.R, G: fill.G, B: fill.B, A: 0x22})
	circle.StrokeColor, circle.StrokeWidth = color.NRGBA{R: fill.R, G: fill.G, B: fill.B, A: 0xAA}, 1
	circle.Resize(fyne.NewSquareSize(2 * radius))
	circle.Move(at.SubtractXY(radius, radius))
	return circle
}

func clusterMark(g group) []fyne.CanvasObject {
	radius := float32(13 + 4*math.Log10(float64(g.count)))
	circle := canvas.NewCircle(color.NRGBA{R: 0x1D, G: 0x5F, B: 0xA8, A: 0xE6})
	circle.StrokeColor, circle.StrokeWidth = color.White, 2
	circle.Resize(fyne.NewSquareSize(2 * radius))
	circle.Move(g.at.SubtractXY(radius, radius))
	count := canvas.NewText(fmt.Sprint(g.count), color.White)
	count.TextSize, count.TextStyle.Bold = fynetheme.CaptionTextSize(), true
	size := count.MinSize()
	count.Move(g.at.SubtractXY(size.Width/2, size.Height/2))
	count.Resize(size)
	return []fyne.CanvasObject{circle, count}
}

func (r *renderer) layPlates() {
	m, size := r.m, r.m.Size()
	r.scale.lay(m, fyne.NewPos(10, size.Height-14))
	r.place.hide()
	if m.inside {
		r.place.set(coordinates(m.toPoint(m.pointer)))
		r.place.moveTo(fyne.NewPos(8, 8))
	}
	r.title.hide()
	if i := m.pinAt(m.pointer); m.inside && i >= 0 && m.pins[i].Title != "" {
		r.title.set(m.pins[i].Title)
		at := m.toScreen(m.pins[i].Point)
		width := r.title.MinSize().Width
		r.title.moveTo(fyne.NewPos(min(max(4, at.X-width/2), size.Width-width-4), max(4, at.Y-pinHeight-r.title.MinSize().Height-4)))
	}
}
