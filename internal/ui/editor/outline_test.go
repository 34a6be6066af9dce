package editor_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/ui/mapview"
)

// outline is what people read of an object, a line for each text, in the order in which it is drawn.
func outline(o fyne.CanvasObject) (lines []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *mapview.Map:
		return []string{"(map)"}
	case *canvas.Text:
		if o.Text != "" {
			return []string{o.Text}
		}
	case *widget.Label:
		if o.Text != "" {
			return []string{o.Text}
		}
	case *widget.Button:
		if o.Text != "" {
			return []string{"[" + o.Text + "]"}
		}
	case *widget.Check:
		return []string{fmt.Sprintf("(%t) %s", o.Checked, o.Text)}
	case *widget.Select:
		return []string{"‹" + o.Selected + "›"}
	case *fyne.Container:
		for _, child := range o.Objects {
			lines = append(lines, outline(child)...)
		}
	case interface {
		fyne.Widget
		TypedRune(rune)
		SelectedText() string
	}:
		return []string{"|" + entryText(o) + "|"}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			lines = append(lines, outline(child)...)
		}
	}
	return lines
}

// entryText is what an entry holds, whatever it is embedded in.
func entryText(o fyne.CanvasObject) string {
	for _, child := range test.WidgetRenderer(o.(fyne.Widget)).Objects() {
		if text := richText(child); text != "" {
			return text
		}
	}
	return ""
}

func richText(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *widget.RichText:
		if o.Visible() {
			return o.String()
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			if text := richText(child); text != "" {
				return text
			}
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			if text := richText(child); text != "" {
				return text
			}
		}
	}
	return ""
}

func (o *opened) lines() []string { return outline(o.Content()) }

func (o *opened) sees(t *testing.T, texts ...string) {
	t.Helper()
	all := strings.Join(o.lines(), "\n")
	for _, text := range texts {
		if !strings.Contains(all, text) {
			t.Errorf("%q is not on the page:\n%s", text, all)
		}
	}
}

func (o *opened) seesNot(t *testing.T, texts ...string) {
	t.Helper()
	all := strings.Join(o.lines(), "\n")
	for _, text := range texts {
		if strings.Contains(all, text) {
			t.Errorf("%q is on the page", text)
		}
	}
}

// TestSections compares what people read in every section with what stands in testdata; FOCALPOINT_GOLDEN=1 writes it.
func TestSections(t *testing.T) {
	for _, lang := range []string{"uk", "en"} {
		o := open(t, newMemory(t, school()), lang, school().Activity.ID)
		for _, section := range []string{"what", "who", "where", "when", "results", "contact"} {
			o.OpenSection(section)
			o.RevealAll()
			o.window.Canvas().Capture() // what cannot be painted panics
			got := strings.Join(o.lines(), "\n") + "\n"
			if strings.Contains(got, "[editor.") {
				t.Errorf("%s %s lacks a text:\n%s", section, lang, got)
			}
			file := filepath.Join("testdata", section+"-"+lang+".txt")
			if os.Getenv("FOCALPOINT_GOLDEN") != "" {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s %s reads\n%s\nwant\n%s", section, lang, got, want)
			}
		}
	}
}

// Tap taps the first button with the text.
func (o *opened) Tap(t *testing.T, text string) {
	t.Helper()
	if b := button(o.Content(), text); b != nil {
		test.Tap(b)
		return
	}
	t.Fatalf("there is no button %q", text)
}

func button(o fyne.CanvasObject, text string) *widget.Button {
	if !o.Visible() {
		return nil
	}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *widget.Button:
		if o.Text == text {
			return o
		}
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		if b := button(child, text); b != nil {
			return b
		}
	}
	return nil
}
