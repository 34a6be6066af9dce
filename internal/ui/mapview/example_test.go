package mapview_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/mapview"
)

// paper is the simplest source of tiles: every one is blank.
type paper struct{}

func (paper) Tile(_, _, _ int) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, 256, 256))
	draw.Draw(picture, picture.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	return picture
}

// A window with a map on which a click places a pin. A program has app.New in the place of test.NewApp, and fyne.Do as
// Post.
func Example() {
	test.NewApp()
	m := mapview.New(mapview.Config{
		Tiles: paper{}, Post: func(f func()) { f() },
		Bounds:  mapview.Bounds{South: 44, West: 21.8, North: 52.6, East: 40.6},
		MinZoom: 4, MaxZoom: 14,
		Texts: mapview.Texts{Attribution: "© nobody", ZoomIn: "Zoom in", ZoomOut: "Zoom out", Fit: "All pins", Metres: "m", Kilometres: "km"},
	})
	m.PaintAtOnce() // for a picture; a window has its tiles drawn in the background
	w := test.NewWindow(m)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 600))

	green := color.NRGBA{R: 0x1B, G: 0x7F, B: 0x4B, A: 0xFF}
	m.SetPins([]mapview.Pin{
		{ID: "school", Title: "School No. 5", Point: mapview.Point{Lat: 48.7389, Lon: 37.5844}, Colour: green, Sign: mapview.SignCheck},
		{ID: "pipe", Title: "Water pipe", Point: mapview.Point{Lat: 48.5, Lon: 37.9}, Radius: 700},
	})
	m.OnTapped = func(p mapview.Point) {
		m.SetPins(append(m.Pins(), mapview.Pin{ID: "new", Point: p}))
		m.Select("new")
	}
	m.SetCentre(mapview.Point{Lat: 49, Lon: 32}, 9)
	test.TapAt(m, fyne.NewPos(400, 300))
	fmt.Printf("%d pins, %q selected at %.2f, %.2f\n", len(m.Pins()), m.Selected(), m.Pins()[2].Point.Lat, m.Pins()[2].Point.Lon)
	m.FitToPins()
	fmt.Println("all of them at zoom", m.Zoom())
	// Output:
	// 3 pins, "new" selected at 49.00, 32.00
	// all of them at zoom 7
}
