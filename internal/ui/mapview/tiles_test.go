package mapview_test

import (
	"image"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/mapview"
	"focalpoint/internal/ui/runner"
)

func at(x float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 10)}}
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
	m.MouseMoved(at(10))
}

// settle waits until no tile has been painted for a while.
func settle(t *testing.T, tiles *chequers) {
	t.Helper()
	for last := int64(-1); last != tiles.painted.Load(); {
		last = tiles.painted.Load()
		time.Sleep(80 * time.Millisecond)
	}
}

// slow paints in one colour, and waits for the gate before each tile.
type slow struct {
	colour color.RGBA
	gate   chan struct{}
}

func (s *slow) Tile(_, _, _ int) *image.RGBA {
	<-s.gate
	picture := image.NewRGBA(image.Rect(0, 0, 256, 256))
	for i := 0; i < len(picture.Pix); i += 4 {
		picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2], picture.Pix[i+3] = s.colour.R, s.colour.G, s.colour.B, s.colour.A
	}
	return picture
}

// shown are the colours of the tiles on the map.
func shown(m *mapview.Map) map[color.Color]int {
	colours := map[color.Color]int{}
	for _, o := range test.WidgetRenderer(m).Objects() {
		if tile, is := o.(*canvas.Image); is && tile.Visible() {
			colours[tile.Image.At(0, 0)]++
		}
	}
	return colours
}

// screenful is how many tiles of zoom 10 a map of 600 by 400 shows at Kramatorsk.
func screenful(t *testing.T) int {
	m := newMap(&chequers{}, func(f func()) { f() })
	m.PaintAtOnce()
	m.Resize(fyne.NewSize(600, 400))
	m.SetCentre(kramatorsk, 10)
	count := 0
	for _, tiles := range shown(m) {
		count += tiles
	}
	if count < 6 {
		t.Fatalf("%d tiles, painted at once", count)
	}
	return count
}

func openSlow(t *testing.T, tiles mapview.Tiles) (*mapview.Map, *runner.Queue) {
	t.Helper()
	test.NewTempApp(t)
	queue := runner.NewQueue()
	m := newMap(tiles, queue.Post)
	m.SetCentre(kramatorsk, 10)
	m.Resize(fyne.NewSize(600, 400))
	return m, queue
}

// Who scrolls away and back before a tile's turn came sees it in the end.
func TestTileThatIsWantedAgainIsDrawn(t *testing.T) {
	red := &slow{color.RGBA{R: 0xFF, A: 0xFF}, make(chan struct{})}
	m, queue := openSlow(t, red)
	m.SetCentre(mapview.Point{Lat: 50, Lon: 30}, 10)
	close(red.gate)
	queue.Drain(200 * time.Millisecond) // those whose turn came now were left out
	m.SetCentre(kramatorsk, 10)
	queue.Drain(200 * time.Millisecond)
	if got, want := shown(m)[red.colour], screenful(t); got != want {
		t.Errorf("%d tiles of %d", got, want)
	}
}

// After a change of language no tile of the old one is shown, not even one whose drawing had begun.
func TestTilesOfBeforeAreForgotten(t *testing.T) {
	red := &slow{color.RGBA{R: 0xFF, A: 0xFF}, make(chan struct{})}
	blue := &slow{color.RGBA{B: 0xFF, A: 0xFF}, make(chan struct{})}
	m, queue := openSlow(t, red)
	time.Sleep(20 * time.Millisecond) // red ones are being drawn
	m.SetTiles(blue)
	close(red.gate)
	close(blue.gate)
	queue.Drain(200 * time.Millisecond)
	if got := shown(m); got[red.colour] > 0 || got[blue.colour] != screenful(t) {
		t.Errorf("tiles by colour: %v", got)
	}
}

// While the tiles of a zoom are being drawn, those of the zoom before stand in for them.
func TestMapIsNeverEmptyWhileItZooms(t *testing.T) {
	gate := make(chan struct{}, 1000)
	for range 100 {
		gate <- struct{}{}
	}
	red := &slow{color.RGBA{R: 0xFF, A: 0xFF}, gate}
	m, queue := openSlow(t, red)
	queue.Drain(200 * time.Millisecond)
	for len(gate) > 0 {
		<-gate
	}
	m.TypedRune('+')
	if len(shown(m)) == 0 {
		t.Error("nothing is shown")
	}
	close(gate)
	queue.Drain(200 * time.Millisecond)
	for _, o := range test.WidgetRenderer(m).Objects() {
		if tile, is := o.(*canvas.Image); is && tile.Visible() && tile.Size().Width != 256 {
			t.Errorf("a tile of the zoom before is still there, %v", tile.Size())
		}
	}
}

// A tile from before that the map has zoomed far into is not kept: without a graphics card all of it would be drawn.
func TestNoTileFromBeforeGrowsGigantic(t *testing.T) {
	gate := make(chan struct{}, 1000)
	for range 100 {
		gate <- struct{}{}
	}
	m, queue := openSlow(t, &slow{color.RGBA{R: 0xFF, A: 0xFF}, gate})
	m.SetCentre(kramatorsk, 5)
	queue.Drain(200 * time.Millisecond)
	for len(gate) > 0 {
		<-gate
	}
	for zoom := 6; zoom <= 13; zoom++ {
		m.SetCentre(kramatorsk, zoom)
		for _, o := range test.WidgetRenderer(m).Objects() {
			if tile, is := o.(*canvas.Image); is && tile.Visible() && tile.Size().Width > 8*256 {
				t.Errorf("at zoom %v a tile is %v large", zoom, tile.Size())
			}
		}
	}
}

// Where tiles cover all of the map nothing is drawn behind them: each layer costs a computer without a graphics card.
func TestNothingIsDrawnBehindWholeTiles(t *testing.T) {
	test.NewTempApp(t)
	m := newMap(nothing{}, func(f func()) { f() })
	m.PaintAtOnce()
	ground := func() (shown bool) {
		for _, o := range test.WidgetRenderer(m).Objects() {
			if r, is := o.(*canvas.Rectangle); is && r.Visible() && r.Size() == m.Size() {
				shown = true
			}
		}
		return shown
	}
	ground() // makes what draws the map
	m.Resize(fyne.NewSize(600, 400))
	if !ground() {
		t.Error("no ground where there are no tiles")
	}
	m.SetTiles(&chequers{})
	m.SetCentre(kramatorsk, 10)
	if ground() {
		t.Error("ground is drawn behind tiles that cover it")
	}
}

// nothing has no tiles.
type nothing struct{}

func (nothing) Tile(_, _, _ int) *image.RGBA { return nil }
