package mapview_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/mapview"
)

// many are 2,000 pins in a square degree or two.
func many() (pins []mapview.Pin) {
	for i := range 2000 {
		pins = append(pins, mapview.Pin{ID: string(rune('a' + i)), Point: mapview.Point{Lat: 48 + float64(i%40)/40, Lon: 37 + float64(i/40)/50}})
	}
	return pins
}

func TestManyPinsAreGathered(t *testing.T) {
	m, _ := open(t, many()...)
	m.SetCentre(mapview.Point{Lat: 48.5, Lon: 37.5}, 8)
	objects := test.WidgetRenderer(m).Objects()
	if len(objects) > 400 {
		t.Errorf("%d objects on the screen for 2000 pins", len(objects))
	}
}

// A tap on a cluster opens it; the selected pin is never in one.
func TestTapOpensACluster(t *testing.T) {
	m, _ := open(t, many()...)
	m.SetCentre(mapview.Point{Lat: 48.5, Lon: 37.5}, 8)
	m.OnTapped = func(mapview.Point) { t.Error("a tap on a cluster asks for a pin") }
	m.OnPinSelected = func(string) { t.Error("a tap on a cluster selects a pin") }
	var cluster *canvas.Image
	for _, o := range test.WidgetRenderer(m).Objects() {
		if image, is := o.(*canvas.Image); is && image.Size().Width == image.Size().Height && image.Size().Width < 64 {
			cluster = image
		}
	}
	test.TapAt(m, cluster.Position().AddXY(cluster.Size().Width/2, cluster.Size().Height/2))
	if m.Zoom() <= 8 {
		t.Errorf("zoom %d", m.Zoom())
	}
}

func TestSelectedPinStandsByItself(t *testing.T) {
	pins := many()
	m, _ := open(t, pins...)
	m.SetCentre(mapview.Point{Lat: 48.5, Lon: 37.5}, 8)
	images := func() (count int) {
		for _, o := range test.WidgetRenderer(m).Objects() {
			if image, is := o.(*canvas.Image); is && image.Size().Width < 64 {
				count++
			}
		}
		return count
	}
	before := images()
	m.Select(pins[1010].ID)
	if after := images(); after != before+1 {
		t.Errorf("%d pins by themselves, %d before", after, before)
	}
}

// Pins that were gathered elsewhere are shown at once, and those that are still being gathered come too late.
func TestGatheredPinsAreShownAtOnce(t *testing.T) {
	test.NewTempApp(t)
	posted := make(chan func(), 64)
	m := newMap(&chequers{}, func(f func()) { posted <- f })
	m.Resize(fyne.NewSize(600, 400))
	m.SetPins(slices.Repeat(many(), 2)) // so many that the window does not wait
	m.SetGathered(m.Gather([]mapview.Pin{{ID: "a", Title: "School", Point: kramatorsk}}))
	(<-posted)()
	m.SetCentre(kramatorsk, 10)
	selected := ""
	m.OnPinSelected = func(id string) { selected = id }
	test.TapAt(m, fyne.NewPos(300, 185))
	if len(m.Pins()) != 1 || selected != "a" {
		t.Errorf("%d pins, %q was selected", len(m.Pins()), selected)
	}
}

// Setting 10,000 pins that were gathered elsewhere costs what is on the screen.
func BenchmarkSetGathered(b *testing.B) {
	test.NewTempApp(b)
	m := newMap(&chequers{}, func(f func()) { f() })
	m.PaintAtOnce()
	test.NewTempWindow(b, m).Resize(fyne.NewSize(1200, 800))
	var sets [2]*mapview.Gathered
	for i := range sets {
		sets[i] = m.Gather(slices.Repeat(many(), 5)[i:])
	}
	m.SetGathered(sets[0])
	m.FitToPins()
	for i := 0; b.Loop(); i++ {
		m.SetGathered(sets[i%2])
	}
}

// Moving the pointer over many pins lays nothing out anew.
func BenchmarkPointerOverManyPins(b *testing.B) {
	test.NewTempApp(b)
	m := newMap(&chequers{}, func(f func()) { f() })
	m.PaintAtOnce()
	m.Resize(fyne.NewSize(1200, 800))
	pins := many()
	for len(pins) < 100_000 {
		pins = append(pins, pins...)
	}
	m.SetPins(pins[:100_000])
	m.FitToPins()
	for i := range b.N {
		m.MouseMoved(at(float32(i % 1000)))
	}
}

// Dragging moves what is there.
func BenchmarkDragOverManyPins(b *testing.B) {
	test.NewTempApp(b)
	m := newMap(&chequers{}, func(f func()) { f() })
	m.PaintAtOnce()
	m.Resize(fyne.NewSize(1200, 800))
	pins := many()
	for len(pins) < 100_000 {
		pins = append(pins, pins...)
	}
	m.SetPins(pins[:100_000])
	m.FitToPins()
	for i := range b.N {
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(float32(1-2*(i%2)), 0)})
	}
}
