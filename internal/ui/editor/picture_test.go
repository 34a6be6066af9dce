package editor_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"focalpoint/internal/ui/theme"
)

// TestPictures draws every section as people see it into the folder FOCALPOINT_PICTURES, for the eye.
func TestPictures(t *testing.T) {
	folder := os.Getenv("FOCALPOINT_PICTURES")
	if folder == "" {
		t.Skip("no folder for pictures")
	}
	for _, lang := range []string{"uk", "en"} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			for _, size := range []fyne.Size{{Width: 844, Height: 640}, {Width: 1090, Height: 740}} {
				m := newMemory(t, school())
				o := open(t, m, lang, school().Activity.ID)
				test.ApplyTheme(t, theme.New(mode))
				o.window.Resize(size)
				o.Open(school().Activity.ID)
				for _, section := range []string{"what", "who", "where", "when", "results", "contact"} {
					o.OpenSection(section)
					o.RevealAll()
					time.Sleep(150 * time.Millisecond)
					o.run.settle()
					name := fmt.Sprintf("%s-%s-%.0f-%s.png", section, lang, size.Width, mode)
					file, err := os.Create(filepath.Join(folder, name))
					if err != nil {
						t.Fatal(err)
					}
					png.Encode(file, o.window.Canvas().Capture())
					file.Close()
				}
			}
		}
	}
}
