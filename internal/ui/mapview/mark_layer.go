package mapview

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// markLayer shows the circles, pins and clusters. A mark keeps its objects as long as it is on the screen, and those of
// marks that have left it are used again.
type markLayer struct {
	m        *Map
	pictures map[pinLook]*image.RGBA
	shown    map[markKey]*shownMark
	crowd    *crowd // of shown
	turn     int    // of lay
	free     map[pinLook][]*canvas.Image
	circles  []*canvas.Circle
	clusters []*clusterMark
	discs    clusterPictures
	ghost    *canvas.Image

	list    []fyne.CanvasObject
	changed bool // since list was made
}

// shownMark is the objects of a mark; those that it does not have are nil.
type shownMark struct {
	turn    int // when it was seen last
	look    pinLook
	pin     *canvas.Image
	circle  *canvas.Circle
	cluster *clusterMark
}

// A few circles of precision are always drawn, and more of them while all together cover at most a part of the map;
// otherwise only that of the selected pin is. Each is blended over the whole of its area in every frame, which a computer
// without a graphics card feels.
const (
	fewCircles  = 5
	mostCovered = 0.25
)

func newMarkLayer(m *Map) *markLayer {
	l := &markLayer{
		m: m, pictures: map[pinLook]*image.RGBA{}, shown: map[markKey]*shownMark{}, free: map[pinLook][]*canvas.Image{}, changed: true,
	}
	l.ghost = canvas.NewImageFromImage(l.picture(pinLook{fill: (&Pin{}).ink()}))
	l.ghost.ScaleMode, l.ghost.Translucency = canvas.ImageScaleFastest, 0.45
	l.ghost.Resize(fyne.NewSize(pinWidth, pinHeight))
	l.ghost.Hide()
	return l
}

// lay puts the marks of a view where they belong.
func (l *markLayer) lay(v view) {
	marks := l.m.seen()
	if l.crowd != l.m.crowd { // what the keys of before meant is not known any more
		for k, s := range l.shown {
			l.drop(k, s)
		}
		l.crowd = l.m.crowd
	}
	l.turn++
	crowded := tooManyCircles(marks, v)
	for _, k := range marks {
		s := l.shown[k.key]
		if s == nil {
			s = &shownMark{}
			l.shown[k.key] = s
			l.changed = true
		}
		s.turn = l.turn
		if k.count > 1 {
			l.layCluster(s, k)
		} else {
			l.layPin(s, k)
			l.layCircle(s, k, v, !crowded || k.key == selectedKey)
		}
	}
	for k, s := range l.shown {
		if s.turn != l.turn {
			l.drop(k, s)
		}
	}
	l.layGhost(v)
}

// objects are in the order in which they are drawn: circles, marks from north to south, the one to come.
func (l *markLayer) objects() []fyne.CanvasObject {
	if !l.changed {
		return l.list
	}
	l.changed = false
	clear(l.list)
	l.list = l.list[:0]
	marks := l.m.seen()
	for _, k := range marks {
		if s := l.shown[k.key]; s != nil && s.circle != nil {
			l.list = append(l.list, s.circle)
		}
	}
	for _, k := range slices.SortedFunc(slices.Values(marks), mark.behind) {
		if s := l.shown[k.key]; s != nil && s.cluster != nil {
			l.list = append(l.list, s.cluster.image)
		} else if s != nil && s.pin != nil {
			l.list = append(l.list, s.pin)
		}
	}
	l.list = append(l.list, l.ghost)
	return l.list
}

// drop gives the objects of a mark back.
func (l *markLayer) drop(k markKey, s *shownMark) {
	delete(l.shown, k)
	l.changed = true
	l.freePin(s)
	if s.circle != nil {
		l.circles = append(l.circles, s.circle)
	}
	if s.cluster != nil {
		l.clusters = append(l.clusters, s.cluster)
	}
}

func (l *markLayer) freePin(s *shownMark) {
	if s.pin != nil {
		l.free[s.look] = append(l.free[s.look], s.pin)
		s.pin = nil
	}
}

func (l *markLayer) layPin(s *shownMark, k mark) {
	look := pinLook{k.pin.ink(), k.pin.Sign, k.key == selectedKey}
	if s.pin == nil || s.look != look {
		l.freePin(s)
		s.look, s.pin = look, l.pin(look)
		l.changed = true
	}
	size := look.size()
	s.pin.Resize(size)
	s.pin.Move(k.at.SubtractXY(size.Width/2, size.Height))
}

// pin is the picture of a pin, one of those that were used before.
func (l *markLayer) pin(look pinLook) *canvas.Image {
	free := l.free[look]
	if last := len(free) - 1; last >= 0 {
		l.free[look] = free[:last]
		return free[last]
	}
	pin := canvas.NewImageFromImage(l.picture(look))
	pin.ScaleMode = canvas.ImageScaleFastest
	return pin
}

func (l *markLayer) picture(look pinLook) *image.RGBA {
	picture := l.pictures[look]
	if picture == nil {
		picture = look.draw()
		l.pictures[look] = picture
	}
	return picture
}

// reach is the radius of a pin's circle, in pixels.
func (k mark) reach(v view) float32 {
	return float32(k.pin.Radius / metresPerPixel(k.pin.Point.Lat, v.zoom))
}

func tooManyCircles(marks []mark, v view) bool {
	circles, area, all := 0, float32(0), v.size.Width*v.size.Height
	for _, k := range marks {
		if k.count == 1 && k.pin.Radius > 0 {
			radius := k.reach(v)
			circles, area = circles+1, area+min(math.Pi*radius*radius, all)
		}
	}
	return circles > fewCircles && area > mostCovered*all
}

// layCircle draws how far from a pin the place may be, unless that is all of the screen or nothing that can be seen.
func (l *markLayer) layCircle(s *shownMark, k mark, v view, wanted bool) {
	radius := float32(0)
	if wanted && k.pin.Radius > 0 {
		radius = k.reach(v)
	}
	if radius < 3 || radius > 20*max(v.size.Width, v.size.Height) {
		if s.circle != nil {
			l.circles = append(l.circles, s.circle)
			s.circle, l.changed = nil, true
		}
		return
	}
	if s.circle == nil {
		l.changed = true
		if last := len(l.circles) - 1; last >= 0 {
			s.circle, l.circles = l.circles[last], l.circles[:last]
		} else {
			s.circle = canvas.NewCircle(color.Transparent)
			s.circle.StrokeWidth = 1.5
		}
	}
	ink := k.pin.ink()
	s.circle.FillColor, s.circle.StrokeColor = color.NRGBA{ink.R, ink.G, ink.B, 0x22}, color.NRGBA{ink.R, ink.G, ink.B, 0xB0}
	s.circle.Resize(fyne.NewSquareSize(2 * radius))
	s.circle.Move(k.at.SubtractXY(radius, radius))
}

func (l *markLayer) layCluster(s *shownMark, k mark) {
	if s.cluster == nil {
		s.cluster = l.cluster()
		l.changed = true
	}
	c := s.cluster
	look := clusterLook{k.count, solid(fynetheme.ColorNamePrimary), solid(fynetheme.ColorNameForegroundOnPrimary)}
	if c.look != look {
		c.look, c.image.Image = look, l.discs.picture(look)
		c.image.Resize(look.size())
		c.image.Refresh()
	}
	size := c.image.Size()
	c.image.Move(k.at.SubtractXY(size.Width/2, size.Height/2))
}

// cluster is the picture of a cluster, one of those that were used before.
func (l *markLayer) cluster() *clusterMark {
	if last := len(l.clusters) - 1; last >= 0 {
		c := l.clusters[last]
		l.clusters = l.clusters[:last]
		return c
	}
	return &clusterMark{image: &canvas.Image{ScaleMode: canvas.ImageScaleFastest}}
}

// layGhost shows where a pin is about to be placed.
func (l *markLayer) layGhost(v view) {
	if l.m.mouse.ghost == nil {
		if l.ghost.Visible() {
			l.ghost.Hide()
		}
		return
	}
	l.ghost.Move(v.screen(*l.m.mouse.ghost).SubtractXY(pinWidth/2, pinHeight))
	if !l.ghost.Visible() {
		l.ghost.Show()
	}
}
