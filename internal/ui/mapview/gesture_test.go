package mapview_test

import (
	"image"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/mapview"
)

// A flick goes on after the hand has let go; a drag that comes to rest does not.
func TestFlickGoesOn(t *testing.T) {
	m, _ := open(t)
	pull := func(rest time.Duration) (dragged, after mapview.Point) {
		m.SetCentre(kramatorsk, 10)
		for range 6 {
			m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 200)}, Dragged: fyne.NewDelta(-10, 0)})
			time.Sleep(10 * time.Millisecond)
		}
		dragged = m.Centre()
		time.Sleep(rest)
		m.DragEnd()
		return dragged, m.Centre()
	}
	if dragged, after := pull(0); after.Lon <= dragged.Lon+0.01 {
		t.Errorf("a flick went from %v to %v", dragged, after)
	}
	if dragged, after := pull(120 * time.Millisecond); after != dragged {
		t.Errorf("a drag that had come to rest went on from %v to %v", dragged, after)
	}
}

func scroll(m *mapview.Map, dy float32) {
	m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 200)}, Scrolled: fyne.Delta{DY: dy}})
}

func TestNotchIsAZoomAndSmallTurnsAddUp(t *testing.T) {
	m, _ := open(t)
	m.SetCentre(kramatorsk, 8)
	scroll(m, 25)
	scroll(m, 25)
	if m.Zoom() != 10 {
		t.Errorf("two notches: zoom %d", m.Zoom())
	}
	for range 5 {
		scroll(m, -5)
	}
	if m.Zoom() != 9 {
		t.Errorf("a pad's notch in five parts: zoom %d", m.Zoom())
	}
	scroll(m, 0)
	if m.Zoom() != 9 {
		t.Errorf("turned to the side: zoom %d", m.Zoom())
	}
}

func click(m *mapview.Map, at fyne.Position) {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	m.MouseDown(e)
	m.MouseUp(e)
}

// ghosts are the pale pins on the map.
func ghosts(m *mapview.Map) (count int) {
	for _, o := range test.WidgetRenderer(m).Objects() {
		if picture, is := o.(*canvas.Image); is && picture.Visible() && picture.Translucency > 0 {
			count++
		}
	}
	return count
}

// Fyne says only after a while whether a click was one: until then a pale pin stands where it was.
func TestClickIsAnsweredAtOnce(t *testing.T) {
	m, _ := open(t)
	placed := 0
	m.OnTapped = func(mapview.Point) { placed++ }
	pos := fyne.NewPos(200, 100)
	click(m, pos)
	if ghosts(m) != 1 || placed != 0 {
		t.Errorf("%d pale pins, %d placed", ghosts(m), placed)
	}
	m.Tapped(&fyne.PointEvent{Position: pos})
	if ghosts(m) != 0 || placed != 1 {
		t.Errorf("%d pale pins, %d placed after it was a click", ghosts(m), placed)
	}
	click(m, pos)
	click(m, pos)
	m.DoubleTapped(&fyne.PointEvent{Position: pos})
	if ghosts(m) != 0 || placed != 1 || m.Zoom() != 11 {
		t.Errorf("%d pale pins, %d placed, zoom %d after a double click", ghosts(m), placed, m.Zoom())
	}
}

// Two quick clicks on far places are two pins, although Fyne takes them for a double click.
func TestTwoQuickClicksAreTwoPins(t *testing.T) {
	m, _ := open(t)
	var placed []mapview.Point
	m.OnTapped = func(p mapview.Point) { placed = append(placed, p) }
	click(m, fyne.NewPos(100, 100))
	click(m, fyne.NewPos(400, 300))
	m.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(100, 100)})
	if len(placed) != 2 || placed[0].Lon >= placed[1].Lon || m.Zoom() != 10 {
		t.Errorf("placed %v, zoom %d", placed, m.Zoom())
	}
}

func TestPinchZoomsBetweenTheFingers(t *testing.T) {
	m, _ := open(t)
	finger := func(id int, x float32) *mobile.TouchEvent {
		return &mobile.TouchEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 200)}, ID: id}
	}
	m.TouchDown(finger(1, 250))
	m.TouchDown(finger(2, 350))
	m.TouchMoved(finger(1, 150)) // what was under the left finger is under it still, and so with the right one
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-100, 0)})
	m.TouchMoved(finger(2, 450))
	m.TouchUp(finger(2, 450))
	m.TouchUp(finger(1, 150))
	if m.Zoom() != 12 || !near(m.Centre(), kramatorsk, 0.01) {
		t.Errorf("zoom %d at %v after the fingers went three times as far apart", m.Zoom(), m.Centre())
	}
}

// Pins in one place are listed where no zoom tells them apart, and chosen with the keyboard.
func TestPinsInOnePlaceAreListed(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Title: "Школа", Point: kramatorsk}, mapview.Pin{ID: "b", Title: "Водогін", Point: kramatorsk})
	m.OnTapped = func(mapview.Point) { t.Error("a click on a cluster asks for a pin") }
	choose := func(names ...fyne.KeyName) {
		t.Helper()
		test.TapAt(m, fyne.NewPos(300, 200))
		list := m.List()
		if list == nil {
			t.Fatal("no list")
		}
		for _, name := range names {
			list.TypedKey(&fyne.KeyEvent{Name: name})
		}
		if m.List() != nil {
			t.Error("the list stays open")
		}
	}
	choose(fyne.KeyEscape)
	if m.Selected() != "" {
		t.Errorf("Escape chose %q", m.Selected())
	}
	choose(fyne.KeyDown, fyne.KeyReturn)
	if m.Selected() != "b" {
		t.Errorf("chose %q", m.Selected())
	}
}

// The circle is as large as the place is uncertain, on the ground.
func TestCircleIsDrawnToScale(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk, Radius: 7000})
	for zoom := 8; zoom <= 14; zoom++ {
		m.SetCentre(kramatorsk, zoom)
		var circle *canvas.Circle
		for _, o := range test.WidgetRenderer(m).Objects() {
			if c, is := o.(*canvas.Circle); is {
				circle = c
			}
		}
		metres := 156543.034 * math.Cos(kramatorsk.Lat*math.Pi/180) / math.Exp2(float64(zoom)) // of a unit
		if circle == nil || math.Abs(float64(circle.Size().Width)-2*7000/metres) > 1 {
			t.Fatalf("zoom %d: circle %v, want %.0f wide", zoom, circle, 2*7000/metres)
		}
	}
}

// A long way needs no more objects than a screen: Fyne would keep the texture of each for a minute.
func TestPanningMakesNoObjects(t *testing.T) {
	m, _ := open(t)
	m.PaintAtOnce()
	objects := map[*canvas.Image]bool{}
	most := 0
	for range 200 {
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-120, -10)})
		now := 0
		for _, o := range test.WidgetRenderer(m).Objects() {
			if picture, is := o.(*canvas.Image); is {
				objects[picture] = true
				now++
			}
		}
		most = max(most, now)
	}
	if len(objects) > 2*most {
		t.Errorf("%d objects, of which at most %d were on the screen", len(objects), most)
	}
}

// What is scrolled away before its turn is not drawn.
func TestTilesThatAreScrolledAwayAreNotDrawn(t *testing.T) {
	gate := make(chan struct{})
	drawn := make(chan int, 1000)
	m, queue := openSlow(t, tilesFunc(func(z, _, _ int) *image.RGBA {
		drawn <- z
		<-gate
		return nil
	}))
	time.Sleep(50 * time.Millisecond) // the first ones are being drawn
	begun := len(drawn)
	m.SetCentre(mapview.Point{Lat: 50, Lon: 30}, 14)
	close(gate)
	queue.Drain(200 * time.Millisecond)
	close(drawn)
	old := 0
	for z := range drawn {
		if z <= 10 {
			old++
		}
	}
	if old > begun || old == 0 {
		t.Errorf("%d tiles of the place before were drawn, %d of them before it was left", old, begun)
	}
}

type tilesFunc func(z, x, y int) *image.RGBA

func (f tilesFunc) Tile(z, x, y int) *image.RGBA { return f(z, x, y) }

// The clusters of a large set are made elsewhere; until they are there, those of before are shown.
func TestManyPinsDoNotHoldTheWindow(t *testing.T) {
	m, queue := openSlow(t, &chequers{})
	m.SetPins(many()[:100])
	before := len(mapview.ClusterCounts(test.WidgetRenderer(m)))
	large := many()
	for range 3 {
		large = append(large, large...)
	}
	for i := range large {
		large[i].ID += string(rune('A' + i/2000))
	}
	m.SetPins(large)
	if now := len(mapview.ClusterCounts(test.WidgetRenderer(m))); now != before {
		t.Errorf("%d marks while the clusters are made, %d before", now, before)
	}
	queue.Drain(300 * time.Millisecond)
	m.SetCentre(mapview.Point{Lat: 48.5, Lon: 37.5}, 5)
	total := 0
	for _, count := range mapview.ClusterCounts(test.WidgetRenderer(m)) {
		total += count
	}
	if total < len(large)-50 || total > len(large) { // a few stand by themselves
		t.Errorf("clusters of %d pins, and there are %d", total, len(large))
	}
}
