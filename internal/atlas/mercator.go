package atlas

import (
	"math"

	"focalpoint/internal/aid"
)

// TileSize is the width and height of a tile in pixels.
const TileSize = 256

// MaxLatitude is where Web Mercator ends: Project draws points beyond it at its edge.
const MaxLatitude = 85.05112878

// Project returns where a point lies on the Web Mercator map of the world at a zoom, in pixels from its north-west
// corner: x grows to the east, y to the south. The world is TileSize·2^zoom pixels wide.
func Project(p aid.Point, zoom float64) (x, y float64) {
	world := TileSize * math.Exp2(zoom)
	sin := math.Sin(min(MaxLatitude, max(-MaxLatitude, p.Lat)) * math.Pi / 180)
	return world * (p.Lon/360 + 0.5), world * (0.5 - math.Atanh(sin)/(2*math.Pi))
}

// Unproject is the reverse of Project.
func Unproject(x, y, zoom float64) aid.Point {
	world := TileSize * math.Exp2(zoom)
	return aid.Point{
		Lat: math.Asin(math.Tanh((0.5-y/world)*2*math.Pi)) * 180 / math.Pi,
		Lon: (x/world - 0.5) * 360,
	}
}

// metresPerPixel is the scale of the map at a latitude.
func metresPerPixel(lat, zoom float64) float64 {
	const equator = 40_075_016.686 // metres
	return equator * math.Cos(lat*math.Pi/180) / (TileSize * math.Exp2(zoom))
}
