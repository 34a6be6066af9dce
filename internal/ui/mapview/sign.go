package mapview

import (
	"image/color"
	"math"
)

// Sign is what is drawn in the head of a pin: its state, for those who do not see colours.
type Sign int

// The signs. Which states they stand for is the program's choice.
const (
	SignDot   Sign = iota // the plain pin
	SignCheck             // ✓
	SignCross             // ✕
	SignBang              // !
	SignPause             // two bars
	SignMore              // three dots
	SignUp                // an arrow
	SignRing              // a hollow circle
	SignDiamond
	SignSquare
	SignTriangle
	SignWedge // a triangle that stands on its tip
	SignHexagon
	SignHouse // a pentagon
)

// polygons are the signs that are regular polygons: with how many corners, how large, and turned by which part of a side.
var polygons = map[Sign]struct {
	corners      int
	radius, turn float64
}{
	SignDiamond: {4, 5.6, 0}, SignSquare: {4, 5.4, 0.5}, SignTriangle: {3, 5.8, 0}, SignWedge: {3, 5.8, 0.5}, SignHexagon: {6, 5, 0}, SignHouse: {5, 5.2, 0},
}

// ngon is a regular polygon around a point, with a corner at the top unless it is turned.
func ngon(x, y float64, corners int, radius, turn float64) (shape []corner) {
	for i := range corners {
		sin, cos := math.Sincos(2*math.Pi*(float64(i)+turn)/float64(corners) - math.Pi/2)
		shape = append(shape, corner{x + radius*cos, y + radius*sin})
	}
	return shape
}

// draw draws the sign around a point.
func (s Sign) draw(d *drawing, x, y float64, c color.NRGBA) {
	const width = 2.6
	at := func(dx, dy float64) corner { return corner{x + dx, y + dy} }
	switch s {
	case SignCheck:
		d.stroke(width, c, at(-4.6, 0.2), at(-1.4, 3.4), at(4.6, -3.2))
	case SignCross:
		d.stroke(width, c, at(-3.4, -3.4), at(3.4, 3.4))
		d.stroke(width, c, at(3.4, -3.4), at(-3.4, 3.4))
	case SignBang:
		d.stroke(width+0.4, c, at(0, -5), at(0, 0.6))
		d.disc(x, y+4.6, 1.7, c)
	case SignPause:
		d.stroke(width, c, at(-2.4, -3.4), at(-2.4, 3.4))
		d.stroke(width, c, at(2.4, -3.4), at(2.4, 3.4))
	case SignMore:
		for _, dx := range []float64{-4.4, 0, 4.4} {
			d.disc(x+dx, y, 1.6, c)
		}
	case SignUp:
		d.stroke(width, c, at(0, 4.4), at(0, -4))
		d.stroke(width, c, at(-3.6, -0.6), at(0, -4.2), at(3.6, -0.6))
	case SignRing:
		ring := arc(x, y, 4, 0, 2*math.Pi)
		d.stroke(width-0.2, c, ring...)
	case SignDiamond, SignSquare, SignTriangle, SignWedge, SignHexagon, SignHouse:
		shape := polygons[s]
		d.fill(c, ngon(x, y, shape.corners, shape.radius, shape.turn))
	default:
		d.disc(x, y, 4, c)
	}
}
