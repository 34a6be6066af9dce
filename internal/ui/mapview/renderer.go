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
	sources *sources
	title   *plate

	objects []fyne.CanvasObject // all of them, in the order in which they are drawn
}

// CreateRenderer makes the parts that stay.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{
		m: m, ground: canvas.NewRectangle(color.Transparent), tiles: newTileLayer(m), marks: newMarkLayer(m),
		frame: canvas.NewRectangle(color.Transparent), cross: [2]*canvas.Line{canvas.NewLine(color.Transparent), canvas.NewLine(color.Transparent)},
		hint: newPlate(), scale: newScaleBar(), place: newPlate(), sources: newSources(), title: newPlate(),
	}
	r.frame.StrokeWidth = 2
	r.buttons = container.NewVBox(
		newButton(fynetheme.ZoomInIcon(), m.texts.ZoomIn, r.showHint, m.zoomIn, m.otherKey),
		newButton(fynetheme.ZoomOutIcon(), m.texts.ZoomOut, r.showHint, m.zoomOut, m.otherKey),
		newButton(fynetheme.ZoomFitIcon(), m.texts.Fit, r.showHint, m.flyToPins, m.otherKey),
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

// Objects are in the order in which they are drawn. The list is made anew only when it has changed: Fyne asks for it
// several times a frame.
func (r *renderer) Objects() []fyne.CanvasObject {
	if r.tiles.changed || r.marks.changed || r.objects == nil {
		r.objects = slices.Concat(
			[]fyne.CanvasObject{r.ground}, r.tiles.objects(), r.marks.objects(), []fyne.CanvasObject{r.cross[0], r.cross[1]}, r.scale.objects(),
			r.sources.objects(), r.place.objects(), r.title.objects(), r.hint.objects(), []fyne.CanvasObject{r.buttons, r.frame},
		)
	}
	return r.objects
}

// Refresh puts everything where the map's centre and zoom say.
func (r *renderer) Refresh() {
	if r.m.Size().IsZero() {
		return
	}
	r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameHeaderBackground)
	v := r.m.view()
	r.tiles.lay(v)
	r.ground.Hidden = r.tiles.covers
	r.marks.lay(v)
	r.layEdges(v.size)
	r.layPointer(v)
	r.layFocus(v)
	canvas.Refresh(r.frame) // has the window drawn anew; the pictures keep their textures
}

// layEdges writes the sources, the scale above them where both have no room side by side, and a button's label.
func (r *renderer) layEdges(size fyne.Size) {
	taken := r.sources.lay(r.m.texts.Attribution, size)
	y := size.Height - 14
	if size.Width-taken.Width-4 < scaleLength+20 {
		y -= taken.Height + 4
	}
	r.scale.lay(r.m, fyne.NewPos(10, y))
	r.hint.hide()
	if b := r.hinted; b != nil && b.label != "" {
		r.hint.show(b.label)
		at := r.buttons.Position().Add(b.Position())
		r.hint.moveTo(at.AddXY(-r.hint.size().Width-4, (b.Size().Height-r.hint.size().Height)/2))
	}
}

// layPointer writes the coordinates under the pointer, and the title of the pin there. While the map flies or glides they stay:
// nobody reads figures that change sixty times a second, and each would be drawn.
func (r *renderer) layPointer(v view) {
	m := r.m
	r.title.hide()
	if !m.mouse.inside {
		r.place.hide()
		return
	}
	if m.motion.animation == nil {
		r.place.show(coordinates(v.point(m.mouse.at)))
		r.place.moveTo(fyne.NewPos(8, 8))
	}
	if k, found := m.markAt(m.mouse.at); found && k.count == 1 && k.pin.Title != "" && !m.mouse.drag {
		r.title.show(k.pin.Title)
		width := r.title.size().Width
		x := min(max(4, k.at.X-width/2), max(4, v.size.Width-width-4))
		r.title.moveTo(fyne.NewPos(x, max(4, k.at.Y-pinHeight*pinGrowth-r.title.size().Height-4)))
	}
}

// layFocus draws the frame, and in the middle the cross of Enter.
func (r *renderer) layFocus(v view) {
	m := r.m
	r.frame.StrokeColor = color.Transparent
	if m.keys.focused {
		r.frame.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	}
	const arm = 9
	for i, line := range r.cross {
		line.Hidden = !m.keys.focused || !m.placesPins() || m.indexOf(m.selected) >= 0
		line.StrokeColor, line.StrokeWidth = r.frame.StrokeColor, 2
		dx, dy := float32(arm*(1-i)), float32(arm*i)
		line.Position1, line.Position2 = v.middle().SubtractXY(dx, dy), v.middle().AddXY(dx, dy)
	}
}
