package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
)

// stepsWidth fits a name and a time on one line.
const stepsWidth = 300

const (
	detailLeast = 420 // the width that the chosen step keeps beside the others
	stepsLeast  = 90  // the height that the steps keep
)

// steps is the list on the left, the newest step first. The arrow keys choose at once.
type steps struct {
	form.List
	sheet *Sheet
}

// stepLine is one step in the list.
type stepLine struct {
	event, count, by *widget.Label
	top              *fyne.Container // gives the count the place it needs
}

// newSteps makes the list; each of its few lines is remembered by its container.
func newSteps(s *Sheet) *steps {
	l := &steps{sheet: s}
	lines := map[fyne.CanvasObject]*stepLine{}
	l.Length = func() int { return len(s.shown.Steps) }
	l.CreateItem = func() fyne.CanvasObject {
		line := &stepLine{event: widget.NewLabel(""), count: caption(""), by: caption("")}
		line.event.TextStyle.Bold, line.event.Wrapping, line.by.Wrapping = true, fyne.TextWrapWord, fyne.TextWrapWord
		line.event.SizeName = fynetheme.SizeNameText
		line.top = container.NewBorder(nil, nil, nil, line.count, form.Lines(line.event))
		whole := container.New(layout.NewCustomPaddedVBoxLayout(-2*fynetheme.InnerPadding()), line.top, form.Lines(line.by))
		lines[whole] = line
		return whole
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if i >= len(s.shown.Steps) {
			return
		}
		line, step := lines[o], s.shown.Steps[i]
		line.event.SetText(step.Event)
		line.by.SetText(s.byline(step))
		line.count.SetText("")
		if n := len(step.Changes); n > 0 {
			line.count.SetText(s.deps.Text.N("history.sheet.fields", n))
		}
		line.top.Refresh()
	}
	l.OnSelected = s.choose
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey goes to the next or the previous step, and closes the sheet with Escape.
func (l *steps) TypedKey(key *fyne.KeyEvent) {
	to := l.sheet.chosen
	switch key.Name {
	case fyne.KeyDown:
		to = min(to+1, len(l.sheet.shown.Steps)-1)
	case fyne.KeyUp:
		to = max(to-1, 0)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(l.sheet.shown.Steps) - 1
	case fyne.KeyEscape:
		l.sheet.hide()
		return
	default:
		l.List.TypedKey(key)
		return
	}
	l.Highlight(to)
	l.Select(to)
}
