package editor

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/form"
	"focalpoint/internal/ui/theme"
)

// disclosure is the head of an item: a title and a line under it, which open and close the item's fields. The line
// says what the item holds, or what was found about it.
type disclosure struct {
	widget.BaseWidget
	toggle func()

	arrow       *widget.Icon
	title, line *widget.Label
	frame       *canvas.Rectangle // shows where the keys go
	about       string            // the line when nothing was found
	found       bool
	open        bool
}

var (
	_ fyne.Tappable      = (*disclosure)(nil)
	_ fyne.Focusable     = (*disclosure)(nil)
	_ desktop.Cursorable = (*disclosure)(nil)
	_ form.Field         = (*disclosure)(nil)
)

func newDisclosure(toggle func()) *disclosure {
	d := &disclosure{toggle: toggle, arrow: widget.NewIcon(fynetheme.MenuExpandIcon()), title: widget.NewLabel(""), line: note("")}
	d.title.TextStyle.Bold = true
	d.title.Truncation = fyne.TextTruncateEllipsis
	d.frame = canvas.NewRectangle(color.Transparent)
	d.frame.CornerRadius = fynetheme.InputRadiusSize()
	d.ExtendBaseWidget(d)
	return d
}

// AccessibilityLabel is the item, and what was found in it.
func (d *disclosure) AccessibilityLabel() string { return form.Speak(d.title.Text, d.line.Text) }

// AccessibilityRole is that of a button, which opens and closes the item.
func (d *disclosure) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// set shows the item's title and what it holds.
func (d *disclosure) set(title, about string) {
	if d.title.Text != title {
		d.title.SetText(title)
	}
	d.about = about
	if !d.found && d.line.Text != about {
		d.line.SetText(about)
	}
}

// setOpen turns the arrow.
func (d *disclosure) setOpen(open bool) {
	d.open = open
	if open {
		d.arrow.SetResource(fynetheme.MenuDropDownIcon())
	} else {
		d.arrow.SetResource(fynetheme.MenuExpandIcon())
	}
}

// SetFinding shows a sentence in place of what the item holds.
func (d *disclosure) SetFinding(s form.Severity, text string) {
	d.found = s != form.None
	d.line.Importance = map[form.Severity]widget.Importance{
		form.None: widget.LowImportance, form.Stop: widget.DangerImportance,
		form.Warn: widget.WarningImportance, form.Hint: widget.MediumImportance,
	}[s]
	if !d.found {
		text = d.about
	}
	d.line.SetText(text)
}

// Tapped opens or closes.
func (d *disclosure) Tapped(*fyne.PointEvent) { d.toggle() }

// TypedKey opens or closes with Enter.
func (d *disclosure) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		d.toggle()
	}
}

// TypedRune opens or closes with the space bar.
func (d *disclosure) TypedRune(r rune) {
	if r == ' ' {
		d.toggle()
	}
}

// FocusGained draws the frame, and scrolls it into view.
func (d *disclosure) FocusGained() {
	form.Reveal(d)
	d.frame.FillColor = theme.Of(fynetheme.ColorNameFocus)
	d.frame.Refresh()
}

// FocusLost takes the frame away.
func (d *disclosure) FocusLost() {
	d.frame.FillColor = color.Transparent
	d.frame.Refresh()
}

// Cursor is a hand.
func (d *disclosure) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer stands title and line on each other, beside the arrow.
func (d *disclosure) CreateRenderer() fyne.WidgetRenderer {
	arrow := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(theme.Length(20)), d.arrow))
	text := container.New(&rows{overlap: 12}, d.title, d.line)
	return widget.NewSimpleRenderer(container.NewStack(d.frame, container.NewBorder(nil, nil, arrow, nil, text)))
}
