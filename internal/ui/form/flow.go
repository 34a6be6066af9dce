package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/theme"
)

// Flow puts objects into a line, as words are: what finds no room in it goes on in the next one.
func Flow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{}, objects...)
}

// wisher is a layout that knows how wide it would like to be, which may be more than its least width.
type wisher interface {
	wish(objects []fyne.CanvasObject) float32
}

// wish is how wide an object would like to be.
func wish(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case *fyne.Container:
		if layout, can := o.Layout.(wisher); can {
			return layout.wish(o.Objects)
		}
	case *Check:
		return o.wish()
	case *Select:
		return widest(&o.Select)
	case *Pick:
		return widest(&o.Select)
	case *widget.Label:
		size := o.SizeName
		if size == "" {
			size = fynetheme.SizeNameText
		}
		line := fyne.MeasureText(o.Text, fynetheme.Size(size), o.TextStyle).Width
		return line + 2*fynetheme.InnerPadding() + 1
	}
	return o.MinSize().Width
}

// widest is how wide a choice must be for every option to be read whole.
func widest(s *widget.Select) float32 {
	edge := 4*fynetheme.InnerPadding() + fynetheme.IconInlineSize() // around the words and the arrow
	width := s.MinSize().Width
	for _, option := range s.Options {
		width = max(width, edge+fyne.MeasureText(option, fynetheme.TextSize(), fyne.TextStyle{}).Width)
	}
	return width
}

// flow is the layout of Flow. Its height follows from the width that it was given last.
type flow struct{ width float32 }

// Layout places the objects.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.run(objects, size, true)
}

// MinSize is as wide as the widest object must be, and as high as the lines are.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := f.width
	if width == 0 {
		width = f.wish(objects)
	}
	least := fyne.NewSize(0, f.run(objects, fyne.NewSize(width, 0), false))
	for _, o := range objects {
		if o.Visible() {
			least.Width = max(least.Width, o.MinSize().Width)
		}
	}
	return least
}

// wish is one line.
func (f *flow) wish(objects []fyne.CanvasObject) (width float32) {
	for _, o := range objects {
		if o.Visible() {
			if width > 0 {
				width += fynetheme.Padding()
			}
			width += wish(o)
		}
	}
	return width
}

// run goes through the lines and returns their height. A single line fills the height that there is.
func (f *flow) run(objects []fyne.CanvasObject, size fyne.Size, place bool) (y float32) {
	gap := fynetheme.Padding()
	for len(objects) > 0 {
		line, width := f.line(objects, size.Width, gap)
		height := float32(0)
		for i, o := range objects[:line] {
			if o.Visible() {
				height = max(height, heightAt(o, width[i]))
			}
		}
		if y == 0 && line == len(objects) {
			height = max(height, size.Height)
		}
		for i, x := 0, float32(0); place && i < line; i++ {
			if o := objects[i]; o.Visible() {
				own := height
				if _, box := o.(*fyne.Container); !box {
					own = o.MinSize().Height // a button is not stretched by a text of several lines
				}
				o.Resize(fyne.NewSize(width[i], own))
				o.Move(fyne.NewPos(x, y+(height-own)/2))
				x += width[i] + gap
			}
		}
		if objects = objects[line:]; height > 0 {
			y += height + gap
		}
	}
	return max(0, y-gap)
}

// line is how many of the objects stand in one line, hidden ones among them, and how wide each is.
func (*flow) line(objects []fyne.CanvasObject, most, gap float32) (n int, widths []float32) {
	x := float32(0)
	for _, o := range objects {
		width := float32(0)
		if o.Visible() {
			width = min(wish(o), most)
			if x > 0 && x+width > most+hair {
				break
			}
			x += width + gap
		}
		widths = append(widths, width)
	}
	return len(widths), widths
}

// hair is what is lost by rounding.
const hair = 0.5

// heightAt is how high an object must be at a width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if size := o.Size(); size.Width != width && wraps(o) {
		o.Resize(fyne.NewSize(width, size.Height))
	}
	return o.MinSize().Height
}

// wraps says whether the height of an object may follow from its width.
func wraps(o fyne.CanvasObject) bool {
	if label, is := o.(*widget.Label); is {
		return label.Wrapping != fyne.TextWrapOff
	}
	return true
}

// Beside puts side to the right of main, as long as main keeps a length that was measured for text of the usual size; else
// it stands under main.
func Beside(least float32, main, side fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{least: least, side: 1}, main, side)
}

// Before is Beside with side to the left of main, or over it.
func Before(least float32, main, side fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{least: least, side: 1, before: true}, main, side)
}

// Leading is Before with the side as the first for the keyboard.
func Leading(least float32, side, main fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{least: least, main: 1, before: true}, side, main)
}

// beside is the layout of Beside, Before and Leading.
type beside struct {
	least  float32
	main   int // which of the two objects is the main one
	side   int
	before bool
	width  float32 // that it was given last
}

// Layout places both.
func (b *beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	b.run(objects, size, true)
}

// MinSize is as wide as each must be for itself.
func (b *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := b.width
	if width == 0 {
		width = b.wish(objects)
	}
	least := fyne.NewSize(0, b.run(objects, fyne.NewSize(width, 0), false))
	for _, o := range objects {
		if o.Visible() {
			least.Width = max(least.Width, o.MinSize().Width)
		}
	}
	return least
}

func (b *beside) wish(objects []fyne.CanvasObject) float32 {
	main, side := objects[b.main], objects[b.side]
	width := max(wish(main), theme.Length(b.least))
	if side.Visible() {
		width += wish(side) + fynetheme.Padding()
	}
	return width
}

func (b *beside) run(objects []fyne.CanvasObject, size fyne.Size, place bool) (height float32) {
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		if place {
			own := height
			if _, is := o.(*Button); is {
				own = o.MinSize().Height // it is not stretched by a text of several lines
			}
			o.Resize(fyne.NewSize(width, own))
			o.Move(fyne.NewPos(x, y+(height-own)/2))
		}
	}
	main, side, gap := objects[b.main], objects[b.side], fynetheme.Padding()
	wanted := wish(side)
	if !side.Visible() || wanted == 0 {
		wanted, gap = 0, 0
	}
	left := size.Width - wanted - gap
	if wanted == 0 || left+hair >= max(theme.Length(b.least), main.MinSize().Width) {
		height = max(size.Height, heightAt(main, left), heightAt(side, wanted))
		mainAt, sideAt := float32(0), left+gap
		if b.before {
			mainAt, sideAt = size.Width-left, 0
		}
		put(main, mainAt, 0, left, height)
		put(side, sideAt, 0, wanted, height)
		return height
	}
	over, under, width := main, side, min(wanted, size.Width)
	if b.before {
		over, under, width = side, main, size.Width
	}
	first, second := heightAt(over, size.Width), heightAt(under, width)
	put(over, 0, 0, size.Width, first)
	put(under, 0, first+gap, width, max(second, size.Height-first-gap))
	return first + gap + second
}

// Wish asks for a width, measured for text of the usual size, for an object that does with less.
func Wish(usual float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&wished{usual: usual}, o)
}

// Whole gives an entry with a sign at its end the room that is needed to read what stands in it before it is filled.
func Whole(e *Entry) fyne.CanvasObject {
	words := fyne.MeasureText(e.PlaceHolder, fynetheme.TextSize(), fyne.TextStyle{}).Width
	sign := fynetheme.IconInlineSize() + fynetheme.LineSpacing()
	return container.New(leastWidth(words+sign+2*fynetheme.InnerPadding()+2*fynetheme.InputBorderSize()), e)
}

// leastWidth is a layout that gives an object a width, or more where it needs more.
type leastWidth float32

// Layout fills the width.
func (leastWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is the object's, widened.
func (w leastWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(max(least.Width, float32(w)), least.Height)
}

// UpTo gives an object the width that there is, but no more than one that was measured for text of the usual size.
func UpTo(usual float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&wished{usual: usual, most: true}, o)
}

// wished is the layout of Wish and UpTo.
type wished struct {
	usual float32
	most  bool
}

// Layout gives the object what there is.
func (w *wished) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if w.most {
		size.Width = min(size.Width, w.wish(objects))
	}
	height := size.Height
	switch objects[0].(type) {
	case *Entry, *Select, *Pick: // they are not stretched by what stands beside them in several lines
		height = objects[0].MinSize().Height
	}
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[0].Move(fyne.NewPos(0, (size.Height-height)/2))
}

// MinSize is the object's.
func (*wished) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if !objects[0].Visible() {
		return fyne.Size{}
	}
	return objects[0].MinSize()
}

// wish is the width that was asked for, or what the object asks for.
func (w *wished) wish(objects []fyne.CanvasObject) float32 {
	if !objects[0].Visible() {
		return 0
	}
	return max(theme.Length(w.usual), wish(objects[0]))
}

// Page is a body that fills the rest under its head, and keeps a height that was measured for text of the usual size: where
// the window is too low for both, the whole is scrolled. The body is the first for the keyboard.
func Page(least float32, body, head fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(&pageLayout{least: least}, body, head))
}

// HeadPage is Page with the head as the first for the keyboard.
func HeadPage(least float32, head, body fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(&pageLayout{least: least, body: 1}, head, body))
}

// pageLayout is the layout of Page and HeadPage.
type pageLayout struct {
	least float32
	body  int // which of the two objects is the body
	width float32
}

// Layout places head and body.
func (p *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	body, head := objects[p.body], objects[1-p.body]
	height := heightAt(head, size.Width)
	head.Resize(fyne.NewSize(size.Width, height))
	head.Move(fyne.Position{})
	body.Resize(fyne.NewSize(size.Width, max(0, size.Height-height-fynetheme.Padding())))
	body.Move(fyne.NewPos(0, height+fynetheme.Padding()))
}

// MinSize is as high as the head at the width that it has, and what the body keeps.
func (p *pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	body, head := objects[p.body].MinSize(), objects[1-p.body].MinSize()
	if p.width > 0 {
		head.Height = heightAt(objects[1-p.body], p.width)
	}
	return fyne.NewSize(max(body.Width, head.Width), head.Height+fynetheme.Padding()+max(body.Height, theme.Length(p.least)))
}

// Tall gives an object a least height, measured for text of the usual size.
func Tall(usual float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&tall{func() float32 { return theme.Length(usual) }}, o)
}

// Lines keeps the height of as many lines of a label as RowLines says, for a row of a list.
func Lines(label *widget.Label) fyne.CanvasObject {
	return container.New(&tall{func() float32 {
		line := fyne.MeasureText("1", fynetheme.Size(label.SizeName), label.TextStyle).Height
		return 2*fynetheme.InnerPadding() + float32(RowLines())*line
	}}, label)
}

// tall is the layout of Tall and Lines.
type tall struct{ least func() float32 }

// Layout gives the object the whole room.
func (*tall) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize has the least height.
func (t *tall) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, max(least.Height, t.least()))
}

// RowLines is how many lines a row of a list keeps for facts that take one at the usual size of text.
func RowLines() int {
	if theme.Length(1) > 1.1 {
		return 2
	}
	return 1
}

// Columns puts objects into so many columns of the same width, and into fewer where a column would be narrower than a
// length that was measured for text of the usual size.
func Columns(most int, least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{most: most, least: least}, objects...)
}

// columns is the layout of Columns.
type columns struct {
	most  int
	least float32
	width float32
}

// Layout places the objects line by line.
func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.run(objects, size, true)
}

// MinSize is that of one column.
func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := c.width
	if width == 0 {
		width = c.wish(objects)
	}
	return fyne.NewSize(c.narrowest(objects), c.run(objects, fyne.NewSize(width, 0), false))
}

func (c *columns) narrowest(objects []fyne.CanvasObject) (width float32) {
	for _, o := range objects {
		if o.Visible() {
			width = max(width, o.MinSize().Width)
		}
	}
	return width
}

func (c *columns) wish(objects []fyne.CanvasObject) float32 {
	n := float32(c.most)
	return n*max(theme.Length(c.least), c.narrowest(objects)) + (n-1)*fynetheme.Padding()
}

func (c *columns) run(objects []fyne.CanvasObject, size fyne.Size, place bool) (y float32) {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	gap, least := fynetheme.Padding(), max(theme.Length(c.least), c.narrowest(objects))
	n := max(1, c.most)
	for lines := 1; n > 1 && (size.Width+gap)/float32(n)-gap+hair < least; lines++ {
		n = (c.most + lines) / (lines + 1)
	}
	width := (size.Width+gap)/float32(n) - gap
	for len(shown) > 0 {
		line := shown[:min(n, len(shown))]
		height := float32(0)
		for _, o := range line {
			height = max(height, heightAt(o, width))
		}
		if y == 0 && len(line) == len(shown) {
			height = max(height, size.Height)
		}
		for i, o := range line {
			if place {
				o.Resize(fyne.NewSize(width, height))
				o.Move(fyne.NewPos(float32(i)*(width+gap), y))
			}
		}
		shown = shown[len(line):]
		y += height + gap
	}
	return max(0, y-gap)
}
