package form

import (
	"strings"

	"fyne.io/fyne/v2"
)

// What screen readers say. Fyne 2.8 asks widgets on Windows and macOS, in programs that are built with
// `-tags accessibility`; it knows buttons, links, texts and boxes, and neither fields nor lists.

// named is a control that has no words of its own: its frame tells it what it is called.
type named interface{ SetName(name string) }

// nameControl tells a control, or what a container holds of them, what it is called.
func nameControl(o fyne.CanvasObject, name string) {
	switch o := o.(type) {
	case named:
		o.SetName(name)
	case *fyne.Container:
		for _, child := range o.Objects {
			nameControl(child, name)
		}
	}
}

// Speak joins what a screen reader says of one thing: its name, its value, what is said about it.
func Speak(parts ...string) string {
	var said []string
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, ", ")
}

// SetName says what a button without text is called, or what is said after its text.
func (b *Button) SetName(name string) { b.name = name }

// AccessibilityLabel is the button's text and what it is called; Fyne would say the name of a picture's file.
func (b *Button) AccessibilityLabel() string {
	if b.name != "" {
		return Speak(b.Text, b.name)
	}
	return b.Button.AccessibilityLabel()
}

// SetName says what the entry is called.
func (e *Entry) SetName(name string) { e.name = name }

// AccessibilityLabel is what the entry is called, or else its placeholder, and what stands in it; a secret is not said.
func (e *Entry) AccessibilityLabel() string {
	name := e.name
	if name == "" {
		name = e.PlaceHolder
	}
	if e.Password {
		return name
	}
	return Speak(name, e.Text)
}

// AccessibilityRole is text: Fyne knows no fields.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what the field is called and what stands under it: the help, or what was found.
func (f *Frame) AccessibilityLabel() string { return Speak(f.name, f.Finding()) }

// AccessibilityRole is text: Fyne knows no fields.
func (f *Frame) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what is chosen.
func (p *Pick) AccessibilityLabel() string { return Speak(p.Selected, p.PlaceHolder) }

// AccessibilityRole is that of a button, which opens the list.
func (p *Pick) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is what the list is called.
func (l *List) AccessibilityLabel() string { return l.Name }

// AccessibilityRole is that of a box with things in it.
func (l *List) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the chip's word.
func (c *Chip) AccessibilityLabel() string { return c.text.Text }

// AccessibilityRole is text.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the suggestion.
func (s *suggestion) AccessibilityLabel() string { return s.label.Text }

// AccessibilityRole is that of a button.
func (s *suggestion) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
