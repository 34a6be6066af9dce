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
)

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
	default:
		d.disc(x, y, 4, c)
	}
}
