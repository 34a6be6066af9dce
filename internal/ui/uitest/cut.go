package uitest

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/mapview"
)

// hair is what is lost by rounding.
const hair = 1

// Cut lists the texts on a settled canvas that cannot be read whole: they have less room than they need, reach out of what
// they stand in or out of the window, or lie on each other. What is only scrolled away can be read. may says which texts
// may end in an ellipsis, as names of records do.
func Cut(canvas fyne.Canvas, may func(text string) bool) []string {
	c := &cutter{may: may}
	whole := area{0, 0, canvas.Size().Width, canvas.Size().Height}
	for _, o := range append([]fyne.CanvasObject{canvas.Content()}, canvas.Overlays().List()...) {
		c.texts = nil
		c.walk(o, fyne.Position{}, whole, whole)
	}
	return c.found
}

// area is a rectangle by its edges.
type area struct{ left, top, right, bottom float32 }

func (a area) within(b area) area {
	return area{max(a.left, b.left), max(a.top, b.top), min(a.right, b.right), min(a.bottom, b.bottom)}
}

func (a area) empty() bool { return a.right-a.left <= hair || a.bottom-a.top <= hair }

type cutter struct {
	may   func(string) bool
	found []string
	texts []text // of one layer
}

type text struct {
	words string
	seen  area
}

func (c *cutter) say(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

// walk looks at an object and what it is made of. Text must stand within room; of it only what lies in seen is drawn.
func (c *cutter) walk(o fyne.CanvasObject, at fyne.Position, room, seen area) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	own := area{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height}
	switch o := o.(type) {
	case *mapview.Map:
		return
	case *canvas.Text:
		if free := own.right - own.left - o.MinSize().Width; free > 0 {
			switch o.Alignment {
			case fyne.TextAlignLeading:
				own.right -= free
			case fyne.TextAlignCenter:
				own.left, own.right = own.left+free/2, own.right-free/2
			case fyne.TextAlignTrailing:
				own.left += free
			}
		}
		c.text(o.Text, o, own, room, seen, 0)
		return
	case *form.Wrapped:
		c.label(&o.Label, own, room, seen)
		return
	case *widget.Label:
		c.label(o, own, room, seen)
		return
	case *form.Button:
		c.button(&o.Button, own, room, seen)
		return
	case *widget.Button: // of Fyne's dialogs
		c.button(o, own, room, seen)
		return
	case *widget.Check:
		c.text(o.Text, o, own, room, seen, fynetheme.InnerPadding())
		return
	case *widget.RichText:
		c.text(o.String(), o, own, room, seen, fynetheme.InnerPadding())
		return
	case *form.Select:
		c.choice(o.Selected, o.PlaceHolder, own)
		return
	case *form.Pick:
		c.choice(o.Selected, o.PlaceHolder, own)
		return
	case entry:
		c.entry(o, own)
		return
	case *container.Scroll:
		seen, room = seen.within(own), room.within(own)
		if o.Direction != container.ScrollHorizontalOnly {
			room.top, room.bottom = -math.MaxFloat32, math.MaxFloat32
		}
		if o.Direction != container.ScrollVerticalOnly {
			room.left, room.right = -math.MaxFloat32, math.MaxFloat32
		}
	case *fyne.Container:
		room = room.within(area{own.left - fynetheme.InnerPadding(), own.top - fynetheme.InnerPadding(), own.right + fynetheme.InnerPadding(), own.bottom + fynetheme.InnerPadding()})
	}
	for _, child := range Children(o) {
		c.walk(child, at, room, seen)
	}
}

// button is one whose text is in the middle of its height.
func (c *cutter) button(b *widget.Button, own, room, seen area) {
	height := fyne.MeasureText(b.Text, fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Height
	free := max(0, (own.bottom-own.top-height)/2-fynetheme.InnerPadding())
	own.top, own.bottom = own.top+free, own.bottom-free
	c.text(b.Text, b, own, room, seen, fynetheme.InnerPadding())
}

// text is one that has its least size, with so much free space around the words.
func (c *cutter) text(words string, o fyne.CanvasObject, own, room, seen area, edge float32) {
	if words == "" {
		return
	}
	if size, least := o.Size(), o.MinSize(); size.Width < least.Width-hair || size.Height < least.Height-hair {
		c.say("%q has %.0f × %.0f and needs %.0f × %.0f", words, size.Width, size.Height, least.Width, least.Height)
	}
	c.place(words, area{own.left + edge, own.top + edge, own.right - edge, own.bottom - edge}, room, seen)
}

func (c *cutter) label(l *widget.Label, own, room, seen area) {
	if l.Text == "" {
		return
	}
	if l.Size().IsZero() { // the title of one of Fyne's dialogs, which is drawn without being laid out
		l.Resize(l.MinSize())
		own.right, own.bottom = own.left+l.Size().Width, own.top+l.Size().Height
	}
	edge := fynetheme.InnerPadding()
	if l.Truncation != fyne.TextTruncateOff {
		size := l.SizeName
		if size == "" {
			size = fynetheme.SizeNameText
		}
		if wide := fyne.MeasureText(l.Text, fynetheme.Size(size), l.TextStyle).Width; wide > own.right-own.left-2*edge+hair && !c.may(l.Text) {
			c.say("%q ends in an ellipsis: it has %.0f and needs %.0f", l.Text, own.right-own.left-2*edge, wide)
		}
		c.place(l.Text, area{own.left + edge, own.top + edge, own.right - edge, own.bottom - edge}, room, seen)
		return
	}
	if l.Wrapping == fyne.TextWrapWord {
		c.words(l, own.right-own.left-2*edge)
	}
	c.text(l.Text, l, own, room, seen, edge)
}

// words says where a word of a text is broken because it is longer than the line.
func (c *cutter) words(l *widget.Label, width float32) {
	size := l.SizeName
	if size == "" {
		size = fynetheme.SizeNameText
	}
	for _, word := range strings.Fields(l.Text) {
		if wide := fyne.MeasureText(word, fynetheme.Size(size), l.TextStyle).Width; wide > width+hair && !strings.Contains(word, "/") {
			c.say("%q breaks the word %q: it has %.0f and needs %.0f", l.Text, word, width, wide)
		}
	}
}

// entry is a field; what is written in one line is scrolled, and what stands there before it is not.
func (c *cutter) entry(o fyne.Widget, own area) {
	field := reflect.ValueOf(o).Elem() // whatever it is embedded in
	if field.FieldByName("Text").String() != "" || field.FieldByName("MultiLine").Bool() {
		return
	}
	room := own.right - own.left - 2*fynetheme.InnerPadding() - 2*fynetheme.InputBorderSize()
	sign := fynetheme.IconInlineSize() + fynetheme.LineSpacing()
	if !field.FieldByName("Icon").IsNil() {
		room -= sign
	}
	if !field.FieldByName("ActionItem").IsNil() {
		room -= sign
	}
	c.line(field.FieldByName("PlaceHolder").String(), room)
}

// choice is what was chosen of a list, beside the arrow that opens it.
func (c *cutter) choice(chosen, none string, own area) {
	if chosen == "" {
		chosen = none
	}
	c.line(chosen, own.right-own.left-3*fynetheme.InnerPadding()-fynetheme.IconInlineSize())
}

// line is words that stand in one line of a width.
func (c *cutter) line(words string, width float32) {
	if wide := fyne.MeasureText(words, fynetheme.TextSize(), fyne.TextStyle{}).Width; wide > width+hair && !c.may(words) {
		c.say("%q is cut off: it has %.0f and needs %.0f", words, width, wide)
	}
}

// place says whether words reach out of what they stand in, or lie on others.
func (c *cutter) place(words string, ink, room, seen area) {
	if ink.left < room.left-hair || ink.top < room.top-hair || ink.right > room.right+hair || ink.bottom > room.bottom+hair {
		c.say("%q stands at %.0f and is to stand in %.0f", words, ink, room)
	}
	drawn := ink.within(seen)
	if drawn.empty() {
		return
	}
	for _, other := range c.texts {
		if !drawn.within(other.seen).empty() {
			c.say("%q and %q lie on each other", words, other.words)
		}
	}
	c.texts = append(c.texts, text{words, drawn})
}
