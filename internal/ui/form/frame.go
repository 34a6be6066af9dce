package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/theme"
)

// Severity of a finding under a field; the words of the quality rules.
type Severity string

// The severities; the empty one clears the finding.
const (
	None Severity = ""
	Stop Severity = "stop"
	Warn Severity = "warn"
	Hint Severity = "hint"
)

// Field is anything that a section of a form is made of.
type Field interface {
	fyne.CanvasObject
	// SetFinding shows a sentence under the field; None shows the help again.
	SetFinding(s Severity, text string)
}

// Frame is a label, a control, and the line under it.
type Frame struct {
	widget.BaseWidget
	label   *widget.Label
	control fyne.CanvasObject
	icon    *widget.Icon
	line    *canvas.Text
	help    string
}

var _ Field = (*Frame)(nil)

// NewFrame puts a control into a frame; help may be empty.
func NewFrame(label, help string, control fyne.CanvasObject) *Frame {
	f := &Frame{
		label: widget.NewLabelWithStyle(label, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), control: control,
		icon: widget.NewIcon(nil), line: canvas.NewText(help, color.Black), help: help,
	}
	f.icon.Hide()
	f.line.TextSize = fynetheme.CaptionTextSize()
	f.ExtendBaseWidget(f)
	f.SetFinding(None, "")
	return f
}

// SetFinding shows a sentence under the field; None shows the help again.
func (f *Frame) SetFinding(s Severity, text string) {
	look := looks[s]
	if s == None {
		text = f.help
	}
	f.icon.Hide()
	if look.icon != nil {
		f.icon.SetResource(look.icon())
		f.icon.Show()
	}
	f.line.Text, f.line.Color = text, theme.Of(look.colour)
	f.line.Refresh()
}

// Finding is the sentence under the field as it stands.
func (f *Frame) Finding() string { return f.line.Text }

var looks = map[Severity]struct {
	colour fyne.ThemeColorName
	icon   func() fyne.Resource
}{
	None: {theme.ColorMuted, nil},
	Stop: {theme.ColorStop, fynetheme.ErrorIcon},
	Warn: {theme.ColorWarn, fynetheme.WarningIcon},
	Hint: {theme.ColorHint, fynetheme.InfoIcon},
}

// CreateRenderer stacks the three parts.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer {
	icon := container.NewGridWrap(fyne.NewSquareSize(fynetheme.CaptionTextSize()+4), f.icon)
	line := container.New(&lineLayout{}, icon, f.line)
	return widget.NewSimpleRenderer(container.New(&stackLayout{}, f.label, f.control, line))
}

// stackLayout stands its objects on each other, closer than a VBox.
type stackLayout struct{}

func (*stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height
		if i == 0 {
			y -= labelOverlap
		}
	}
}

// labelOverlap takes back the inner padding under a label, so that it stands close to its control.
const labelOverlap = 6

func (*stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, -labelOverlap)
	for _, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}

// lineLayout puts the icon before the sentence, and lets a long sentence be cut rather than widen the page.
type lineLayout struct{}

func (*lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	icon, text := objects[0], objects[1].(*canvas.Text)
	x := fynetheme.InnerPadding()
	if inner := icon.(*fyne.Container).Objects[0]; inner.Visible() {
		icon.Resize(icon.MinSize())
		icon.Move(fyne.NewPos(x, 0))
		x += icon.MinSize().Width + 4
	}
	text.Move(fyne.NewPos(x, 1))
	text.Resize(fyne.NewSize(size.Width-x, text.MinSize().Height))
}

func (*lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height+4)
}
