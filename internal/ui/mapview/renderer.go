package mapview

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// renderer keeps the objects of the map and moves them: a picture's texture stays while the map is dragged.
type renderer struct {
	m       *Map
	ground  *canvas.Rectangle
	tiles   *tileLayer
	marks   *markLayer
	frame   *canvas.Rectangle // shows that the map has the focus
	cross   [2]*canvas.Line   // where Enter places a pin
	buttons *fyne.Container
	hinted  *button // the one whose label is shown
	hint    *plate
	scale   *scaleBar
	place   *plate
	sources *plate
	title   *plate
}

// CreateRenderer makes the parts that stay.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{
		m: m, ground: canvas.NewRectangle(color.Transparent), tiles: newTileLayer(m), marks: newMarkLayer(m),
		frame: canvas.NewRectangle(color.Transparent), cross: [2]*canvas.Line{canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)},
		hint: newPlate(), scale: newScaleBar(), place: newPlate(), sources: newPlate(), title: newPlate(),
	}
	r.frame.StrokeWidth = 2
	r.buttons = container.NewVBox(
		newButton(fynetheme.ZoomInIcon(), m.texts.ZoomIn, r.showHint, func() { m.zoomAt(m.view().middle(), m.zoom+1) }),
		newButton(fynetheme.ZoomOutIcon(), m.texts.ZoomOut, r.showHint, func() { m.zoomAt(m.view().middle(), m.zoom-1) }),
		newButton(fynetheme.ZoomFitIcon(), m.texts.Fit, r.showHint, m.FitToPins),
	)
	return r
}

func (r *renderer) showHint(b *button) {
	r.hinted = b
	r.Refresh()
}

// Destroy has nothing to give back.
func (r *renderer) Destroy() {}

// MinSize leaves room for the buttons and the scale bar.
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(240, 200) }

// Layout places what has its place at the edges.
func (r *renderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.frame.Resize(size.SubtractWidthHeight(2, 2)) // the whole line inside
	r.frame.Move(fyne.NewPos(1, 1))
	buttons := r.buttons.MinSize()
	r.buttons.Resize(buttons)
	r.buttons.Move(fyne.NewPos(size.Width-buttons.Width-8, 8))
	r.Refresh()
}

// Objects are in the order in which they are drawn.
func (r *renderer) Objects() []fyne.CanvasObject {
	return slices.Concat(
		[]fyne.CanvasObject{r.ground}, r.tiles.objects(), r.marks.objects, []fyne.CanvasObject{r.cross[0], r.cross[1]}, r.scale.objects(),
		r.sources.objects(), r.place.objects(), r.title.objects(), r.hint.objects(), []fyne.CanvasObject{r.buttons, r.frame},
	)
}

// Refresh puts everything where the map's centre and zoom say.
func (r *renderer) Refresh() {
	if r.m.Size().IsZero() {
		return
	}
	r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameHeaderBackground)
	v := r.m.view()
	r.tiles.lay(v)
	r.marks.lay(v)
	r.layEdges(v.size)
	r.layPointer(v)
	r.layFocus(v)
	canvas.Refresh(r.m)
}

// layEdges writes the sources, the scale above them where both have no room side by side, and a button's label.
func (r *renderer) layEdges(size fyne.Size) {
	r.sources.show(r.m.texts.Attribution)
	sources := r.sources.size()
	r.sources.moveTo(fyne.NewPos(size.Width-sources.Width-4, size.Height-sources.Height-4))
	y := size.Height - 14
	if size.Width-sources.Width-4 < scaleLength+20 {
		y -= sources.Height + 4
	}
	r.scale.lay(r.m, fyne.NewPos(10, y))
	r.hint.hide()
	if b := r.hinted; b != nil && b.label != "" {
		r.hint.show(b.label)
		at := r.buttons.Position().Add(b.Position())
		r.hint.moveTo(at.AddXY(-r.hint.size().Width-4, (b.Size().Height-r.hint.size().Height)/2))
	}
}

// layPointer writes the coordinates under the pointer, and the title of the pin there.
func (r *renderer) layPointer(v view) {
	m := r.m
	r.place.hide()
	r.title.hide()
	if !m.mouse.inside {
		return
	}
	r.place.show(coordinates(v.point(m.mouse.at)))
	r.place.moveTo(fyne.NewPos(8, 8))
	if i := m.pinAt(m.mouse.at); i >= 0 && m.pins[i].Title != "" {
		r.title.show(m.pins[i].Title)
		at, width := v.screen(m.places[i]), r.title.size().Width
		x := min(max(4, at.X-width/2), max(4, v.size.Width-width-4))
		r.title.moveTo(fyne.NewPos(x, max(4, at.Y-pinHeight*pinGrowth-r.title.size().Height-4)))
	}
}

// layFocus draws the frame, and in the middle the cross of Enter.
func (r *renderer) layFocus(v view) {
	m := r.m
	r.frame.StrokeColor = color.Transparent
	if m.keys.focused {
		r.frame.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	}
	r.frame.Refresh()
	const arm = 9
	for i, line := range r.cross {
		line.Hidden = !m.keys.focused || !m.placesPins() || m.indexOf(m.selected) >= 0
		line.StrokeColor, line.StrokeWidth = r.frame.StrokeColor, 2
		dx, dy := float32(arm*(1-i)), float32(arm*i)
		line.Position1, line.Position2 = v.middle().SubtractXY(dx, dy), v.middle().AddXY(dx, dy)
		line.Refresh()
	}
}
