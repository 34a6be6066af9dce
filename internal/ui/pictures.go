package ui

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/widget"

	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/theme"
)

// quiet is how long nothing must have been drawn before a picture is taken.
const quiet = 400 * time.Millisecond

// DrawPictures draws the main pages with Fyne's software canvas, which needs no display, into PNG files in the folder:
// in both languages, in the light and the dark look. It returns the files' paths.
func DrawPictures(dir string, deps Deps, queue *runner.Queue) (files []string, err error) {
	deps.Runner = queue
	for _, lang := range i18n.Languages {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			deps.Lang = lang
			more, err := drawPages(dir, deps, queue, mode)
			files = append(files, more...)
			if err != nil {
				return files, fmt.Errorf("drawing the pages: %w", err)
			}
		}
	}
	return files, nil
}

func drawPages(dir string, deps Deps, queue *runner.Queue, mode theme.Mode) (files []string, err error) {
	sheet := newPaper()
	w := open(sheet, deps, look{mode, theme.Usual})
	// Icons are kept in the colours of the look before; only a theme override makes Fyne forget them without a window.
	container.NewThemeOverride(widget.NewIcon(nil), theme.New(mode))
	pages := []struct {
		name string
		open func()
	}{
		{"quarter", func() { w.openRoom(roomQuarter) }},
		{"activities", func() { w.openRoom(roomActivities) }},
		{"map", func() { w.openRoom(roomMap) }},
		{"editor", w.openFirst},
		{"quality", func() { w.openRoom(roomQuality) }},
		{"sending", func() { w.openRoom(roomSending) }},
		{"settings", func() { w.openRoom(roomSettings) }},
	}
	for _, page := range pages {
		page.open()
		queue.Flush()
		queue.Drain(quiet)
		file := filepath.Join(dir, fmt.Sprintf("%s-%s-%s.png", page.name, deps.Lang, mode))
		if err := writePicture(file, sheet.canvas.Capture()); err != nil {
			return files, err
		}
		files = append(files, file)
	}
	return files, w.Close()
}

// openFirst opens the first activity of the list.
func (w *Window) openFirst() {
	if summaries, err := w.deps.Desk.Activities(); err == nil && len(summaries) > 0 {
		w.OpenRecord(summaries[0].ID)
	}
}

func writePicture(path string, picture image.Image) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(file, picture); err != nil {
		return err
	}
	return file.Close()
}

// paper is a window that is only drawn: it has a canvas and nothing around it.
type paper struct {
	fyne.Window
	canvas software.WindowlessCanvas
}

func newPaper() *paper {
	p := &paper{canvas: software.NewCanvas()}
	p.canvas.SetPadded(false)
	p.canvas.Resize(FirstSize)
	return p
}

// Canvas is where the pages are drawn.
func (p *paper) Canvas() fyne.Canvas { return p.canvas }

// SetContent shows a page.
func (p *paper) SetContent(content fyne.CanvasObject) {
	p.canvas.SetContent(content)
	p.canvas.Resize(FirstSize)
}

// SetMainMenu leaves the menu out.
func (p *paper) SetMainMenu(*fyne.MainMenu) {}

// SetOnDropped does nothing: nobody drops files on paper.
func (p *paper) SetOnDropped(func(fyne.Position, []fyne.URI)) {}

// Close does nothing: there is no window.
func (p *paper) Close() {}
