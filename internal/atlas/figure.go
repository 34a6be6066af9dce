package atlas

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"image/draw"
	"image/png"
	"io"

	"focalpoint/internal/aid"
)

// Figure is a map for a report: a title, the map with its marks, a legend, a scale bar, a list of the marks when they are
// few, notes, the attribution and a date. The same figure always makes the same bytes.
type Figure struct {
	Title, Subtitle string
	Notes           []string // what a reader must know, under the map
	Date            string   // in words, as it is printed
	Width           int      // pixels of a usual screen, MinFigure to MaxFigure; the height follows
	Kinds           []MarkKind
	Marks           []Mark
	Shades          []Shade // what the colours of a Tinted renderer mean
	Words           FigureWords
}

// MarkKind is a line of the legend: what is marked by a sign.
type MarkKind struct {
	Name string
	Sign Sign
}

// Shade is a line of the legend: what is filled with a colour.
type Shade struct {
	Name   string
	Colour color.RGBA
}

// Mark is a place on a figure.
type Mark struct {
	Point  aid.Point
	Kind   int     // number in Figure.Kinds
	Text   string  // in the list of marks
	Hollow bool    // the place is published less exactly than it is known
	Around float64 // how far the true place may be from the point, in metres, drawn as a circle; 0: not drawn
}

// FigureWords are the texts of a figure's legend.
type FigureWords struct {
	Metres, Kilometres string // units of the scale bar
	Several            string // what a circle with a number is: marks that lie near each other
	Hollow             string // what a hollow sign is
	Around             string // what the circle around a mark is
}

// How wide a figure can be, in pixels of a usual screen.
const (
	MinFigure = 480
	MaxFigure = 2400
)

// maxDetail is how many pixels of a picture there may be for one of a usual screen.
const maxDetail = 3

// detail is a scale within its limits; NaN is 1.
func detail(scale float64) float64 {
	if scale > 1 {
		return min(maxDetail, scale)
	}
	return 1
}

// ErrNoFont means that the built-in fonts cannot be read: the program file is damaged.
var ErrNoFont = errors.New("the built-in fonts cannot be read")

// PNG draws a figure as pixels: scale (1 to 3) of them for each one of a usual screen. It returns ErrNoFont and the
// writer's errors.
func (r *Renderer) PNG(to io.Writer, f Figure, scale float64) error {
	plan, err := r.plan(f, detail(scale))
	if err != nil {
		return err
	}
	page := newCanvas(plan.width, plan.height, vec{}, 1)
	plan.draw(page, func(w window, at vec, paint func(drawing)) {
		inset := newCanvas(w.width, w.height, w.origin, w.factor)
		paint(inset)
		picture := inset.done()
		draw.Draw(page.image, picture.Rect.Add(at.pixel()), picture, picture.Rect.Min, draw.Src)
	})
	encoder := png.Encoder{CompressionLevel: png.BestSpeed} // the default takes four times as long, and saves a third
	if err := encoder.Encode(to, page.done()); err != nil {
		return fmt.Errorf("writing the picture: %w", err)
	}
	return nil
}

// SVG draws a figure as SVG with texts that stay texts. It returns ErrNoFont and the writer's errors.
func (r *Renderer) SVG(to io.Writer, f Figure) error {
	plan, err := r.plan(f, 1)
	if err != nil {
		return err
	}
	ids := 0
	page := newSVG(newWindow(plan.width, plan.height, vec{}, 1), &ids)
	plan.draw(page, func(w window, at vec, paint func(drawing)) {
		inset := newSVG(w, &ids)
		paint(inset)
		page.place(inset, at)
	})
	if _, err := io.Copy(to, bytes.NewReader(page.document(f.Title, r.lang))); err != nil {
		return fmt.Errorf("writing the picture: %w", err)
	}
	return nil
}
