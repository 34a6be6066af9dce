package uitest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CheckMarks looks at the marks in the picture that the help shows over a canvas: each stands on what its sentence speaks of,
// apart from the others and within the picture, and there are so many of them.
func CheckMarks(t testing.TB, page string, c fyne.Canvas, landmarks [3]fyne.CanvasObject, many int) {
	t.Helper()
	picture, found := Find(c.Overlays().Top(), isPicture)
	if !found {
		t.Fatalf("%s: no picture of the page", page)
	}
	scale := c.Content().Size().Width / picture.Size().Width // of the page
	var before []fyne.CanvasObject
	for i, mark := range picture.Objects[2:] { // behind them are the page and its frame
		if !mark.Visible() {
			continue
		}
		middle := middleOf(mark)
		if !isOn(landmarks[i], fyne.NewPos(middle.X*scale, middle.Y*scale)) {
			t.Errorf("%s: mark %d stands beside what it is of", page, i+1)
		}
		if at, far := mark.Position(), mark.Position().Add(mark.Size()); at.X < -hair || far.X > picture.Size().Width+hair {
			t.Errorf("%s: mark %d hangs over the edge", page, i+1)
		}
		for _, other := range before {
			way, side := middleOf(other).Subtract(middle), mark.Size().Width-hair
			if way.X*way.X+way.Y*way.Y < side*side {
				t.Errorf("%s: mark %d lies on another", page, i+1)
			}
		}
		before = append(before, mark)
	}
	if len(before) != many {
		t.Errorf("%s has %d marks instead of %d", page, len(before), many)
	}
}

// isPicture says whether a box is the picture of a page with its marks.
func isPicture(box *fyne.Container) bool {
	if len(box.Objects) == 0 {
		return false
	}
	_, is := box.Objects[0].(*canvas.Image)
	return is
}

func middleOf(o fyne.CanvasObject) fyne.Position {
	return o.Position().AddXY(o.Size().Width/2, o.Size().Height/2)
}

// isOn says whether a point of the window lies on an object.
func isOn(o fyne.CanvasObject, at fyne.Position) bool {
	if o == nil {
		return false
	}
	first := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	last := first.Add(o.Size())
	return at.X > first.X && at.X < last.X && at.Y > first.Y && at.Y < last.Y
}
