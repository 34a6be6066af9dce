package atlas

import (
	"image"
	"image/color"
	"math"
)

// drawing is what a map is drawn on: a canvas of pixels or an SVG. Paths are in pixels of a level; polygons, discs and
// scripts are in pixels of the picture.
type drawing interface {
	frame() *window
	paint(with color.RGBA) // everywhere
	// fill fills closed rings. Rings of one call must not overlap in opposite directions.
	fill(rings []path, with color.RGBA)
	// stroke draws lines of a width in pixels of the picture; dashed draws them with dashes and gaps of such lengths.
	stroke(lines []path, width float64, with color.RGBA)
	dashed(lines []path, width, dash, gap float64, with color.RGBA)
	// circles draws built-up areas, fainter than known outlines, and on plain land of the country only: not on the sea,
	// and not twice where two of them meet.
	circles(all []circle, country []path, land, with color.RGBA)
	// fade covers what lies beyond the sheet, softly at its edge.
	fade(edges []ramp, with color.RGBA)
	// picture draws a picture over a rectangle of the level.
	picture(m *image.RGBA, over rect)
	// polygons and discs are drawn as one shape: a translucent colour is the same where two of them meet.
	polygons(all [][]vec, with color.RGBA)
	discs(all []circle, with color.RGBA)
	// write draws all halos before all letters, so that no halo covers a letter.
	write(set *typesetter, texts []script)
}

// window is the part of the world that a drawing shows. World pixels of a level become the picture's by a factor and an
// origin.
type window struct {
	width, height int     // of the picture
	origin        vec     // of the picture, in its own pixels from the world's corner
	factor        float64 // picture pixels in a pixel of the level
	view          rect    // what the picture shows, in pixels of the level
}

func newWindow(width, height int, origin vec, factor float64) window {
	return window{width, height, origin, factor, rect{
		origin.x / factor, origin.y / factor, (origin.x + float64(width)) / factor, (origin.y + float64(height)) / factor,
	}}
}

func (w *window) frame() *window { return w }

// scale is how many metres of a level's zoom a pixel of the picture shows in its middle.
func (w *window) scale(zoom float64) float64 {
	world := math.Log2(w.factor) + zoom
	return metresPerPixel(Unproject(w.origin.x+float64(w.width)/2, w.origin.y+float64(w.height)/2, world).Lat, world)
}

// local is where a pixel of the level lies on the picture, and level the way back.
func (w *window) local(p vec) vec { return vec{p.x*w.factor - w.origin.x, p.y*w.factor - w.origin.y} }

func (w *window) level(p vec) vec {
	return vec{(p.x + w.origin.x) / w.factor, (p.y + w.origin.y) / w.factor}
}

// script is a line of text: a level one whose baseline begins at a point, or the letters of a river's name.
type script struct {
	face      face
	line      string
	at        vec // where the baseline begins
	hold      hold
	turned    []turned
	ink, halo color.RGBA // a halo without colour is not drawn
}

// hold is the point of a line that stays in its place where another font makes the line longer or shorter.
type hold int

const (
	holdStart hold = iota
	holdMiddle
	holdEnd
)

// clipped cuts a polygon at the four edges of a box in turn (Sutherland and Hodgman). The buffers are used in turn; the
// result is valid until their next use.
func clipped(polygon []vec, box rect, buffers *[2][]vec) []vec {
	edges := [4]func(vec) float64{ // positive inside
		func(p vec) float64 { return p.x - box.x0 },
		func(p vec) float64 { return box.x1 - p.x },
		func(p vec) float64 { return p.y - box.y0 },
		func(p vec) float64 { return box.y1 - p.y },
	}
	for i, depth := range edges {
		out := buffers[i%2][:0]
		for j, p := range polygon {
			q := polygon[(j+1)%len(polygon)]
			from, to := depth(p), depth(q)
			if from >= 0 {
				out = append(out, p)
			}
			if (from >= 0) != (to >= 0) {
				t := from / (from - to)
				out = append(out, vec{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)})
			}
		}
		buffers[i%2] = out
		polygon = out
	}
	for i, p := range polygon {
		polygon[i] = vec{min(box.x1, max(box.x0, p.x)), min(box.y1, max(box.y0, p.y))}
	}
	return polygon
}
