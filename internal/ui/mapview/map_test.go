package mapview_test

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/runner"
)

// chequers paints tiles in two greys and counts them.
type chequers struct{ painted atomic.Int64 }

func (c *chequers) Tile(_, x, y int) *image.RGBA {
	c.painted.Add(1)
	picture := image.NewRGBA(image.Rect(0, 0, 256, 256))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.Gray{uint8(180 + 40*((x+y)%2))}), image.Point{}, draw.Src)
	return picture
}

var kramatorsk = mapview.Point{Lat: 48.7389, Lon: 37.5844}

// ukraine is the map's bounds in these tests.
var ukraine = mapview.Bounds{South: 44, West: 21.8, North: 52.6, East: 40.6}

func newMap(tiles mapview.Tiles, post func(func())) *mapview.Map {
	return mapview.New(mapview.Config{
		Tiles: tiles, Post: post, Bounds: ukraine, MinZoom: 4, MaxZoom: 14,
		Texts: mapview.Texts{Attribution: "Made with Natural Earth. Place data © GeoNames, CC BY 4.0", Metres: "м", Kilometres: "км"},
	})
}

func open(t *testing.T, pins ...mapview.Pin) (*mapview.Map, *chequers) {
	t.Helper()
	test.NewTempApp(t)
	tiles := &chequers{}
	queue := runner.NewQueue()
	t.Cleanup(func() { queue.Drain(50 * time.Millisecond) })
	m := newMap(tiles, queue.Post)
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 400))
	m.SetPins(pins)
	m.SetCentre(kramatorsk, 10)
	return m, tiles
}

func near(a, b mapview.Point, degrees float64) bool {
	return math.Abs(a.Lat-b.Lat) < degrees && math.Abs(a.Lon-b.Lon) < degrees
}

func TestTapPlacesAPinWhereThePointerIs(t *testing.T) {
	m, _ := open(t)
	var got mapview.Point
	m.OnTapped = func(p mapview.Point) { got = p }
	test.TapAt(m, fyne.NewPos(300, 200))
	if !near(got, kramatorsk, 0.0005) {
		t.Errorf("a tap in the middle is %v, want %v", got, kramatorsk)
	}
	test.TapAt(m, fyne.NewPos(400, 100))
	if got.Lat <= kramatorsk.Lat || got.Lon <= kramatorsk.Lon {
		t.Errorf("a tap to the north-east is %v", got)
	}
}

func TestWheelZoomsAtThePointer(t *testing.T) {
	m, _ := open(t)
	at := fyne.NewPos(500, 50)
	var before, after mapview.Point
	m.OnTapped = func(p mapview.Point) { before = p }
	test.TapAt(m, at)
	m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.Delta{DY: 10}})
	m.OnTapped = func(p mapview.Point) { after = p }
	test.TapAt(m, at)
	if m.Zoom() != 11 || !near(before, after, 0.001) {
		t.Errorf("zoom %d; the place under the pointer went from %v to %v", m.Zoom(), before, after)
	}
	for range 20 {
		m.TypedRune('+')
	}
	if m.Zoom() != 14 {
		t.Errorf("zoom %d", m.Zoom())
	}
	for range 20 {
		m.TypedRune('-')
	}
	if m.Zoom() != 4 {
		t.Errorf("zoom %d", m.Zoom())
	}
}

func drag(m *mapview.Map, from fyne.Position, dx, dy float32) {
	const steps = 4
	for i := 1; i <= steps; i++ {
		m.Dragged(&fyne.DragEvent{
			PointEvent: fyne.PointEvent{Position: from.AddXY(dx*float32(i)/steps, dy*float32(i)/steps)},
			Dragged:    fyne.Delta{DX: dx / steps, DY: dy / steps},
		})
	}
	m.DragEnd()
}

func TestDragMovesTheMap(t *testing.T) {
	m, _ := open(t)
	drag(m, fyne.NewPos(100, 100), -50, 0)
	if c := m.Centre(); c.Lon <= kramatorsk.Lon || !near(c, mapview.Point{Lat: kramatorsk.Lat, Lon: c.Lon}, 0.0001) {
		t.Errorf("dragged to the left, the middle is %v", c)
	}
}

func TestDragMovesThePinUnderThePointer(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk})
	var id string
	var got mapview.Point
	m.OnPinMoved = func(moved string, p mapview.Point) { id, got = moved, p }
	drag(m, fyne.NewPos(300, 185), 60, 0)
	if id != "a" || got.Lon <= kramatorsk.Lon || math.Abs(got.Lat-kramatorsk.Lat) > 0.0001 {
		t.Errorf("pin %q moved to %v", id, got)
	}
	if !near(m.Centre(), kramatorsk, 0.0001) {
		t.Error("the map moved as well")
	}
	m.SetReadOnly(true)
	id = ""
	drag(m, m.Position().AddXY(360, 185), 60, 0)
	if id != "" {
		t.Error("a pin of a read-only map moved")
	}
}

func TestFitShowsEveryPin(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "west", Point: mapview.Point{Lat: 48.6, Lon: 22.3}}, mapview.Pin{ID: "east", Point: mapview.Point{Lat: 48.6, Lon: 39.3}})
	m.FitToPins()
	if m.Zoom() != 5 || math.Abs(m.Centre().Lon-30.8) > 0.1 {
		t.Errorf("zoom %d at %v", m.Zoom(), m.Centre())
	}
}

func TestFitShowsTheWholeCircle(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk, Radius: 70_000})
	m.FitToPins()
	for _, o := range test.WidgetRenderer(m).Objects() {
		if c, is := o.(*canvas.Circle); is {
			if c.Position1.X < 0 || c.Position1.Y < 0 || c.Position2.X > 600 || c.Position2.Y > 400 || c.Size().Width < 100 {
				t.Errorf("zoom %d: the circle from %v to %v is not all there", m.Zoom(), c.Position1, c.Position2)
			}
			return
		}
	}
	t.Error("no circle")
}

func TestFitWaitsForASize(t *testing.T) {
	test.NewTempApp(t)
	m := newMap(&chequers{}, runner.NewQueue().Post)
	m.SetPins([]mapview.Pin{{ID: "a", Point: kramatorsk}})
	m.FitToPins()
	w := test.NewTempWindow(t, m)
	w.Resize(fyne.NewSize(600, 400))
	if !near(m.Centre(), kramatorsk, 0.001) || m.Zoom() < 8 {
		t.Errorf("zoom %d at %v", m.Zoom(), m.Centre())
	}
}

func TestDoubleTapLooksCloser(t *testing.T) {
	m, _ := open(t)
	test.DoubleTap(m)
	if m.Zoom() != 11 {
		t.Errorf("zoom %d", m.Zoom())
	}
}

// A press selects at once, and the tap that follows does not select again.
func TestPressSelectsAPinOnce(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk})
	var selected []string
	m.OnPinSelected = func(id string) { selected = append(selected, id) }
	m.OnTapped = func(mapview.Point) { t.Error("a tap on a pin asks for another one") }
	at := fyne.NewPos(300, 185)
	m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	if m.Selected() != "a" {
		t.Error("not selected when pressed")
	}
	test.TapAt(m, at)
	if len(selected) != 1 {
		t.Errorf("selected %v", selected)
	}
}

// What is dragged stays the same pin when others come and go meanwhile, and the caller's pins are left alone.
func TestDragKeepsItsPin(t *testing.T) {
	given := []mapview.Pin{{ID: "a", Point: kramatorsk}}
	m, _ := open(t, given...)
	var moved string
	m.OnPinMoved = func(id string, _ mapview.Point) { moved = id }
	step := func(x float32) {
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 185)}, Dragged: fyne.NewDelta(10, 0)})
	}
	step(310)
	if given[0].Point != kramatorsk {
		t.Error("the caller's pin moved")
	}
	m.SetPins([]mapview.Pin{{ID: "new", Point: mapview.Point{Lat: 50, Lon: 30}}, m.Pins()[0]})
	step(320)
	m.DragEnd()
	if moved != "a" {
		t.Errorf("dropped %q", moved)
	}
}

// The scale stands above the sources where the map is too narrow for both side by side.
func TestScaleStandsClearOfTheSources(t *testing.T) {
	m, _ := open(t)
	for _, width := range []float32{260, 600} {
		m.Resize(fyne.NewSize(width, 300))
		var bar *canvas.Line
		var sources *canvas.Text
		for _, o := range test.WidgetRenderer(m).Objects() {
			switch o := o.(type) {
			case *canvas.Line:
				if o.Visible() {
					bar = o
				}
			case *canvas.Text:
				if strings.HasPrefix(o.Text, "Made with") {
					sources = o
				}
			}
		}
		if bar.Position2.X > sources.Position().X && bar.Position2.Y > sources.Position().Y {
			t.Errorf("%.0f wide: the bar to %v is under the sources from %v", width, bar.Position2, sources.Position())
		}
	}
}

// The sources are read to their end on a narrow map as well.
func TestSourcesAreBrokenIntoLines(t *testing.T) {
	m, _ := open(t)
	for _, width := range []float32{260, 600} {
		m.Resize(fyne.NewSize(width, 300))
		var words []string
		for _, o := range test.WidgetRenderer(m).Objects() {
			if text, is := o.(*canvas.Text); is && text.Visible() && text.Position().X+text.Size().Width > width-20 && text.Position().Y > 200 {
				words = append(words, text.Text)
				if text.Position().X < 0 {
					t.Errorf("%.0f wide: %q begins outside of the map", width, text.Text)
				}
			}
		}
		if got := strings.Join(words, " "); got != "Made with Natural Earth. Place data © GeoNames, CC BY 4.0" {
			t.Errorf("%.0f wide: the sources read %q", width, got)
		}
	}
}
