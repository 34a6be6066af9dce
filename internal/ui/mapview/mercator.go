package mapview

import (
	"math"

	"fyne.io/fyne/v2"

	"focalpoint/internal/aid"
)

// tileSize is the side of a tile in the units of the screen.
const tileSize = 256

// The zooms that the map shows: the whole country to a village.
const (
	MinZoom = 5
	MaxZoom = 14
)

// world is a position in Web Mercator at some zoom: pixels from the north-west corner of the world.
type world struct{ x, y float64 }

func project(p aid.Point, zoom int) world {
	size := tileSize * math.Exp2(float64(zoom))
	latitude := p.Lat * math.Pi / 180
	return world{
		x: (p.Lon + 180) / 360 * size,
		y: (1 - math.Asinh(math.Tan(latitude))/math.Pi) / 2 * size,
	}
}

func unproject(w world, zoom int) aid.Point {
	size := tileSize * math.Exp2(float64(zoom))
	return aid.Point{
		Lat: math.Atan(math.Sinh(math.Pi*(1-2*w.y/size))) * 180 / math.Pi,
		Lon: w.x/size*360 - 180,
	}
}

// metresPerPixel is how long a pixel is on the ground at a latitude.
func metresPerPixel(latitude float64, zoom int) float64 {
	const circumference = 40_075_016.686 // of the equator, WGS 84
	return circumference * math.Cos(latitude*math.Pi/180) / (tileSize * math.Exp2(float64(zoom)))
}

// toScreen and toWorld convert between the world and the widget, whose middle shows the centre.
func (m *Map) toScreen(p aid.Point) fyne.Position {
	at, centre, size := project(p, m.zoom), project(m.centre, m.zoom), m.Size()
	return fyne.NewPos(float32(at.x-centre.x)+size.Width/2, float32(at.y-centre.y)+size.Height/2)
}

func (m *Map) toPoint(pos fyne.Position) aid.Point {
	centre, size := project(m.centre, m.zoom), m.Size()
	return unproject(world{centre.x + float64(pos.X-size.Width/2), centre.y + float64(pos.Y-size.Height/2)}, m.zoom)
}
