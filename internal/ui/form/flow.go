package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Flow puts objects into a line, as words are: what finds no room in it goes on in the next one.
func Flow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&breaking{arrangement: flow{}}, objects...)
}

// Centred is Flow with each line in the middle.
func Centred(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&breaking{arrangement: flow{centred: true}}, objects...)
}

// flow is the arrangement of Flow and Centred.
type flow struct{ centred bool }

// wish is one line.
func (f flow) wish(objects []fyne.CanvasObject) (width float32) {
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
func (f flow) run(objects []fyne.CanvasObject, size fyne.Size, place bool) (y float32) {
	gap := fynetheme.Padding()
	for len(objects) > 0 {
		line, width := f.line(objects, size.Width, gap)
		height := float32(0)
		for i, o := range objects[:line] {
			if o.Visible() {
				height = max(height, HeightAt(o, width[i]))
			}
		}
		if y == 0 && line == len(objects) {
			height = max(height, size.Height)
		}
		x := float32(0)
		if f.centred {
			x = max(0, size.Width-f.wish(objects[:line])) / 2
		}
		for i := 0; place && i < line; i++ {
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
func (flow) line(objects []fyne.CanvasObject, most, gap float32) (n int, widths []float32) {
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
