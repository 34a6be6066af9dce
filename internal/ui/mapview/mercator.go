package mapview

import (
	"math"

	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
)

// tileSize is the side of a tile in the units of the screen.
const tileSize = 256

// The zooms that the map shows: the whole country in a narrow window, to a village.
const (
	MinZoom = 4
	MaxZoom = 14
)

// world is a position in Web Mercator: parts of the world's side from its north-west corner, 0 to 1.
type world struct{ x, y float64 }

// project puts a place on the map of the world (EPSG:3857, on a sphere).
func project(p aid.Point) world {
	return world{
		x: (p.Lon + 180) / 360,
		y: (1 - math.Asinh(math.Tan(p.Lat*math.Pi/180))/math.Pi) / 2,
	}
}

// unproject is the place at a position.
func unproject(w world) aid.Point {
	return aid.Point{
		Lat: math.Atan(math.Sinh(math.Pi*(1-2*w.y))) * 180 / math.Pi,
		Lon: w.x*360 - 180,
	}
}

// worldSide is how long the world's side is at a zoom, in the units of the screen.
func worldSide(zoom int) float64 { return tileSize * math.Exp2(float64(zoom)) }

// metresPerPixel is how long a pixel is on the ground at a latitude.
func metresPerPixel(latitude float64, zoom int) float64 {
	const circumference = 40_075_016.686 // of the equator, WGS 84
	return circumference * math.Cos(latitude*math.Pi/180) / worldSide(zoom)
}

// view is the part of the world that a widget shows. Two equal views show the same.
type view struct {
	zoom      int
	left, top float64 // the widget's corner, in the units of the screen from the world's corner
	size      fyne.Size
}

// viewOf is the view with a place in its middle.
func viewOf(centre aid.Point, zoom int, size fyne.Size) view {
	at, side := project(centre), worldSide(zoom)
	return view{zoom, at.x*side - float64(size.Width)/2, at.y*side - float64(size.Height)/2, size}
}

// screen is where a position is on the widget.
func (v view) screen(w world) fyne.Position {
	side := worldSide(v.zoom)
	return fyne.NewPos(float32(w.x*side-v.left), float32(w.y*side-v.top))
}

// world is what is under a position on the widget.
func (v view) world(pos fyne.Position) world {
	side := worldSide(v.zoom)
	return world{(v.left + float64(pos.X)) / side, (v.top + float64(pos.Y)) / side}
}

// point is the place under a position on the widget.
func (v view) point(pos fyne.Position) aid.Point { return unproject(v.world(pos)) }

// middle is the position in the middle of the widget.
func (v view) middle() fyne.Position { return fyne.NewPos(v.size.Width/2, v.size.Height/2) }
