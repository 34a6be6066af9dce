package atlas

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

// text writes a line whose baseline begins at a point of the picture, halo or letters.
func (c *canvas) text(set *typesetter, f face, at vec, line string, with color.RGBA, halo bool) {
	source := image.NewUniform(with)
	baseline := int(math.Round(at.y))
	x := at.x
	for _, letter := range line {
		whole := math.Floor(x)
		phase := uint8((x - whole) * phases)
		g := set.glyph(f, letter, phase)
		mask, corner := g.shape, g.shapeAt
		if halo {
			mask, corner = g.halo, g.haloAt
		}
		if mask != nil {
			to := mask.Rect.Add(image.Pt(int(whole), baseline).Add(corner))
			draw.DrawMask(c.image, to, source, image.Point{}, mask, image.Point{}, draw.Over)
		}
		x += set.advance(f, letter) + f.tracking
	}
}
