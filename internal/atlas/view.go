package atlas

import (
	"math"

	"focalpoint/internal/aid"
)

// View is what a picture shows. Width and Height are pixels of the picture; Scale is how many of them make one on a
// usual screen (2 for print or a dense screen; 0 is 1), and Zoom counts in those.
type View struct {
	Centre        aid.Point
	Zoom          float64
	Width, Height int
	Scale         float64
}

// The largest picture that is drawn, in pixels of one side.
const maxPicture = 8192

func (v View) limited() View {
	if v.Scale <= 0 || math.IsNaN(v.Scale) {
		v.Scale = 1
	}
	v.Scale = min(v.Scale, 8)
	v.Width, v.Height = min(maxPicture, max(1, v.Width)), min(maxPicture, max(1, v.Height))
	if !v.Centre.Valid() {
		v.Centre = Ukraine.Centre()
	}
	if math.IsNaN(v.Zoom) {
		v.Zoom = MinZoom
	}
	v.Zoom = min(MaxZoom+2, max(2, v.Zoom))
	return v
}

// Centre is the middle of the rectangle.
func (b Bounds) Centre() aid.Point {
	return aid.Point{Lat: (b.South + b.North) / 2, Lon: (b.West + b.East) / 2}
}

// worldZoom is the zoom whose world has the picture's pixels.
func (v View) worldZoom() float64 { return v.Zoom + math.Log2(v.Scale) }

// level is the number of the level from which the view is drawn.
func (v View) level() int { return min(MaxZoom, max(MinZoom, int(math.Ceil(v.worldZoom())))) }

// window is the view of that level.
func (v View) window() window {
	x, y := Project(v.Centre, v.worldZoom())
	origin := vec{math.Round(x - float64(v.Width)/2), math.Round(y - float64(v.Height)/2)}
	return newWindow(v.Width, v.Height, origin, math.Exp2(v.worldZoom()-float64(v.level())))
}

// Fit returns the closest view, no closer than a zoom, of a width and height in pixels that shows the whole rectangle
// with a margin around it.
func Fit(b Bounds, width, height int, scale, closest float64) View {
	v := View{Width: width, Height: height, Scale: scale, Zoom: closest}.limited()
	margin := 24 * v.Scale
	for ; v.Zoom > 2; v.Zoom -= 0.05 {
		effective := v.worldZoom()
		x0, y0 := Project(aid.Point{Lat: b.North, Lon: b.West}, effective)
		x1, y1 := Project(aid.Point{Lat: b.South, Lon: b.East}, effective)
		v.Centre = Unproject((x0+x1)/2, (y0+y1)/2, effective)
		if x1-x0 <= float64(v.Width)-2*margin && y1-y0 <= float64(v.Height)-2*margin {
			break
		}
	}
	return v
}

// Around returns the rectangle around points; of none, Ukraine.
func Around(points ...aid.Point) Bounds {
	if len(points) == 0 {
		return Ukraine
	}
	b := Bounds{South: 90, West: 180, North: -90, East: -180}
	for _, p := range points {
		b = Bounds{min(b.South, p.Lat), min(b.West, p.Lon), max(b.North, p.Lat), max(b.East, p.Lon)}
	}
	return b
}
