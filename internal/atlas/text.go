package atlas

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

func (c *canvas) write(set *typesetter, texts []script) {
	for _, halo := range []bool{true, false} {
		for _, t := range texts {
			ink := t.ink
			if halo {
				ink = t.halo
			}
			switch {
			case ink.A == 0:
			case t.turned != nil:
				for _, l := range t.turned {
					key := t.face.key(l.letter)
					key.turn = l.turn
					c.letter(set, key, l.at, ink, halo)
				}
			default:
				c.text(set, t.face, t.at, t.line, ink, halo)
			}
		}
	}
}

// text writes a line whose baseline begins at a point of the picture, halo or letters.
func (c *canvas) text(set *typesetter, f face, at vec, line string, with color.RGBA, halo bool) {
	at.y = math.Round(at.y) // level lines are sharper on whole pixels
	for _, letter := range line {
		c.letter(set, f.key(letter), at, with, halo)
		at.x += set.advance(f, letter) + f.tracking
	}
}

// letter draws one letter whose origin is a point of the picture.
func (c *canvas) letter(set *typesetter, key glyphKey, at vec, with color.RGBA, halo bool) {
	x, y := math.Floor(at.x), math.Floor(at.y)
	key.right, key.down = uint8((at.x-x)*phases), uint8((at.y-y)*phases)
	g := set.glyph(key)
	mask, corner := g.shape, g.shapeAt
	if halo {
		mask, corner = g.halo, g.haloAt
	}
	if mask != nil {
		to := mask.Rect.Add(image.Pt(int(x), int(y)).Add(corner))
		draw.DrawMask(c.image, to, image.NewUniform(with), image.Point{}, mask, image.Point{}, draw.Over)
	}
}
