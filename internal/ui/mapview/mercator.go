package mapview

import (
	"math"

	"fyne.io/fyne/v2"
)

// tileSize is the side of a tile in the units of the screen.
const tileSize = 256

// world is a position in Web Mercator: parts of the world's side from its north-west corner, 0 to 1.
type world struct{ x, y float64 }

// mostNorth is how far the square of Web Mercator reaches, in degrees.
const mostNorth = 85.0511287798

// project puts a place on the map of the world (EPSG:3857, on a sphere).
func project(p Point) world {
	lat := min(max(p.Lat, -mostNorth), mostNorth)
	return world{
		x: (p.Lon + 180) / 360,
		y: (1 - math.Asinh(math.Tan(lat*math.Pi/180))/math.Pi) / 2,
	}
}

// unproject is the place at a position.
func unproject(w world) Point {
	return Point{
		Lat: math.Atan(math.Sinh(math.Pi*(1-2*w.y))) * 180 / math.Pi,
		Lon: w.x*360 - 180,
	}
}

// worldSide is how long the world's side is at a zoom, in the units of the screen.
func worldSide(zoom float64) float64 { return tileSize * math.Exp2(zoom) }

// metresPerPixel is how long a pixel is on the ground at a latitude.
func metresPerPixel(latitude, zoom float64) float64 {
	const circumference = 40_075_016.686 // of the equator, WGS 84
	return circumference * math.Cos(latitude*math.Pi/180) / worldSide(zoom)
}

// view is the part of the world that a widget shows. Two equal views show the same.
type view struct {
	zoom      float64
	left, top float64 // the widget's corner, in the units of the screen from the world's corner
	size      fyne.Size
}

// viewOf is what a camera sees.
func viewOf(c camera, size fyne.Size) view {
	side := worldSide(c.zoom)
	return view{c.zoom, c.at.x*side - float64(size.Width)/2, c.at.y*side - float64(size.Height)/2, size}
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
func (v view) point(pos fyne.Position) Point { return unproject(v.world(pos)) }

// middle is the position in the middle of the widget.
func (v view) middle() fyne.Position { return fyne.NewPos(v.size.Width/2, v.size.Height/2) }
