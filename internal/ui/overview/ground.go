package overview

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/theme"
)

// Of a panel's ground, in units of the screen.
const (
	groundRadius = 6
	groundLine   = 1
)

// newGround is what a panel stands on: a sheet with round corners and a line around it, as one picture. A rounded rectangle
// of Fyne's is worked out anew for every pixel of every frame, for which a computer without a graphics card needs longer
// than for the map below.
func newGround() *canvas.Raster {
	ground := canvas.NewRaster(nil)
	ground.ScaleMode = canvas.ImageScalePixels
	ground.Generator = func(width, height int) image.Image {
		scale := 1.0
		if size := ground.Size(); size.Width > 0 {
			scale = float64(width) / float64(size.Width)
		}
		fill, line := theme.Of(fynetheme.ColorNameOverlayBackground), theme.Of(theme.ColorLine)
		return sheet(width, height, groundRadius*scale, groundLine*scale, fill, line)
	}
	return ground
}

// sheet draws a rectangle with round corners and a line along its edge, in pixels.
func sheet(width, height int, radius, line float64, fill, edge color.Color) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			inside := depth(x, y, width, height, radius)
			picture.SetRGBA(x, y, mix(edge, fill, cover(inside-line), cover(inside)))
		}
	}
	return picture
}

// depth is how far inside of a rounded rectangle the middle of a pixel lies, in pixels; outside it is less than 0.
func depth(x, y, width, height int, radius float64) float64 {
	away := func(at, side int) float64 {
		return math.Abs(float64(at)+0.5-float64(side)/2) - float64(side)/2 + radius
	}
	dx, dy := away(x, width), away(y, height)
	return radius - math.Hypot(max(dx, 0), max(dy, 0)) - min(max(dx, dy), 0)
}

// cover is how much of a pixel lies inside of an edge that is so far away, 0 to 1.
func cover(inside float64) float64 { return min(max(inside+0.5, 0), 1) }

// mix lays so much of one colour over the other, and makes both as opaque as said.
func mix(under, over color.Color, part, opaque float64) color.RGBA {
	u, o := color.NRGBAModel.Convert(under).(color.NRGBA), color.NRGBAModel.Convert(over).(color.NRGBA)
	between := func(a, b uint8) uint8 { return uint8(math.Round((float64(a)*(1-part) + float64(b)*part) * opaque)) }
	return color.RGBA{between(u.R, o.R), between(u.G, o.G), between(u.B, o.B), between(u.A, o.A)}
}
