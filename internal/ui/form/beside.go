package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"focalpoint/internal/ui/theme"
)

// Beside puts side to the right of main, as long as main keeps a length that was measured for text of the usual size; else
// it stands under main.
func Beside(least float32, main, side fyne.CanvasObject) *fyne.Container {
	return container.New(&breaking{arrangement: beside{least: least, side: 1}}, main, side)
}

// Before is Beside with side to the left of main, or over it.
func Before(least float32, main, side fyne.CanvasObject) *fyne.Container {
	return container.New(&breaking{arrangement: beside{least: least, side: 1, before: true}}, main, side)
}

// Leading is Before with the side as the first for the keyboard.
func Leading(least float32, side, main fyne.CanvasObject) *fyne.Container {
	return container.New(&breaking{arrangement: beside{least: least, main: 1, before: true}}, side, main)
}

// beside is the arrangement of Beside, Before and Leading.
type beside struct {
	least  float32
	main   int // which of the two objects is the main one
	side   int
	before bool
}

func (b beside) wish(objects []fyne.CanvasObject) float32 {
	main, side := objects[b.main], objects[b.side]
	width := max(wish(main), theme.Length(b.least))
	if side.Visible() {
		width += wish(side) + fynetheme.Padding()
	}
	return width
}

func (b beside) run(objects []fyne.CanvasObject, size fyne.Size, place bool) (height float32) {
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
		height = max(size.Height, HeightAt(main, left), HeightAt(side, wanted))
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
	first, second := HeightAt(over, size.Width), HeightAt(under, width)
	put(over, 0, 0, size.Width, first)
	put(under, 0, first+gap, width, max(second, size.Height-first-gap))
	return first + gap + second
}
