package help

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/draw"

	"focalpoint/internal/ui/theme"
)

// plate is the layout of the picture of a page with its marks: picture, frame, and a mark for each area.
type plate struct {
	page  image.Image
	whole area // the page
	areas [len(parts)]area
	small *image.RGBA // the page as large as it is shown
	shown *canvas.Image
}

// dots is how many pixels the picture has in a unit of the screen: enough for dense screens.
const dots = 2

// newPlate is the picture of a page with a mark on each area that is not empty.
func newPlate(page image.Image, size fyne.Size, areas [len(parts)]area) fyne.CanvasObject {
	p := &plate{page: page, whole: areaOf(fyne.Position{}, size), areas: areas, shown: canvas.NewImageFromImage(nil)}
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeWidth, frame.StrokeColor = 1, theme.Of(fynetheme.ColorNameInputBorder)
	all := []fyne.CanvasObject{p.shown, frame}
	for i := range areas {
		all = append(all, mark(i+1))
	}
	return container.New(p, all...)
}

// MinSize is nothing: the sheet says how large the picture is.
func (*plate) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout fills the room with the picture, and puts the marks where they hide the least of their areas and nothing of each
// other.
func (p *plate) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if p.shown.Size() == size {
		return // the marks have been put
	}
	for _, o := range objects[:2] {
		o.Resize(size)
	}
	p.draw(size)
	scale := size.Width / max(p.whole.width(), 1)
	order := []int{0, 1, 2}
	slices.SortStableFunc(order, func(i, k int) int { return cmp.Compare(p.areas[i].content(), p.areas[k].content()) })
	var taken []fyne.Position
	for _, i := range order { // what is small leaves the least choice
		mark := objects[2+i]
		at, free := p.spot(p.areas[i].scaled(scale), p.whole.scaled(scale), taken)
		if !free {
			mark.Hide()
			continue
		}
		taken = append(taken, at)
		mark.Resize(fyne.NewSquareSize(side()))
		mark.Move(at.SubtractXY(side()/2, side()/2))
		mark.Show()
	}
}

// draw makes the page small.
func (p *plate) draw(size fyne.Size) {
	p.small = image.NewRGBA(image.Rect(0, 0, int(dots*size.Width), int(dots*size.Height)))
	draw.ApproxBiLinear.Scale(p.small, p.small.Bounds(), p.page, p.page.Bounds(), draw.Src, nil)
	p.shown.Image = p.small
	p.shown.Refresh()
}

// Of the spots on an area of which the best is chosen.
const (
	columns = 13
	rows    = 7
	upper   = 0.4   // of its height, where the middle of an area is sought: lists have their rows at the top
	afar    = 0.008 // what the way from there counts against what a mark hides
)

// spot is where the middle of a mark stands on an area of the picture; free is false where there is no area, or the marks
// that are there already leave no room on it.
func (p *plate) spot(a, whole area, taken []fyne.Position) (best fyne.Position, free bool) {
	if a.content() == 0 {
		return best, false
	}
	field := a.field()
	if inner := field.within(whole.field()); inner.content() > 0 {
		field = inner // no mark hangs over the edge of the picture
	}
	least := float32(math.MaxFloat32)
	for i := range columns * rows {
		at := fyne.NewPos(between(field.left, field.right, i%columns, columns), between(field.top, field.bottom, i/columns, rows))
		if slices.ContainsFunc(taken, func(other fyne.Position) bool { return distance(at, other) < side() }) {
			continue
		}
		away := max(abs(at.X-a.left-a.width()/2)/a.width(), abs(at.Y-a.top-a.height()*upper)/a.height())
		if cost := p.ink(at) + afar*away; cost < least {
			best, least, free = at, cost, true
		}
	}
	return best, free
}

// field is where the middle of a mark may stand on an area: so that the mark is wholly within it where there is room for
// that, and else, as on a button, up to its ends.
func (a area) field() area {
	x, y := side()/2, side()/2
	if min(a.width(), a.height()) < 1.2*side() {
		x, y = 1, a.height()/4
	}
	return area{a.left + x, a.top + y, a.right - x, a.bottom - y}
}

// between is one of so many points from one edge to another.
func between(from, to float32, i, of int) float32 { return from + (to-from)*float32(i)/float32(of-1) }

func distance(a, b fyne.Position) float32 {
	return float32(math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)))
}

func abs(x float32) float32 { return max(x, -x) }

// ink is how much a mark at a point of the picture hides: how much the picture changes there from pixel to pixel, 0 to 1.
func (p *plate) ink(at fyne.Position) float32 {
	r := int(side() / 2 * dots)
	under := image.Rect(-r, -r, r, r).Add(image.Pt(int(at.X*dots), int(at.Y*dots))).Intersect(p.small.Bounds())
	sum, n := 0, 1
	for y := under.Min.Y; y < under.Max.Y; y += 2 {
		for x := under.Min.X + 1; x < under.Max.X; x++ {
			now, before := int(p.small.RGBAAt(x, y).G), int(p.small.RGBAAt(x-1, y).G)
			sum += max(now-before, before-now)
			n++
		}
	}
	return float32(sum) / float32(n) / math.MaxUint8
}

// The diameter of a mark at the usual size of text, and the largest: it is not to hide the page.
const (
	markSide = 26
	markMost = 40
)

// side is the diameter of a mark.
func side() float32 { return min(theme.Length(markSide), markMost) }

// mark is a number in a disc.
func mark(n int) *fyne.Container {
	disc := canvas.NewCircle(theme.Of(fynetheme.ColorNamePrimary))
	disc.StrokeWidth, disc.StrokeColor = 2, theme.Of(fynetheme.ColorNameForegroundOnPrimary)
	number := canvas.NewText(strconv.Itoa(n), theme.Of(fynetheme.ColorNameForegroundOnPrimary))
	number.TextStyle.Bold, number.Alignment = true, fyne.TextAlignCenter
	number.TextSize = min(number.TextSize, side()*0.6)
	return container.NewGridWrap(fyne.NewSquareSize(side()), container.NewStack(disc, container.NewCenter(number)))
}
