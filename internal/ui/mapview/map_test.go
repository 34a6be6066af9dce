package mapview_test

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/aid"
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

var kramatorsk = aid.Point{Lat: 48.7389, Lon: 37.5844}

func open(t *testing.T, pins ...mapview.Pin) (*mapview.Map, *chequers) {
	t.Helper()
	test.NewTempApp(t)
	tiles := &chequers{}
	queue := runner.NewQueue()
	t.Cleanup(func() { queue.Drain(50 * time.Millisecond) })
	m := mapview.New(tiles, queue.Post, mapview.Texts{Attribution: "Map", Metres: "м", Kilometres: "км"})
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 400))
	m.SetPins(pins)
	m.SetCentre(kramatorsk, 10)
	return m, tiles
}

func near(a, b aid.Point, degrees float64) bool {
	return math.Abs(a.Lat-b.Lat) < degrees && math.Abs(a.Lon-b.Lon) < degrees
}

func TestTapPlacesAPinWhereThePointerIs(t *testing.T) {
	m, _ := open(t)
	var got aid.Point
	m.OnTapped = func(p aid.Point) { got = p }
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
	var before, after aid.Point
	m.OnTapped = func(p aid.Point) { before = p }
	test.TapAt(m, at)
	m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.Delta{DY: 10}})
	m.OnTapped = func(p aid.Point) { after = p }
	test.TapAt(m, at)
	if m.Zoom() != 11 || !near(before, after, 0.001) {
		t.Errorf("zoom %d; the place under the pointer went from %v to %v", m.Zoom(), before, after)
	}
	for range 20 {
		m.TypedRune('+')
	}
	if m.Zoom() != mapview.MaxZoom {
		t.Errorf("zoom %d", m.Zoom())
	}
	for range 20 {
		m.TypedRune('-')
	}
	if m.Zoom() != mapview.MinZoom {
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
	if c := m.Centre(); c.Lon <= kramatorsk.Lon || !near(c, aid.Point{Lat: kramatorsk.Lat, Lon: c.Lon}, 0.0001) {
		t.Errorf("dragged to the left, the middle is %v", c)
	}
}

func TestDragMovesThePinUnderThePointer(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk})
	var id string
	var got aid.Point
	m.OnPinMoved = func(moved string, p aid.Point) { id, got = moved, p }
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

func TestKeysGoThroughPinsAndMoveThem(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "a", Point: kramatorsk}, mapview.Pin{ID: "b", Point: aid.Point{Lat: 48.8, Lon: 37.6}})
	var selected []string
	m.OnPinSelected = func(id string) { selected = append(selected, id) }
	press := func(names ...fyne.KeyName) {
		for _, name := range names {
			m.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	press(fyne.KeyTab, fyne.KeyTab)
	if len(selected) != 2 || selected[0] != "a" || selected[1] != "b" || m.AcceptsTab() {
		t.Errorf("Tab went through %v, and takes a third: %t", selected, m.AcceptsTab())
	}
	var moved aid.Point
	m.OnPinMoved = func(_ string, p aid.Point) { moved = p }
	press(fyne.KeyUp)
	if moved.Lat <= 48.8 || moved.Lat > 48.81 {
		t.Errorf("moved up to %v", moved)
	}
	deleted := ""
	m.OnPinDeleted = func(id string) { deleted = id }
	press(fyne.KeyDelete)
	if deleted != "b" {
		t.Errorf("deleted %q", deleted)
	}
	press(fyne.KeyEscape, fyne.KeyRight)
	if m.Selected() != "" || m.Centre().Lon <= kramatorsk.Lon {
		t.Errorf("without a selected pin the map moves: %q, %v", m.Selected(), m.Centre())
	}
}

func TestFitShowsEveryPin(t *testing.T) {
	m, _ := open(t, mapview.Pin{ID: "west", Point: aid.Point{Lat: 48.6, Lon: 22.3}}, mapview.Pin{ID: "east", Point: aid.Point{Lat: 48.6, Lon: 39.3}})
	m.FitToPins()
	if m.Zoom() != mapview.MinZoom || math.Abs(m.Centre().Lon-30.8) > 0.1 {
		t.Errorf("zoom %d at %v", m.Zoom(), m.Centre())
	}
}

func TestFitWaitsForASize(t *testing.T) {
	test.NewTempApp(t)
	m := mapview.New(&chequers{}, runner.NewQueue().Post, mapview.Texts{})
	m.SetPins([]mapview.Pin{{ID: "a", Point: kramatorsk}})
	m.FitToPins()
	w := test.NewTempWindow(t, m)
	w.Resize(fyne.NewSize(600, 400))
	if !near(m.Centre(), kramatorsk, 0.001) || m.Zoom() < 8 {
		t.Errorf("zoom %d at %v", m.Zoom(), m.Centre())
	}
}

func TestTilesAreDrawnOnceAndOnlyWhatIsSeen(t *testing.T) {
	m, tiles := open(t)
	settle(t, tiles)
	first := tiles.painted.Load()
	if first == 0 || first > 40 {
		t.Fatalf("%d tiles for one screen", first)
	}
	m.Refresh()
	settle(t, tiles)
	if again := tiles.painted.Load(); again != first {
		t.Errorf("%d tiles were drawn again", again-first)
	}
	m.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 10)}})
}

// settle waits until no tile has been painted for a while.
func settle(t *testing.T, tiles *chequers) {
	t.Helper()
	for last := int64(-1); last != tiles.painted.Load(); {
		last = tiles.painted.Load()
		time.Sleep(80 * time.Millisecond)
	}
}

func TestManyPinsAreGathered(t *testing.T) {
	var pins []mapview.Pin
	for i := range 2000 {
		pins = append(pins, mapview.Pin{ID: string(rune('a' + i)), Point: aid.Point{Lat: 48 + float64(i%40)/40, Lon: 37 + float64(i/40)/50}})
	}
	m, _ := open(t, pins...)
	m.SetCentre(aid.Point{Lat: 48.5, Lon: 37.5}, 8)
	objects := test.WidgetRenderer(m).Objects()
	if len(objects) > 400 {
		t.Errorf("%d objects on the screen for 2000 pins", len(objects))
	}
}
