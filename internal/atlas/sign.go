package atlas

import (
	"image/color"
	"math"
)

// Sign is the look of a kind of mark: a shape with a colour, so that colour never tells alone.
type Sign int

// The signs. Their colours are dark enough for white numbers, and apart for people who see few colours.
const (
	Disc Sign = iota
	Diamond
	Square
	Hexagon
	Wedge // a triangle that stands on its tip
	Triangle
	House
)

var signs = [...]struct {
	colour uint32
	shape  []vec   // for a radius of 1; none is a circle
	middle float64 // of its number, below the middle of the shape
}{
	Disc:     {0x1B6E3CFF, nil, 0},
	Diamond:  {0x1D5FA8FF, ngon(4, 1.28, 0), 0},
	Square:   {0x8A5300FF, ngon(4, 1.28, 0.5), 0},
	Hexagon:  {0x4A5563FF, ngon(6, 1.12, 0), 0},
	Wedge:    {0xB3261EFF, ngon(3, 1.75, 0.5), -0.24},
	Triangle: {0x7A3E9DFF, ngon(3, 1.75, 0), 0.24},
	House:    {0x0F6B75FF, ngon(5, 1.18, 0), 0},
}

// known is the sign, or the first where there is none of this number.
func (s Sign) known() Sign {
	if s < 0 || int(s) >= len(signs) {
		return Disc
	}
	return s
}

// Colour is what the sign is drawn in.
func (s Sign) Colour() color.RGBA { return rgba(signs[s.known()].colour) }

// ngon is a regular polygon with a corner at the top, turned by a part of a side.
func ngon(corners int, radius, turn float64) []vec {
	points := make([]vec, corners)
	for i := range points {
		sin, cos := math.Sincos(2*math.Pi*(float64(i)+turn)/float64(corners) - math.Pi/2)
		points[i] = vec{radius * cos, radius * sin}
	}
	return points
}

// draw draws the shape around a point. Grown adds to the radius on every side.
func (s Sign) draw(d drawing, at vec, radius, grown float64, with color.RGBA) {
	shape := signs[s.known()].shape
	if shape == nil {
		d.discs([]circle{{at, radius + grown}}, with)
		return
	}
	// The distance from the middle to a side, which grows, is less than that to a corner.
	side := math.Hypot(shape[0].x, shape[0].y) * math.Cos(math.Pi/float64(len(shape)))
	factor := (radius*side + grown) / side
	points := make([]vec, len(shape))
	for i, v := range shape {
		points[i] = vec{at.x + v.x*factor, at.y + v.y*factor}
	}
	d.polygons([][]vec{points}, with)
}
