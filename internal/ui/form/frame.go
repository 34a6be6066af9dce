package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
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

// Frame is a label, a control, and the sentence under it: what stands on the page of every field.
type Frame struct {
	widget.BaseWidget
	content  *fyne.Container
	under    *sentence
	name     string
	help     string
	severity Severity // of the page's finding
	finding  string
	wrong    string // why what is being typed cannot be read: it stands before the page's finding
}

var _ Field = (*Frame)(nil)

// NewFrame puts a control into a frame; help may be empty.
func NewFrame(label, help string, control fyne.CanvasObject) *Frame {
	f := &Frame{under: newSentence(), name: label, help: help}
	nameControl(control, label)
	f.content = container.New(&stackLayout{labelOverlap}, nameOf(label), control, f.under.box)
	f.ExtendBaseWidget(f)
	f.tell()
	return f
}

// rowLabel is the width of the label of a row.
const rowLabel = 150

// NewRow is NewFrame with the label beside the control, for a form with little room.
func NewRow(label, help string, control fyne.CanvasObject) *Frame {
	f := &Frame{under: newSentence(), name: label, help: help}
	nameControl(control, label)
	row := Labelled(rowLabel, nameOf(label), control)
	f.content = container.New(&stackLayout{}, row, f.under.box)
	f.ExtendBaseWidget(f)
	f.tell()
	return f
}

func nameOf(label string) *widget.Label {
	name := widget.NewLabelWithStyle(label, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	name.Wrapping = fyne.TextWrapWord
	return name
}

// Labelled puts a label of a width beside what it names; where either has too little room, the label stands above. The
// width is measured for text of the usual size.
func Labelled(width float32, label *widget.Label, named fyne.CanvasObject) fyne.CanvasObject {
	label.Wrapping = fyne.TextWrapWord
	return Before(namedLeast, named, Wish(width, label))
}

// namedLeast is the room that a control, or a value, keeps beside its label.
const namedLeast = 120

// framed is the part that Text, Date and the others have in common. They are no canvas objects themselves: Fyne would take
// a field that embeds its frame for a second widget, which it neither lays out nor gives the focus.
type framed struct {
	Frame *Frame // what stands on the page
}

// SetFinding shows a sentence under the field; None shows the help again.
func (f framed) SetFinding(s Severity, text string) { f.Frame.SetFinding(s, text) }

// Finding is the sentence under the field as it stands.
func (f framed) Finding() string { return f.Frame.Finding() }

// SetFinding shows a sentence under the field; None shows the help again.
func (f *Frame) SetFinding(s Severity, text string) {
	f.severity, f.finding = s, text
	f.tell()
}

// SetHelp changes the sentence that stands under the field while there is no finding.
func (f *Frame) SetHelp(text string) {
	if f.help != text {
		f.help = text
		f.tell()
	}
}

// Help is the sentence that stands under the field while there is no finding.
func (f *Frame) Help() string { return f.help }

// refuse says why what is being typed cannot be read; "" takes that back.
func (f *Frame) refuse(wrong string) {
	if f.wrong != wrong {
		f.wrong = wrong
		f.tell()
	}
}

func (f *Frame) tell() {
	switch {
	case f.wrong != "":
		f.under.set(Stop, f.wrong)
	case f.severity != None:
		f.under.set(f.severity, f.finding)
	default:
		f.under.set(None, f.help)
	}
}

// Finding is the sentence under the field as it stands.
func (f *Frame) Finding() string { return f.under.text.Words() }

// Parts are label, control and sentence.
func (f *Frame) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{f.content} }

// CreateRenderer stacks the three parts.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.content) }

// stackLayout stands its objects on each other, closer than a VBox.
type stackLayout struct {
	overlap float32 // how far the second object reaches into the first
}

func (l *stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		// The width first: the height of a wrapped sentence follows from it.
		o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height
		if i == 0 {
			y -= l.overlap
		}
	}
}

// labelOverlap takes back the inner padding under a label, so that it stands close to its control.
const labelOverlap = 6

func (l *stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, -l.overlap)
	for _, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}
