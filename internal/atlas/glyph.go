package atlas

import (
	"fmt"
	"image"
	"math"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"focalpoint/assets"
)

// face is a way of setting a name.
type face struct {
	bold, slanted bool
	size          float64 // pixels in an em
	tracking      float64 // extra pixels between letters
}

// glyph is a drawn letter: its shape, and the wider shape of the halo around it, with the place of each image's corner
// relative to the letter's origin.
type glyph struct {
	shape, halo     *image.Alpha
	shapeAt, haloAt image.Point
}

// glyphKey names a drawn letter.
type glyphKey struct {
	bold, slanted bool
	size          fixed.Int26_6
	letter        rune
	right, down   uint8 // the quarter of a pixel at which it begins
	turn          uint8 // clockwise, in parts of a full turn
}

const (
	phases = 4
	turns  = 256 // of turn in a circle
)

// typesetter draws letters and keeps them. It may be used by many goroutines.
type typesetter struct {
	regular, bold *sfnt.Font
	glyphs        sync.Map // glyphKey -> *glyph
	advances      sync.Map // glyphKey without phases and turn -> float64
}

// letters is shared by all renderers: they use the same sizes.
var letters = sync.OnceValues(func() (*typesetter, error) {
	regular, err := sfnt.Parse(assets.InterRegular)
	if err != nil {
		return nil, fmt.Errorf("reading the font: %w", err)
	}
	bold, err := sfnt.Parse(assets.InterSemiBold)
	if err != nil {
		return nil, fmt.Errorf("reading the font: %w", err)
	}
	return &typesetter{regular: regular, bold: bold}, nil
})

func (t *typesetter) font(bold bool) *sfnt.Font {
	if bold {
		return t.bold
	}
	return t.regular
}

func (f face) key(letter rune) glyphKey {
	return glyphKey{bold: f.bold, slanted: f.slanted, size: fixed.Int26_6(math.Round(f.size * 64)), letter: letter}
}

// width is how far a text reaches, in pixels.
func (t *typesetter) width(f face, text string) float64 {
	width := 0.0
	for _, letter := range text {
		width += t.advance(f, letter) + f.tracking
	}
	return max(0, width-f.tracking)
}

func (t *typesetter) advance(f face, letter rune) float64 {
	key := f.key(letter)
	if known, ok := t.advances.Load(key); ok {
		return known.(float64)
	}
	var buffer sfnt.Buffer
	font := t.font(f.bold)
	advance := f.size / 2 // of a letter that the font does not have
	if index, err := font.GlyphIndex(&buffer, letter); err == nil {
		if a, err := font.GlyphAdvance(&buffer, index, key.size, 0); err == nil {
			advance = float64(a) / 64
		}
	}
	t.advances.Store(key, advance)
	return advance
}

func (t *typesetter) glyph(key glyphKey) *glyph {
	if known, ok := t.glyphs.Load(key); ok {
		return known.(*glyph)
	}
	made, _ := t.glyphs.LoadOrStore(key, t.draw(key))
	return made.(*glyph)
}

// slant is how far a slanted letter leans over its height.
const slant = 0.19

// haloWidth is how far the halo reaches beyond the letter, in ems: about a pixel and a half in small type.
const haloWidth = 0.14

func (t *typesetter) draw(key glyphKey) *glyph {
	var buffer sfnt.Buffer
	font := t.font(key.bold)
	index, err := font.GlyphIndex(&buffer, key.letter)
	if err != nil {
		return &glyph{}
	}
	segments, err := font.LoadGlyph(&buffer, index, key.size, nil)
	if err != nil || len(segments) == 0 {
		return &glyph{} // a space
	}
	lean := 0.0
	if key.slanted {
		lean = slant
	}
	sin, cos := math.Sincos(2 * math.Pi * float64(key.turn) / turns)
	place := func(p fixed.Point26_6) (x, y float32) {
		px, py := float64(p.X)/64, float64(p.Y)/64
		px -= py * lean
		return float32(px*cos - py*sin + float64(key.right)/phases), float32(px*sin + py*cos + float64(key.down)/phases)
	}
	x0, y0, x1, y1 := float32(math.Inf(1)), float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.Inf(-1))
	for _, s := range segments {
		for _, p := range s.Args[:arguments[s.Op]] {
			x, y := place(p)
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
		}
	}
	corner := image.Pt(int(math.Floor(float64(x0))), int(math.Floor(float64(y0))))
	width, height := int(math.Ceil(float64(x1)))-corner.X+1, int(math.Ceil(float64(y1)))-corner.Y+1
	raster := vector.NewRasterizer(width, height)
	at := func(p fixed.Point26_6) (x, y float32) {
		x, y = place(p)
		return x - float32(corner.X), y - float32(corner.Y)
	}
	for _, s := range segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			raster.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			raster.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			raster.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	raster.ClosePath()
	g := &glyph{shape: image.NewAlpha(image.Rect(0, 0, width, height)), shapeAt: corner}
	raster.Draw(g.shape, g.shape.Rect, image.Opaque, image.Point{})
	radius := max(1.4, float64(key.size)/64*haloWidth)
	g.halo, g.haloAt = widen(g.shape, radius), corner.Sub(image.Pt(int(math.Ceil(radius)), int(math.Ceil(radius))))
	return g
}

// arguments is the number of points of each kind of segment.
var arguments = map[sfnt.SegmentOp]int{sfnt.SegmentOpMoveTo: 1, sfnt.SegmentOpLineTo: 1, sfnt.SegmentOpQuadTo: 2, sfnt.SegmentOpCubeTo: 3}

// widen returns the mask grown by a radius in every direction, with a soft edge.
func widen(mask *image.Alpha, radius float64) *image.Alpha {
	reach := int(math.Ceil(radius))
	wide := image.NewAlpha(image.Rect(0, 0, mask.Rect.Dx()+2*reach, mask.Rect.Dy()+2*reach))
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			strength := min(1, max(0, radius+0.5-math.Hypot(float64(dx), float64(dy))))
			if strength == 0 {
				continue
			}
			for y := range mask.Rect.Dy() {
				for x := range mask.Rect.Dx() {
					value := uint8(strength * float64(mask.Pix[y*mask.Stride+x]))
					to := &wide.Pix[(y+dy+reach)*wide.Stride+x+dx+reach]
					*to = max(*to, value)
				}
			}
		}
	}
	return wide
}
